package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Texts;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/**
 * Hands the rows of a CSV file to whoever takes them. A text is made only of cells that somebody
 * wants; a record is nothing but whether more rows are wanted.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
  private final RowHandler handler;
  private int row;

  CsvRows(RowHandler handler) {
    this.handler = handler;
  }

  /** The line in which the row at hand begins, from 1. */
  long line() {
    return getStartingLineNumber();
  }

  @Override
  protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
    if (column == 0) {
      handler.startRow(++row);
    }
    if (length > 0 && handler.wants(column)) {
      String text = Texts.unguarded(new String(buffer, offset, length));
      handler.cell(column, CellType.TEXT, 0, text);
    }
  }

  @Override
  protected void handleEmpty() {
    handler.startRow(++row);
  }

  @Override
  protected Boolean buildRecord() {
    return handler.endRow(row);
  }
}
