package breakeven.app.batch;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.XlsxFile;
import org.jspecify.annotations.Nullable;

/** The workload that was chosen on {@code Calculation} of an earlier review. */
final class ChosenWorkload implements RowHandler {
  private static final int COLUMN = 2;

  private String name = "";

  private ChosenWorkload() {}

  /** Its name; empty where the workbook was not reviewed. */
  static String of(@Nullable XlsxFile workbook) {
    ChosenWorkload chosen = new ChosenWorkload();
    if (workbook != null) {
      String sheet = ReviewedWorkbook.ownSheets(workbook).get(Sheets.CALCULATION);
      if (sheet != null) {
        workbook.sheet(sheet).ifPresent(found -> SheetRows.read(workbook, found, chosen));
      }
    }
    return chosen.name;
  }

  @Override
  public void startRow(int row) {}

  @Override
  public boolean wants(int column) {
    return column == COLUMN;
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    if (column == COLUMN && text != null) {
      name = text;
    }
  }

  @Override
  public boolean endRow(int row) {
    return false;
  }
}
