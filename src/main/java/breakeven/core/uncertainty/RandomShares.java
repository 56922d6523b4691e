package breakeven.core.uncertainty;

/**
 * Random numbers that depend on nothing but what they are for: seed, driver, workload and the
 * number of the draw. Each group of draws is worked out by itself (SplitMix64 over a counter), so
 * that neither order nor threads matter.
 */
final class RandomShares {
  /** The odd number nearest to 2^64 over the golden ratio: counters become well spread. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private static final int HALF = 32;
  private static final long LOWER_HALF = 0xFFFFFFFFL;
  private static final double UNIT = 0x1p-32;

  private RandomShares() {}

  /** The stream of one driver for one workload; for all workloads where its name is empty. */
  static long key(long seed, String driver, String workload) {
    return mix(text(mix(seed + STEP), driver) ^ mix(text(STEP, workload)));
  }

  private static long text(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = mix(hash + text.charAt(i) + STEP);
    }
    return mix(hash + text.length());
  }

  /** Stafford's variant 13 of the finaliser of MurmurHash3, as in SplitMix64. */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * A group of numbers between 0 and 1, both left out: one in each of as many equal parts, in an
   * order of its own (a Latin hypercube).
   *
   * @param first the number of the group's first draw
   */
  static void fill(double[] out, long key, int first, int count) {
    long at = key + STEP * first;
    for (int i = 0; i < count; i++) {
      at += STEP;
      long random = mix(at);
      // One half shuffles, the other says where in its part the number lies.
      int place = (int) ((random >>> HALF) * (i + 1) >>> HALF);
      out[i] = out[place];
      out[place] = (i + ((random & LOWER_HALF) + 0.5) * UNIT) / count;
    }
  }
}
