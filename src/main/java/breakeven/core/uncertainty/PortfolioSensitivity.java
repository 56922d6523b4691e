package breakeven.core.uncertainty;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What each shared driver alone does to two sums: the saving of the changes that are ready to
 * approve, against today's approaches, and net saving if every workload were fine-tuned. Both are
 * added up row by row at a few points between and beyond the ends of the driver's spread. One
 * thread uses it.
 */
public final class PortfolioSensitivity {
  /** Points on either side of today at which the sum is known. */
  private static final int POINTS = 16;

  /** The points on either side reach so many times the spread, as far as they mean something. */
  private static final double REACH = 4;

  private final Decision decision;
  private final Model model;
  private final List<Line> totals;
  private final List<Curve> curves = new ArrayList<>();

  /**
   * @param spreads the rows of {@code Uncertainty}
   */
  public PortfolioSensitivity(Decision decision, List<TriangularDistribution> spreads) {
    this.decision = decision;
    this.model = decision.model;
    totals =
        List.of(
            model.totals.netSaving,
            model.totals.tcoPrompted,
            model.totals.tcoSmall,
            model.totals.tcoToday,
            model.totals.tcoTunedAfterToday);
    for (TriangularDistribution spread : spreads) {
      if (spread.shared() && spread.moves()) {
        curves.add(new Curve(spread));
      }
    }
  }

  /**
   * Adds the rows of an evaluated frame: to the one sum those that are ready to approve, to the
   * other all that have figures and whose candidate is not closed.
   */
  public void add(Frame frame) {
    double[] lacking = frame.values(decision.needs.lacking);
    double[] closed = frame.values(model.life.closed);
    double[] isReady = frame.values(decision.portfolio.ready);
    int[] open = rows(frame, row -> lacking[row] == 0 && closed[row] == 0);
    int[] ready = rows(frame, row -> isReady[row] > 0);
    if (open.length + ready.length > 0) {
      for (Curve curve : curves) {
        curve.add(frame, open, ready);
      }
    }
  }

  private static int[] rows(Frame frame, IntPredicate wanted) {
    return IntStream.range(0, frame.size()).filter(wanted).toArray();
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

  /**
   * The effects on net saving if every workload were fine-tuned, largest swing first; values are
   * factors, or shifts in per cent.
   */
  public List<Effect> effects() {
    return effects(curve -> curve.all);
  }

  /**
   * The effects on the saving of the changes that are ready to approve, likewise; none where no
   * change is.
   */
  public List<Effect> effectsOnReady() {
    return curves.stream().anyMatch(curve -> curve.ready.workloads() > 0)
        ? effects(curve -> curve.ready)
        : List.of();
  }

  private List<Effect> effects(Function<Curve, DrawnSum> which) {
    return curves.stream()
        .map(curve -> curve.effect(which.apply(curve)))
        .sorted(Effect.LARGEST_FIRST)
        .toList();
  }

  /** Both sums over the values of one driver. */
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
    private final double[][] changes = new double[ALL][];
    private final DrawnSum all = new DrawnSum(ALL);
    private final DrawnSum ready = new DrawnSum(ALL);

    /** Of a driver that has an end above, which is one assumption; blank before there are rows. */
    private double value = Double.NaN;

    Curve(TriangularDistribution spread) {
      this.spread = spread;
      driver = new MovedDriver(model, totals, spread);
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

    void add(Frame frame, int[] open, int[] changed) {
      double[] values = new double[ALL];
      for (int point = 0; point < ALL; point++) {
        values[point] = driver.value(frame, at[point]);
        int known = known(values, point);
        if (known < point) {
          savings[point] = savings[known];
          changes[point] = changes[known];
        } else {
          Frame moved = driver.moved(frame, values[point]);
          savings[point] = at(moved.values(model.totals.netSaving), open);
          changes[point] = changes(frame, moved, changed);
        }
      }
      add(all, savings, open.length);
      add(ready, changes, changed.length);
      int any = open.length > 0 ? open[0] : changed[0];
      value = spread.inScenario(model, frame, any);
    }

    /** The first point at which the driver comes to as much: beyond its end there are several. */
    private static int known(double[] values, int point) {
      int known = 0;
      while (values[known] != values[point] && known < point) {
        known++;
      }
      return known;
    }

    private double[] at(double[] values, int[] rows) {
      return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** What today's approach costs less what the verdict's does, both as the base case has them. */
    private double[] changes(Frame base, Frame moved, int[] rows) {
      double[] changes = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        Line then = decision.costThen(base, rows[i]);
        if (then != null) {
          changes[i] = moved.values(decision.tcoToday)[rows[i]] - moved.values(then)[rows[i]];
        }
      }
      return changes;
    }

    private static void add(DrawnSum sum, double[][] of, int count) {
      double[] ofRow = new double[ALL];
      for (int i = 0; i < count; i++) {
        for (int point = 0; point < ALL; point++) {
          ofRow[point] = of[point][i];
        }
        sum.add(ofRow);
      }
    }

    void add(Curve other) {
      all.add(other.all);
      ready.add(other.ready);
      value = Double.isNaN(value) ? other.value : value;
    }

    Effect effect(DrawnSum sum) {
      double[] totals = sum.totals();
      double times = spread.shift() && spread.driver().isShare() ? 100 : 1;
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
