package breakeven.core.shape;

import breakeven.core.expression.Comparison;
import java.util.function.IntPredicate;

/** The rule by which one of several shapes is the best. */
final class Cheapest {
  /** Costs up to this multiple of the smallest are equal to it. */
  private static final double EQUAL = 1.01;

  private Cheapest() {}

  /**
   * The first of those that cost as little as the cheapest, so that a penny flips nothing; -1 where
   * none counts.
   *
   * @param costs in the order that decides; NaN where one has none
   * @param counts which of them may be taken
   */
  static int of(double[] costs, IntPredicate counts) {
    return of(costs, 0, costs.length, counts);
  }

  /** The same of those from one to before another. */
  static int of(double[] costs, int from, int end, IntPredicate counts) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = from; k < end; k++) {
      if (costs[k] < least && counts.test(k)) {
        least = costs[k];
      }
    }
    for (int k = from; k < end; k++) {
      if (costs[k] - EQUAL * least < Comparison.MONEY_TOLERANCE && counts.test(k)) {
        return k;
      }
    }
    return -1;
  }
}
