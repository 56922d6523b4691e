package breakeven.batch;

import breakeven.decision.Decision;
import breakeven.decision.Flips;
import breakeven.decision.Hang;
import breakeven.economics.LifetimeSearch;
import breakeven.export.Targets;
import breakeven.input.WorkloadBatch;
import breakeven.live.LiveData;
import breakeven.model.Severity;
import breakeven.price.PriceBook;
import breakeven.price.PriceUse;
import breakeven.report.IssueList;
import breakeven.table.Assumption;
import breakeven.table.ExchangeRates;
import breakeven.table.UncertaintyTable;
import breakeven.write.ReviewedWorkbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The main job: a portfolio in, the same workbook out with verdicts. */
public final class Review implements ReviewJob {
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
      WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting());
      Decision decision = new Decision();
      PriceBook prices = book.prices(decision.model.looked, options.asOf());
      Evaluator evaluator =
          new Evaluator(decision, prices, book.assumptions(), WorkloadsInput.BATCH);
      Drawing drawing = Drawing.of(book, decision, workloads.count(), options.draws());
      evaluator.draw(drawing.draws());
      checkTables(book, prices, issues);
      PriceUse use = new PriceUse(prices);
      try (Results results =
              new Results(evaluator, book.rates().reporting(), options.asOf(), output != null);
          FurtherSheets further =
              new FurtherSheets(
                  decision,
                  drawing,
                  book.rates().reporting(),
                  (int) book.assumptions().number(Assumption.HORIZON))) {
        LiveBook.Choice choice =
            output == null
                ? LiveBook.NO_WORKBOOK
                : LiveBook.choose(options.formulas(), book, workloads, evaluator, results);
        exports.attach(workloads, results);
        LiveData formulas = choice.data();
        evaluate(book, workloads, evaluator, use, issues, results, further, formulas, progress);
        RunReport report =
            new RunReport(
                options, opened, book, workloads, results, choice, issues, use, drawing, further);
        exports.finish(workloads.below(), report);
        targets.finish();
        targets.place();
        if (output != null) {
          ReviewedWorkbook.write(
              content(opened, book, workloads, results, further, formulas, issues, report),
              output,
              options.overwrite());
        }
        targets.keep();
        return new ReviewOutcome(report.lines(), found(results, issues, report));
      }
    }
  }

  private static void evaluate(
      Book book,
      WorkloadsInput workloads,
      Evaluator evaluator,
      PriceUse use,
      IssueList issues,
      Results results,
      FurtherSheets further,
      @Nullable LiveData formulas,
      Progress progress)
      throws IOException {
    progress.begin("deciding", "workloads", workloads.count());
    Flips flips =
        new Flips(
            evaluator.decision(),
            evaluator.draws(),
            book.rates().reporting(),
            WorkloadsInput.BATCH,
            LifetimeSearch.longest(book.assumptions().number(Assumption.HORIZON)));
    RowProblems problems =
        new RowProblems(evaluator, evaluator.prices(), book.assumptions(), issues);
    RowParts parts = new RowParts(evaluator);
    HangingPrices hanging = new HangingPrices(evaluator, book);
    try (WorkloadsInput.Batches batches = workloads.batches(issues)) {
      for (WorkloadBatch batch : batches) {
        evaluator.evaluate(batch);
        if (formulas != null) {
          formulas.add(evaluator.frame(), batch, i -> evaluator.used(batch, i));
        }
        List<List<Hang>> hangs = hanging.find(batch);
        int[] counts = new int[batch.size()];
        for (int i = 0; i < counts.length; i++) {
          counts[i] = batch.errors(i) + batch.warnings(i) + problems.tell(batch, i).total();
          counts[i] += hanging.tell(batch, i, hangs.get(i), issues);
          use.add(evaluator.used(batch, i), parts.used(batch, i));
        }
        further.add(evaluator.frame(), batch);
        results.add(batch, counts, flips.find(evaluator.frame(), batch::name), hangs);
        progress.advance(batch.size());
      }
    }
    results.finish();
    further.finish(formulas == null ? "" : formulas.firstChosen());
    if (formulas != null) {
      formulas.sensitivity(further.found());
    }
    use.tell(issues);
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
        further.ofPortfolio(),
        further.nextSteps(),
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
