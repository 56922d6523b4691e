package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import org.jspecify.annotations.Nullable;

/** Passes the first row of a file, and no more. */
final class HeaderRow implements RowHandler {
  private final RowHandler handler;
  private int columns;
  private boolean oneLine = true;

  HeaderRow(RowHandler handler) {
    this.handler = handler;
  }

  /** The columns down to the last that is not empty. */
  int columns() {
    return columns;
  }

  /** Whether it is one line of text. */
  boolean oneLine() {
    return oneLine;
  }

  @Override
  public void startRow(int row) {
    handler.startRow(row);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    columns = column + 1;
    oneLine &= text == null || text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    handler.cell(column, type, number, text);
  }

  @Override
  public boolean endRow(int row) {
    handler.endRow(row);
    return false;
  }
}
