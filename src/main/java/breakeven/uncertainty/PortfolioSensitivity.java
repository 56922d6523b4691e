package breakeven.uncertainty;

import breakeven.decision.Decision;
import breakeven.economics.Model;
import breakeven.expression.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each shared driver alone does to the sum of net saving of all workloads: added up row by row
 * at a few points between and beyond the ends of its spread. One thread uses it.
 */
public final class PortfolioSensitivity {
  /** Points on either side of today at which the sum is known. */
  private static final int POINTS = 16;

  /** The points on either side reach so many times the spread, as far as they mean something. */
  private static final double REACH = 4;

  private final Decision decision;
  private final Model model;
  private final List<Curve> curves = new ArrayList<>();

  /**
   * @param spreads the rows of {@code Uncertainty}
   */
  public PortfolioSensitivity(Decision decision, List<TriangularDistribution> spreads) {
    this.decision = decision;
    this.model = decision.model;
    for (TriangularDistribution spread : spreads) {
      if (spread.shared() && spread.moves()) {
        curves.add(new Curve(spread));
      }
    }
  }

  /** Adds all rows of an evaluated frame that have figures and whose candidate is not closed. */
  public void add(Frame frame) {
    double[] lacking = frame.values(decision.needs.lacking);
    double[] closed = frame.values(model.life.closed);
    int[] rows = new int[frame.size()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (lacking[row] == 0 && closed[row] == 0) {
        rows[count++] = row;
      }
    }
    for (Curve curve : count == 0 ? List.<Curve>of() : curves) {
      curve.add(frame, rows, count);
    }
  }

  /**
   * Adds the rows that another one has taken, over the same drivers: the same to the last bit as if
   * they had been added here, in whatever order.
   */
  public void addAll(PortfolioSensitivity other) {
    for (int i = 0; i < curves.size(); i++) {
      curves.get(i).add(other.curves.get(i));
    }
  }

  /** The effects on the sum, largest swing first; values are factors, or shifts in per cent. */
  public List<Effect> effects() {
    return curves.stream().map(Curve::effect).sorted(Effect.LARGEST_FIRST).toList();
  }

  /** The sum of net saving over the values of one driver. */
  private final class Curve {
    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final int TODAY = 2;
    private static final int DOWN = 3;
    private static final int UP = DOWN + POINTS;
    private static final int ALL = UP + POINTS;

    private final TriangularDistribution spread;
    private final MovedDriver driver;
    private final double[] at = new double[ALL];
    private final double[][] savings = new double[ALL][];
    private final DrawnSum sum = new DrawnSum(ALL);

    /** Of a driver that has an end above, which is one assumption; blank before there are rows. */
    private double value = Double.NaN;

    Curve(TriangularDistribution spread) {
      this.spread = spread;
      driver = new MovedDriver(model, spread, at);
      double neutral = spread.shift() ? 0 : 1;
      at[LOW] = spread.low();
      at[HIGH] = spread.high();
      at[TODAY] = neutral;
      double reach = REACH * Math.max(neutral - spread.low(), spread.high() - neutral);
      double down = spread.shift() ? neutral - reach : Math.max(0, neutral - reach);
      for (int i = 0; i < POINTS; i++) {
        double share = (i + 1.0) / POINTS;
        at[DOWN + i] = neutral + (down - neutral) * share;
        at[UP + i] = neutral + reach * share;
      }
    }

    void add(Frame frame, int[] rows, int count) {
      for (int point = 0; point < ALL; point++) {
        savings[point] = Arrays.copyOf(driver.savings(frame, point), frame.size());
      }
      double[] ofRow = new double[ALL];
      for (int i = 0; i < count; i++) {
        for (int point = 0; point < ALL; point++) {
          ofRow[point] = savings[point][rows[i]];
        }
        sum.add(ofRow);
      }
      UncertainDriver of = spread.driver();
      value = of.from(model, frame, of.variables(model).get(0))[rows[0]];
    }

    void add(Curve other) {
      sum.add(other.sum);
      value = Double.isNaN(value) ? other.value : value;
    }

    Effect effect() {
      double[] totals = sum.totals();
      double times = spread.shift() ? 100 : 1;
      return new Effect(
          spread,
          at[TODAY] * times,
          at[LOW] * times,
          at[HIGH] * times,
          totals[TODAY],
          totals[LOW],
          totals[HIGH],
          -1,
          -1,
          zero(totals) * times);
    }

    private double zero(double[] totals) {
      double below = zero(totals, DOWN);
      double above = zero(totals, UP);
      boolean takeBelow = Double.isNaN(above) || at[TODAY] - below <= above - at[TODAY];
      return takeBelow ? below : above;
    }

    /** Where the straight lines between the points of one side first cross 0. */
    private double zero(double[] totals, int side) {
      int before = TODAY;
      for (int i = side; i < side + POINTS; i++) {
        if (totals[before] >= 0 != totals[i] >= 0) {
          double share = totals[before] / (totals[before] - totals[i]);
          return at[before] + share * (reached(at[i]) - at[before]);
        }
        before = i;
      }
      return Double.NaN;
    }

    /** How far a point beyond what the driver can be moves it: the sum there is that of the end. */
    private double reached(double point) {
      if (!spread.driver().hasEnd() || value == 0 && !spread.shift()) {
        return point;
      }
      double kept = spread.apply(value, point);
      return spread.shift() ? kept - value : kept / value;
    }
  }
}
