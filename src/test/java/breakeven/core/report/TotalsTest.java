package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.price.LookupNames;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.testing.SmallBook;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
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

  /** A gain of one workload never hides what another costs. */
  @Test
  void groupsOfMoneyAreNeverNetted() {
    int rows = 400;
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(23, rows)).evaluate();
    Decision decision = evaluator.decision();
    double[] ready = new double[Decision.VERDICTS.size()];
    double[] restoring = new double[ready.length];
    double[] pending = new double[ready.length];
    double[] blocked = new double[ready.length];
    double paid = 0;
    double year = 0;
    int moves = 0;
    for (int i = 0; i < rows; i++) {
      int verdict = (int) evaluator.frame().values(decision.verdict)[i];
      double money = evaluator.frame().values(decision.saving)[i];
      if (evaluator.frame().values(decision.needs.lacking)[i] > 0) {
        continue;
      }
      double paidYear = evaluator.frame().values(decision.model.totals.paidYear)[i];
      paid += Double.isNaN(paidYear) ? 0 : paidYear;
      moves += (int) evaluator.frame().values(decision.model.totals.mustMove)[i];
      if (Double.isNaN(money) || evaluator.frame().values(decision.model.today.planned)[i] > 0) {
        continue;
      }
      boolean waits = evaluator.frame().values(decision.waits)[i] > 0;
      boolean runs = evaluator.frame().values(decision.model.life.tunedNow)[i] > 0;
      double net = evaluator.frame().values(decision.model.totals.netSaving)[i];
      ready[verdict] += Math.max(0, money);
      restoring[verdict] += Math.max(0, -money);
      pending[verdict] += waits && !runs ? net : 0;
      boolean stopped =
          decision.checkFails(evaluator.frame(), i)
              && evaluator.frame().values(decision.model.life.closed)[i] == 0;
      blocked[verdict] += stopped ? Math.max(0, net) : 0;
      double months = evaluator.frame().values(decision.model.life.horizon)[i];
      year += Math.max(0, money) / Math.max(12, months) * 12;
    }
    Totals totals = totals(evaluator, rows);
    for (Totals.ByVerdict found : totals.byVerdict()) {
      int verdict = Decision.VERDICTS.indexOf(found.verdict());
      PortfolioAmounts money = found.money();
      assertThat(money.readyToApprove()).isCloseTo(ready[verdict], within(1e-3));
      assertThat(money.restoringQuality()).isCloseTo(restoring[verdict], within(1e-3));
      assertThat(money.pendingEvidence()).isCloseTo(pending[verdict], within(1e-3));
      assertThat(money.blockedByCheck()).isCloseTo(blocked[verdict], within(1e-3));
    }
    PortfolioAmounts all = totals.money();
    assertThat(all.readyToApprove()).isCloseTo(sum(ready), within(1e-3)).isPositive();
    assertThat(all.restoringQuality()).isCloseTo(sum(restoring), within(1e-3)).isPositive();
    assertThat(all.pendingEvidence()).isCloseTo(sum(pending), within(1e-3)).isPositive();
    assertThat(all.blockedByCheck()).isCloseTo(sum(blocked), within(1e-3)).isPositive();
    assertThat(all.paidToday()).isCloseTo(paid, within(1e-3));
    assertThat(all.readyAYear()).isCloseTo(year, within(1e-3)).isPositive();
    assertThat(all.ready() + all.restoring()).isGreaterThan(50);
    assertThat(all.counted() + totals.unpricedToday() + totals.withoutFigures() + moves)
        .isEqualTo(rows);
  }

  /** Month by month it comes to the same as in all, and after the horizon nothing more. */
  @Test
  void theCashOfAChangeEndsAtItsSaving() {
    int rows = 600;
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(37, rows)).evaluate();
    Decision decision = evaluator.decision();
    var frame = evaluator.frame();
    var cash = decision.cash.cumulative;
    Set<String> pairs = new TreeSet<>();
    for (int i = 0; i < rows; i++) {
      double money = frame.values(decision.saving)[i];
      boolean lacking = frame.values(decision.needs.lacking)[i] > 0;
      double expected = lacking || Double.isNaN(money) ? 0 : money;
      double scale = expected == 0 ? 0 : Math.abs(frame.values(decision.tcoToday)[i]);
      int horizon = (int) frame.values(decision.model.life.horizon)[i];
      if (expected != 0) {
        double then = frame.values(decision.approachThen)[i];
        pairs.add(
            frame.values(decision.model.inputs.cell(Workloads.CURRENT_APPROACH))[i] + " " + then);
        assertThat(frame.values(cash, horizon)[i])
            .as("row %s", i)
            .isCloseTo(expected, within(1e-9 * (1 + scale)));
      }
      assertThat(frame.values(cash, frame.months())[i])
          .as("row %s", i)
          .isCloseTo(expected, within(1e-9 * (1 + Math.abs(scale))));
    }
    // Five approaches of today, and where each leads.
    assertThat(pairs).hasSizeGreaterThan(10);
  }

  private static double sum(double[] amounts) {
    return Arrays.stream(amounts).sum();
  }

  /** Of the only workload. */
  private static Totals totals(SmallBook book) {
    return totals(book.evaluate().evaluator(), 1);
  }

  private static Totals totals(Evaluator evaluator, int rows) {
    RowResult row =
        new RowResult(
            evaluator.decision(),
            evaluator.frame(),
            new Sentences(evaluator.decision(), "GBP"),
            prompted -> "");
    Totals totals = new Totals(evaluator.decision());
    for (int i = 0; i < rows; i++) {
      row.moveTo(i, i + 2, "w" + i, LookupNames.NONE, 0, "", null);
      totals.add(row);
    }
    return totals;
  }
}
