package breakeven.xlsx.ooxml;

/** Gives our cells for the rows of a user's sheet. */
@FunctionalInterface
public interface RowCells {
  /** No cells for any row. */
  RowCells NONE = (row, out) -> {};

  /**
   * Adds our cells of one row, from left to right; none is allowed. Called once for every row of
   * the sheet, in the order of the file.
   *
   * @param row the number that a spreadsheet shows, from 1
   */
  void append(int row, CellXml out);
}
