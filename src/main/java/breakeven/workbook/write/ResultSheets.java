package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.model.Place;
import breakeven.core.report.Comparison;
import breakeven.core.report.GatheredTable;
import breakeven.core.report.ResultTable;
import breakeven.core.report.SummaryData;
import breakeven.workbook.write.ReviewedWorkbook.Content;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sheets that a review adds: call the methods in their order. What is streamed into the long
 * ones is spliced in when the workbook is composed.
 */
final class ResultSheets {
  /** The gathered tables whose sheets have more than their rows. */
  private static final Set<ResultTable<?>> LAID_OUT =
      Set.of(ResultTable.BUSINESS_UNITS, ResultTable.FORECAST);

  private final Content content;
  private final OutputWorkbook book;
  private final SummaryData told;
  private final SummarySheet summary;
  private final Map<String, SheetSplice> splices = new HashMap<>();
  private @Nullable ChangesSheet changes;
  private @Nullable Place forecast;
  private @Nullable Place payback;
  private @Nullable DecisionsSheet decisions;
  private @Nullable ReviewSums sums;

  /**
   * Begins with {@code Summary}.
   *
   * @param told what it tells
   */
  ResultSheets(Content content, SummaryData told, OutputWorkbook book) {
    this.content = content;
    this.book = book;
    this.told = told;
    summary = SummarySheet.add(book, told, content.charted());
  }

  /** What is spliced into each part. */
  Map<String, SheetSplice> splices() {
    return splices;
  }

  /** Leads from Summary to the results beside the workloads. */
  void results() {
    summary.leadToResults(content.opening().workloads().resultsName());
  }

  private void add(BlockSheet sheet) {
    splices.put(sheet.part(), sheet.splice());
  }

  /** What has changed since the last review, and which approaches change. */
  void overviews() {
    Comparison comparison = content.comparison();
    if (comparison != null) {
      ChangesSheet made = new ChangesSheet(book, comparison, told);
      add(made.blocks());
      changes = made;
    }
    DecisionsSheet listed = DecisionsSheet.add(book, content.proposals(), content.criteria(), told);
    add(listed.blocks());
    decisions = listed;
    add(BusinessUnitsSheet.add(book, told, sums));
    add(NextStepsSheet.add(book, content.steps(), told));
    if (!content.charted().isEmpty()) {
      ForecastSheet made = ForecastSheet.add(book, content.charted().forecast());
      add(made.blocks());
      forecast = made.saved();
      payback = made.payback();
    }
    if (told.realised().any()) {
      RealisedSheet realised = new RealisedSheet(book, told.realised());
      add(realised.blocks());
      summary.draw(realised);
    }
    content.gathered().stream()
        .filter(one -> !LAID_OUT.contains(one.table()))
        .forEach(one -> add(list(one)));
  }

  private BlockSheet list(GatheredTable<?> table) {
    return list(book, table, told.units().decision(), told.currency());
  }

  /** A sheet that is the rows of its table, all of them values. */
  static <T> BlockSheet list(
      OutputWorkbook book, GatheredTable<T> gathered, Decision decision, String currency) {
    ResultTable<T> table = gathered.table();
    List<T> rows = new ArrayList<>();
    gathered.rows().each(rows::add);
    return BlockSheet.of(
        book,
        table.name(),
        table.sheet().sentence(),
        new Block<>(BlockColumn.all(table.columns(decision, currency)), rows)
            .table("tbl" + table.name().replace(" ", "")),
        "None.");
  }

  /** What Calculation and Review have of each workload, and what adds up over it. */
  void calculations() {
    if (content.rows() > 0) {
      ReviewPage review = new ReviewPage(book, content.review(), content.calculation());
      splices.putAll(CalculationPage.add(book, content.calculation(), review));
      splices.put(review.part(), review.splice());
      sums = review.sums(told.units().decision());
    }
    if (sums != null) {
      summary.sums(sums);
    }
  }

  /**
   * The names of all sheets in the order of their tabs. Call it when all others are made.
   *
   * @param in the user's workbook
   */
  List<String> order(XlsxFile in) {
    return TabOrder.of(book.workbook(), book.names(), in);
  }

  /**
   * What holds, what is wrong, and what the run was.
   *
   * @param results where the result columns of the workloads are
   */
  void control(ResultPlaces results) {
    if (decisions != null) {
      summary.lead(results, decisions, payback);
    }
    ChecksSheet checks = new ChecksSheet(book);
    add(IssuesSheet.add(book, content.issues(), content.unlinked(), told.currency()));
    RunLogSheet log = new RunLogSheet(book, content.log());
    add(log.blocks());
    log.nameValues();
    List<Check> measured =
        Checks.of(
            new Checks.Sources(
                content.checks(),
                content.header(),
                results,
                book.names(),
                told,
                summary.firstVerdict(),
                summary.turnedDown(),
                forecast,
                changes == null ? null : changes.sums(),
                content.log(),
                log,
                content.calculation()));
    add(checks.write(measured, summary.light()));
  }
}
