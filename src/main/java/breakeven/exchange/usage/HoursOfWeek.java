package breakeven.exchange.usage;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How requests are spread over the hours of a week, as the files write their times.
 *
 * @param peakToAverage requests in the busiest hour of the week over those of an hour of all
 * @param busiest that hour, from 0 on Monday at midnight
 * @param withTraffic hours of the week in which there are requests, 1 to 168
 */
public record HoursOfWeek(double peakToAverage, int busiest, int withTraffic) {
  /** Hours of a week. */
  public static final int WEEK = 7 * 24;

  /** With fewer requests the busiest hour is chance: ten for each hour. */
  private static final int LEAST_REQUESTS = 10 * WEEK;

  /** The first of January 1970 was a Thursday. */
  private static final int MONDAY = 3 * 24;

  /** What adding up in another order may leave. */
  private static final double KNOWN = 1 - 1e-9;

  private static final double HUNDREDTHS = 100;

  /** The hour of the week of a time. */
  static int hour(long seconds) {
    return (int) Math.floorMod(Math.floorDiv(seconds, (long) UsageTime.HOUR) + MONDAY, (long) WEEK);
  }

  /**
   * Spreads requests over the hours of a time.
   *
   * @param requests by hour of the week
   * @param all their number
   * @return null where the hour of some is not known, where they are too few, or where the time is
   *     less than a week or has gaps
   */
  static @Nullable HoursOfWeek of(double[] requests, double all, Period period) {
    long from = Math.floorDiv(period.from(), (long) UsageTime.HOUR);
    long to = Math.floorDiv(period.to() - 1, (long) UsageTime.HOUR) + 1;
    boolean gaps = period.seconds() < period.to() - period.from();
    boolean some = Arrays.stream(requests).sum() < all * KNOWN;
    if (to - from < WEEK || gaps || some || all < LEAST_REQUESTS) {
      return null;
    }
    double most = 0;
    int busiest = 0;
    int traffic = 0;
    int first = hour(from * UsageTime.HOUR);
    for (int hour = 0; hour < WEEK; hour++) {
      long times =
          (to - from) / WEEK + (Math.floorMod(hour - first, WEEK) < (to - from) % WEEK ? 1 : 0);
      double mean = requests[hour] / times;
      traffic += requests[hour] > 0 ? 1 : 0;
      if (mean > most) {
        most = mean;
        busiest = hour;
      }
    }
    double peak = most / (all / (to - from));
    return new HoursOfWeek(Math.rint(peak * HUNDREDTHS) / HUNDREDTHS, busiest, traffic);
  }

  /** Hours of a month in which there are requests, whole ones. */
  public double hoursOn() {
    return Math.rint((double) Period.MONTH_HOURS * withTraffic / WEEK);
  }

  /** The busiest hour in words: {@code Monday 10:00}. */
  public String busiestHour() {
    String day = DayOfWeek.of(busiest / 24 + 1).getDisplayName(TextStyle.FULL, Locale.UK);
    return String.format(Locale.ROOT, "%s %02d:00", day, busiest % 24);
  }
}
