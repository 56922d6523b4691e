package breakeven.core.report;

import breakeven.core.table.SheetGroup;
import java.util.Locale;

/**
 * A sheet that a review adds. All of them are in {@link ResultTable#SHEETS}.
 *
 * @param name its usual name
 * @param purpose what it shows, in words that follow a colon
 */
public record ResultSheet(String name, SheetGroup group, String purpose) {
  /** The same as a sentence. */
  public String sentence() {
    return purpose.substring(0, 1).toUpperCase(Locale.ROOT) + purpose.substring(1) + ".";
  }

  static ResultSheet decide(String name, String purpose) {
    return new ResultSheet(name, SheetGroup.DECIDE, purpose);
  }

  static ResultSheet understand(String name, String purpose) {
    return new ResultSheet(name, SheetGroup.UNDERSTAND, purpose);
  }

  static ResultSheet control(String name, String purpose) {
    return new ResultSheet(name, SheetGroup.CONTROL, purpose);
  }
}
