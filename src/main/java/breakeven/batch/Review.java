package breakeven.batch;

import breakeven.decision.Decision;
import breakeven.export.Targets;
import breakeven.live.LiveData;
import breakeven.model.Problem;
import breakeven.model.Severity;
import breakeven.ooxml.PackageComposer;
import breakeven.price.PriceBook;
import breakeven.price.PriceUse;
import breakeven.read.BadInput;
import breakeven.read.XlsxFile;
import breakeven.report.Comparison;
import breakeven.report.IssueList;
import breakeven.table.ExchangeRates;
import breakeven.table.PriceTable;
import breakeven.table.Sheets;
import breakeven.table.UncertaintyTable;
import breakeven.write.Opening;
import breakeven.write.ResultSheet;
import breakeven.write.ReviewedWorkbook;
import breakeven.write.WorkloadsSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The main job: a portfolio in, the same workbook out with verdicts. */
public final class Review implements ReviewJob {
  /** Memory that the arrays of one worker and what waits for it may take. */
  private static final long BYTES_A_WORKER = 64 << 20;

  private final int threads;

  /** A review on all processors, as far as there is memory for them. */
  public Review() {
    this(
        (int)
            Math.min(
                Runtime.getRuntime().availableProcessors(),
                Math.max(1, Runtime.getRuntime().maxMemory() / BYTES_A_WORKER)));
  }

  /** A review with so many batches in work at once. The output is the same for any number. */
  Review(int threads) {
    this.threads = threads;
  }

  @Override
  public ReviewOutcome run(ReviewOptions options, Progress progress) throws IOException {
    try (Targets targets = new Targets(options.input(), options.overwrite());
        Opened opened = Opened.open(options, progress)) {
      targets.claim(options.workbook());
      Opening opening = options.workbook() == null ? null : opened.opening();
      Exports exports = Exports.begin(options, targets);
      IssueList issues = new IssueList();
      Book book = Book.read(opened.book(), opened.prices(), issues);
      WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
      requireRoom(options, workloads);
      Decision decision =
          opening == null ? new Decision() : new Decision(opening.nameOf(Sheets.ISSUES));
      Evaluator evaluator = Evaluator.of(book, decision, options.asOf());
      Drawing drawing = Drawing.of(book, evaluator.decision(), workloads.count(), options.draws());
      evaluator.draw(drawing.draws());
      SharedProblems shared = new SharedProblems();
      checkTables(book, evaluator.prices(), issues, shared);
      workloads.cut().forEach(issues::add);
      book.rejections().forEach(shared::add);
      workloads.header().rejections().values().forEach(shared::add);
      PriceUse use = new PriceUse(evaluator.prices());
      boolean lists = options.workbook() != null || exports.full();
      try (Results results =
              new Results(
                  evaluator.decision(),
                  book.rates().reporting(),
                  options.asOf(),
                  options.workbook() != null);
          FurtherSheets further = new FurtherSheets(evaluator.decision(), drawing, book, lists)) {
        LiveBook.Choice choice = LiveBook.choose(options, book, workloads, evaluator, results);
        if (choice.costs()) {
          results.keepCosts(evaluator.frame().months());
        }
        if (opening != null) {
          opening.prepare(
              new WorkloadsSheet.Wanted(
                  workloads.sheet(),
                  workloads.header(),
                  workloads.headerTexts(),
                  results.workloads(),
                  choice.formulas()));
        }
        Previous previous =
            options.previous() == null
                ? null
                : Previous.read(
                    options.previous(),
                    results.bySheet().workloads(),
                    workloads,
                    book,
                    evaluator,
                    options.asOf(),
                    progress);
        Comparison comparison = previous == null ? null : previous.comparison();
        RunReport report =
            new RunReport(
                options,
                opened,
                book,
                workloads,
                results,
                choice,
                issues,
                use,
                drawing,
                further,
                comparison);
        exports.attach(workloads, results, evaluator.frame().months(), issues, report);
        new Deciding(
                book,
                evaluator,
                options.asOf(),
                issues,
                shared,
                use,
                results,
                further,
                choice.data(),
                previous)
            .all(workloads, threads, progress);
        exports.finish(workloads.below(), report);
        write(
            options,
            progress,
            () ->
                content(
                    Objects.requireNonNull(opening),
                    opened.workbook(),
                    book,
                    workloads,
                    results,
                    further,
                    choice.data(),
                    comparison,
                    issues,
                    report),
            () -> {
              opened.requireUnchanged();
              targets.finish();
              targets.place();
            });
        targets.keep();
        return new ReviewOutcome(report.lines(), found(results, comparison, issues, report));
      }
    }
  }

  /**
   * Writes the workbook, if one is wanted.
   *
   * @param last what goes before the workbook takes its place: everything else takes its own
   */
  private static void write(
      ReviewOptions options,
      Progress progress,
      Supplier<ReviewedWorkbook.Content> content,
      PackageComposer.Last last)
      throws IOException {
    Path output = options.workbook();
    if (output == null) {
      last.run();
    } else {
      ReviewedWorkbook.write(
          content.get(),
          output,
          options.overwrite(),
          last,
          rows -> {
            progress.begin("writing", "rows", rows);
            return progress::advance;
          });
    }
  }

  /** Refuses what would not fit before the long work. */
  private static void requireRoom(ReviewOptions options, WorkloadsInput workloads) {
    if (options.workbook() != null && workloads.count() > ResultSheet.MOST_ROWS) {
      throw new BadInput(
          String.format(
              Locale.ROOT,
              "%s has %,d workloads, and a sheet of results ends after %,d: write the results as CSV,"
                  + " which has no end (-o OUT.csv or --csv DIR), or split it",
              options.input(),
              workloads.count(),
              ResultSheet.MOST_ROWS));
    }
  }

  /** What is wrong with whole tables. */
  private static void checkTables(
      Book book, PriceBook prices, IssueList issues, SharedProblems shared) {
    TableProblems tables = new TableProblems(issues);
    tables.exchangeRates(
        book.rows(ExchangeRates.TABLE),
        book.rates(),
        book.origin(ExchangeRates.TABLE) == Book.Origin.SHIPPED);
    Problem unusable = book.rates().unusable();
    if (unusable != null) {
      shared.add(unusable);
    }
    tables.uncertainty(book.rows(UncertaintyTable.TABLE));
    PriceTable.ALL.forEach(layout -> tables.unnamed(book.rows(layout.table())));
    TableProblems unlessFound = new TableProblems(shared::addUnlessFound);
    PriceTable.ALL.forEach(layout -> unlessFound.names(book.rows(layout.table())));
    unlessFound.assumptions(book.assumptions(), prices);
  }

  private static ReviewedWorkbook.Content content(
      Opening opening,
      XlsxFile workbook,
      Book book,
      WorkloadsInput workloads,
      Results results,
      FurtherSheets further,
      @Nullable LiveData formulas,
      @Nullable Comparison comparison,
      IssueList issues,
      RunReport report) {
    return new ReviewedWorkbook.Content(
        opening,
        workloads.sheet(),
        workloads.header(),
        results.count(),
        results.checklist(),
        results.breakEven(),
        further.sensitivity(),
        further.nextSteps(),
        further.investing(),
        results.charted(),
        AddedTables.of(book),
        book.elsewhere(),
        AddedTables.rows(book, workbook),
        formulas,
        results.calculations(),
        report.checks(),
        comparison,
        results.reclassification(),
        issues,
        report::summary,
        report.log());
  }

  private static Set<FailOn> found(
      Results results, @Nullable Comparison comparison, IssueList issues, RunReport report) {
    Set<FailOn> found = EnumSet.noneOf(FailOn.class);
    if (issues.count(Severity.ERROR) + issues.count(Severity.WARNING) > 0) {
      found.add(FailOn.ISSUES);
    }
    if (results.totals().byVerdict().get(0).rows() > 0) {
      found.add(FailOn.NEEDS_DATA);
    }
    if (report.stalePrices() + results.totals().hanging() > 0) {
      found.add(FailOn.STALE_PRICES);
    }
    if (comparison != null && comparison.changed()) {
      found.add(FailOn.CHANGES);
    }
    return found;
  }
}
