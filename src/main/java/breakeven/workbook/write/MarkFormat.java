package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;

import breakeven.core.guard.Marks;
import breakeven.core.model.Place;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Shows the Source of marked price rows in the colours of a warning, for as long as the mark is
 * there.
 */
final class MarkFormat {
  /** What the rule looks for, as it is in the file. */
  static final String TEXT = "\"" + Marks.MARK + "\"";

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
    String first = Place.cell(column, firstRow);
    return new WordFormats(workbook, WordFormats.Look.CAUTION)
        .xml(
            WordFormats.Look.CAUTION,
            first + ":" + Place.cell(column, LAST_ROW),
            call("LEFT", first, Marks.MARK.length()) + "=" + TEXT,
            priority);
  }
}
