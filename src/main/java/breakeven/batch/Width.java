package breakeven.batch;

import breakeven.input.CellType;
import breakeven.input.RowHandler;
import org.jspecify.annotations.Nullable;

/** Finds how many columns of a sheet hold anything, while somebody else reads some of them. */
final class Width implements RowHandler {
  private final RowHandler reader;
  private int width;

  Width(RowHandler reader) {
    this.reader = reader;
  }

  @Override
  public boolean wants(int column) {
    return column >= width || reader.wants(column);
  }

  @Override
  public void startRow(int row) {
    reader.startRow(row);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    width = Math.max(width, column + 1);
    if (reader.wants(column)) {
      reader.cell(column, type, number, text);
    }
  }

  @Override
  public boolean endRow(int row) {
    return reader.endRow(row);
  }

  int width() {
    return width;
  }
}
