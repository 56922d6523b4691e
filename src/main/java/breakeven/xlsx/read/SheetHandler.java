package breakeven.xlsx.read;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of one sheet, row by row in the order of the file, without an object per cell.
 */
public interface SheetHandler {
  /** A row begins. {@code row} is the number that a spreadsheet shows, from 1. */
  void startRow(int row);

  /**
   * A cell that is not empty. Text is passed as it is in the file, neither trimmed nor folded.
   *
   * @param column from 0
   * @param number meaning depends on {@code type}
   * @param text meaning depends on {@code type}
   */
  void cell(int column, CellKind type, double number, @Nullable String text);

  /** Whether the cells of a column are wanted in the row at hand; others need not be read. */
  default boolean wants(int column) {
    return true;
  }

  /** The row has ended. Return false to stop reading the sheet. */
  boolean endRow(int row);

  /**
   * What a spreadsheet does not show, told after all rows where there is any; the cells were passed
   * like all others.
   *
   * @param rows from 1
   * @param columns from 0; those that are folded in an outline are not among them
   */
  default void hidden(BitSet rows, BitSet columns) {}

  /**
   * Cells that a spreadsheet shows as one, told after all rows: the first holds the value. Rows
   * from 1, columns from 0.
   */
  default void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {}
}
