package breakeven.core.report;

import breakeven.core.cycle.ApprovalRules;
import breakeven.core.cycle.TypedDecision.Choice;
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

  /** What a change that is suggested is marked with. */
  public static final String SUGGESTED = "suggested";

  /**
   * When an approval is suggested, and what may be spent; NaN where nothing is typed.
   *
   * @param saving the least saving, money
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
          && (Double.isNaN(saving) || one.saving() >= saving)
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

  private final Map<String, Sum> byChoice = new HashMap<>();
  private final Map<String, Sum> approvedByUnit = new HashMap<>();
  private final Sum before = new Sum();
  private final Sum all = new Sum();
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

  private void add(Proposal one, Criteria criteria, ApprovalRules rule) {
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
    boolean approves = one.choice().equals(Choice.APPROVE.word());
    if (approves && !one.approved(rule)) {
      return;
    }
    if (!one.choice().isEmpty()) {
      byChoice.computeIfAbsent(one.choice(), key -> new Sum()).add(one);
    } else if (!one.open()) {
      before.add(one);
    }
    if (approves) {
      approvedByUnit
          .computeIfAbsent(UnitLabel.key(one.text(DecisionColumns.UNIT)), key -> new Sum())
          .add(one);
    }
  }

  /** Those of one decision; an approval by somebody who may not approve is none. */
  public Sum of(Choice choice) {
    return byChoice.getOrDefault(choice.word(), new Sum());
  }

  /** Those of a business unit that are approved. */
  public Sum approved(String unit) {
    return approvedByUnit.getOrDefault(UnitLabel.key(unit), new Sum());
  }

  /** Those that were rejected or deferred before and are not proposed again. */
  public Sum before() {
    return before;
  }

  /** All. */
  public Sum all() {
    return all;
  }

  /** Those for which an approval is suggested. */
  public Sum suggested() {
    return suggested;
  }
}
