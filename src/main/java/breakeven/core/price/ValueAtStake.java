package breakeven.core.price;

import java.util.ArrayList;
import java.util.List;

/** The workloads that something depends on, and their money. */
public final class ValueAtStake {
  /** Workloads that are named. */
  private static final int NAMED = 3;

  private final List<String> names = new ArrayList<>();
  private long workloads;
  private double money;
  private long dependent;

  /**
   * Takes a workload.
   *
   * @param saving its net saving; NaN where it has none
   */
  public void add(String workload, double saving) {
    workloads++;
    if (names.size() < NAMED) {
      names.add(workload);
    }
    money += Double.isNaN(saving) ? 0 : Math.abs(saving);
  }

  /** Takes a verdict that would be another one if this were otherwise. */
  void addDependent() {
    dependent++;
  }

  /** Verdicts that would be another one if this were otherwise. */
  public long dependent() {
    return dependent;
  }

  /** How many there are. */
  public long workloads() {
    return workloads;
  }

  /** The first of their names. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /**
   * What their decisions are worth: the sum of their net savings, each without its sign, in the
   * reporting currency.
   */
  public double money() {
    return money;
  }
}
