package breakeven.write;

import breakeven.report.SummaryData;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** To be filled. */
public final class SummarySheet {
  private SummarySheet() {}

  public static void add(
      XSSFWorkbook workbook,
      ResultStyles styles,
      WordFormats formats,
      SheetNames names,
      SummaryData data) {}
}
