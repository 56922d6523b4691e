package breakeven.app.batch;

import breakeven.core.cycle.LogEnd;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.CellReader;
import breakeven.core.input.Decimals;
import breakeven.core.input.Finding;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.price.PriceUse;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.CheckFigures;
import breakeven.core.report.Comparison;
import breakeven.core.report.GatheredTable;
import breakeven.core.report.IssueList;
import breakeven.core.report.PastReview;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.ResultTable;
import breakeven.core.report.RunLog;
import breakeven.core.report.RunLogColumns;
import breakeven.core.report.SummaryData;
import breakeven.core.report.SummaryFigures;
import breakeven.core.report.Totals;
import breakeven.core.table.Assumption;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.whatif.MostMoney;
import breakeven.exchange.export.ListTable;
import breakeven.workbook.write.ReviewedWorkbook.ListSheet;
import breakeven.workbook.write.Spool;
import breakeven.xlsx.ooxml.SheetNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is reported of a whole run: the first page, the run log, the lines on the terminal. */
final class RunReport {
  /** The names of facts that are read again. */
  static final String INPUT = "Input";

  static final String INPUT_SHA256 = "SHA-256 of the input";

  static final String WHERE = "Rows named with --where";

  /** The rows where none are named. */
  static final String ALL = "all";

  static final String REVIEW_DATE = "Review date";

  static final String DRAWS = "Draws a workload";

  /** The names of the facts by which a copy of the log is held against another. */
  static final String LOG_LINES = "Lines of " + Sheets.DECISION_LOG;

  static final String LOG_HASH = "SHA-256 of the last line of " + Sheets.DECISION_LOG;

  /** Causes that are reported where nothing could be decided. */
  private static final int CAUSES = 3;

  private final ReviewOptions options;
  private final Decision decision;
  private final InputFiles opened;
  private final InputTables book;
  private final WorkloadsInput workloads;
  private final Results results;
  private final IssueList issues;
  private final PriceUse use;
  private final SimulationSettings drawing;
  private final MostMoney.Least searched;
  private final PortfolioAnalyses further;
  private final ShapeList shapes;
  private final @Nullable Comparison comparison;
  private final RealisedReview outcomes;
  private final Supplier<List<ListSheet>> kept;

  private @Nullable Map<String, String> hashes;

  /** The reviews that the input remembers, as one that was reviewed itself does. */
  private final List<PastReview> remembered;

  /** The reviews that the last review's file remembers, itself among them. */
  private final List<PastReview> comparedTo;

  /** What is wrong with a review date before what the input remembers; null: nothing. */
  private final @Nullable Problem early;

  /** Where inputs are in the reviewed workbook; null where none is written. */
  private final @Nullable OutputPlaces places;

  /** What a run is reported from: what is read, and what is found out until it is asked. */
  RunReport(ReviewInputs prepared, ReviewResults findings) {
    options = prepared.options();
    decision = prepared.decision();
    opened = prepared.opened();
    book = prepared.book();
    workloads = prepared.workloads();
    results = findings.results();
    issues = prepared.issues();
    use = prepared.use();
    drawing = prepared.drawing();
    searched = prepared.searched();
    further = findings.further();
    shapes = findings.shapes();
    comparison = findings.comparison();
    outcomes = findings.outcomes();
    kept = findings::lists;
    remembered = PastReviews.of(opened.book());
    early = EarlyReview.of(opened.book(), remembered, options.asOf());
    comparedTo = findings.previous() == null ? List.of() : findings.previous().remembered();
    places = options.workbook() == null ? null : new OutputPlaces(book);
  }

  /** The input without its folder. */
  String fileName() {
    return String.valueOf(options.input().getFileName());
  }

  /** What is said before the answer: of the review date, and of closed months. */
  List<Problem> head() {
    return Stream.of(Optional.ofNullable(early), Optional.ofNullable(outcomes.news()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether a review of an earlier day has seen the input. */
  boolean carriedOn() {
    return PastReviews.last(remembered, options.asOf()).isBefore(options.asOf());
  }

  /** Lists that the review date is early, which touches all workloads: they are known by now. */
  void tellEarly() {
    if (early != null) {
      issues.add(early.touching(results.count(), results.totals().money().paidToday()));
    }
  }

  /** Price rows used that are older than the limit. */
  int stalePrices() {
    return use.age().stale();
  }

  /** The first page. */
  SummaryData summary(SheetNames names) {
    List<RunLog.AssumptionUsed> assumptions = assumptions();
    return new SummaryData(
        fileName(),
        options.asOf(),
        book.rates().reporting(),
        workloads.sheet().name(),
        SummaryData.Portfolio.of(results.totals()),
        Stream.concat(head().stream(), issues.errorsOn(Sheets.ASSUMPTIONS).stream()).toList(),
        causes(),
        issues.count(Severity.ERROR),
        issues.count(Severity.WARNING),
        (int) assumptions.stream().filter(RunLog.AssumptionUsed::byDefault).count(),
        assumptions.size(),
        drawing.count(),
        further.insights(),
        shapes.totals(),
        results.highlights(),
        results.ruleOfThumb(),
        GatheredTable.of(results.gathered(), BusinessUnits.class),
        use.age(),
        links(names),
        results.proposals().approved(),
        comparison == null ? "" : comparison.sentence(),
        notes(),
        outcomes.realised(),
        book.assumptions().text(Assumption.SCENARIO),
        results.otherScenarios());
  }

  /** What the run is. */
  List<RunLog.Fact> facts() {
    return run().facts();
  }

  /** The figures of the first page. */
  List<SummaryFigures.Figure> figures() {
    return SummaryFigures.of(summary(SheetNames.usual()));
  }

  /** The run log as one list. */
  private List<RunLogColumns.SectionFact> logged() {
    return log().facts().stream()
        .flatMap(
            section ->
                section.facts().stream()
                    .map(fact -> new RunLogColumns.SectionFact(section.title(), fact)))
        .toList();
  }

  private <T> ListTable table(ResultTable<T> table, ListTable.Things<T> rows) {
    return ListTable.of(table, decision, book.rates().reporting(), rows);
  }

  /** {@link #figures} and {@link #facts} as tables. */
  List<ListTable> facing() {
    return List.of(
        table(ResultTable.SUMMARY, figures()::forEach),
        table(ResultTable.RUN_LOG, logged()::forEach));
  }

  /** The tables whose rows are no workloads; they have rows once all workloads are there. */
  List<ListTable> lists() {
    List<ListTable> lists = new ArrayList<>();
    kept.get().forEach(list -> lists.add(listed(list)));
    lists.add(table(ResultTable.NEXT_STEPS, taker -> further.nextSteps().steps().forEach(taker)));
    Comparison compared = comparison;
    if (compared != null) {
      lists.add(table(ResultTable.CHANGES, taker -> compared.listed().forEach(taker)));
    }
    lists.add(table(ResultTable.DECISIONS, taker -> results.proposals().each(taker::accept)));
    results.gathered().forEach(table -> lists.add(gathered(table)));
    lists.add(table(ResultTable.REALISED, taker -> outcomes.realised().months().forEach(taker)));
    lists.add(table(ResultTable.REVIEWS, taker -> reviews().forEach(taker)));
    lists.add(table(ResultTable.ISSUES, taker -> issues.listed().forEach(taker)));
    lists.add(table(ResultTable.ASSUMPTIONS_USED, taker -> log().assumptions().forEach(taker)));
    lists.add(table(ResultTable.PRICES_USED, taker -> log().prices().forEach(taker)));
    return lists;
  }

  private <T> ListTable gathered(GatheredTable<T> gathered) {
    return table(gathered.table(), gathered.rows()::each);
  }

  /** A table whose rows were kept as cells. */
  private static ListTable listed(ListSheet sheet) {
    return new ListTable(
        sheet.table().name(),
        sheet.columns(),
        (cells, endRow) -> {
          try (Spool.Replay replay = sheet.cells().replay()) {
            while (replay.nextRow() > 0) {
              replay.cells(sheet.columns().size(), cells);
              endRow.run();
            }
          }
        });
  }

  /** What the checks hold the sheets against. */
  CheckFigures checks() {
    return new CheckFigures(
        options.asOf(),
        workloads.count(),
        workloads.counts(),
        workloads.repeated(),
        results.controls(),
        use.contradicted(),
        book.assumptions().number(Assumption.LOW_VOLUME),
        book.assumptions().number(Assumption.HIGH_VOLUME),
        unconverted(),
        UsageTraces.billed(opened.book()),
        outcomes.logFaults(),
        outcomes.logEnd().lines(),
        outcomes.earlierRules());
  }

  private int unconverted() {
    int count = 0;
    for (Assumption assumption : Assumption.values()) {
      String currency = book.assumptions().currency(assumption);
      count += assumption.numeric() && Double.isNaN(book.rates().rate(currency)) ? 1 : 0;
    }
    return count;
  }

  private List<String> links(SheetNames names) {
    Set<String> absent = new HashSet<>(Set.of(Sheets.SUMMARY));
    if (comparison == null) {
      absent.add(Sheets.CHANGES);
    }
    if (!outcomes.any()) {
      absent.addAll(List.of(Sheets.REALISED, Sheets.DECISION_LOG));
    }
    return ResultTable.SHEETS.stream()
        .filter(sheet -> !absent.contains(sheet.name()))
        .map(sheet -> names.of(sheet.name()))
        .toList();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!options.where().isEmpty()) {
      notes.add(
          "Only workloads with %s: %s; results beside the others are emptied."
              .formatted(where(), reviewed()));
    }
    List<String> added = added();
    if (!added.isEmpty()) {
      notes.add(
          "Added with shipped values, since the workbook lacked them: "
              + String.join(", ", added)
              + ".");
    }
    LogEnd log = outcomes.logEnd();
    if (log.lines() > 0) {
      notes.add(
          Sheets.DECISION_LOG
              + " has "
              + TerminalReport.counted(log.lines(), "line")
              + "; the SHA-256 of the last is "
              + log.hash()
              + ".");
    }
    return notes;
  }

  private List<String> added() {
    return book.missing().stream().map(Table::sheet).toList();
  }

  private List<RunLog.AssumptionUsed> assumptions() {
    return RunLog.assumptions(
        book.assumptions(),
        book.rates()::rate,
        places == null ? book.assumptions()::cell : places::assumption);
  }

  private RunLog.Section run() {
    List<RunLog.Fact> facts =
        new ArrayList<>(
            List.of(
                RunLog.Fact.of(RunLog.PROGRAM, RunLog.version()),
                RunLog.Fact.of("Apache POI", org.apache.poi.Version.getVersion()),
                RunLog.Fact.of("Java", Runtime.version().feature()),
                RunLog.Fact.of(INPUT, fileName()),
                RunLog.Fact.of(INPUT_SHA256, opened.sha256()),
                RunLog.Fact.of("Size of the input, bytes", opened.size()),
                RunLog.Fact.of(REVIEW_DATE, options.asOf()),
                RunLog.Fact.of("Prices named with --prices", named(options.prices())),
                RunLog.Fact.of("Review named with --previous", named(options.previous())),
                RunLog.Fact.of(WHERE, where()),
                RunLog.Fact.of("Numbers typed as text", numbersAsText()),
                RunLog.Fact.of("Best shape", shapes.said()),
                RunLog.Fact.of(DRAWS, drawing.count().draws()),
                RunLog.Fact.of("Why so many draws", drawing.count().why()),
                RunLog.Fact.of("Reporting currency", book.rates().reporting())));
    if (!searched.equals(MostMoney.Least.ALL)) {
      facts.add(
          RunLog.Fact.of(
              "What would change it",
              String.format(
                  Locale.ROOT,
                  "searched for the %,d workloads with the largest net saving or saving",
                  MostMoney.MOST_WORKLOADS)));
    }
    return new RunLog.Section("Run", facts);
  }

  /** What each sheet of inputs was; read once. */
  private RunLog.Section inputs() {
    if (hashes == null) {
      hashes = opened.sheetsSha256(workloads.sheet().name());
    }
    return new RunLog.Section(
        RunLog.INPUT_SHEETS,
        hashes.entrySet().stream()
            .map(sheet -> RunLog.Fact.of(sheet.getKey(), sheet.getValue()))
            .toList());
  }

  /** The run log. */
  RunLog log() {
    OutputPlaces at = places;
    List<RunLog.Fact> counts =
        new ArrayList<>(
            List.of(
                RunLog.Fact.of("Workloads", results.count()),
                RunLog.Fact.of("Workloads on the sheet", workloads.onSheet()),
                RunLog.Fact.of("Errors", issues.count(Severity.ERROR)),
                RunLog.Fact.of("Warnings", issues.count(Severity.WARNING))));
    LogEnd log = outcomes.notedEnd();
    if (log.lines() > 0) {
      counts.add(RunLog.Fact.of(LOG_LINES, log.lines()));
      counts.add(RunLog.Fact.of(LOG_HASH, log.hash()));
    }
    return new RunLog(
        List.of(run(), new RunLog.Section("Counts", counts), inputs()),
        assumptions(),
        at == null ? use.used() : use.used().stream().map(row -> row.placed(at::of)).toList(),
        reviews(),
        added());
  }

  /**
   * This review, and those before it that the input or the last review's file remembers. A review
   * of a part is not among them: its amounts beside those of the whole would show a fall.
   */
  private List<PastReview> reviews() {
    List<List<PastReview>> known = List.of(remembered, comparedTo);
    if (!options.where().isEmpty()) {
      return PastReview.beforePart(known, options.asOf());
    }
    PortfolioAmounts money = results.totals().money();
    PastReview now =
        new PastReview(
            options.asOf(),
            book.rates().reporting(),
            (int) results.count(),
            money.readyToApprove(),
            further.insights().ready().mean(),
            money.restoringQuality(),
            money.pendingEvidence(),
            money.blockedByCheck(),
            money.paidToday(),
            outcomes.any() ? outcomes.realised().approved() : Double.NaN,
            outcomes.any() ? outcomes.realised().inProduction() : Double.NaN,
            outcomes.any() ? outcomes.realised().realised() : Double.NaN);
    return PastReview.remembered(known, now);
  }

  /** How texts of the input are read where they may be numbers. */
  private String numbersAsText() {
    return opened.decimals() == Decimals.COMMA
        ? "1.200,5 is 1200.5, by "
            + (options.decimals() == Decimals.COMMA ? "--decimal-comma" : "Decimal sign")
        : "1200.5; 1.200 and 1,200 are refused, as two numbers";
  }

  private static String named(@Nullable Path file) {
    return file == null ? "none" : String.valueOf(file.getFileName());
  }

  /** How many workloads were reviewed. */
  String reviewed() {
    return options.where().isEmpty()
        ? TerminalReport.counted(results.count(), "workload")
        : "%s of %s reviewed"
            .formatted(results.count(), TerminalReport.counted(workloads.onSheet(), "workload"));
  }

  /** What the rows had to show; "all" where nothing was asked for. */
  String where() {
    return options.where().isEmpty()
        ? ALL
        : options.where().stream().map(Condition::text).collect(Collectors.joining(", "));
  }

  /** What keeps most workloads from a verdict: errors, and answers that are missing. */
  private List<IssueList.Cause> causes() {
    List<IssueList.Cause> causes = new ArrayList<>(issues.causes(CAUSES));
    for (Totals.Unanswered answer : results.totals().unanswered()) {
      int column = workloads.header().indexOf(answer.column());
      List<String> words = answer.column().words();
      String typed =
          words.isEmpty()
              ? answer.column().title() + ", for example " + answer.column().example()
              : CellReader.list(words);
      causes.add(
          new IssueList.Cause(
              Finding.error("", "Not answered", "Type " + typed)
                  .at(
                      workloads.sheet().name(),
                      column < 0 ? "" : new Place("", answer.firstRow(), column).cell(),
                      answer.column().header()),
              answer.rows()));
    }
    causes.sort(Comparator.comparingInt(IssueList.Cause::rows).reversed());
    return causes.subList(0, Math.min(CAUSES, causes.size()));
  }
}
