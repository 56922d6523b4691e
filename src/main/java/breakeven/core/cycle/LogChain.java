package breakeven.core.cycle;

import breakeven.core.input.TableRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a {@code Decision log} in the order of the sheet, and what is wrong with them. */
public final class LogChain {
  /**
   * A line with where it is.
   *
   * @param row its row in the sheet, from 1
   * @param intact whether its cells are those that were written
   */
  public record Line(int row, LogEntry entry, boolean intact) {}

  /**
   * Something that was done to the log.
   *
   * @param row the row where it shows, from 1
   * @param what it in words: "Line 4 was changed"
   */
  public record Fault(int row, String what) {}

  /** What to do about a fault. */
  public static final String REMEDY = "Restore it from an earlier copy of this workbook";

  /** Faults that are named. */
  private static final int NAMED = 3;

  private final List<Line> lines = new ArrayList<>();

  /** Takes the next row of the sheet. */
  public void add(TableRows.Row row) {
    LogEntry entry = LogEntry.of(row);
    lines.add(new Line(row.sheetRow(), entry, LogEntry.hashOf(row).equals(entry.hash())));
  }

  /** All lines. */
  public List<LogEntry> entries() {
    return lines.stream().map(Line::entry).toList();
  }

  /** All lines with their rows. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The last line; null where there is none. */
  public @Nullable LogEntry last() {
    return lines.isEmpty() ? null : lines.get(lines.size() - 1).entry();
  }

  /** All faults as one sentence without a full stop: the first ones, and how many more. */
  public static String said(List<Fault> faults) {
    String first = faults.stream().limit(NAMED).map(Fault::what).collect(Collectors.joining("; "));
    int more = faults.size() - NAMED;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  /**
   * Lines that were changed, removed, moved or inserted since they were written.
   *
   * @param seal the hash of the last line as it was written; empty where it is not noted down,
   *     which is a fault wherever there are lines
   */
  public List<Fault> faults(String seal) {
    List<Fault> faults = new ArrayList<>();
    Map<String, Integer> followed = new HashMap<>();
    lines.forEach(line -> followed.merge(line.entry().before(), 1, Integer::sum));
    List<Line> own = new ArrayList<>();
    for (Line line : numbered(seal, followed, faults)) {
      if (!line.intact()) {
        faults.add(new Fault(line.row(), named(line) + " was changed"));
      }
      own.add(line);
    }
    order(own, faults);
    gaps(own, seal, faults);
    faults.sort((a, b) -> Integer.compare(a.row(), b.row()));
    return faults;
  }

  /**
   * The lines that another copy of the log has behind these; empty where these are not its
   * beginning.
   */
  public List<LogEntry> behind(List<LogEntry> other) {
    return other.size() > lines.size() && against(other.subList(0, lines.size()), "").isEmpty()
        ? other.subList(lines.size(), other.size())
        : List.of();
  }

  /**
   * Where this log is not the continuation of another copy of it.
   *
   * @param other the lines of the other copy
   * @param name of its file
   */
  public List<Fault> against(List<LogEntry> other, String name) {
    Map<Integer, String> hashes = new HashMap<>();
    lines.forEach(line -> hashes.put(line.entry().line(), line.entry().hash()));
    int row = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).row();
    List<Fault> faults = new ArrayList<>();
    for (LogEntry line : other) {
      String here = hashes.get(line.line());
      if (here == null) {
        int last =
            other.stream()
                .map(LogEntry::line)
                .filter(at -> at >= line.line())
                .takeWhile(at -> !hashes.containsKey(at))
                .reduce(line.line(), Math::max);
        faults.add(new Fault(row, missing(line.line(), last) + " since " + name));
        return faults;
      }
      if (!here.equals(line.hash())) {
        faults.add(new Fault(row, "Line " + line.line() + " is another one in " + name));
        return faults;
      }
    }
    return faults;
  }

  /**
   * Where this log is not the continuation of one that ended so; empty where it is.
   *
   * @param end its hash is empty where only the number of its last line is known
   * @param name of what noted it down
   */
  public Optional<Fault> fault(LogEnd end, String name) {
    List<LogEntry> same =
        lines.stream().map(Line::entry).filter(line -> line.line() == end.lines()).toList();
    LogEntry last = last();
    int row = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).row();
    if (end.lines() == 0
        || same.stream().anyMatch(line -> end.hash().isEmpty() || line.hash().equals(end.hash()))) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            row,
            (same.isEmpty()
                    ? missing(last == null ? 1 : last.line() + 1, end.lines())
                    : "Line " + end.lines() + " is another one than at the last review")
                + ", by "
                + name));
  }

  /** How many lines there are, and the hash of the last. */
  public LogEnd end() {
    LogEntry last = last();
    return last == null ? LogEnd.NONE : LogEnd.of(last);
  }

  private static String named(Line line) {
    return "Line " + line.entry().line() + " (row " + line.row() + ")";
  }

  /** One line for each number: of two with the same one, that which the next line is chained to. */
  private List<Line> numbered(String seal, Map<String, Integer> followed, List<Fault> faults) {
    Map<Integer, Line> chosen = new HashMap<>();
    for (Line line : lines) {
      if (line.entry().line() > 0) {
        chosen.merge(
            line.entry().line(),
            line,
            (one, other) -> rank(other, seal, followed) > rank(one, seal, followed) ? other : one);
      }
    }
    List<Line> own = new ArrayList<>();
    for (Line line : lines) {
      if (line.equals(chosen.get(line.entry().line()))) {
        own.add(line);
      } else {
        faults.add(
            new Fault(
                line.row(),
                line.entry().line() > 0
                    ? named(line) + " was inserted: its number is in another row too"
                    : "Row " + line.row() + " was inserted: it has no number"));
      }
    }
    return own;
  }

  private static int rank(Line line, String seal, Map<String, Integer> followed) {
    String hash = line.entry().hash();
    boolean known = followed.containsKey(hash) || !seal.isEmpty() && seal.equals(hash);
    return (line.intact() ? 2 : 0) + (known ? 1 : 0);
  }

  /** Lines that are above one with a smaller number. */
  private static void order(List<Line> own, List<Fault> faults) {
    int most = 0;
    int highest = 0;
    for (Line line : own) {
      if (line.entry().line() < most) {
        faults.add(new Fault(line.row(), named(line) + " was moved: it is below line " + highest));
      } else {
        most = line.entry().line();
        highest = most;
      }
    }
  }

  /** Numbers that are missing, and lines that are not chained to the one before them. */
  private static void gaps(List<Line> own, String seal, List<Fault> faults) {
    List<Line> sorted = new ArrayList<>(own);
    sorted.sort((a, b) -> Integer.compare(a.entry().line(), b.entry().line()));
    int expected = 1;
    @Nullable Line previous = null;
    for (Line line : sorted) {
      int number = line.entry().line();
      if (number > expected) {
        faults.add(new Fault(line.row(), missing(expected, number - 1)));
      } else if (line.intact() && !line.entry().before().equals(hash(previous))) {
        boolean told = previous != null && !previous.intact();
        if (!told) {
          faults.add(
              new Fault(
                  line.row(),
                  "Line "
                      + (number - 1)
                      + " was replaced: "
                      + named(line)
                      + " is chained to another one"));
        }
      }
      expected = number + 1;
      previous = line;
    }
    if (previous != null && seal.isEmpty()) {
      faults.add(
          new Fault(
              previous.row(),
              "The seal is gone, so that lines after line "
                  + previous.entry().line()
                  + " may have been removed"));
    }
    boolean open = seal.isEmpty() || previous != null && !previous.intact();
    if (!open && !hash(previous).equals(seal)) {
      faults.add(
          new Fault(
              previous == null ? 1 : previous.row(),
              previous == null
                  ? "All lines were removed"
                  : "Lines after line " + previous.entry().line() + " were removed or replaced"));
    }
  }

  private static String hash(@Nullable Line line) {
    return line == null ? "" : line.entry().hash();
  }

  private static String missing(int first, int last) {
    return numbered(first, last) + (first == last ? " was removed" : " were removed");
  }

  /** {@code Line 4}, or {@code Lines 4 to 7}. */
  public static String numbered(int first, int last) {
    return first == last ? "Line " + first : "Lines " + first + " to " + last;
  }
}
