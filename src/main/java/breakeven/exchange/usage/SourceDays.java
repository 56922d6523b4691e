package breakeven.exchange.usage;

import java.time.YearMonth;
import java.util.Locale;

/** When the lines of one file are that count for one workload, model, month and currency. */
final class SourceDays {
  private static final int MOST_DAYS = 31;

  private final UsageSource source;
  private final int month;
  private final double[] tokens = new double[MOST_DAYS];
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private boolean periods;

  SourceDays(UsageSource source, int month) {
    this.source = source;
    this.month = month;
  }

  /** Takes a line that says its time; its tokens count on all of its days. */
  void add(UsageLine line) {
    from = Math.min(from, line.from);
    to = Math.max(to, line.until);
    periods |= Double.isNaN(line.length);
    long first = UsageTime.start(Usage.month(month));
    int day = (int) ((line.from - first) / UsageTime.DAY);
    int last = (int) ((Math.max(line.from, line.until - 1) - first) / UsageTime.DAY);
    for (; day <= Math.min(last, MOST_DAYS - 1); day++) {
      tokens[day] += line.input + line.output;
    }
  }

  UsageSource source() {
    return source;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  /**
   * What both files have of the same days, so that it would count twice, in words; empty: nothing.
   * Logs of several machines have the same days, but not on any of them the same tokens.
   */
  String twice(SourceDays other) {
    int first = -1;
    int last = -1;
    boolean same = periods || other.periods;
    double sum = 0;
    for (int day = 0; day < MOST_DAYS; day++) {
      if (tokens[day] > 0 && other.tokens[day] > 0) {
        first = first < 0 ? day : first;
        last = day;
        same |= tokens[day] == other.tokens[day];
        sum += Math.min(tokens[day], other.tokens[day]);
      }
    }
    if (first < 0 || !same || to <= other.from || other.to <= from) {
      return "";
    }
    YearMonth of = Usage.month(month);
    return String.format(
        Locale.ROOT,
        "%s%s (%,.0f tokens)",
        of.atDay(first + 1),
        first == last ? "" : " to " + of.atDay(last + 1),
        sum);
  }
}
