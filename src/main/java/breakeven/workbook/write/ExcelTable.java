package breakeven.workbook.write;

import breakeven.core.model.FreeName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumns;

/** A table that the spreadsheet knows as one, with filter and banded rows. */
final class ExcelTable {
  private ExcelTable() {}

  /**
   * Makes a table over a header and rows that may come later.
   *
   * @param name what it is called, unless the workbook has a table or name like this
   * @param header its row from 0
   * @param rows number of rows, at least 1
   * @param titles the texts of the header cells
   * @return its range
   */
  static String add(XSSFSheet sheet, String name, int header, int rows, List<String> titles) {
    var area =
        new AreaReference(
            new CellReference(header, 0),
            new CellReference(header + rows, titles.size() - 1),
            SpreadsheetVersion.EXCEL2007);
    long id = freeId(sheet.getWorkbook());
    String free = freeName(sheet.getWorkbook(), name);
    // Not told the area, POI does not look for the titles in cells, one column after the other.
    XSSFTable real = sheet.createTable(null);
    real.setName(free);
    real.setDisplayName(free);
    CTTable table = real.getCTTable();
    table.setId(id);
    table.setRef(area.formatAsString());
    table.addNewAutoFilter().setRef(area.formatAsString());
    CTTableColumns columns = table.addNewTableColumns();
    columns.setCount(titles.size());
    for (int i = 0; i < titles.size(); i++) {
      CTTableColumn column = columns.addNewTableColumn();
      column.setId(i + 1L);
      column.setName(titles.get(i));
    }
    var style = table.addNewTableStyleInfo();
    style.setName("TableStyleLight1");
    return area.formatAsString();
  }

  /** A number that no table of the workbook has. */
  private static long freeId(XSSFWorkbook workbook) {
    long last = 0;
    for (Sheet other : workbook) {
      for (XSSFTable table : ((XSSFSheet) other).getTables()) {
        last = Math.max(last, table.getCTTable().getId());
      }
    }
    return last + 1;
  }

  /**
   * A name that no table and no name of the workbook has: they share one space, in which case does
   * not count.
   */
  private static String freeName(XSSFWorkbook workbook, String wanted) {
    Set<String> taken = new HashSet<>();
    for (Name name : workbook.getAllNames()) {
      taken.add(name.getNameName().toLowerCase(Locale.ROOT));
    }
    for (Sheet other : workbook) {
      for (XSSFTable table : ((XSSFSheet) other).getTables()) {
        String name = table.getDisplayName() == null ? table.getName() : table.getDisplayName();
        taken.add(name == null ? "" : name.toLowerCase(Locale.ROOT));
      }
    }
    return FreeName.of(wanted, "_", taken::contains);
  }
}
