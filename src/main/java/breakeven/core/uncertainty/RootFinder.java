package breakeven.core.uncertainty;

import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Scenarios;
import breakeven.core.expression.Variable;
import java.util.List;

/**
 * The factor or shift of one driver, nearest to today's, at which a workload's net saving changes
 * sign. Looked for on a grid that goes up to elevenfold, or as far as the driver means something,
 * and narrowed down from there; the model's lines are evaluated at every point.
 */
final class RootFinder {
  /** Points looked at on either side of today. */
  private static final int POINTS = 127;

  /** Points looked at again within what was found, in each round. */
  private static final int NARROWING = 16;

  private static final int ROUNDS = 6;
  private static final double MOST_RISE = 10;

  private final Model model;
  private final TriangularDistribution spread;
  private final Variable variable;
  private final Scenarios scenarios;
  private final double[] at = new double[2 * POINTS];
  private final double[] savings = new double[2 * POINTS];

  /** The points between which the sign changes. */
  private double near;

  private double far;

  RootFinder(Model model, TriangularDistribution spread) {
    this.model = model;
    this.spread = spread;
    variable = spread.variable(model);
    scenarios = new Scenarios(model.lines, List.of(variable), List.of(), List.of(), 2 * POINTS);
  }

  /** The nearest factor or shift; NaN where there is none. */
  double of(Frame frame, int row) {
    double value = spread.inScenario(model, frame, row);
    double saving = frame.values(model.totals.netSaving)[row];
    if (Double.isNaN(value) || Double.isNaN(saving)) {
      return Double.NaN;
    }
    double neutral = spread.shift() ? 0 : 1;
    double down = spread.shift() ? spread.driver().least() - value : 0;
    double up = spread.shift() ? spread.driver().farUp(value) : 1 + MOST_RISE;
    for (int i = 0; i < POINTS; i++) {
      double share = (i + 1.0) / POINTS;
      at[i] = neutral + (down - neutral) * share;
      at[POINTS + i] = neutral + (up - neutral) * share * share;
    }
    boolean pays = pays(saving);
    evaluate(frame, row, at.length);
    int below = first(pays, 0, POINTS);
    int above = first(pays, POINTS, 2 * POINTS);
    if (below < 0 && above < 0) {
      return Double.NaN;
    }
    boolean takeBelow = above < 0 || below >= 0 && neutral - at[below] <= at[above] - neutral;
    int found = takeBelow ? below : above;
    near = found == 0 || found == POINTS ? neutral : at[found - 1];
    far = at[found];
    return narrow(frame, row, pays);
  }

  /** Goes from grid to grid, each between the two points of the one before where it changes. */
  private double narrow(Frame frame, int row, boolean pays) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < NARROWING; i++) {
        at[i] = near + (far - near) * (i + 1.0) / NARROWING;
      }
      evaluate(frame, row, NARROWING);
      int found = first(pays, 0, NARROWING);
      if (found < 0) {
        return far;
      }
      far = at[found];
      near = found == 0 ? near : at[found - 1];
    }
    return far;
  }

  private int first(boolean pays, int from, int to) {
    for (int i = from; i < to; i++) {
      if (pays(savings[i]) != pays) {
        return i;
      }
    }
    return -1;
  }

  private static boolean pays(double saving) {
    return saving > -Comparison.MONEY_TOLERANCE;
  }

  private void evaluate(Frame frame, int row, int points) {
    spread.on(frame.values(variable)[row], at, scenarios.values(variable), points);
    int months = (int) frame.values(model.life.horizon)[row];
    scenarios.begin(frame, row, months, points);
    scenarios.copy(model.totals.netSaving, savings, 0);
  }
}
