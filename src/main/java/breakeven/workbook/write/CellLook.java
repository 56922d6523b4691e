package breakeven.workbook.write;

/**
 * How a cell looks, whatever it shows.
 *
 * @param fill its colour; empty for none
 * @param font colour of its text
 * @param size of its text, in points
 * @param locked whether it keeps what it shows on a protected sheet
 */
record CellLook(
    String fill,
    String font,
    int size,
    boolean bold,
    boolean italic,
    boolean underlined,
    Line line,
    boolean locked) {
  /** The lines around a cell. */
  enum Line {
    NONE,
    GRID,
    BELOW,
    TOTAL,
    /** A fine line below, between the rows of a page. */
    FINE,
    /** A line below a header without fill. */
    HEADER,
    /** The upper edge of a card. */
    CARD,
    /** The white edge between a card and the next one. */
    CARD_END,
    /** Both. */
    CARD_CORNER
  }

  private static final int SIZE = 11;

  /** A text that stands alone. */
  static CellLook text(String font) {
    return new CellLook("", font, SIZE, false, false, false, Line.NONE, true);
  }

  /** A cell of a table. */
  static CellLook cell(String fill, String font) {
    return text(font).withFill(fill).withLine(Line.GRID);
  }

  CellLook withFill(String color) {
    return new CellLook(color, font, size, bold, italic, underlined, line, locked);
  }

  CellLook withFont(String color) {
    return new CellLook(fill, color, size, bold, italic, underlined, line, locked);
  }

  CellLook withSize(int points) {
    return new CellLook(fill, font, points, bold, italic, underlined, line, locked);
  }

  CellLook inBold() {
    return new CellLook(fill, font, size, true, italic, underlined, line, locked);
  }

  CellLook inItalics() {
    return new CellLook(fill, font, size, bold, true, underlined, line, locked);
  }

  CellLook linked() {
    return new CellLook(fill, Colors.LINK, size, bold, italic, true, line, locked);
  }

  /** Without the line below a link. */
  CellLook plain() {
    return new CellLook(fill, font, size, bold, italic, false, line, locked);
  }

  CellLook withLine(Line other) {
    return new CellLook(fill, font, size, bold, italic, underlined, other, locked);
  }

  CellLook lockedIf(boolean kept) {
    return new CellLook(fill, font, size, bold, italic, underlined, line, kept);
  }
}
