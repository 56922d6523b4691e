package breakeven.whatif;

import breakeven.decision.Decision;
import java.util.List;

/**
 * The change that gives another verdict, proved by running the model again with it.
 *
 * @param changes what is changed: one thing, or all answers that are missing together
 * @param words the changes in words, each with its value then and today
 * @param verdict the verdict then, a code of {@link Decision#VERDICTS}
 */
public record Flip(List<Change> changes, String words, int verdict) {
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

  public Flip {
    changes = List.copyOf(changes);
  }

  /** The sentence of the column {@code What would change it}. */
  public String text() {
    return words + ": " + Decision.VERDICTS.get(verdict);
  }
}
