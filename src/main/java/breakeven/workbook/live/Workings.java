package breakeven.workbook.live;

import breakeven.core.table.Sheets;

/**
 * {@code Workings}: what other sheets look up and charts draw, in sections one below the other.
 * Each has its heading, a sentence and a header above its rows.
 */
abstract class Workings implements LiveSheet {
  /** The row of the first data, as a spreadsheet counts: below the sheet's own title. */
  static final int FIRST = 8;

  /** A blank row, a heading, a sentence, a header. */
  private static final int BETWEEN = 4;

  private final String section;
  private final String sentence;
  private int firstRow;

  /**
   * @param firstRow the row of its first data
   * @param section its heading
   * @param sentence what it is for
   */
  Workings(int firstRow, String section, String sentence) {
    this.firstRow = firstRow;
    this.section = section;
    this.sentence = sentence;
  }

  /** The first row of data of the section that follows one of so many rows. */
  static int below(int firstRow, int size) {
    return firstRow + size + BETWEEN;
  }

  /** Moves a section that is referred to only by names. */
  final void move(int row) {
    firstRow = row;
  }

  @Override
  public final String name() {
    return Sheets.WORKINGS;
  }

  @Override
  public final String section() {
    return section;
  }

  @Override
  public final String sentence() {
    return sentence;
  }

  @Override
  public final int firstRow() {
    return firstRow;
  }

  /** The row of its last data. */
  final int lastRow() {
    return firstRow + Math.max(1, size()) - 1;
  }

  /** The row of the sentence that says what it comes to, for a chart that has it for its title. */
  public final int sentenceRow() {
    return firstRow - 2;
  }
}
