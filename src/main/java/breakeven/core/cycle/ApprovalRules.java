package breakeven.core.cycle;

import static breakeven.core.expression.Formula.NOTHING;

import breakeven.core.input.AssumptionValues;
import breakeven.core.model.PersonNames;
import breakeven.core.table.Assumption;
import breakeven.core.table.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which approvals count: who proposes does not approve, and an approval that nobody carries out
 * expires.
 *
 * @param fourEyes whether the owner may not approve
 * @param months for which an approval holds
 * @param asOf the day on which it is asked; null: no approval expires
 */
public record ApprovalRules(boolean fourEyes, int months, @Nullable LocalDate asOf) {
  /** Each approval counts. */
  public static final ApprovalRules NONE = new ApprovalRules(false, 0, null);

  /** As the assumptions say. */
  public static ApprovalRules of(AssumptionValues assumptions, LocalDate asOf) {
    return new ApprovalRules(
        assumptions.text(Assumption.FOUR_EYES).equals(Words.YES),
        (int) assumptions.number(Assumption.APPROVAL_HOLDS),
        asOf);
  }

  /** The same where no approval is too old. */
  public ApprovalRules withoutExpiry() {
    return new ApprovalRules(fourEyes, months, null);
  }

  /** Whether an approval may be one that does not count. */
  public boolean any() {
    return fourEyes || asOf != null;
  }

  /**
   * Why an approval is not carried out; empty where it may be.
   *
   * @param who the name in {@code Decided by}; empty where there is none
   * @param owner who owns the workload
   * @param on the day of the approval; null where none is typed
   */
  public String refusal(String who, String owner, @Nullable LocalDate on) {
    if (fourEyes && who.isEmpty()) {
      return "Four eyes is on Yes, and nobody is named in Decided by";
    }
    for (String name : List.of(who, owner)) {
      if (fourEyes && PersonNames.mixed(name)) {
        return "Four eyes: the name " + name + " has letters of two alphabets: type it anew";
      }
    }
    if (fourEyes && PersonNames.same(who, owner)) {
      return "Four eyes: " + who + " owns the workload, and may not approve its change";
    }
    return expired(on)
        ? "Approved on "
            + on
            + ", and an approval holds for "
            + months
            + " months: approve it anew, on a later day"
        : "";
  }

  /**
   * Why an approval that is not refused may yet be the owner's own; empty where it is not.
   *
   * @param who the name in {@code Decided by}
   * @param owner who owns the workload
   */
  public String doubt(String who, String owner) {
    return fourEyes && PersonNames.alike(who, owner)
        ? "Four eyes: the change is approved by " + who + ", which may be the owner's name too"
        : "";
  }

  /** Whether an approval of a day is too old. */
  public boolean expired(@Nullable LocalDate on) {
    return on != null && asOf != null && on.isBefore(asOf.minusMonths(months));
  }

  /**
   * What holds in a row that it does not refuse, as conditions on the cells of names and day.
   *
   * @param serial a day as the workbook counts it
   */
  public List<String> holds(
      String who, String owner, String on, ToDoubleFunction<LocalDate> serial) {
    List<String> conditions = new ArrayList<>();
    if (fourEyes) {
      conditions.add(who + "<>" + NOTHING);
      conditions.add(who + "<>" + owner);
    }
    if (asOf != null) {
      long oldest = (long) serial.applyAsDouble(asOf.minusMonths(months));
      conditions.add("(" + on + "=" + NOTHING + ")+(" + on + ">=" + oldest + ")");
    }
    return conditions;
  }
}
