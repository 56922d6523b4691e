package breakeven.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The recipe of docs/decisions.md for random shares, with Java's own SplitMix64. */
public final class DrawnShares {
  private static final long C = 0x9E3779B97F4A7C15L;
  private static final int GROUP = 1_000;
  private static final double TWO_TO_32 = Math.pow(2, 32);

  private DrawnShares() {}

  /** The key of a driver of a workload; a shared driver has an empty name. */
  public static long key(long seed, String driver, String name) {
    return mix(text(mix(seed + C), driver) ^ mix(text(C, name)));
  }

  /** The shares of all draws. */
  public static double[] of(long key, int draws) {
    double[] shares = new double[draws];
    SplittableRandom random = new SplittableRandom(key);
    for (int from = 0; from < draws; from += GROUP) {
      int size = Math.min(GROUP, draws - from);
      List<Double> group = new ArrayList<>();
      for (int part = 0; part < size; part++) {
        long halves = random.nextLong();
        long high = Long.divideUnsigned(halves, 1L << 32);
        long low = Long.remainderUnsigned(halves, 1L << 32);
        int place = (int) Math.floor(high * (part + 1.0) / TWO_TO_32);
        group.add(0.0);
        group.set(part, group.get(place));
        group.set(place, (part + (low + 0.5) / TWO_TO_32) / size);
      }
      for (int i = 0; i < size; i++) {
        shares[from + i] = group.get(i);
      }
    }
    return shares;
  }

  private static long text(long start, String text) {
    long hash = start;
    for (char unit : text.toCharArray()) {
      hash = mix(hash + unit + C);
    }
    return mix(hash + text.length());
  }

  /** The last step of SplitMix64, which adds its constant first. */
  private static long mix(long value) {
    return new SplittableRandom(value - C).nextLong();
  }
}
