package breakeven.core.whatif;

import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which values of a driver are looked at on the way from one to another, nearest first. All lie on
 * the grid on which the driver is told.
 */
record DriverGrid(Model model) {
  /**
   * How closely is looked.
   *
   * @param parts of the way; the last is its end
   * @param factor a volume is no more than so many times the one that is looked at before it
   */
  private record Density(double[] parts, double factor) {}

  private static final Density FEW = new Density(new double[] {0.06, 0.4, 1}, 10);

  private static final Density SOME = new Density(new double[] {0.03, 0.1, 0.25, 0.5, 0.75, 1}, 2);

  private static final Density MANY =
      new Density(IntStream.rangeClosed(1, 24).mapToDouble(part -> part / 24.0).toArray(), 2);

  /** Volumes are looked at down to this part of the one that they start from. */
  private static final double LEAST_PART = 1e-6;

  /** Every whole number, or some values of what is no whole number. */
  double[] every(Driver driver, Frame base, int row, double from, double to) {
    if (!driver.whole()) {
      return some(driver, base, row, from, to);
    } else if (driver == Driver.LIFETIME && !pays(base, row)) {
      // The model was run for every life already, to find the shortest that pays.
      double shortest = base.values(model.searched.lifetime)[row];
      if (Double.isNaN(shortest) || from < shortest && to < shortest) {
        return new double[0];
      }
      return from < shortest ? new double[] {shortest} : whole(from, to);
    }
    return from == to ? new double[0] : whole(from, to);
  }

  private static double[] whole(double from, double to) {
    int step = to > from ? 1 : -1;
    double first = to > from ? Math.floor(from) + 1 : Math.ceil(from) - 1;
    double[] values = new double[(int) Math.max(0, Math.ceil(step * (to - first)) + 1)];
    for (int k = 0; k < values.length; k++) {
      values[k] = first + step * k;
    }
    return values;
  }

  /** Some values, from the first beyond {@code from} to the first that is not before {@code to}. */
  double[] some(Driver driver, Frame base, int row, double from, double to) {
    return some(driver, base, row, from, to, SOME);
  }

  /** Few values, from the first beyond {@code from} to the first that is not before {@code to}. */
  double[] few(Driver driver, Frame base, int row, double from, double to) {
    return some(driver, base, row, from, to, FEW);
  }

  /** Many values between two that were looked at. */
  double[] many(Driver driver, Frame base, int row, double from, double to) {
    return some(driver, base, row, from, to, MANY);
  }

  private double[] some(
      Driver driver, Frame base, int row, double from, double end, Density density) {
    if (from == end) {
      return new double[0];
    }
    Grid grid = Grid.of(driver);
    double to = driver == Driver.VOLUME ? Math.max(end, LEAST_PART * from) : end;
    int step = to > from ? 1 : -1;
    Indexes indexes = new Indexes(step, first(grid, step, from), grid.beyond(to, step));
    if (driver == Driver.VOLUME) {
      volumes(indexes, grid, base, row, from, to, density);
    } else {
      for (double part : density.parts) {
        indexes.add(grid.beyond(from + (to - from) * part, step));
      }
    }
    indexes.add(indexes.last);
    return indexes.values(grid);
  }

  /** Numbers of values of a grid on the way from one to another, as far as they lie between. */
  private static final class Indexes {
    final int step;
    final long last;
    private final long first;
    private long[] found = new long[32];
    private int count;

    Indexes(int step, long first, long last) {
      this.step = step;
      this.first = first;
      this.last = last;
    }

    void add(long index) {
      if (step * (index - first) >= 0 && step * (last - index) >= 0) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        // So that they are sorted as they are met.
        found[count++] = step * index;
      }
    }

    /** The values, each once, in the order in which they are met. */
    double[] values(Grid grid) {
      Arrays.sort(found, 0, count);
      double[] values = new double[count];
      int distinct = 0;
      for (int k = 0; k < count; k++) {
        if (k == 0 || found[k] != found[k - 1]) {
          values[distinct++] = grid.value(step * found[k]);
        }
      }
      return Arrays.copyOf(values, distinct);
    }
  }

  private static long first(Grid grid, int step, double from) {
    return grid.before(from, step) + step;
  }

  /** Whether whole replicas run, so that net saving turns where one is full. */
  boolean turns(Frame base, int row) {
    return loads(base, row).length > 0;
  }

  /**
   * Volumes at equal factors, and before each of them the last at which replicas are just full:
   * fine-tuning saves most just before the next one starts, and least just after it. Besides, where
   * a flat volume would break even.
   */
  private void volumes(
      Indexes indexes, Grid grid, Frame base, int row, double from, double to, Density density) {
    if (!(from > 0)) {
      return;
    }
    boolean pays = pays(base, row);
    double times = to / from;
    double steps =
        Math.max(
            density.parts.length, Math.ceil(Math.abs(Math.log(times) / Math.log(density.factor))));
    double[] loads = loads(base, row);
    for (double i = 1; i <= steps; i++) {
      double volume = from * Math.pow(times, i / steps);
      indexes.add(grid.beyond(volume, indexes.step));
      for (double load : loads) {
        double full = Math.floor(volume * load) / load;
        if (full > 0) {
          indexes.add(grid.atMost(full) + (pays ? 1 : 0));
        }
      }
    }
    double flat = flat(base, row);
    if (flat > 0) {
      indexes.add(grid.atMost(flat));
      indexes.add(grid.atLeast(flat));
    }
  }

  private boolean pays(Frame base, int row) {
    return Comparison.positive(base.values(model.totals.netSaving)[row]);
  }

  /** The volume of month 1 at which the average month is the break-even volume, which is flat. */
  private double flat(Frame base, int row) {
    double average =
        base.values(model.volume.totalRequests)[row] / base.values(model.life.horizon)[row];
    return base.values(model.breakEvenVolume.volume.value())[row]
        * base.values(model.volume.firstRequests)[row]
        / average;
  }

  /**
   * Replicas that a volume of 1 M tokens in month 1 keeps busy, of all workloads that share them:
   * in the first and in the last month, of the fine-tuned and of a small model.
   */
  private double[] loads(Frame base, int row) {
    double million = 1e6 / base.values(model.volume.tokensPerRequest)[row];
    int last = (int) base.values(model.life.horizon)[row];
    double grown =
        base.values(model.volume.requests, last)[row]
            / base.values(model.volume.firstRequests)[row];
    double[] loads = new double[4];
    int count = 0;
    for (Line line :
        List.of(model.replicas.replicasPerRequestTuned, model.replicas.replicasPerRequestSmall)) {
      double load = million * base.values(line)[row];
      for (double each : new double[] {load, grown * load}) {
        if (each > 0) {
          loads[count++] = each;
        }
      }
    }
    return Arrays.copyOf(loads, count);
  }
}
