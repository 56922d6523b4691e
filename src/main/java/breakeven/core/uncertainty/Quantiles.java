package breakeven.core.uncertainty;

/**
 * Quantiles of a set of draws, as a spreadsheet's PERCENTILE gives them: straight lines between
 * neighbours. What is asked for is selected, nothing is sorted; the array is left in another order.
 */
final class Quantiles {
  private Quantiles() {}

  /** P10, P50 and P90 of the first {@code count} values; these must be numbers. */
  static double[] of(double[] values, int count) {
    double half = quantile(values, 0, count, count, 0.5);
    int middle = (int) (0.5 * (count - 1));
    double low = quantile(values, 0, Math.min(count, middle + 2), count, 0.1);
    double high = quantile(values, middle, count, count, 0.9);
    return new double[] {low, half, high};
  }

  /**
   * The quantile, where all values outside {@code from} to {@code to} are known to lie outside in
   * value too.
   */
  private static double quantile(double[] values, int from, int to, int count, double share) {
    double at = share * (count - 1);
    int below = (int) at;
    select(values, from, to - 1, below);
    double value = values[below];
    double rest = at - below;
    if (rest == 0 || below + 1 >= to) {
      return value;
    }
    double next = Double.POSITIVE_INFINITY;
    for (int i = below + 1; i < to; i++) {
      next = Math.min(next, values[i]);
    }
    values[swapped(values, below + 1, to, next)] = values[below + 1];
    values[below + 1] = next;
    return value + rest * (next - value);
  }

  private static int swapped(double[] values, int from, int to, double wanted) {
    for (int i = from; i < to; i++) {
      if (values[i] == wanted) {
        return i;
      }
    }
    return from;
  }

  /** Puts the value of a rank where it would be in order, smaller ones before it. */
  private static void select(double[] values, int first, int last, int rank) {
    int low = first;
    int high = last;
    while (low < high) {
      double pivot = median(values[low], values[(low + high) >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double held = values[i];
          values[i++] = values[j];
          values[j--] = held;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
