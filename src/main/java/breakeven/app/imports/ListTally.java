package breakeven.app.imports;

import breakeven.exchange.lists.LeftOut;
import breakeven.exchange.lists.ListRow;
import breakeven.exchange.lists.Outcome;
import breakeven.exchange.lists.PriceSheet;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what became of one list. What was read is what came in and what was left out. */
final class ListTally {
  private final Map<Outcome.Kind, Integer> kinds = new EnumMap<>(Outcome.Kind.class);
  private final Map<LeftOut, Integer> reasons = new EnumMap<>(LeftOut.class);
  private final Set<PriceSheet> sheets = EnumSet.noneOf(PriceSheet.class);
  private int marked;
  private int renewed;
  private int reasoning;
  private boolean undated;
  private @Nullable LocalDate oldest;
  private @Nullable LocalDate latest;

  /** Takes note of what a row says of itself: of which sheet it is, and its day. */
  void read(ListRow row) {
    sheets.add(row.sheet());
    LocalDate day = row.day();
    if (day == null) {
      undated = true;
      return;
    }
    oldest = oldest == null || day.isBefore(oldest) ? day : oldest;
    latest = latest == null || day.isAfter(latest) ? day : latest;
  }

  /** Whether the list has rows of a sheet, imported or not. */
  boolean has(PriceSheet sheet) {
    return sheets.contains(sheet);
  }

  /** Whether there are rows that name no day, so that the list's own holds for them. */
  boolean undated() {
    return undated;
  }

  /** The first of the days that rows name; null where none does. */
  @Nullable LocalDate oldest() {
    return oldest;
  }

  /** The last of them. */
  @Nullable LocalDate latest() {
    return latest;
  }

  void reasoning() {
    reasoning++;
  }

  /** Prices of reasoning tokens that differ from that of output, which counts. */
  int reasoned() {
    return reasoning;
  }

  void leftOut(LeftOut why) {
    kinds.merge(Outcome.Kind.LEFT_OUT, 1, Integer::sum);
    reasons.merge(why, 1, Integer::sum);
  }

  void add(Outcome outcome) {
    LeftOut why = outcome.why();
    if (why != null) {
      leftOut(why);
      return;
    }
    kinds.merge(outcome.kind(), 1, Integer::sum);
    marked += outcome.doubts().isEmpty() ? 0 : 1;
    renewed += outcome.kind() == Outcome.Kind.SAME && outcome.writes() ? 1 : 0;
  }

  int count(Outcome.Kind kind) {
    return kinds.getOrDefault(kind, 0);
  }

  int read() {
    return kinds.values().stream().mapToInt(Integer::intValue).sum();
  }

  int imported() {
    return read() - count(Outcome.Kind.LEFT_OUT);
  }

  /** Rows that came in with a mark. */
  int marked() {
    return marked;
  }

  /** Rows whose prices are the same and whose day of checking is now later. */
  int renewed() {
    return renewed;
  }

  /** How many were left out for each reason. */
  Map<LeftOut, Integer> reasons() {
    return reasons;
  }
}
