package breakeven.core.uncertainty;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Frame;
import breakeven.core.input.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * @param needed one-off cost beyond the alternative's; 0 where there is none. Of pieces of
   *     evaluation that its business unit shares, what those ranked before it have not built
   * @param saving net saving over the horizon, more by what others have built for it
   * @param returned saving for each unit of money needed, as if it shared nothing, which is how it
   *     is ranked; infinite where no money is needed
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
      double returned,
      double chance,
      double neededSoFar,
      double savingSoFar) {}

  /**
   * A fine-tune by itself.
   *
   * @param unit whom it shares pieces of evaluation with; empty: nobody
   * @param pieces what each missing piece of evaluation costs; 0 where it is in place or quoted
   */
  private record Alone(
      int sheetRow,
      String workload,
      String unit,
      double needed,
      double saving,
      double chance,
      double[] pieces) {
    double returned() {
      return needed > 0 ? saving / needed : Double.POSITIVE_INFINITY;
    }
  }

  private static final Comparator<Alone> BEST_FIRST =
      Comparator.comparingDouble(Alone::returned)
          .reversed()
          .thenComparing(Alone::saving, Comparator.reverseOrder())
          .thenComparing(Alone::workload);

  private final Decision decision;
  private final int most;
  private final PriorityQueue<Alone> best = new PriorityQueue<>(BEST_FIRST.reversed());
  private final boolean shared;
  private int count;

  /**
   * @param most how many are kept
   * @param shared whether workloads of one business unit build each missing piece of evaluation
   *     once
   */
  public Investments(Decision decision, int most, boolean shared) {
    this.decision = decision;
    this.shared = shared;
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
        new Alone(
            workload.sheetRow(),
            workload.name(),
            shared ? Texts.fold(workload.businessUnit()) : "",
            Math.max(0, frame.values(totals.extraOneOff)[row]),
            frame.values(totals.netSaving)[row],
            frame.values(decision.chance)[row],
            pieces(frame, row)));
    if (best.size() > most) {
      best.remove();
    }
  }

  /** The best ones, with running totals. */
  public List<Investment> ranked() {
    List<Investment> ranked = new ArrayList<>();
    double needed = 0;
    double saving = 0;
    Map<String, double[]> built = new HashMap<>();
    for (Alone one : best.stream().sorted(BEST_FIRST).toList()) {
      double spared = Math.min(one.needed(), spared(built, one));
      needed += one.needed() - spared;
      saving += one.saving() + spared;
      ranked.add(
          new Investment(
              ranked.size() + 1,
              one.sheetRow(),
              one.workload(),
              one.needed() - spared,
              one.saving() + spared,
              one.returned(),
              one.chance(),
              needed,
              saving));
    }
    return ranked;
  }

  private double[] pieces(Frame frame, int row) {
    var releases = decision.model.releases;
    boolean quoted = frame.values(releases.oneOffQuoted)[row] > 0;
    return releases.pieces().stream()
        .mapToDouble(piece -> quoted ? 0 : frame.values(piece)[row])
        .toArray();
  }

  /** What others of its unit have built for a workload; what it builds itself is noted. */
  private static double spared(Map<String, double[]> built, Alone one) {
    if (one.unit().isEmpty()) {
      return 0;
    }
    double[] there = built.computeIfAbsent(one.unit(), unit -> new double[one.pieces().length]);
    double spared = 0;
    for (int k = 0; k < there.length; k++) {
      spared += Math.min(there[k], one.pieces()[k]);
      there[k] = Math.max(there[k], one.pieces()[k]);
    }
    return spared;
  }

  /** How many there are, those that are not kept included. */
  public int count() {
    return count;
  }
}
