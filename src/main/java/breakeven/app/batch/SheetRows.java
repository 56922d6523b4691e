package breakeven.app.batch;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.xlsx.read.CellKind;
import breakeven.xlsx.read.SheetHandler;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.BitSet;
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
