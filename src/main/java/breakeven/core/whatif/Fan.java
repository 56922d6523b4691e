package breakeven.core.whatif;

import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Which values of a driver are looked at on the way from one value to another, nearest first. */
final class Fan {
  /** Parts of the way; the last is its end. */
  private static final double[] PARTS = {0.03, 0.1, 0.25, 0.5, 0.75, 1};

  /** A volume is no more than so many times the one that is looked at before it. */
  private static final double FACTOR = 2;

  /** Volumes are looked at down to this part of the one that they start from. */
  private static final double LEAST_PART = 1e-6;

  /** Of replicas that fill up on the way no more than so many are looked at. */
  private static final int MOST_FILL_UPS = 10;

  /** Just after a replica is full, in replicas: what is no longer taken for the full one itself. */
  private static final double ONE_MORE = 2e-9;

  private final Model model;

  Fan(Model model) {
    this.model = model;
  }

  /** Values of a row's driver beyond {@code from}, up to {@code to}; every one of whole numbers. */
  double[] of(Driver driver, Frame base, int row, double from, double to) {
    return driver.whole() ? whole(from, to) : some(driver, base, row, from, to);
  }

  /** The same, but some of whole numbers only. */
  double[] some(Driver driver, Frame base, int row, double from, double to) {
    if (from == to) {
      return new double[0];
    } else if (driver == Driver.VOLUME) {
      return from > 0 ? volumes(base, row, from, to) : new double[0];
    }
    DoubleStream values = DoubleStream.of(PARTS).map(part -> from + (to - from) * part);
    return driver.whole()
        ? values.map(Math::rint).filter(value -> value != from).distinct().toArray()
        : values.toArray();
  }

  private static double[] whole(double from, double to) {
    return to > from
        ? DoubleStream.iterate(Math.floor(from) + 1, value -> value <= to, v -> v + 1).toArray()
        : DoubleStream.iterate(Math.ceil(from) - 1, value -> value >= to, v -> v - 1).toArray();
  }

  private double[] volumes(Frame base, int row, double from, double to) {
    double last = Math.max(to, LEAST_PART * from);
    double ratio = last / from;
    double count = Math.max(PARTS.length, Math.ceil(Math.abs(Math.log(ratio) / Math.log(FACTOR))));
    DoubleStream values =
        DoubleStream.iterate(1, i -> i <= count, i -> i + 1)
            .map(i -> from * Math.pow(ratio, i / count));
    double tokens = base.values(model.volume.monthlyTokens)[row];
    for (Line perRequest :
        List.of(model.replicas.replicasPerRequestTuned, model.replicas.replicasPerRequestSmall)) {
      for (int month : new int[] {1, (int) base.values(model.life.horizon)[row]}) {
        double requests = base.values(model.volume.requests, month)[row];
        double load = requests * base.values(perRequest)[row] / tokens;
        if (load > 0) {
          DoubleStream full = fillUps(base, row, from * load, last * load);
          values = DoubleStream.concat(values, full.map(replicas -> replicas / load));
        }
      }
    }
    double[] up = values.sorted().distinct().toArray();
    return last > from
        ? up
        : IntStream.range(0, up.length).mapToDouble(i -> up[up.length - 1 - i]).toArray();
  }

  /**
   * Replicas that are just full between two loads. Just before the next one starts, fine-tuning
   * saves most; just after it, least.
   */
  private DoubleStream fillUps(Frame base, int row, double from, double to) {
    boolean pays = Comparison.positive(base.values(model.totals.netSaving)[row]);
    double first = Math.floor(Math.min(from, to)) + 1;
    double all = Math.ceil(Math.max(from, to)) - first;
    double count = Math.min(all, MOST_FILL_UPS);
    return DoubleStream.iterate(0, i -> i < count, i -> i + 1)
        .map(i -> Math.floor(i * all / count))
        .map(away -> to > from ? first + away : first + all - 1 - away)
        .map(full -> pays ? full + ONE_MORE : full);
  }
}
