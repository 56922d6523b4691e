package breakeven.uncertainty;

/**
 * The sum of many workloads in each draw. Amounts are added as whole numbers of millionths, so that
 * the sum is the same to the last bit in whatever order, and in however many parts, it is made.
 */
public final class DrawnSum {
  /** Amounts are taken apart here, so that a million of the greatest still fit. */
  private static final double LARGE = 0x1p20;

  private static final double SMALL = 0x1p20;

  private final long[] large;
  private final long[] small;
  private int workloads;

  DrawnSum(int draws) {
    large = new long[draws];
    small = new long[draws];
  }

  /** Adds a workload's draws. */
  void add(double[] savings) {
    workloads++;
    for (int i = 0; i < large.length; i++) {
      double whole = Math.rint(savings[i] / LARGE);
      large[i] += (long) whole;
      small[i] += (long) Math.rint((savings[i] - whole * LARGE) * SMALL);
    }
  }

  /** Adds another sum. */
  void add(DrawnSum other) {
    workloads += other.workloads;
    for (int i = 0; i < large.length; i++) {
      large[i] += other.large[i];
      small[i] += other.small[i];
    }
  }

  /** What the draws of the sum come to. */
  public Outlook outlook() {
    return workloads == 0 ? Outlook.NONE : Outlook.of(totals(), large.length);
  }

  /** The sum in each draw. */
  double[] totals() {
    double[] totals = new double[large.length];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = large[i] * LARGE + small[i] / SMALL;
    }
    return totals;
  }

  /** Workloads in the sum. */
  public int workloads() {
    return workloads;
  }
}
