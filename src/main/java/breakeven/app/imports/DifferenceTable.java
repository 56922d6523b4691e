package breakeven.app.imports;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * The table of all differences that a dry run prints, line by line, so that it may be of any
 * length.
 */
final class DifferenceTable {
  private final boolean shown;
  private final String things;
  private final String source;
  private final Consumer<String> out;
  private boolean begun;

  /**
   * A table without lines.
   *
   * @param shown whether the run is a dry one; else nothing is printed
   * @param things what its lines are of: "model"
   * @param source what the new figures are of: "list"
   */
  DifferenceTable(boolean shown, String things, String source, Consumer<String> out) {
    this.shown = shown;
    this.things = things;
    this.source = source;
    this.out = out;
  }

  /** Prints a line at once. */
  void add(String what, String thing, String column, String before, String after) {
    add(what, thing, column, before, after, "");
  }

  /** The same with where the new figure comes from. */
  void add(String what, String thing, String column, String before, String after, String from) {
    if (!shown) {
      return;
    }
    if (!begun) {
      begun = true;
      out.accept(line("", things, "column", "book", source, ""));
    }
    out.accept(line(what, thing, column, before, after, from));
  }

  private static String line(
      String what, String thing, String column, String before, String after, String from) {
    return String.format(
            Locale.ROOT,
            "%-8s  %-52s  %-28s  %10s  %10s  %s",
            what,
            thing,
            column,
            before,
            after,
            from)
        .stripTrailing();
  }

  /** Parts it from what follows. */
  void end() {
    if (begun) {
      out.accept("");
    }
  }
}
