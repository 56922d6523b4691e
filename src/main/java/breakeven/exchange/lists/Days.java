package breakeven.exchange.lists;

import breakeven.core.input.WorkbookDays;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Days as lists write them. */
final class Days {
  private Days() {}

  static boolean isDay(String text) {
    return parse(text) != null;
  }

  /**
   * The day of {@code 2026-11-24}, with or without a time behind it; null for anything else, a day
   * included that no workbook can hold.
   */
  static @Nullable LocalDate parse(String text) {
    String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
    try {
      LocalDate found = LocalDate.parse(day);
      return WorkbookDays.contains(found) ? found : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
