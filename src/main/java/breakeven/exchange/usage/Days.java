package breakeven.exchange.usage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order files write day, month and year. */
public enum Days {
  /** Only the year first says it without a word. */
  YEAR_FIRST(0, 0),
  DAY_FIRST(1, 2),
  MONTH_FIRST(2, 1);

  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?=$|[T ,])");

  private final int day;
  private final int month;

  Days(int day, int month) {
    this.day = day;
    this.month = month;
  }

  /** A time with its year first; as it is where it has no year behind day and month. */
  String yearFirst(String text) {
    Matcher found = YEAR_LAST.matcher(text);
    if (this == YEAR_FIRST || !found.lookingAt()) {
      return text;
    }
    if (Integer.parseInt(found.group(month)) > 12 && Integer.parseInt(found.group(day)) <= 12) {
      throw new UsageFault(
          "has the day "
              + found.group()
              + ", which has its "
              + (this == DAY_FIRST ? "month first: add --dates mdy" : "day first: add --dates dmy")
              + ", or correct the day");
    }
    return found.group(3)
        + '-'
        + twoDigits(found.group(month))
        + '-'
        + twoDigits(found.group(day))
        + text.substring(found.end()).replaceFirst("^, ?", " ");
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }
}
