package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.economics.CostKind;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs by kind come to what is paid in all. */
class CostsByKindTest {
  private static final int ROWS = 400;

  private Frame frame;
  private int row;

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void theKindsAddUpToWhatIsPaidTodayAndAsAdvised(long seed) {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(seed, ROWS)).evaluate();
    Decision decision = evaluator.decision();
    frame = evaluator.frame();
    int changes = 0;
    for (row = 0; row < ROWS; row++) {
      if (of(decision.portfolio.counted) == 0) {
        continue;
      }
      same(sum(decision.costs.today), of(decision.model.totals.paidToday));
      same(sum(decision.costs.then), of(decision.costs.paidThen));
      same(
          of(decision.costs.paidThen) + of(decision.costs.then.get(CostKind.BAD_ANSWERS)),
          of(decision.tcoThen));
      double planned = of(decision.portfolio.planned) * of(decision.changes);
      same(
          sum(decision.costs.once),
          of(decision.portfolio.oneOff) + planned * of(decision.model.totals.oneOffAlternative));
      if (of(decision.changes) > 0) {
        changes++;
        same(
            of(decision.model.totals.paidToday) - of(decision.costs.paidThen),
            of(decision.cashSaving));
      } else {
        for (CostKind kind : CostKind.values()) {
          assertThat(of(decision.costs.then.get(kind)))
              .isEqualTo(of(decision.costs.today.get(kind)));
        }
      }
    }
    assertThat(changes).isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void theExactPaybackLiesWithinItsMonth(long seed) {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(seed, ROWS)).evaluate();
    ChangeCash cash = evaluator.decision().cash;
    frame = evaluator.frame();
    int exact = 0;
    for (row = 0; row < ROWS; row++) {
      double month = of(cash.payback);
      if (month > 0) {
        exact++;
        assertThat(of(cash.paybackExact)).isGreaterThan(month - 1).isLessThanOrEqualTo(month);
      } else {
        assertThat(of(cash.paybackExact)).isNaN();
      }
    }
    assertThat(exact).isGreaterThan(10);
  }

  private double sum(Map<CostKind, Line> kinds) {
    return kinds.entrySet().stream()
        .filter(kind -> kind.getKey().paid())
        .mapToDouble(kind -> of(kind.getValue()))
        .sum();
  }

  private void same(double amount, double expected) {
    assertThat(amount)
        .as("row %d", row)
        .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected)) + 1e-6));
  }

  private double of(Line line) {
    return frame.values(line)[row];
  }
}
