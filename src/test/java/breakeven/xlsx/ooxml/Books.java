package breakeven.xlsx.ooxml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks with much in them, as users have them. */
final class Books {
  static final int ROWS = 6;

  private Books() {}

  /**
   * Table or plain, notes, chart, merged cells, conditional format, drop-down, styled columns,
   * names, a second sheet.
   */
  static Path rich(Path file, boolean table) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet("Workloads");
      cells(book, sheet);
      if (table) {
        var t =
            sheet.createTable(new AreaReference("A1:D" + (ROWS + 1), book.getSpreadsheetVersion()));
        t.setName("Loads");
        t.getCTTable().addNewAutoFilter().setRef("A1:D" + (ROWS + 1));
      } else {
        sheet.setAutoFilter(CellRangeAddress.valueOf("A1:D" + (ROWS + 1)));
      }
      decorate(sheet);
      chart(sheet);
      XSSFSheet mine = book.createSheet("Mine");
      mine.createRow(0).createCell(0).setCellFormula("SUM(Workloads!B2:B7)");
      if (!table) {
        mine.setAutoFilter(CellRangeAddress.valueOf("A1:B9"));
      }
      var name = book.createName();
      name.setNameName("Volumes");
      name.setRefersToFormula("Workloads!$B$2:$B$7");
      book.write(out);
    }
    return file;
  }

  private static void cells(XSSFWorkbook book, XSSFSheet sheet) {
    XSSFCellStyle date = book.createCellStyle();
    date.setDataFormat((short) 14);
    XSSFCellStyle grey = book.createCellStyle();
    grey.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    sheet.setDefaultColumnStyle(2, grey);
    String[] headers = {"Workload", "Requests (per month)", "Half", "Started"};
    var head = sheet.createRow(0);
    for (int c = 0; c < headers.length; c++) {
      head.createCell(c).setCellValue(headers[c]);
    }
    for (int r = 1; r <= ROWS; r++) {
      var row = sheet.createRow(r);
      row.createCell(0).setCellValue("Load & <" + r + ">");
      row.createCell(1).setCellValue(1000.5 * r);
      row.createCell(2).setCellFormula("B" + (r + 1) + "/2");
      row.getCell(2).setCellValue(500.25 * r);
      row.createCell(3).setCellValue(45000 + r);
      row.getCell(3).setCellStyle(date);
    }
  }

  private static void decorate(XSSFSheet sheet) {
    sheet.addMergedRegion(CellRangeAddress.valueOf("A12:C12"));
    var rule = sheet.getSheetConditionalFormatting().createConditionalFormattingRule("$B2>2000");
    rule.createFontFormatting().setFontStyle(true, false);
    sheet
        .getSheetConditionalFormatting()
        .addConditionalFormatting(new CellRangeAddress[] {CellRangeAddress.valueOf("B2:B7")}, rule);
    var helper = sheet.getDataValidationHelper();
    sheet.addValidationData(
        helper.createValidation(
            helper.createExplicitListConstraint(new String[] {"a", "b"}),
            new CellRangeAddressList(1, 6, 0, 0)));
    var anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
    anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_AND_RESIZE);
    var note = sheet.createDrawingPatriarch().createCellComment(anchor);
    note.setString("my own note");
    note.setAddress(0, 1);
  }

  private static void chart(XSSFSheet sheet) {
    var drawing = sheet.createDrawingPatriarch();
    var chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 1, 15, 6, 25));
    var bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
    var left = chart.createValueAxis(AxisPosition.LEFT);
    var data = chart.createData(ChartTypes.LINE, bottom, left);
    data.addSeries(
        XDDFDataSourcesFactory.fromStringCellRange(sheet, CellRangeAddress.valueOf("A2:A7")),
        XDDFDataSourcesFactory.fromNumericCellRange(sheet, CellRangeAddress.valueOf("B2:B7")));
    chart.plot(data);
  }

  /** All cells of a workbook as POI shows them, one line each. */
  static List<String> dump(Path file, int columns) throws IOException {
    List<String> lines = new java.util.ArrayList<>();
    try (var in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      for (var sheet : book) {
        for (var row : sheet) {
          for (var cell : row) {
            if (cell.getColumnIndex() < columns) {
              lines.add(
                  sheet.getSheetName()
                      + "!"
                      + new CellReference(cell).formatAsString(false)
                      + " "
                      + cell.getCellType()
                      + " "
                      + cell
                      + " style "
                      + cell.getCellStyle().getIndex());
            }
          }
        }
      }
    }
    return lines;
  }
}
