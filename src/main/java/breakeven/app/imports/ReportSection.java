package breakeven.app.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Some lines of one kind in what an import says, and how many there are of them. */
final class ReportSection {
  /** How many lines of a kind a run prints that is no dry run. */
  static final int SHOWN = 20;

  private final String title;
  private final boolean all;
  private final List<String> lines = new ArrayList<>();
  private int count;

  /**
   * A section without lines.
   *
   * @param all whether every line is shown, as a dry run does
   */
  ReportSection(String title, boolean all) {
    this.title = title;
    this.all = all;
  }

  void add(String line) {
    count++;
    if (all || lines.size() < SHOWN) {
      lines.add(line);
    }
  }

  /** Says nothing where there is no line. */
  void print(Consumer<String> out) {
    if (count == 0) {
      return;
    }
    out.accept("");
    out.accept(title + " (" + number(count) + ")");
    lines.forEach(line -> out.accept("  " + line));
    if (count > lines.size()) {
      out.accept("  … and " + number(count - lines.size()) + " more: --dry-run lists all");
    }
  }

  static String amount(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** A count and what is counted: {@code 1 price}, {@code 2,000 prices}. */
  static String counted(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
