package breakeven.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Gives a workbook of workloads what people have in theirs: looks, notes, names, a table. */
final class UsualBook {
  private UsualBook() {}

  static Path write(Path book) {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheet("Workloads");
      XSSFCellStyle style = workbook.createCellStyle();
      style.setBorderBottom(BorderStyle.THIN);
      style.setBottomBorderColor(new XSSFColor(new byte[] {1, 2, 3}, null));
      style.setFillForegroundColor(new XSSFColor(new byte[] {9, 8, 7}, null));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      style.setDataFormat(workbook.createDataFormat().getFormat("#,##0.0"));
      sheet.getRow(1).getCell(0).setCellStyle(style);
      CreationHelper made = workbook.getCreationHelper();
      XSSFComment note =
          sheet
              .createDrawingPatriarch()
              .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 1, 1, 3, 3));
      note.setString(made.createRichTextString("note"));
      note.setAddress(1, 0);
      int last = sheet.getRow(0).getLastCellNum() - 1;
      sheet.createTable(
          new AreaReference(
              new CellRangeAddress(0, sheet.getLastRowNum(), 0, last).formatAsString(),
              workbook.getSpreadsheetVersion()));
      XSSFName name = workbook.createName();
      name.setNameName("Local");
      name.setSheetIndex(0);
      name.setRefersToFormula("Workloads!$B$2");
      workbook.setPrintArea(0, 0, last, 0, 3);
      sheet.addMergedRegion(new CellRangeAddress(20, 20, 0, 2));
      sheet.addValidationData(
          sheet
              .getDataValidationHelper()
              .createValidation(
                  sheet.getDataValidationHelper().createExplicitListConstraint(new String[] {"a"}),
                  new CellRangeAddressList(1, 3, 0, 0)));
      sheet
          .getSheetConditionalFormatting()
          .addConditionalFormatting(
              new CellRangeAddress[] {new CellRangeAddress(1, 3, 0, 0)},
              sheet.getSheetConditionalFormatting().createConditionalFormattingRule("A2>1"));
      workbook.createSheet("Mine").createRow(0).createCell(0).setCellFormula("1+1");
      workbook.getProperties().getCustomProperties().addProperty("Mine", "mine");
      try (OutputStream out = Files.newOutputStream(book)) {
        workbook.write(out);
      }
      return book;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
