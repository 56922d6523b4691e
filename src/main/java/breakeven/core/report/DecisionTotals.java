package breakeven.core.report;

import breakeven.core.cycle.FourEyes;
import breakeven.core.cycle.TypedDecision.Choice;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What decisions add up to, as far as they were typed before the review. */
public final class DecisionTotals {
  /** The labels of the two cells that say when an approval is suggested. */
  public static final String LEAST_SAVING = "Suggest from a saving of";

  public static final String LEAST_CHANCE = "Suggest from a chance of";

  /** What a change that is suggested is marked with. */
  public static final String SUGGESTED = "suggested";

  /**
   * When an approval is suggested; NaN where nothing is typed.
   *
   * @param saving the least saving, money
   * @param chance the least chance, a fraction
   */
  public record Criteria(double saving, double chance) {
    public static final Criteria NONE = new Criteria(Double.NaN, Double.NaN);

    /** Whether a change meets what is typed; none does where nothing is. */
    public boolean suggest(Proposal one) {
      boolean any = !Double.isNaN(saving) || !Double.isNaN(chance);
      return any
          && one.changes()
          && one.open()
          && one.warnings().isEmpty()
          && (Double.isNaN(saving) || one.saving() >= saving)
          && (Double.isNaN(chance) || one.chance() >= chance);
    }
  }

  /** Number of changes, their saving and their one-off cost. */
  public static final class Sum {
    private int changes;
    private double saving;
    private double oneOff;

    private void add(Proposal one) {
      changes++;
      saving += Double.isNaN(one.saving()) ? 0 : one.saving();
      oneOff += Double.isNaN(one.oneOff()) ? 0 : one.oneOff();
    }

    public int changes() {
      return changes;
    }

    public double saving() {
      return saving;
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

  /** Adds up all changes. */
  public static DecisionTotals of(Proposals proposals, Criteria criteria) throws IOException {
    DecisionTotals totals = new DecisionTotals();
    proposals.each(one -> totals.add(one, criteria, proposals.fourEyes()));
    return totals;
  }

  private void add(Proposal one, Criteria criteria, FourEyes rule) {
    if (!one.changes()) {
      return;
    }
    all.add(one);
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
      approvedByUnit.computeIfAbsent(UnitLabel.key(one.unit()), key -> new Sum()).add(one);
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
