package breakeven.workbook.live;

import breakeven.xlsx.ooxml.RowFormula;

/**
 * Takes the cells of one row of a calculation sheet, one for each column, from left to right.
 *
 * <p>NaN stands for no value, infinity for "no end".
 */
public interface LiveCells {
  /**
   * Stands for the number of the cell's own row in a formula that is the same in every row of its
   * column.
   */
  String ROW = RowFormula.ROW;

  /** A value of this run, a day as days since 1970-01-01; an empty cell where there is none. */
  void value(double value);

  /** A text of this run. */
  void value(String text);

  /**
   * A formula without the equals sign, with the number that it comes to, a day as days since
   * 1970-01-01. Give the formula of a column with {@link #ROW} in it: the cells of the column can
   * then share it.
   */
  void formula(String formula, double result);

  /** A formula with the text that it comes to, otherwise alike. */
  void formula(String formula, String result);

  /**
   * One formula that fills this cell and those at its right, with the numbers that it comes to, one
   * for each cell.
   */
  void formula(String formula, double[] results);
}
