package breakeven.input;

import breakeven.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A look at the first rows of a list, to see whether its cells are told apart as they should be: a
 * header row then names columns of ours.
 */
public final class HeadersNamed implements RowHandler {
  private final HeaderFinder finder;
  private RawRow row = new RawRow(0);
  private int most;

  public HeadersNamed(Table table) {
    finder = new HeaderFinder(table, table.sheet(), null);
  }

  /** How many columns of ours the row names that names most. */
  public int most() {
    return most;
  }

  @Override
  public void startRow(int number) {
    row = new RawRow(number);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    row.add(column, type, number, text);
  }

  @Override
  public boolean endRow(int number) {
    most = Math.max(most, finder.named(row).size());
    return number < HeaderFinder.ROWS;
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    // Headers are told by their names alone.
  }
}
