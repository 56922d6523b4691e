package breakeven.app.batch;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.table.Table;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.CellKind;
import breakeven.xlsx.read.SheetHandler;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a sheet of a workbook as the reading of workloads and tables takes them. What reads
 * packages knows nothing of workloads, and what the words mean knows no packages; both meet here.
 */
public final class SheetRows implements SheetHandler {
  private final RowHandler rows;

  private SheetRows(RowHandler rows) {
    this.rows = rows;
  }

  /** Passes the cells of a sheet. */
  public static void read(XlsxFile workbook, SheetInfo sheet, RowHandler rows) {
    workbook.readSheet(sheet, new SheetRows(rows));
  }

  /**
   * Reads the sheet that has the name of a table; empty where a workbook has none. Whether its
   * columns were found, the header says.
   *
   * @param taker takes each row, so that none is kept; null: they are kept
   */
  public static Optional<TableRows> table(
      @Nullable XlsxFile workbook, Table table, @Nullable Consumer<TableRows.Row> taker) {
    return Optional.ofNullable(workbook)
        .flatMap(
            book ->
                book.sheet(table.sheet())
                    .filter(SheetInfo::worksheet)
                    .map(
                        sheet -> {
                          Source source = Source.sheet(sheet.name());
                          TableReader reader = new TableReader(table, source, taker);
                          read(book, sheet, reader);
                          return reader.finish();
                        }));
  }

  /**
   * The same rows.
   *
   * @throws BadInput where columns that they need were not found
   */
  public static TableRows usable(XlsxFile workbook, TableRows rows) {
    if (!rows.header().usable()) {
      throw new BadInput(workbook.path() + ": " + rows.header().failure());
    }
    return rows;
  }

  @Override
  public void startRow(int row) {
    rows.startRow(row);
  }

  @Override
  public void cell(int column, CellKind kind, double number, @Nullable String text) {
    rows.cell(column, type(kind), number, text);
  }

  private static CellType type(CellKind kind) {
    return switch (kind) {
      case NUMBER -> CellType.NUMBER;
      case PER_CENT -> CellType.PER_CENT;
      case DATE -> CellType.DATE;
      case TEXT -> CellType.TEXT;
      case BOOLEAN -> CellType.BOOLEAN;
      case ERROR -> CellType.ERROR;
      case NO_VALUE -> CellType.NO_VALUE;
      case UNREADABLE -> CellType.UNREADABLE;
    };
  }

  @Override
  public boolean wants(int column) {
    return rows.wants(column);
  }

  @Override
  public boolean endRow(int row) {
    return rows.endRow(row);
  }

  @Override
  public void hidden(BitSet hiddenRows, BitSet columns) {
    rows.hidden(hiddenRows, columns);
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    rows.merged(firstRow, firstColumn, lastRow, lastColumn);
  }
}
