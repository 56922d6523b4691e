package breakeven.core.whatif;

/**
 * The factors on a driver, from 0 up and 1 being today, at which several straight lines are all at
 * least 0: fine-tuning against each way of doing without it.
 */
final class Interval {
  private double low;
  private double high = Double.POSITIVE_INFINITY;

  /**
   * Keeps the factors at which one more line is at least 0.
   *
   * @param today the line's value at factor 1; a blank one does not count
   * @param slope what it gains when the factor rises by 1
   */
  void keep(double today, double slope) {
    if (Double.isNaN(today) || Double.isNaN(slope)) {
      return;
    }
    double zero = 1 - today / slope;
    if (slope > 0) {
      low = Math.max(low, zero);
    } else if (slope < 0) {
      high = Math.min(high, zero);
    } else if (today < 0) {
      high = Double.NEGATIVE_INFINITY;
    }
  }

  /** The least factor of the span; above {@link #most} where there is none. */
  double least() {
    return low;
  }

  /** The greatest factor of the span. */
  double most() {
    return high;
  }

  /** The end of the span that is nearest to today; NaN where there is none above 0. */
  double nearestEnd() {
    if (low > high) {
      return Double.NaN;
    }
    boolean lowCounts = low > 0;
    boolean highCounts = high > 0 && high < Double.POSITIVE_INFINITY;
    if (lowCounts && highCounts) {
      return Math.abs(low - 1) <= Math.abs(high - 1) ? low : high;
    }
    return lowCounts ? low : highCounts ? high : Double.NaN;
  }
}
