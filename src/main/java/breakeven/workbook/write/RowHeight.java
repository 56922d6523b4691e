package breakeven.workbook.write;

/**
 * The height of a row at which none of its wrapped texts is cut. A wrapped row without a height has
 * to be measured by every program that opens the workbook, which takes minutes on a long sheet.
 */
final class RowHeight {
  private static final int POINTS_A_LINE = 13;

  /** Lines of 13 points within the 409 points that a row may have. */
  private static final int MOST_LINES = 31;

  private static final double LETTERS_A_DIGIT = 1.12;

  /** Letters of a line that the indent and the edges of a cell take. */
  private static final int EDGES = 2;

  private int lines = 1;

  /** A new row. */
  void begin() {
    lines = 1;
  }

  /**
   * Takes a wrapped text of the row.
   *
   * @param width characters of its column
   */
  void text(String text, int width) {
    lines = Math.max(lines, lines(text, width));
  }

  /** Points of the row. */
  double points() {
    return points(lines);
  }

  /** Points of a row of so many lines. */
  static double points(int lines) {
    return POINTS_A_LINE * Math.min(MOST_LINES, lines) + 2.0;
  }

  /**
   * Lines that a text takes in its column, broken between words and behind a hyphen or a slash.
   * Letters are narrower than the digits that widths count; where a longer word is broken nobody
   * knows.
   */
  static int lines(String text, int width) {
    int room = Math.max(1, (int) (width * LETTERS_A_DIGIT) - EDGES);
    int lines = 1;
    int used = 0;
    for (String word : text.split("(?<=[ /-])")) {
      int letters = word.stripTrailing().length();
      boolean fits = used == 0 || used + letters <= room;
      lines += fits ? 0 : 1;
      used = (fits ? used : 0) + letters;
      lines += Math.max(0, used - 1) / room;
      used = Math.min(room, used) + word.length() - letters;
    }
    return lines;
  }
}
