package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.oracle.OtherPrices;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A calculation that nobody changed agrees with itself in every row. */
class ConsistencyChecksTest {
  private static final int ROWS = 2000;

  private final List<String> accused = new ArrayList<>();

  /** In row 1,779 of seed 8 net saving jumps over 0: the large model takes over from the small. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 8})
  void noRowOfShippedPricesIsAccused(long seed) {
    List<Map<String, String>> rows = SeededPortfolio.rows(seed, ROWS);
    check(rows, new Portfolio(rows).evaluate());
    assertThat(accused).isEmpty();
  }

  /** Rents that move, ends of prompted models, prices by length, units of cards. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void noRowOfOtherPricesIsAccused(long seed) {
    List<Map<String, String>> rows = SeededPortfolio.rows(seed, ROWS);
    Map<String, List<Map<String, String>>> tables = OtherPrices.tables(seed);
    tables.remove("Assumptions");
    check(rows, new Portfolio(rows, Map.of("GPU price change", "0.15"), tables).evaluate());
    assertThat(accused).isEmpty();
  }

  /**
   * A break-even price that is another by a hundredth of today's is told in each row that has one.
   */
  @Test
  void aBreakEvenPriceThatIsNotOneIsTold() {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(7, ROWS)).evaluate();
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    Line price = decision.model.breakEvens.price.value();
    for (int i = 0; i < ROWS; i++) {
      frame.values(price)[i] += 0.01;
    }
    frame.fix(price);
    frame.evaluate(decision.model.lines.neededFor(List.of(decision.controls.breakEvenOff)));
    int told = 0;
    for (int i = 0; i < ROWS; i++) {
      boolean matters = frame.values(decision.model.quantities.tokensPrompted)[i] > 100;
      if (matters
          && frame.values(decision.needs.lacking)[i] == 0
          && !Double.isNaN(frame.values(price)[i])) {
        assertThat(frame.values(decision.controls.breakEvenOff)[i]).as("row " + i).isEqualTo(1);
        told++;
      }
    }
    assertThat(told).isGreaterThan(500);
  }

  private void check(List<Map<String, String>> rows, Evaluator evaluator) {
    ConsistencyChecks controls = evaluator.decision().controls;
    for (Line off : List.of(controls.costLinesOff, controls.cashFlowOff, controls.breakEvenOff)) {
      double[] flags = evaluator.frame().values(off);
      for (int i = 0; i < rows.size(); i++) {
        if (flags[i] > 0) {
          accused.add(off.name() + ": " + rows.get(i));
        }
      }
    }
  }
}
