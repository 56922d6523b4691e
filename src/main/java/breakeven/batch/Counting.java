package breakeven.batch;

import breakeven.input.CellType;
import breakeven.input.RowHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells from time to time how many rows were read, while somebody else reads them. */
final class Counting implements RowHandler {
  private static final int SOME = 4096;

  private final RowHandler reader;
  private final Consumer<Integer> taker;
  private int rows;

  /**
   * Rows of a sheet.
   *
   * @param taker takes how many more were read
   */
  Counting(RowHandler reader, Consumer<Integer> taker) {
    this.reader = reader;
    this.taker = taker;
  }

  @Override
  public boolean wants(int column) {
    return reader.wants(column);
  }

  @Override
  public void startRow(int row) {
    reader.startRow(row);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    reader.cell(column, type, number, text);
  }

  @Override
  public boolean endRow(int row) {
    if (++rows == SOME) {
      taker.accept(rows);
      rows = 0;
    }
    return reader.endRow(row);
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    reader.merged(firstRow, firstColumn, lastRow, lastColumn);
  }
}
