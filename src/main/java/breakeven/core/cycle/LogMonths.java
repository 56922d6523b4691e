package breakeven.core.cycle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a log says of the months of its decisions: their prices, and what was compared. */
public final class LogMonths {
  static final String DECISION = "Line of the decision";

  /** Lines with prices of one decision: of each month the last review's. */
  private static final class OfDecision extends TreeMap<YearMonth, MonthPrices.Held> {
    private static final long serialVersionUID = 1;
  }

  /** A month of a decision, by the line that approved it. */
  public record Key(int decision, YearMonth month) {}

  private final Map<Integer, OfDecision> prices = new HashMap<>();
  private final Map<Integer, MonthPrices.Held> lines = new HashMap<>();
  private final Map<Integer, MonthPrices.Held> newest = new HashMap<>();
  private final Map<Key, ComparedMonth> compared = new HashMap<>();

  /** The months of a log. */
  public LogMonths(List<LogEntry> log) {
    log.forEach(this::add);
  }

  /** Takes the next line of the log. */
  public void add(LogEntry line) {
    LogStatus status = line.status();
    LocalDate month = line.effective();
    if (status == null || !status.ofMonth() || month == null) {
      return;
    }
    Figures figures = Figures.of(line.cells());
    int decision = (int) figures.number(DECISION);
    if (status == LogStatus.COMPARED) {
      compared.put(new Key(decision, YearMonth.from(month)), ComparedMonth.of(line, figures));
      return;
    }
    MonthPrices.Held held = MonthPrices.Held.of(line, figures, lines);
    lines.put(line.line(), held);
    newest.put(decision, held);
    prices
        .computeIfAbsent(decision, key -> new OfDecision())
        .merge(
            YearMonth.from(month),
            held,
            (one, other) -> other.day().isBefore(one.day()) ? one : other);
  }

  /**
   * The prices that a month is valued at: those of the last review dated in it; without one, of the
   * last before it; without that, of the first one after it. Null where there is none.
   */
  public @Nullable MonthPrices prices(LogEntry decision, YearMonth month) {
    NavigableMap<YearMonth, MonthPrices.Held> all = prices.get(decision.line());
    if (all == null) {
      return null;
    }
    var before = all.floorEntry(month);
    MonthPrices.Held held = before == null ? all.firstEntry().getValue() : before.getValue();
    return held.prices();
  }

  /**
   * What the first month of a decision that was reviewed is valued at; null where there is none.
   */
  public @Nullable MonthPrices earliest(LogEntry decision) {
    NavigableMap<YearMonth, MonthPrices.Held> all = prices.get(decision.line());
    return all == null ? null : all.firstEntry().getValue().prices();
  }

  /** What the last review valued a decision with; null where none is remembered. */
  public @Nullable MonthPrices newest(LogEntry decision) {
    MonthPrices.Held last = newest.get(decision.line());
    return last == null ? null : last.prices();
  }

  /** The day of the last review that added a line; null where none has. */
  public static @Nullable LocalDate lastReview(List<LogEntry> log) {
    return log.stream()
        .filter(LogEntry::byReview)
        .map(LogEntry::day)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The last comparison of a month; null where there is none. */
  public @Nullable ComparedMonth compared(LogEntry decision, YearMonth month) {
    return compared.get(new Key(decision.line(), month));
  }

  /**
   * The line by which a review remembers what it valued with; null where the log says the same of
   * the month already.
   */
  public @Nullable LogEntry line(MonthPrices now, LogEntry decision, LocalDate logged) {
    MonthPrices before = newest(decision);
    MonthPrices valid = prices(decision, now.month());
    if (valid != null && valid.month().equals(now.month()) && valid.same(now)) {
      return null;
    }
    return line(now, before, decision, logged);
  }

  private static LogEntry line(
      MonthPrices now, @Nullable MonthPrices before, LogEntry decision, LocalDate logged) {
    return decision.ofMonth(
        LogStatus.PRICES,
        now.month(),
        logged,
        TypedDecision.run(now.day()),
        now.currency(),
        now.figures(before),
        "");
  }

  /**
   * The line by which an approval remembers what its review valued with.
   *
   * @param approved the line that will approve it
   */
  public static LogEntry first(MonthPrices now, LogEntry decision, int approved, LocalDate logged) {
    return line(now.of(approved), null, decision, logged);
  }

  /**
   * The line by which a review remembers what it compared; null where the log says the same
   * already.
   */
  public @Nullable LogEntry line(
      ComparedMonth now, LogEntry decision, YearMonth month, LocalDate reviewed) {
    ComparedMonth before = compared(decision, month);
    if (now.equals(before)) {
      return null;
    }
    return decision.ofMonth(
        LogStatus.COMPARED,
        month,
        reviewed,
        TypedDecision.run(reviewed),
        now.currency(),
        now.figures(decision),
        before == null ? "" : now.correction(before, decision));
  }
}
