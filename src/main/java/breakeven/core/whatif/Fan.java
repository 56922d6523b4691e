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
final class Fan {
  /** Parts of the way; the last is its end. */
  private static final double[] PARTS = {0.03, 0.1, 0.25, 0.5, 0.75, 1};

  private static final double[] MANY_PARTS =
      IntStream.rangeClosed(1, 24).mapToDouble(part -> part / 24.0).toArray();

  /** A volume is no more than so many times the one that is looked at before it. */
  private static final double FACTOR = 1.5;

  /** Volumes are looked at down to this part of the one that they start from. */
  private static final double LEAST_PART = 1e-6;

  private final Model model;

  Fan(Model model) {
    this.model = model;
  }

  /** Every whole number, or some values of what is no whole number. */
  double[] every(Driver driver, Frame base, int row, double from, double to) {
    Grid grid = Grid.of(driver);
    int step = to > from ? 1 : -1;
    return driver.whole()
        ? values(grid, step, first(grid, step, from), grid.beyond(to, step))
        : some(driver, base, row, from, to);
  }

  /** Some values, from the first beyond {@code from} to the first that is not before {@code to}. */
  double[] some(Driver driver, Frame base, int row, double from, double to) {
    return some(driver, base, row, from, to, PARTS);
  }

  /** Many values between two that were looked at. */
  double[] many(Driver driver, Frame base, int row, double from, double to) {
    return some(driver, base, row, from, to, MANY_PARTS);
  }

  private double[] some(
      Driver driver, Frame base, int row, double from, double end, double[] parts) {
    Grid grid = Grid.of(driver);
    double to = driver == Driver.VOLUME ? Math.max(end, LEAST_PART * from) : end;
    int step = to > from ? 1 : -1;
    LongStream indexes =
        driver == Driver.VOLUME
            ? volumes(grid, step, base, row, from, to, parts.length)
            : DoubleStream.of(parts)
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

  private static double[] values(Grid grid, int step, long first, long last) {
    return LongStream.iterate(first, index -> step * (last - index) >= 0, index -> index + step)
        .mapToDouble(grid::value)
        .toArray();
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
      Grid grid, int step, Frame base, int row, double from, double to, int least) {
    if (!(from > 0)) {
      return LongStream.empty();
    }
    boolean pays = Comparison.positive(base.values(model.totals.netSaving)[row]);
    double times = to / from;
    double steps = Math.max(least, Math.ceil(Math.abs(Math.log(times) / Math.log(FACTOR))));
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
