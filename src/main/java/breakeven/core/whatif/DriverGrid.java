package breakeven.core.whatif;

import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which values of a driver are looked at on the way from one to another, nearest first. All lie on
 * the grid on which the driver is told.
 */
final class DriverGrid {
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

  private final Model model;

  DriverGrid(Model model) {
    this.model = model;
  }

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
    return to > from
        ? DoubleStream.iterate(Math.floor(from) + 1, value -> value < to + 1, v -> v + 1).toArray()
        : DoubleStream.iterate(Math.ceil(from) - 1, value -> value > to - 1, v -> v - 1).toArray();
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
    LongStream indexes =
        driver == Driver.VOLUME
            ? volumes(grid, step, base, row, from, to, density)
            : DoubleStream.of(density.parts)
                .mapToLong(part -> grid.beyond(from + (to - from) * part, step));
    long first = first(grid, step, from);
    long last = grid.beyond(to, step);
    return LongStream.concat(indexes, LongStream.of(last))
        .filter(index -> step * (index - first) >= 0 && step * (last - index) >= 0)
        .map(index -> step * index)
        .sorted()
        .distinct()
        .mapToDouble(index -> grid.value(step * index))
        .toArray();
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
  private LongStream volumes(
      Grid grid, int step, Frame base, int row, double from, double to, Density density) {
    if (!(from > 0)) {
      return LongStream.empty();
    }
    boolean pays = pays(base, row);
    double times = to / from;
    double steps =
        Math.max(
            density.parts.length, Math.ceil(Math.abs(Math.log(times) / Math.log(density.factor))));
    double[] loads = loads(base, row);
    LongStream indexes =
        DoubleStream.iterate(1, i -> i <= steps, i -> i + 1)
            .map(i -> from * Math.pow(times, i / steps))
            .mapToObj(
                volume ->
                    LongStream.concat(
                        LongStream.of(grid.beyond(volume, step)),
                        DoubleStream.of(loads)
                            .map(load -> Math.floor(volume * load) / load)
                            .filter(full -> full > 0)
                            .mapToLong(full -> grid.atMost(full) + (pays ? 1 : 0))))
            .flatMapToLong(all -> all);
    double flat = flat(base, row);
    return flat > 0
        ? LongStream.concat(indexes, LongStream.of(grid.atMost(flat), grid.atLeast(flat)))
        : indexes;
  }

  private boolean pays(Frame base, int row) {
    return Comparison.positive(base.values(model.totals.netSaving)[row]);
  }

  /** The volume of month 1 at which the average month is the break-even volume, which is flat. */
  private double flat(Frame base, int row) {
    double average =
        base.values(model.volume.totalRequests)[row] / base.values(model.life.horizon)[row];
    return base.values(model.breakEvenVolume.volume.value())[row]
        * base.values(model.inputs.requests)[row]
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
        base.values(model.volume.requests, last)[row] / base.values(model.inputs.requests)[row];
    return Stream.of(model.replicas.replicasPerRequestTuned, model.replicas.replicasPerRequestSmall)
        .mapToDouble(line -> million * base.values(line)[row])
        .flatMap(load -> DoubleStream.of(load, grown * load))
        .filter(load -> load > 0)
        .distinct()
        .toArray();
  }
}
