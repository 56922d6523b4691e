package breakeven.core.model;

/**
 * The workloads that one cause touches, and what they cost today. The sum is the same to the last
 * bit in whatever order they are added.
 */
public final class Exposure {
  private final Sums spend = new Sums(1);
  private long workloads;
  private long known;

  /**
   * Adds a workload.
   *
   * @param amount what it costs today, money a year; NaN where that is not known
   */
  public void add(double amount) {
    workloads++;
    known += Double.isNaN(amount) ? 0 : 1;
    spend.add(0, amount);
  }

  /** Adds the workloads of another cause, of which none is here. */
  public void add(Exposure other) {
    workloads += other.workloads;
    known += other.known;
    spend.add(other.spend);
  }

  /** How many workloads there are. */
  public long workloads() {
    return workloads;
  }

  /** What they cost today, money a year, as far as it is known; NaN where it is known of none. */
  public double spend() {
    return known == 0 ? Double.NaN : spend.of(0);
  }
}
