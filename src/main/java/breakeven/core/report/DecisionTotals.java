package breakeven.core.report;

import breakeven.core.cycle.ApprovalRules;
import breakeven.core.decision.Sentences;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The totals of decisions that were typed before the review. */
public final class DecisionTotals {
  /** The label of the cell for a budget of one-off costs. */
  public static final String BUDGET = "Budget for one-off costs";

  /** The labels of the two cells that say when an approval is suggested. */
  public static final String LEAST_SAVING = "Suggest from a saving of";

  public static final String LEAST_CHANCE = "Suggest from a chance of";

  /** The status of a change that is expected to save money and is not decided yet. */
  public static final String WAITING = "Saves";

  /** Not decided too, of a change that mends a quality that was measured. */
  public static final String RESTORES = "Restores quality";

  /** The same of one that data or retrieval demand, or that saves at today's prices alone. */
  public static final String COSTS_MORE = "Costs more";

  /** What the status of a change begins with that costs more than today. */
  public static final List<String> DEARER = List.of(RESTORES, COSTS_MORE);

  /**
   * Waiting too, of a change of which nobody knows whether it saves: what today costs has no price.
   */
  public static final String UNKNOWN = "Cost today unknown";

  /** Waiting too, of a fine-tuned model that cannot go on. */
  public static final String MUST_MOVE = "Must move";

  public static final String APPROVED = "Approved";
  public static final String REFUSED = "Refused";
  public static final String REJECTED = "Rejected";
  public static final String DEFERRED = "Deferred";

  /** What the status of a change begins with that was turned down, now or before. */
  public static final List<String> TURNED_DOWN = List.of(REJECTED, DEFERRED);

  /** What a change that is suggested is marked with. */
  public static final String SUGGESTED = "suggested";

  /**
   * When an approval is suggested, and what may be spent; NaN where nothing is typed.
   *
   * @param saving the least saving, money: expected, a year; without draws over the horizon
   * @param chance the least chance, a fraction
   * @param budget one-off costs that there is money for
   */
  public record Criteria(double saving, double chance, double budget) {
    public static final Criteria NONE = new Criteria(Double.NaN, Double.NaN, Double.NaN);

    /** Whether a change meets what is typed; none does where nothing is. */
    public boolean suggest(Proposal one) {
      boolean any = !Double.isNaN(saving) || !Double.isNaN(chance);
      return any
          && one.changes()
          && one.open()
          && one.text(DecisionColumns.WARNINGS).isEmpty()
          && (Double.isNaN(saving) || one.promised() >= saving)
          && (Double.isNaN(chance) || one.number(DecisionColumns.CHANCE) >= chance);
    }
  }

  /** Number of changes, their saving and their one-off cost. */
  public static final class Sum {
    private int changes;
    private double saving;
    private double expected;
    private boolean drawn;
    private double oneOff;

    private void add(Proposal one) {
      changes++;
      saving += Double.isNaN(one.saving()) ? 0 : one.saving();
      double mean = one.number(DecisionColumns.EXPECTED);
      if (!Double.isNaN(mean)) {
        expected += mean;
        drawn = true;
      }
      oneOff += Double.isNaN(one.oneOff()) ? 0 : one.oneOff();
    }

    public int changes() {
      return changes;
    }

    public double saving() {
      return saving;
    }

    /** Sum of the expected savings; 0 where none was drawn. */
    public double expected() {
      return expected;
    }

    /** Whether any was drawn. */
    public boolean drawn() {
      return drawn;
    }

    public double oneOff() {
      return oneOff;
    }
  }

  private final Map<String, Sum> byStatus = new HashMap<>();
  private final Sum turnedDown = new Sum();
  private final Sum dearer = new Sum();
  private final Sum all = new Sum();
  private final Sum listed = new Sum();
  private final Sum suggested = new Sum();
  private final Sum affordable = new Sum();

  /** Return and one-off cost of what saves and costs something, best return first. */
  private final List<double[]> byReturn = new ArrayList<>();

  /** One-off costs up to each of these. */
  private double[] soFar = {};

  /** Adds up all changes. */
  public static DecisionTotals of(Proposals proposals, Criteria criteria) throws IOException {
    DecisionTotals totals = new DecisionTotals();
    proposals.each(one -> totals.add(one, criteria, proposals.rules()));
    totals.rank();
    proposals.each(
        one -> {
          if (totals.oneOffSoFar(one) <= criteria.budget()) {
            totals.affordable.add(one);
          }
        });
    return totals;
  }

  private void rank() {
    byReturn.sort(Comparator.comparingDouble(one -> -one[0]));
    soFar = new double[byReturn.size()];
    double sum = 0;
    for (int i = 0; i < soFar.length; i++) {
      sum += byReturn.get(i)[1];
      soFar[i] = sum;
    }
  }

  /**
   * One-off costs of a change and of all that return at least as much; 0 where it costs nothing at
   * first, NaN where it saves nothing.
   */
  public double oneOffSoFar(Proposal one) {
    if (!(one.saving() > 0)) {
      return Double.NaN;
    }
    double returned = one.returned();
    if (Double.isNaN(returned)) {
      return 0;
    }
    int from = 0;
    int to = soFar.length;
    while (from < to) {
      int middle = (from + to) / 2;
      if (byReturn.get(middle)[0] >= returned) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return soFar[from - 1];
  }

  /** Those that the budget pays for; none where none is typed. */
  public Sum affordable() {
    return affordable;
  }

  private void add(Proposal one, Criteria criteria, ApprovalRules rules) {
    listed.add(one);
    if (!one.changes()) {
      return;
    }
    all.add(one);
    if (one.saving() > 0 && one.returned() > 0) {
      byReturn.add(new double[] {one.returned(), one.oneOff()});
    }
    if (criteria.suggest(one)) {
      suggested.add(one);
    }
    String status = status(one, rules);
    byStatus.computeIfAbsent(status, key -> new Sum()).add(one);
    if (TURNED_DOWN.stream().anyMatch(status::startsWith)) {
      turnedDown.add(one);
    }
    if (DEARER.stream().anyMatch(status::startsWith)) {
      dearer.add(one);
    }
  }

  /**
   * How far a change is: what {@link #waiting} says, what is typed, or what was decided before;
   * empty where nothing changes.
   */
  public static String status(Proposal one, ApprovalRules rules) {
    if (!one.changes()) {
      return "";
    }
    String choice = one.choice();
    if (choice.equals(DecisionsTable.APPROVE)) {
      return one.approved(rules) ? APPROVED : REFUSED;
    }
    return choice.equals(DecisionsTable.REJECT)
        ? REJECTED
        : choice.equals(DecisionsTable.DEFER)
            ? DEFERRED
            : one.open() ? waiting(one) : one.text(DecisionColumns.STATE);
  }

  /** The status of a change that is not decided: by what is promised, or why nothing is. */
  public static String waiting(Proposal one) {
    double saving = one.promised();
    String change = one.text(DecisionColumns.CHANGE);
    if (!Double.isNaN(saving)) {
      String purpose = one.text(DecisionColumns.PURPOSE);
      return saving > 0
          ? WAITING
          : purpose.equals(Sentences.QUALITY)
              ? RESTORES
              : COSTS_MORE + (purpose.isEmpty() ? "" : ": " + purpose);
    }
    return change.startsWith(Words.PLANNED)
        ? Words.PLANNED
        : change.startsWith(Proposal.TUNED) ? MUST_MOVE : UNKNOWN;
  }

  /** Those of one status. */
  public Sum of(String status) {
    return byStatus.getOrDefault(status, new Sum());
  }

  /** Those that are rejected or deferred, now or before. */
  public Sum turnedDown() {
    return turnedDown;
  }

  /** Those that cost more than today and are not decided. */
  public Sum dearer() {
    return dearer;
  }

  /** All. */
  public Sum all() {
    return all;
  }

  /** All rows, those that change nothing now among them. */
  public Sum listed() {
    return listed;
  }

  /** Those for which an approval is suggested. */
  public Sum suggested() {
    return suggested;
  }
}
