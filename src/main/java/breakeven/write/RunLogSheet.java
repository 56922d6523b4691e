package breakeven.write;

import breakeven.report.RunLog;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** To be filled. */
public final class RunLogSheet {
  private RunLogSheet() {}

  public static void add(
      XSSFWorkbook workbook, ResultStyles styles, SheetNames names, RunLog log) {}
}
