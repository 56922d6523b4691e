package breakeven.workbook.write;

import breakeven.core.guard.Marks;
import breakeven.core.model.Place;
import java.util.HexFormat;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STPatternType;

/**
 * Shows the Source of marked price rows in the colours of a warning, for as long as the mark is
 * there.
 */
final class MarkFormat {
  /** What the rule looks for, as it is in the file. */
  static final String TEXT = "\"" + Marks.MARK + "\"";

  private static final String INK = "FF7F6000";
  private static final String FILL = "FFFFF2CC";
  private static final int LAST_ROW = 1_048_576;

  private MarkFormat() {}

  /**
   * The rule over a column.
   *
   * @param column from 0
   * @param firstRow the first row below the header, from 1
   * @param priority above that of every rule of the sheet
   */
  static String xml(XSSFWorkbook workbook, int column, int firstRow, int priority) {
    String first = new Place("", firstRow, column).cell();
    return "<conditionalFormatting sqref=\""
        + first
        + ":"
        + new Place("", LAST_ROW, column).cell()
        + "\"><cfRule type=\"expression\" dxfId=\""
        + look(workbook)
        + "\" priority=\""
        + priority
        + "\"><formula>LEFT("
        + first
        + ","
        + Marks.MARK.length()
        + ")="
        + TEXT
        + "</formula></cfRule></conditionalFormatting>";
  }

  private static int look(XSSFWorkbook workbook) {
    CTDxf look = CTDxf.Factory.newInstance();
    look.addNewFont().addNewColor().setRgb(bytes(INK));
    var fill = look.addNewFill().addNewPatternFill();
    fill.setPatternType(STPatternType.SOLID);
    fill.addNewFgColor().setRgb(bytes(FILL));
    fill.addNewBgColor().setRgb(bytes(FILL));
    return workbook.getStylesSource().putDxf(look) - 1;
  }

  private static byte[] bytes(String argb) {
    return HexFormat.of().parseHex(argb);
  }
}
