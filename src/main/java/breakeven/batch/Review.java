package breakeven.batch;

import breakeven.decision.Decision;
import breakeven.decision.Flips;
import breakeven.economics.LifetimeSearch;
import breakeven.input.WorkloadBatch;
import breakeven.model.Severity;
import breakeven.price.PriceBook;
import breakeven.report.IssueList;
import breakeven.table.Assumption;
import breakeven.write.ReviewedWorkbook;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** The main job: a portfolio in, the same workbook out with verdicts. */
public final class Review implements ReviewJob {
  @Override
  public ReviewOutcome run(ReviewOptions options, Progress progress) throws IOException {
    try (Opened opened = Opened.open(options.input(), options.prices())) {
      IssueList issues = new IssueList();
      Book book = Book.read(opened.workbook(), opened.prices(), issues);
      WorkloadsInput workloads =
          WorkloadsInput.read(
              opened.workbook(), opened.fromCsv(), book.rates().reporting(), issues);
      Decision decision = new Decision();
      PriceBook prices =
          new PriceBook(
              decision.model.looked,
              book.priceTables(),
              book.rates(),
              book.assumptions(),
              options.asOf());
      Evaluator evaluator =
          new Evaluator(decision, prices, book.assumptions(), WorkloadsInput.BATCH);
      try (Results results = new Results(evaluator, book.rates().reporting(), options.asOf())) {
        evaluate(book, workloads, evaluator, results, progress);
        RunReport report = new RunReport(options, opened, book, workloads, results, issues);
        ReviewedWorkbook.write(
            content(opened, book, workloads, results, issues, report),
            options.output(),
            options.overwrite());
        return new ReviewOutcome(report.lines(), found(results, issues, report));
      }
    }
  }

  private static void evaluate(
      Book book, WorkloadsInput workloads, Evaluator evaluator, Results results, Progress progress)
      throws IOException {
    progress.begin("deciding", "workloads", workloads.count());
    Flips flips =
        new Flips(
            evaluator.decision(),
            book.rates().reporting(),
            WorkloadsInput.BATCH,
            LifetimeSearch.longest(book.assumptions().number(Assumption.HORIZON)));
    for (WorkloadBatch batch : workloads.batches()) {
      evaluator.evaluate(batch);
      int[] issues = new int[batch.size()];
      for (int i = 0; i < issues.length; i++) {
        issues[i] = batch.errors(i) + batch.warnings(i);
      }
      results.add(batch, issues, flips.find(evaluator.frame()));
      progress.advance(batch.size());
    }
    results.finish();
  }

  private static ReviewedWorkbook.Content content(
      Opened opened,
      Book book,
      WorkloadsInput workloads,
      Results results,
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
        AddedTables.of(book),
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
    if (report.stalePrices() > 0) {
      found.add(FailOn.STALE_PRICES);
    }
    return found;
  }
}
