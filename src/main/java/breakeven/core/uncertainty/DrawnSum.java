package breakeven.core.uncertainty;

import breakeven.core.model.Sums;

/** The sum of many workloads in each draw, the same in whatever order and parts it is made. */
public final class DrawnSum {
  private final Sums sums;
  private int workloads;

  DrawnSum(int draws) {
    sums = new Sums(draws);
  }

  /** Adds a workload's draws. */
  void add(double[] savings) {
    add(savings, 1);
  }

  /**
   * Adds a part of a workload's draws.
   *
   * @param part above 0, at most 1
   */
  void add(double[] savings, double part) {
    workloads++;
    for (int i = 0; i < sums.size(); i++) {
      sums.add(i, savings[i] * part);
    }
  }

  /** Adds another sum. */
  void add(DrawnSum other) {
    workloads += other.workloads;
    sums.add(other.sums);
  }

  /** What the draws of the sum come to. */
  public SimulationResult outlook() {
    return workloads == 0 ? SimulationResult.NONE : SimulationResult.of(totals(), sums.size());
  }

  /** The sum in each draw. */
  double[] totals() {
    double[] totals = new double[sums.size()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = sums.of(i);
    }
    return totals;
  }

  /** Workloads in the sum. */
  public int workloads() {
    return workloads;
  }
}
