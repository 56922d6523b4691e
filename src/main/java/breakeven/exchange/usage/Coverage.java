package breakeven.exchange.usage;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times that some files cover, as far apart as they are. */
final class Coverage {
  /** A time from one second to another. */
  private record Span(long from, long to) {}

  private final List<Span> spans = new ArrayList<>();

  /** What files cover, those without times left out. */
  static Coverage of(List<UsageSource> sources) {
    List<Span> all =
        sources.stream()
            .filter(UsageSource::timed)
            .map(source -> new Span(source.start(), source.end()))
            .sorted(Comparator.comparingLong(Span::from))
            .toList();
    Coverage coverage = new Coverage();
    all.forEach(coverage::add);
    return coverage;
  }

  private void add(Span next) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last == null || next.from() > last.to()) {
      spans.add(next);
    } else {
      spans.set(spans.size() - 1, new Span(last.from(), Math.max(last.to(), next.to())));
    }
  }

  /**
   * Whether every day of a month lies between the first and the last of some file: a day without
   * requests is one all the same.
   */
  boolean whole(YearMonth month) {
    long day = UsageTime.start(month);
    long end = UsageTime.start(month.plusMonths(1));
    for (Span span : spans) {
      boolean touches = Math.floorDiv(span.from(), (long) UsageTime.DAY) * UsageTime.DAY <= day;
      if (touches && span.to() > day) {
        day = Math.floorDiv(span.to() - 1, (long) UsageTime.DAY) * UsageTime.DAY + UsageTime.DAY;
      }
    }
    return day >= end;
  }

  /** All of it as one period. */
  Period all() {
    return spans.isEmpty()
        ? new Period(null, false, 0, 0, 0)
        : period(null, false, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** What of it lies in a month; all of it is whole where that is said of the month. */
  Period in(YearMonth month, UsageAsk ask) {
    boolean said = ask.part() == ShortMonth.WHOLE && month.equals(ask.month());
    return period(
        month, said || whole(month), UsageTime.start(month), UsageTime.start(month.plusMonths(1)));
  }

  private Period period(@Nullable YearMonth month, boolean whole, long least, long most) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    long seconds = 0;
    for (Span span : spans) {
      long start = Math.max(span.from(), least);
      long end = Math.min(span.to(), most);
      if (start < end) {
        from = Math.min(from, start);
        to = Math.max(to, end);
        seconds += end - start;
      }
    }
    return seconds == 0
        ? new Period(month, false, 0, 0, 0)
        : new Period(month, whole, from, to, seconds);
  }
}
