package breakeven.batch;

import breakeven.decision.Decision;
import breakeven.export.Targets;
import breakeven.input.WorkloadBatch;
import breakeven.live.LiveData;
import breakeven.model.Problem;
import breakeven.model.Severity;
import breakeven.price.PriceBook;
import breakeven.price.PriceUse;
import breakeven.read.BadInput;
import breakeven.report.IssueList;
import breakeven.table.ExchangeRates;
import breakeven.table.UncertaintyTable;
import breakeven.write.PackageComposer;
import breakeven.write.ResultSheet;
import breakeven.write.ReviewedWorkbook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
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
    Path output = options.workbook();
    try (Targets targets = new Targets(options.input(), options.overwrite());
        Opened opened =
            output == null
                ? Opened.openRows(options.input(), options.prices())
                : Opened.open(options.input(), options.prices())) {
      Exports exports = Exports.begin(options, targets);
      IssueList issues = new IssueList();
      Book book = Book.read(opened.book(), opened.prices(), issues);
      WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
      requireRoom(options, workloads);
      Decision decision = new Decision();
      PriceBook prices = book.prices(decision.model.looked, options.asOf());
      Evaluator evaluator =
          new Evaluator(decision, prices, book.assumptions(), WorkloadsInput.BATCH);
      Drawing drawing = Drawing.of(book, decision, workloads.count(), options.draws());
      evaluator.draw(drawing.draws());
      checkTables(book, prices, issues);
      PriceUse use = new PriceUse(prices);
      try (Results results =
              new Results(decision, book.rates().reporting(), options.asOf(), output != null);
          FurtherSheets further =
              new FurtherSheets(decision, drawing, book, output != null || exports.full())) {
        LiveBook.Choice choice =
            output == null
                ? LiveBook.NO_WORKBOOK
                : LiveBook.choose(options.formulas(), book, workloads, evaluator, results);
        RunReport report =
            new RunReport(
                options, opened, book, workloads, results, choice, issues, use, drawing, further);
        exports.attach(workloads, results, issues, report);
        LiveData formulas = choice.data();
        progress.begin("deciding", "workloads", workloads.count());
        Hiring hiring = new Hiring(book, evaluator, options.asOf(), results, further);
        evaluate(
            workloads,
            drawing.draws() == null ? threads : 1,
            hiring::next,
            review -> {
              take(review, issues, use, results, further, formulas);
              progress.advance(review.batch().size());
            },
            issues);
        results.finish();
        hiring.hired.forEach(review -> further.add(review.portfolio()));
        further.finish(formulas == null ? "" : formulas.firstChosen());
        if (formulas != null) {
          formulas.sensitivity(further.found());
        }
        use.tell(issues);
        exports.finish(workloads.below(), report);
        PackageComposer.Last last =
            () -> {
              opened.requireUnchanged();
              targets.finish();
              targets.place();
            };
        if (output == null) {
          last.run();
        } else {
          ReviewedWorkbook.write(
              content(opened, book, workloads, results, further, formulas, issues, report),
              output,
              options.overwrite(),
              last);
        }
        targets.keep();
        return new ReviewOutcome(report.lines(), found(results, issues, report));
      }
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

  /** A batch, and what is wrong in its rows. */
  private record Read(WorkloadBatch batch, List<Problem> problems) {}

  private void evaluate(
      WorkloadsInput workloads,
      int workers,
      Supplier<BatchReview> hiring,
      Consumer<BatchReview> taker,
      IssueList issues)
      throws IOException {
    List<Problem> read = new ArrayList<>();
    try (WorkloadsInput.Batches batches = workloads.batches(read::add);
        SideBySide<BatchReview, Read, BatchReview> reviews =
            new SideBySide<>(
                workers, hiring, (review, one) -> review.of(one.batch(), one.problems()), taker)) {
      for (WorkloadBatch batch : batches) {
        reviews.hand(new Read(batch, List.copyOf(read)));
        read.clear();
      }
      reviews.finish();
    }
    read.forEach(issues::add);
  }

  /** Adds what was found out about a batch to the whole, in the order of the file. */
  private static void take(
      BatchReview review,
      IssueList issues,
      PriceUse use,
      Results results,
      FurtherSheets further,
      @Nullable LiveData formulas) {
    WorkloadBatch batch = review.batch();
    review.problems().forEach(issues::add);
    if (formulas != null) {
      formulas.add(review.frame(), batch, review::used);
    }
    for (int i = 0; i < batch.size(); i++) {
      use.add(review.used(i), review.parts(i));
    }
    further.add(review.frame(), batch);
    results.add(review);
  }

  /**
   * Gives workers. Each has its own prices, since what a name leads to is kept there once it was
   * asked for.
   */
  private static final class Hiring {
    private final Book book;
    private final Evaluator first;
    private final LocalDate asOf;
    private final Results results;
    private final FurtherSheets further;
    final List<BatchReview> hired = new ArrayList<>();

    Hiring(Book book, Evaluator first, LocalDate asOf, Results results, FurtherSheets further) {
      this.book = book;
      this.first = first;
      this.asOf = asOf;
      this.results = results;
      this.further = further;
    }

    BatchReview next() {
      Evaluator evaluator = hired.isEmpty() ? first : another();
      hired.add(new BatchReview(evaluator, book, results, further.part()));
      return hired.get(hired.size() - 1);
    }

    private Evaluator another() {
      Decision decision = first.decision();
      return new Evaluator(
          decision,
          book.prices(decision.model.looked, asOf),
          book.assumptions(),
          WorkloadsInput.BATCH);
    }
  }

  /** What is wrong with whole tables. */
  private static void checkTables(Book book, PriceBook prices, IssueList issues) {
    TableProblems tables = new TableProblems(issues);
    tables.exchangeRates(
        book.rows(ExchangeRates.TABLE),
        book.rates(),
        book.origin(ExchangeRates.TABLE) == Book.Origin.SHIPPED);
    tables.uncertainty(book.rows(UncertaintyTable.TABLE));
    tables.assumptions(book.assumptions(), prices);
  }

  private static ReviewedWorkbook.Content content(
      Opened opened,
      Book book,
      WorkloadsInput workloads,
      Results results,
      FurtherSheets further,
      @Nullable LiveData formulas,
      IssueList issues,
      RunReport report) {
    return new ReviewedWorkbook.Content(
        opened.workbook(),
        workloads.sheet(),
        workloads.header(),
        workloads.headerTexts(),
        results.count(),
        results.workloads(),
        results.checklist(),
        results.breakEven(),
        further.sensitivity(),
        further.nextSteps(),
        further.investing(),
        results.charted(),
        AddedTables.of(book),
        book.elsewhere(),
        AddedTables.rows(book, opened.workbook()),
        formulas,
        report.checks(),
        results.reclassification(),
        issues,
        report::summary,
        report.log());
  }

  private static Set<FailOn> found(Results results, IssueList issues, RunReport report) {
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
    return found;
  }
}
