package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.decision.Sentences;
import breakeven.report.RowResult;
import breakeven.report.Totals;
import breakeven.table.ModelPrices;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the whole portfolio comes to. */
class TotalsTest {
  @Test
  void aClosedCandidateRentsNothing() {
    assertThat(totals(new SmallBook().workload()).aloneOnGpus()).isEqualTo(1);
    SmallBook closed = new SmallBook().workload("Tuning method", "Provider API");
    closed.set(ModelPrices.TABLE, 3, "Last training", "2026-01-01");
    Totals totals = totals(closed);
    assertThat(totals.closed()).isEqualTo(1);
    assertThat(totals.aloneOnGpus()).isZero();
    assertThat(totals.meanUtilisationAlone()).isNaN();
  }

  /** Of the only workload. */
  private static Totals totals(SmallBook book) {
    Evaluator evaluator = book.evaluate().evaluator();
    RowResult row =
        new RowResult(
            evaluator.decision(), evaluator.frame(), new Sentences(evaluator.decision(), "GBP"));
    row.moveTo(0, 2, "w1", 0, "", null, List.of());
    Totals totals = new Totals(evaluator.decision());
    totals.add(row);
    return totals;
  }
}
