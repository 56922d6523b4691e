package breakeven.core.input;

import java.time.LocalDate;

/** The days that a workbook can hold. */
public final class WorkbookDays {
  /** From here on a spreadsheet's days are those of the calendar. */
  public static final LocalDate FIRST = LocalDate.of(1900, 3, 1);

  public static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private WorkbookDays() {}

  public static boolean contains(LocalDate day) {
    return !day.isBefore(FIRST) && !day.isAfter(LAST);
  }
}
