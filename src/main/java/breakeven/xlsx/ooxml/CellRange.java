package breakeven.xlsx.ooxml;

import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle of cells as a {@code ref} attribute writes it: {@code A1:F20}.
 *
 * @param firstRow from 1
 * @param firstColumn from 0
 * @param lastRow the last row inside, from 1
 * @param lastColumn the last column inside, from 0
 */
public record CellRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {
  /** Rows of a sheet. */
  public static final int ROWS = 1_048_576;

  /**
   * Null where the text is no range. Whole columns ({@code B:C}) and rows ({@code 2:3}) reach to
   * the sheet's end.
   */
  public static @Nullable CellRange parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] ends = text.strip().replace("$", "").split(":", -1);
    if (ends.length > 2 || !ends[0].matches("[A-Za-z]{0,3}[0-9]{0,7}") || ends[0].isEmpty()) {
      return null;
    }
    String end = ends[ends.length - 1];
    if (!end.matches("[A-Za-z]{0,3}[0-9]{0,7}")) {
      return null;
    }
    int lastColumn = column(end);
    int lastRow = row(end);
    return new CellRange(
        Math.max(1, row(ends[0])),
        Math.max(0, column(ends[0])),
        lastRow == 0 ? ROWS : lastRow,
        lastColumn < 0 ? CellXml.LAST_COLUMN : lastColumn);
  }

  private static int column(String address) {
    int column = 0;
    for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
      column = column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
    }
    return column - 1;
  }

  private static int row(String address) {
    String digits = address.replaceAll("[A-Za-z]", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** Whether the two have a cell in common. */
  public boolean meets(CellRange other) {
    return firstRow <= other.lastRow
        && other.firstRow <= lastRow
        && firstColumn <= other.lastColumn
        && other.firstColumn <= lastColumn;
  }

  CellRange withLastColumn(int column) {
    return new CellRange(firstRow, firstColumn, lastRow, column);
  }

  /** The same down to another row, from 1. */
  public CellRange withLastRow(int row) {
    return new CellRange(firstRow, firstColumn, row, lastColumn);
  }

  /** With dollar signs, as names write it: {@code $A$1:$F$20}. */
  public String absolute() {
    return "$"
        + CellReference.convertNumToColString(firstColumn)
        + "$"
        + firstRow
        + ":$"
        + CellReference.convertNumToColString(lastColumn)
        + "$"
        + lastRow;
  }

  @Override
  public String toString() {
    String first = new CellReference(firstRow - 1, firstColumn).formatAsString();
    String last = new CellReference(lastRow - 1, lastColumn).formatAsString();
    return first.equals(last) ? first : first + ":" + last;
  }
}
