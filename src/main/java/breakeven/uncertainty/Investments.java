package breakeven.uncertainty;

import breakeven.decision.Decision;
import breakeven.expression.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The fine-tunes that pay and are not there yet, ranked by what they return on the money that they
 * need at the start: a budget line can be drawn anywhere.
 */
public final class Investments {
  /**
   * A fine-tune.
   *
   * @param rank 1 for the best; 0 before all are there
   * @param sheetRow its row in the user's sheet, from 1
   * @param needed one-off cost beyond the alternative's; 0 where there is none
   * @param saving net saving over the horizon
   * @param chance of payback, a fraction; blank where none was drawn
   * @param neededSoFar money needed for this one and all that are ranked before it
   * @param savingSoFar the saving of these
   */
  public record Investment(
      int rank,
      int sheetRow,
      String workload,
      double needed,
      double saving,
      double chance,
      double neededSoFar,
      double savingSoFar) {
    /** Saving for each unit of money needed; infinite where none is needed. */
    public double returned() {
      return needed > 0 ? saving / needed : Double.POSITIVE_INFINITY;
    }
  }

  private static final Comparator<Investment> BEST_FIRST =
      Comparator.comparingDouble(Investment::returned)
          .reversed()
          .thenComparing(Investment::saving, Comparator.reverseOrder())
          .thenComparing(Investment::workload);

  private final Decision decision;
  private final int most;
  private final PriorityQueue<Investment> best = new PriorityQueue<>(BEST_FIRST.reversed());
  private int count;

  /**
   * @param most how many are kept
   */
  public Investments(Decision decision, int most) {
    this.decision = decision;
    this.most = most;
  }

  /** Adds a row of an evaluated frame where its verdict is to begin fine-tuning. */
  public void add(Frame frame, Kept.Entry workload, int row) {
    boolean begins =
        Decision.tunes((int) frame.values(decision.verdict)[row])
            && frame.values(decision.model.life.tunedNow)[row] == 0;
    if (!begins) {
      return;
    }
    count++;
    var totals = decision.model.totals;
    best.add(
        new Investment(
            0,
            workload.sheetRow(),
            workload.name(),
            Math.max(0, frame.values(totals.extraOneOff)[row]),
            frame.values(totals.netSaving)[row],
            frame.values(decision.chance)[row],
            0,
            0));
    if (best.size() > most) {
      best.remove();
    }
  }

  /** The best ones, with running totals. */
  public List<Investment> ranked() {
    List<Investment> ranked = new ArrayList<>();
    double needed = 0;
    double saving = 0;
    for (Investment one : best.stream().sorted(BEST_FIRST).toList()) {
      needed += one.needed();
      saving += one.saving();
      ranked.add(
          new Investment(
              ranked.size() + 1,
              one.sheetRow(),
              one.workload(),
              one.needed(),
              one.saving(),
              one.chance(),
              needed,
              saving));
    }
    return ranked;
  }

  /** How many there are, those that are not kept included. */
  public int count() {
    return count;
  }
}
