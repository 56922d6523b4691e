package breakeven.workbook.calculation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of text, none wider than a terminal where that can be helped. */
final class Page {
  private static final int WIDTH = 100;

  private final List<String> lines = new ArrayList<>();

  List<String> lines() {
    return lines;
  }

  /** A line as it is. */
  void line(String text) {
    lines.add(text.stripTrailing());
  }

  /** A heading with an empty line before it. */
  void heading(String text) {
    line("");
    line(text.toUpperCase(Locale.ROOT));
  }

  /** Text that is broken between words; the lines after the first begin under {@code hang}. */
  void wrapped(String first, int hang, String text) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line = new StringBuilder(" ".repeat(hang));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line(line.toString());
  }

  /**
   * Text at the left, figure at the right of its column, what follows behind it; where it is from
   * behind that, or on lines of its own where there is no room.
   */
  void figure(String name, String figure, String rest, String from) {
    int gap = Math.max(2, 60 - name.length() - figure.length());
    String line = "  " + name + " ".repeat(gap) + figure + (rest.isEmpty() ? "" : " " + rest);
    if (!from.isEmpty() && line.length() + 3 + from.length() <= WIDTH) {
      line(line + " · " + from);
    } else {
      line(line);
      if (!from.isEmpty()) {
        wrapped("      ", 6, from);
      }
    }
  }
}
