package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The change that changes the verdict, proved by running the model again with it.
 *
 * @param changes what is changed: one thing, or all answers that are missing together
 * @param text the sentence of the column {@code What would change it}: the changes, each with its
 *     value then and today, and the verdict then
 * @param verdict the verdict then, a code of {@link Decision#VERDICTS}
 * @param cost total cost over the horizon of that verdict's approach, with the change, in the
 *     reporting currency; NaN where that verdict changes nothing yet
 */
public record VerdictChange(List<Change> changes, String text, int verdict, double cost) {
  /**
   * One value changed. What the two numbers are is said at the {@link Driver}.
   *
   * @param today the value today; NaN where it is not answered or not measured, and of a name
   * @param then the value that changes the verdict
   * @param name of a card, its name then; else empty
   */
  public record Change(Driver driver, double today, double then, String name) {
    public Change(Driver driver, double today, double then) {
      this(driver, today, then, "");
    }
  }

  public VerdictChange {
    changes = List.copyOf(changes);
  }

  /**
   * The cost of a change that a team can simply choose: how often it re-trains, how it serves, on
   * which card, with how many others. NaN for anything else: a market price or a measurement is no
   * choice.
   */
  public double costOfChoice() {
    return changes.stream().allMatch(change -> change.driver().chosen()) ? cost : Double.NaN;
  }

  /** Puts the {@link #costOfChoice} of each row where it is; NaN where there is none. */
  public static void putCosts(@Nullable VerdictChange[] found, double[] target) {
    for (int row = 0; row < found.length; row++) {
      VerdictChange change = found[row];
      target[row] = change == null ? Double.NaN : change.costOfChoice();
    }
  }
}
