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
  /** A zero that was found is one where the saving there is no more than rounding below 0. */
  private static final double ROUNDING = 1e-12;

  private final double secondsOn;
  private final double idle;
  private final double workTuned;
  private final double workSmall;
  private final List<Curve> savings;

  /** What the alternatives cost over the horizon; empty without a lead time. */
  private final List<Curve> costs;

  /**
   * Money that goes with the requests.
   *
   * @param slope of a request a month
   * @param constant whatever the requests
   * @param small of a paid second of the small option
   * @param tuned of a paid second of the fine-tuned option, taken off
   */
  private record Curve(double slope, double constant, double small, double tuned) {
    Curve minus(Curve other) {
      return new Curve(
          slope - other.slope, constant - other.constant, small - other.small, tuned - other.tuned);
    }
  }

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
   * @param sides what is saved against each alternative
   * @param costs where the cheapest one serves a lead time, what those that count cost over the
   *     horizon, GPUs apart, in their order; else empty
   * @param secondOfAll one paid second in every month of the horizon
   */
  ServerlessVolume(
      double secondsOn,
      double idle,
      double second,
      double workTuned,
      double workSmall,
      List<Side> sides,
      List<Side> costs,
      double secondOfAll) {
    this.secondsOn = secondsOn;
    this.idle = idle;
    this.workTuned = workTuned;
    this.workSmall = workSmall;
    savings = curves(sides, second, second);
    this.costs = curves(costs, secondOfAll, 0);
  }

  private static List<Curve> curves(List<Side> sides, double small, double tuned) {
    return sides.stream()
        .filter(side -> !Double.isNaN(side.slope()))
        .map(side -> new Curve(side.slope(), side.constant(), side.onGpus() ? small : 0, tuned))
        .toList();
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
        DoubleStream.concat(
                savings.stream().flatMapToDouble(curve -> zeros(curve, from, to)), turns(from, to))
            .filter(zero -> !Double.isNaN(zero))
            .sorted()
            .toArray();
    return Arrays.stream(zeros).filter(this::pays).findFirst().orElse(Double.NaN);
  }

  /** Just before and just beyond volumes at which another alternative becomes the cheapest. */
  private DoubleStream turns(double from, double to) {
    return costs.stream()
        .flatMapToDouble(
            one ->
                costs.stream()
                    .filter(other -> other != one)
                    .flatMapToDouble(other -> zeros(one.minus(other), from, to)))
        .flatMap(turn -> DoubleStream.of(turn, turn * (1 + ROUNDING)));
  }

  /** At most two zeros of what bends one way. */
  private DoubleStream zeros(Curve curve, double from, double to) {
    double left = slope(curve, from);
    double right = slope(curve, to);
    if (left < 0 == right < 0) {
      return DoubleStream.of(zero(curve, from, to));
    }
    double turn = turn(curve, from, to);
    return DoubleStream.of(zero(curve, from, turn), zero(curve, turn, to));
  }

  /** Where it rises no more, or falls no more. */
  private double turn(Curve curve, double from, double to) {
    boolean rises = slope(curve, from) > 0;
    double low = from;
    double high = to;
    double middle = (low + high) / 2;
    while (middle > low && middle < high) {
      if (slope(curve, middle) > 0 == rises) {
        low = middle;
      } else {
        high = middle;
      }
      middle = (low + high) / 2;
    }
    return high;
  }

  /**
   * The zero between two volumes, on the side where it pays; NaN where the sign does not change.
   */
  private double zero(Curve curve, double from, double to) {
    boolean pays = value(curve, to) >= 0;
    if (value(curve, from) >= 0 == pays) {
      return Double.NaN;
    }
    double low = from;
    double high = to;
    double middle = (low + high) / 2;
    while (middle > low && middle < high) {
      if (value(curve, middle) >= 0 == pays) {
        high = middle;
      } else {
        low = middle;
      }
      middle = (low + high) / 2;
    }
    return pays ? high : low;
  }

  private boolean pays(double requests) {
    if (costs.isEmpty()) {
      return savings.stream().allMatch(curve -> pays(curve, requests));
    }
    int cheapest = 0;
    for (int i = 1; i < costs.size(); i++) {
      if (value(costs.get(i), requests) < value(costs.get(cheapest), requests)) {
        cheapest = i;
      }
    }
    return pays(savings.get(cheapest), requests);
  }

  private boolean pays(Curve curve, double requests) {
    return value(curve, requests)
        > -Comparison.MONEY_TOLERANCE - ROUNDING * Math.abs(curve.slope()) * requests;
  }

  private double value(Curve curve, double requests) {
    double small = curve.small() == 0 ? 0 : curve.small() * paid(workSmall, requests);
    double tuned = curve.tuned() == 0 ? 0 : curve.tuned() * paid(workTuned, requests);
    return requests * curve.slope() + curve.constant() + small - tuned;
  }

  /** How it moves with one more request. */
  private double slope(Curve curve, double requests) {
    double small = curve.small() == 0 ? 0 : curve.small() * paidOfNext(workSmall, requests);
    double tuned = curve.tuned() == 0 ? 0 : curve.tuned() * paidOfNext(workTuned, requests);
    return curve.slope() + small - tuned;
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
