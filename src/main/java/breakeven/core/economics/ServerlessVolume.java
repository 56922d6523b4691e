package breakeven.core.economics;

import breakeven.core.expression.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The smallest flat volume that pays on serverless GPUs. What they cost bends with the requests: a
 * replica that waits is paid until its time-out, and is up nearly all the time long before it is
 * busy. Between a few volumes each saving bends one way only, so that its zeros are found one by
 * one, to the last digit.
 */
final class ServerlessVolume {
  /** Halvings after which two doubles are next to each other. */
  private static final int HALVINGS = 200;

  /** A zero that was found is one where the saving there is no more than rounding below 0. */
  private static final double ROUNDING = 1e-12;

  private final double secondsOn;
  private final double idle;
  private final double second;
  private final double workTuned;
  private final double workSmall;
  private final List<Side> sides;

  /**
   * What fine-tuning saves against one alternative over the months in production, GPUs apart.
   *
   * @param slope of a request a month; NaN where the alternative does not count
   * @param constant whatever the requests
   * @param onGpus whether the alternative pays for the same serverless GPUs
   */
  record Side(double slope, double constant, boolean onGpus) {}

  /**
   * A search.
   *
   * @param secondsOn seconds of a month in which the model can be called
   * @param idle what a request makes a replica wait, as a part of those seconds
   * @param second one paid second in every month in production
   * @param workTuned seconds of work of a request of the fine-tuned model; NaN where it is not paid
   *     so
   * @param workSmall the same of the small option
   */
  ServerlessVolume(
      double secondsOn,
      double idle,
      double second,
      double workTuned,
      double workSmall,
      List<Side> sides) {
    this.secondsOn = secondsOn;
    this.idle = idle;
    this.second = second;
    this.workTuned = workTuned;
    this.workSmall = workSmall;
    this.sides = sides.stream().filter(side -> !Double.isNaN(side.slope())).toList();
  }

  /** The smallest number of requests a month that pays; NaN where there is none up to a limit. */
  double requests(double most) {
    if (pays(0)) {
      return 0;
    }
    double[] ends =
        DoubleStream.of(2 / idle, secondsOn / workTuned, secondsOn / workSmall, most)
            .filter(end -> end > 0 && end <= most)
            .sorted()
            .distinct()
            .toArray();
    double from = 0;
    for (double to : ends) {
      double found = within(from, to);
      if (!Double.isNaN(found)) {
        return found;
      }
      from = to;
    }
    return Double.NaN;
  }

  private double within(double from, double to) {
    double[] zeros =
        sides.stream()
            .flatMapToDouble(side -> zeros(side, from, to))
            .filter(zero -> !Double.isNaN(zero))
            .sorted()
            .toArray();
    return Arrays.stream(zeros).filter(this::pays).findFirst().orElse(Double.NaN);
  }

  /** At most two zeros of a saving that bends one way. */
  private DoubleStream zeros(Side side, double from, double to) {
    double left = slope(side, from);
    double right = slope(side, to);
    if (left < 0 == right < 0) {
      return DoubleStream.of(zero(side, from, to));
    }
    double turn = turn(side, from, to);
    return DoubleStream.of(zero(side, from, turn), zero(side, turn, to));
  }

  /** Where the saving rises no more, or falls no more. */
  private double turn(Side side, double from, double to) {
    boolean rises = slope(side, from) > 0;
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(side, middle) > 0 == rises) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The zero between two volumes, on the side where it pays; NaN where the sign does not change.
   */
  private double zero(Side side, double from, double to) {
    boolean pays = saving(side, to) >= 0;
    if (saving(side, from) >= 0 == pays) {
      return Double.NaN;
    }
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (saving(side, middle) >= 0 == pays) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return pays ? high : low;
  }

  private boolean pays(double requests) {
    return sides.stream()
        .allMatch(
            side ->
                saving(side, requests)
                    > -Comparison.MONEY_TOLERANCE - ROUNDING * Math.abs(side.slope()) * requests);
  }

  private double saving(Side side, double requests) {
    double small = side.onGpus() ? paid(workSmall, requests) : 0;
    return requests * side.slope() + side.constant() + second * (small - paid(workTuned, requests));
  }

  /** How the saving moves with one more request. */
  private double slope(Side side, double requests) {
    double small = side.onGpus() ? paidOfNext(workSmall, requests) : 0;
    return side.slope() + second * (small - paidOfNext(workTuned, requests));
  }

  private double paid(double work, double requests) {
    double busy = work * requests;
    return Double.isNaN(work)
        ? 0
        : busy + Math.max(0, secondsOn - busy) * (1 - StrictMath.exp(-idle * requests));
  }

  private double paidOfNext(double work, double requests) {
    double free = secondsOn - work * requests;
    if (Double.isNaN(work)) {
      return 0;
    }
    return free > 0 ? (work + idle * free) * StrictMath.exp(-idle * requests) : work;
  }
}
