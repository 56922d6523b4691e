package breakeven.testing;

import breakeven.core.table.Sheets;
import java.nio.file.Path;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;

/** The sample with its first workloads alone, where more would prove nothing more. */
public final class ShortSample {
  public static final int WORKLOADS = 20;

  private ShortSample() {}

  /** Writes it. */
  public static Path write(Path file) {
    return LightBook.edit(
        Path.of("samples/portfolio.xlsx"),
        file,
        Sheets.WORKLOADS::equals,
        workbook -> {
          XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
          for (int row = sheet.getLastRowNum(); row > WORKLOADS; row--) {
            sheet.removeRow(sheet.getRow(row));
          }
          XSSFTable table = sheet.getTables().get(0);
          table.setArea(
              new AreaReference(
                  table.getStartCellReference(),
                  new CellReference(WORKLOADS, table.getEndColIndex()),
                  workbook.getSpreadsheetVersion()));
        });
  }
}
