package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cash of a change comes to what the change saves, whatever it leaves and moves to. */
class ChangeCashTest {
  private static final int ROWS = 400;

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5})
  void itEndsAtTheSaving(long seed) {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(seed, ROWS)).evaluate();
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    int changes = 0;
    int tunes = 0;
    for (int row = 0; row < ROWS; row++) {
      double end = frame.values(decision.cash.cumulative, frame.months())[row];
      boolean change =
          of(frame, decision.portfolio.counted, row) > 0 && of(frame, decision.changes, row) > 0;
      if (!change) {
        assertThat(end).isZero();
        continue;
      }
      changes++;
      double money = of(frame, decision.saving, row);
      assertThat(end)
          .as("seed %d row %d", seed, row)
          .isCloseTo(
              money, within(1e-6 * Math.max(1, Math.abs(of(frame, decision.tcoToday, row)))));
      // Where today's approach is what fine-tuning is compared with, month by month the same.
      if (sameOptions(decision, frame, row)) {
        tunes++;
        for (int month = 0; month <= frame.months(); month++) {
          double known = frame.values(decision.model.monthly.cumulativeSaving, month)[row];
          assertThat(frame.values(decision.cash.cumulative, month)[row])
              .as("seed %d row %d month %d", seed, row, month)
              .isCloseTo(known, within(1e-6 * Math.max(1, Math.abs(known)) + 1e-3));
        }
      }
    }
    assertThat(changes).isGreaterThan(40);
    assertThat(tunes).isGreaterThan(5);
  }

  private static boolean sameOptions(Decision decision, Frame frame, int row) {
    double today = of(frame, decision.tcoToday, row);
    return of(frame, decision.tcoThen, row) == of(frame, decision.model.totals.tcoTuned, row)
        && today == of(frame, decision.model.totals.tcoAlternative, row);
  }

  private static double of(Frame frame, Line line, int row) {
    return frame.values(line)[row];
  }
}
