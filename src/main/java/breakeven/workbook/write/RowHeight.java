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
  private static final int HALF_A_WORD = 3;

  private int lines = 1;

  /** A new row. */
  void begin() {
    lines = 1;
  }

  /**
   * Takes a wrapped text of the row.
   *
   * @param length its characters
   * @param width characters of its column
   */
  void text(int length, int width) {
    lines = Math.max(lines, lines(length, width));
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
   * Lines that a text takes in its column: words are narrower than the digits that widths count,
   * and each line but the last ends half a word early.
   */
  static int lines(int length, int width) {
    int room = Math.max(1, (int) (width * LETTERS_A_DIGIT) - HALF_A_WORD);
    return length < width ? 1 : (length + room - 1) / room;
  }
}
