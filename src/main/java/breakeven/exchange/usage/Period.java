package breakeven.exchange.usage;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time whose lines count for a workload.
 *
 * @param month the month; null where it is no single one
 * @param whole whether the files cover the whole month
 * @param from where it begins, in seconds from 1970; with {@code to} the same where the files say
 *     no time
 * @param to where it ends
 * @param seconds how much of the time between the files cover
 */
public record Period(@Nullable YearMonth month, boolean whole, long from, long to, long seconds) {
  /** Hours of a month, as in the model. */
  static final int MONTH_HOURS = 730;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** Whether the files say when. */
  public boolean timed() {
    return from < to;
  }

  /** First day. */
  public LocalDate first() {
    return UsageTime.day(from);
  }

  /** Last day. */
  public LocalDate last() {
    return UsageTime.day(to - 1);
  }

  /** Whether it counts as a whole month though its first or last days have no lines. */
  public boolean taken() {
    return whole
        && month != null
        && timed()
        && !(first().equals(month.atDay(1)) && last().equals(month.atEndOfMonth()));
  }

  /** The time in words: {@code 2026-10}, {@code 2023-11-16 18:17 to 19:14}. */
  public String words() {
    if (!timed()) {
      return "no time given";
    }
    if (whole && month != null) {
      return month.toString();
    }
    LocalDateTime start = UsageTime.time(from);
    LocalDateTime end = UsageTime.time(to);
    if (from % UsageTime.DAY == 0 && to % UsageTime.DAY == 0) {
      return first().equals(last()) ? first().toString() : first() + " to " + last();
    }
    String until = MINUTE.format(end);
    return MINUTE.format(start)
        + " to "
        + (start.toLocalDate().equals(end.toLocalDate()) ? until.substring(11) : until);
  }

  /** How long it is, in words: {@code 57 minutes}, {@code 26 days}. */
  public String length() {
    if (seconds < 2L * UsageTime.HOUR) {
      return Math.round(seconds / 60.0) + " minutes";
    }
    return seconds < 2L * UsageTime.DAY
        ? Math.round((double) seconds / UsageTime.HOUR) + " hours"
        : Math.round((double) seconds / UsageTime.DAY) + " days";
  }
}
