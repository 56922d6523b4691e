package breakeven.app.batch;

import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.price.LookupNames;
import breakeven.core.report.RowResult;
import breakeven.core.report.SummaryData;
import breakeven.core.report.Totals;
import breakeven.core.table.Assumption;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import breakeven.core.uncertainty.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the portfolio comes to in the scenarios that the review is not made in. */
record ScenarioPass(ReviewInputs prepared, Sentences sentences) {
  /** Above so many workloads the review alone takes long enough. */
  private static final int MOST_WORKLOADS = 2_000;

  /**
   * Looks through all workloads once for each other scenario. Whether the chance suffices is drawn
   * anew; money is at today's prices alone.
   *
   * @return the portfolio by the word of the scenario; empty where there are too many workloads
   */
  static Map<String, SummaryData.Portfolio> others(ReviewInputs prepared, Sentences sentences) {
    Map<String, SummaryData.Portfolio> others = new LinkedHashMap<>();
    String chosen = prepared.book().assumptions().text(Assumption.SCENARIO);
    if (prepared.workloads().count() <= MOST_WORKLOADS) {
      ScenarioPass pass = new ScenarioPass(prepared, sentences);
      for (String word : Words.SCENARIO) {
        if (!word.equals(chosen)) {
          others.put(word, pass.in(word));
        }
      }
    }
    return others;
  }

  private SummaryData.Portfolio in(String word) {
    var book = prepared.book();
    var decision = prepared.decision();
    Evaluator evaluator =
        new Evaluator(
            decision,
            prepared.evaluator().prices(),
            book.assumptions(),
            Scenario.of(word, book.rows(UncertaintyTable.TABLE)),
            Evaluator.BATCH);
    int workloads = prepared.workloads().count();
    evaluator.draw(
        SimulationSettings.of(book, decision, workloads, prepared.options().draws()).draws());
    evaluator.remember(prepared.memory());
    Totals totals = new Totals(decision);
    RowResult row = new RowResult(decision, evaluator.frame(), sentences, prompted -> "");
    prepared
        .workloads()
        .each(
            batch -> {
              evaluator.judge(batch);
              row.nextBatch();
              for (int i = 0; i < batch.size(); i++) {
                row.moveTo(i, batch.row(i), batch.name(i), LookupNames.NONE, 0, "", null);
                totals.add(row);
              }
            });
    return SummaryData.Portfolio.of(totals);
  }
}
