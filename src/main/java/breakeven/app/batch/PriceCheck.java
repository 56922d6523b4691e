package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.PriceDependences;
import breakeven.core.evaluation.RowParts;
import breakeven.core.evaluation.RowProblems;
import breakeven.core.model.Problem;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PricesAtStake;
import breakeven.core.report.PriceWarningReport;
import breakeven.core.table.Sheets;
import breakeven.core.whatif.PriceDependence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Everything that is doubtful about the prices of a workbook, and what depends on it. */
public final class PriceCheck {
  /** Checks the prices of a workbook. */
  public ReviewOutcome run(PriceCheckOptions options, Progress progress) throws IOException {
    try (InputFiles opened = InputFiles.open(options.book(), null, options.decimals(), progress)) {
      List<Problem> problems = new ArrayList<>();
      InputTables book = TablesReader.read(opened, problems::add);
      problems.addAll(book.rejections());
      Decision decision = new Decision();
      PriceBook prices = book.prices(decision.model.looked, options.asOf());
      Evaluator evaluator = new Evaluator(decision, prices, book.assumptions(), Evaluator.BATCH);
      new TableProblems(problems::add).exchangeRates(book, problems::add);
      PricesAtStake stakes = new PricesAtStake(prices);
      PriceWarningReport findings =
          new PriceWarningReport(
              String.valueOf(options.book().getFileName()),
              options.asOf(),
              book.rates().reporting());
      problems.forEach(problem -> findings.add(null, problem, null));
      if (opened.workbook().sheet(Sheets.WORKLOADS).isPresent()) {
        workloads(opened, book, evaluator, stakes, findings, progress);
      }
      stakes.findings().forEach(each -> findings.add(each.rule(), each.problem(), each.stake()));
      return new ReviewOutcome(
          findings.lines(stakes.rows(), stakes.used()), found(stakes, findings));
    }
  }

  /** What the workloads use, and which prices they lack. */
  private static void workloads(
      InputFiles opened,
      InputTables book,
      Evaluator evaluator,
      PricesAtStake stakes,
      PriceWarningReport findings,
      Progress progress) {
    WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
    evaluator.draw(
        SimulationSettings.of(book, evaluator.decision(), workloads.count(), null).draws());
    PriceDependences dependent = new PriceDependences(evaluator, book);
    RowParts parts = new RowParts(evaluator);
    List<Problem> gaps = new ArrayList<>();
    RowProblems rows =
        new RowProblems(
            evaluator,
            evaluator.prices(),
            book.assumptions(),
            gaps::add,
            problem -> {
              // What is wrong with headers of workloads is for a review.
              if (!problem.sheet().equals(workloads.header().sheet())) {
                gaps.add(problem);
              }
            });
    progress.begin("checking", "workloads", workloads.count());
    workloads.each(
        batch -> {
          evaluator.evaluate(batch);
          double[] lacking = evaluator.frame().values(evaluator.decision().needs.lacking);
          double[] closed = evaluator.frame().values(evaluator.decision().model.life.closed);
          double[] saving = evaluator.frame().values(evaluator.decision().model.totals.netSaving);
          for (int i = 0; i < batch.size(); i++) {
            stakes.add(
                evaluator.used(batch, i),
                parts.used(batch, i),
                batch.name(i),
                lacking[i] > 0 || closed[i] > 0 ? Double.NaN : saving[i]);
            rows.tell(batch, i);
          }
          dependent
              .find(batch)
              .forEach(
                  dependences ->
                      stakes.addDependent(
                          dependences.stream().map(PriceDependence::price).toList()));
          progress.advance(batch.size());
        });
    gaps.forEach(findings::gap);
  }

  private static Set<FailOn> found(PricesAtStake stakes, PriceWarningReport findings) {
    Set<FailOn> found = EnumSet.noneOf(FailOn.class);
    if (findings.count() > 0) {
      found.add(FailOn.ISSUES);
    }
    if (findings.gaps() > 0) {
      found.add(FailOn.NEEDS_DATA);
    }
    if (stakes.stale() > 0) {
      found.add(FailOn.STALE_PRICES);
    }
    return found;
  }
}
