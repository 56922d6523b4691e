package breakeven.write;

import breakeven.live.LiveCells;

/** A formula that is the same in every row of a column but for the number of the row. */
final class RowFormula {
  private final String[] pieces;
  private final int length;

  /**
   * @param formula without the equals sign, {@link LiveCells#ROW} for the row
   */
  RowFormula(String formula) {
    pieces = formula.split(LiveCells.ROW, -1);
    length = formula.length() + pieces.length * String.valueOf(RowXml.LAST_ROW).length();
  }

  /** The text between the numbers of the row. */
  String piece(int index) {
    return pieces[index];
  }

  int pieces() {
    return pieces.length;
  }

  /** Characters at most. */
  int length() {
    return length;
  }
}
