package breakeven.core.uncertainty;

import breakeven.core.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * How many draws each workload has.
 *
 * @param draws 0: none
 * @param why what was drawn or why not, in words: {@code the assumption Draws}
 */
public record DrawCount(int draws, String why) {
  /** Up to so many workloads the assumption counts. */
  private static final int MOST_WORKLOADS = 10_000;

  /** Draws that a large portfolio may have, all workloads together. */
  private static final int MOST_DRAWS = 20_000_000;

  /** Workloads are counted in these. */
  private static final int STEP = 1_000;

  /** A chance from fewer draws says nothing. */
  private static final int LEAST = 100;

  /** What it means for the verdicts that nothing was drawn; empty where something was. */
  public String warning() {
    return draws > 0
        ? ""
        : "The chance of payback is "
            + why
            + ": "
            + Decision.BORDERLINE
            + " goes by its other clauses alone.";
  }

  /**
   * The draws of a review.
   *
   * @param assumed the assumption
   * @param workloads workloads in the portfolio
   * @param ordered what the command line asks for; null where it asks for nothing
   */
  public static DrawCount of(int assumed, int workloads, @Nullable Integer ordered) {
    if (ordered != null) {
      return ordered > 0
          ? new DrawCount(ordered, "as asked for with --draws")
          : new DrawCount(0, "left out with --draws 0");
    }
    if (assumed <= 0) {
      return new DrawCount(0, "left out by the assumption Draws");
    }
    if (workloads <= MOST_WORKLOADS) {
      return new DrawCount(assumed, "the assumption Draws");
    }
    int rounded = (workloads + STEP - 1) / STEP * STEP;
    int share = Math.min(assumed, MOST_DRAWS / rounded);
    return share < LEAST
        ? new DrawCount(0, "left out, since there are too many workloads; --draws N draws them")
        : new DrawCount(share, "fewer than assumed, since there are many workloads");
  }
}
