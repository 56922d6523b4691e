package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.model.Place;
import breakeven.core.report.Comparison;
import breakeven.core.report.GatheredTable;
import breakeven.core.report.ResultTable;
import breakeven.core.report.SummaryData;
import breakeven.workbook.live.LiveControls;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.live.LiveSheet;
import breakeven.workbook.live.ReviewSections;
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
  private @Nullable LiveModel live;
  private @Nullable LiveControls controls;
  private @Nullable ChangesSheet changes;
  private @Nullable Place forecast;

  /**
   * Begins with {@code Summary}.
   *
   * @param told what it tells
   */
  ResultSheets(Content content, SummaryData told, ReviewSections sections, OutputWorkbook book) {
    this.content = content;
    this.book = book;
    this.told = told;
    summary = SummarySheet.add(book, told, sections);
  }

  /** What is spliced into each part. */
  Map<String, SheetSplice> splices() {
    return splices;
  }

  /**
   * The sheets of results, a row for each workload or for something else; results there, on Summary
   * and beside the workloads follow what is typed.
   *
   * @param formulas null where results are values
   */
  void results(@Nullable LiveModel formulas) {
    live = formulas;
    summary.leadToResults(content.opening().workloads().resultsName());
    if (formulas != null) {
      summary.calculating(formulas);
      content.opening().workloads().calculating(formulas, book.formats());
      controls = formulas.controls();
    }
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
    DecisionsSheet decisions =
        DecisionsSheet.add(
            book, content.proposals(), content.criteria(), told.units().decision(), told, live);
    add(decisions.blocks());
    add(BusinessUnitsSheet.add(book, told, controls));
    add(NextStepsSheet.add(book, content.steps(), told, live));
    if (!content.charted().isEmpty()) {
      ForecastSheet made = ForecastSheet.add(book, content.charted().forecast(), live);
      add(made.blocks());
      forecast = made.saved();
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

  /**
   * What charts draw from, every line of the calculation, and {@code Explorer} before them.
   *
   * @param model null where only what was used is reported
   */
  void calculations(@Nullable LiveModel model, List<LiveSheet> calculated) {
    splices.putAll(CalculationPage.add(book, content.calculation()));
    splices.putAll(CalculationSheet.add(book, model, calculated));
    if (model == null) {
      add(UsedSheet.add(book, content.log()));
    } else {
      add(ExplorerSheet.add(book, model));
    }
  }

  /**
   * Every sheet by its group. Call it when all others are made.
   *
   * @param in the user's workbook
   * @return the names of all sheets in the order of their tabs
   */
  List<String> readMe(XlsxFile in) {
    GuideSheet guide = new GuideSheet(book, in);
    add(guide.blocks());
    return guide.order();
  }

  /**
   * What holds, what is wrong, and what the run was.
   *
   * @param results where the result columns of the workloads are
   */
  void control(ResultPlaces results) {
    ChecksSheet checks = new ChecksSheet(book, controls != null);
    add(IssuesSheet.add(book, content.issues(), content.unlinked(), told.currency()));
    ChangesSheet compared = changes;
    RunLogSheet log = new RunLogSheet(book, content.log(), compared == null);
    add(log.blocks());
    if (live == null) {
      log.nameValues();
    }
    if (compared != null) {
      compared.draw(log.trend());
    }
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
                compared == null ? null : compared.sums(),
                content.log(),
                log,
                controls));
    add(checks.write(measured, summary.light()));
  }
}
