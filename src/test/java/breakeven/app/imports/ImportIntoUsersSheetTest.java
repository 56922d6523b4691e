package breakeven.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.table.Sheets;
import breakeven.testing.Imports;
import breakeven.testing.LibreOffice;
import breakeven.testing.OpenPyxl;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTMarker;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTExtensionList;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCalcMode;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellFormulaType;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STTotalsRowFunction;

/** New prices find their place in a sheet that its user has made more of than a table. */
class ImportIntoUsersSheetTest {
  private static final String[] HEADERS = {
    "Provider", "Model", "Kind", "Currency", "Input", "Output", "Checked on", "Source"
  };

  private static final int NEW = 5;

  @TempDir private Path folder;

  private void make(Path book, Consumer<XSSFSheet> more) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.MODEL_PRICES);
      row(sheet, 0, (Object[]) HEADERS);
      row(sheet, 1, "OpenAI", "gpt-4o", "Base", "USD", 2.5, 10d, "2026-08-01", "page");
      row(sheet, 2, "OpenAI", "gpt-5", "Base", "USD", 1.25, 10d, "2026-08-01", "page");
      row(sheet, 3, "Mistral", "large", "Base", "USD", 0.5, 1.5, "2026-08-01", "page");
      more.accept(sheet);
      SavedBook.write(workbook, out);
    }
  }

  private static void row(XSSFSheet sheet, int at, Object... cells) {
    Row row = sheet.createRow(at);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Double number) {
        row.createCell(i).setCellValue(number);
      } else if (cells[i] instanceof String text && text.startsWith("=")) {
        row.createCell(i).setCellFormula(text.substring(1));
      } else if (cells[i] instanceof String text) {
        row.createCell(i).setCellValue(text);
      }
    }
  }

  /** Brings in one changed price and five new ones. */
  private List<String> run(Path book) throws IOException {
    StringBuilder list = new StringBuilder("{" + entry("gpt-4o", "openai", 2.25));
    for (int i = 1; i <= NEW; i++) {
      list.append(',').append(entry("m" + i, "groq", i));
    }
    Path file = Files.writeString(folder.resolve("litellm.json"), list.append('}').toString());
    List<String> said = new ArrayList<>();
    ImportRequest options =
        Imports.prices(
            List.of(file),
            new Into(book, null, false),
            List.of(),
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2026, 11, 24));
    Imports.run(options, said::add);
    return said;
  }

  private static String entry(String key, String provider, double input) {
    return "\"%s\": {\"litellm_provider\": \"%s\", \"mode\": \"chat\", \"input_cost_per_token\": %se-6, \"output_cost_per_token\": 9e-6}"
        .formatted(key, provider, input);
  }

  /** Name and input price of each row, and whatever else stands in the first and last columns. */
  private static List<String> shown(XSSFSheet sheet) {
    List<String> lines = new ArrayList<>();
    DataFormatter formatter = new DataFormatter();
    for (Row row : sheet) {
      List<String> cells = new ArrayList<>();
      for (int i : new int[] {0, 1, 4, 9}) {
        Cell cell = row.getCell(i);
        cells.add(cell == null ? "" : formatter.formatCellValue(cell));
      }
      if (cells.stream().anyMatch(text -> !text.isEmpty())) {
        lines.add((row.getRowNum() + 1) + " " + String.join(" | ", cells).stripTrailing());
      }
    }
    return lines;
  }

  private static final List<String> PRICES =
      List.of(
          "2 OpenAI | gpt-4o | 2.25 |",
          "3 OpenAI | gpt-5 | 1.25 |",
          "4 Mistral | large | 0.5 |",
          "5 Groq | m1 | 1 |",
          "6 Groq | m2 | 2 |",
          "7 Groq | m3 | 3 |",
          "8 Groq | m4 | 4 |",
          "9 Groq | m5 | 5 |");

  private static List<String> with(String... below) {
    List<String> all = new ArrayList<>(PRICES);
    all.addAll(Arrays.asList(below));
    return all;
  }

  private static List<String> rows(XSSFSheet sheet) {
    List<String> all = shown(sheet);
    return all.subList(1, all.size());
  }

  private static XSSFTable table(XSSFSheet sheet, int last, int totals) {
    XSSFTable table =
        sheet
            .getWorkbook()
            .getSheetAt(0)
            .createTable(new AreaReference("A1:H" + last, SpreadsheetVersion.EXCEL2007));
    table.setName("Prices");
    table.setDisplayName("Prices");
    table.getCTTable().addNewAutoFilter().setRef("A1:H" + (last - totals));
    if (totals > 0) {
      table.getCTTable().setTotalsRowCount(totals);
      table
          .getCTTable()
          .getTableColumns()
          .getTableColumnArray(4)
          .setTotalsRowFunction(STTotalsRowFunction.SUM);
    }
    return table;
  }

  /** What other programs make of the workbook: its schema, openpyxl, figures of LibreOffice. */
  private List<CSVRecord> judged(Path book) throws IOException {
    try (XlsxFile file = XlsxFile.open(book)) {
      assertThat(Schemas.faults(file.open(file.sheets().get(0).part()).readAllBytes())).isEmpty();
    }
    assertThat(OpenPyxl.dump(book)).anyMatch(line -> line.contains("m5"));
    return LibreOffice.calculate(book, folder.resolve("csv")).get(Sheets.MODEL_PRICES);
  }

  @Thorough
  @Test
  void newRowsStandAboveTheTotalsRowOfTheTable() throws IOException {
    Path book = folder.resolve("totals.xlsx");
    make(
        book,
        sheet -> {
          table(sheet, 5, 1);
          row(sheet, 4, "Total", "", "", "", "=SUBTOTAL(109,E2:E4)");
          row(sheet, 7, "Checked by Anna");
          sheet.getRow(2).createCell(9).setCellFormula("E5/2");
        });
    run(book);

    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      List<String> expected =
          with("10 Total |  | SUBTOTAL(109,E2:E9) |", "13 Checked by Anna |  |  |");
      expected.set(1, "3 OpenAI | gpt-5 | 1.25 | E10/2");
      assertThat(rows(sheet)).isEqualTo(expected);
      XSSFTable table = sheet.getTables().get(0);
      assertThat(table.getCTTable().getRef()).isEqualTo("A1:H10");
      assertThat(table.getCTTable().getAutoFilter().getRef()).isEqualTo("A1:H9");
      assertThat(table.getTotalsRowCount()).isEqualTo(1);
    }
    List<CSVRecord> calculated = judged(book);
    assertThat(calculated.get(9).get(4)).isEqualTo("19");
    assertThat(calculated.get(2).get(9)).isEqualTo("9.5");
    assertThat(run(book)).last().asString().startsWith("Nothing to change");
  }

  @Test
  void theDayOfAPriceIsThatOfAWorkbookThatCountsFrom1904Too() throws IOException {
    Path book = folder.resolve("mac.xlsx");
    make(book, sheet -> sheet.getWorkbook().getCTWorkbook().getWorkbookPr().setDate1904(true));
    run(book);
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      assertThat(workbook.isDate1904()).isTrue();
      assertThat(workbook.getSheetAt(0).getRow(4).getCell(6).getLocalDateTimeCellValue())
          .isEqualTo(LocalDate.of(2026, 11, 20).atStartOfDay());
    }
  }

  /** POI's way to copy a style writes over the last one. */
  @Test
  void theUsersNamedStylesKeepTheirLooksAndADayGoesByThatOfItsColumn() throws IOException {
    Path book = folder.resolve("named.xlsx");
    make(
        book,
        sheet -> {
          StylesTable styles = sheet.getWorkbook().getStylesSource();
          styles.putCellStyleXf(CTXf.Factory.newInstance());
          styles.putCellStyleXf(CTXf.Factory.newInstance());
          XSSFCellStyle day = sheet.getWorkbook().createCellStyle();
          day.getCoreXf().setXfId(1);
          sheet.getRow(3).getCell(6).setCellStyle(day);
          styles.getCellStyleXfAt(2).setFillId(1);
        });
    run(book);
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      StylesTable styles = workbook.getStylesSource();
      assertThat(styles.getCellStyleXfAt(2).getFillId()).isEqualTo(1);
      XSSFCell day = workbook.getSheetAt(0).getRow(4).getCell(6);
      assertThat(day.getLocalDateTimeCellValue())
          .isEqualTo(LocalDate.of(2026, 11, 20).atStartOfDay());
      assertThat(day.getCellStyle().getCoreXf().getXfId()).isEqualTo(1);
    }
  }

  @Test
  void rowsThatTheTableHasFreeAreFilledFirst() throws IOException {
    Path book = folder.resolve("free.xlsx");
    make(
        book,
        sheet -> {
          table(sheet, 8, 1);
          row(sheet, 7, "Total");
        });
    run(book);
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(rows(sheet)).isEqualTo(with("10 Total |  |  |"));
      assertThat(sheet.getTables().get(0).getCTTable().getRef()).isEqualTo("A1:H10");
    }
  }

  @Test
  void aWorkbookOnManualCalculationStaysSoAndIsCalculatedOnceWhenOpened() throws IOException {
    Path book = folder.resolve("manual.xlsx");
    make(
        book,
        sheet -> sheet.getWorkbook().getCTWorkbook().addNewCalcPr().setCalcMode(STCalcMode.MANUAL));
    run(book);
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      assertThat(workbook.getCTWorkbook().getCalcPr().getCalcMode()).isEqualTo(STCalcMode.MANUAL);
      assertThat(workbook.getForceFormulaRecalculation()).isTrue();
    }
  }

  @Thorough
  @Test
  void whatStandsBelowThePricesMovesDownWithAllThatRefersToIt() throws IOException {
    Path book = folder.resolve("note.xlsx");
    make(
        book,
        sheet -> {
          row(sheet, 5, "Average", "", "", "", "=AVERAGE(E2:E4)");
          row(sheet, 6, "Highest, see E6", "", "", "", "=MAX($E$2:$E$4)*E6");
          sheet.addMergedRegion(new CellRangeAddress(6, 6, 0, 3));
          sheet.setAutoFilter(new CellRangeAddress(0, 3, 0, 7));
          var link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.URL);
          link.setAddress("https://example.com");
          sheet.getRow(5).getCell(0).setHyperlink(link);
          var rule = sheet.getDataValidationHelper();
          sheet.addValidationData(
              rule.createValidation(
                  rule.createExplicitListConstraint(new String[] {"Base", "Embedding"}),
                  new CellRangeAddressList(1, 3, 2, 2)));
          var formats = sheet.getSheetConditionalFormatting();
          formats.addConditionalFormatting(
              new CellRangeAddress[] {CellRangeAddress.valueOf("E6:E7")},
              formats.createConditionalFormattingRule("$E$6>2"));
          name(sheet, "All_prices", "$A$1:$H$4");
          name(sheet, "Average_price", "$E$6");
          name(sheet, "Half", "$A$1:$H$3");
          sheet.getWorkbook().setPrintArea(0, 0, 7, 0, 6);
        });
    run(book);

    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(rows(sheet))
          .isEqualTo(
              with(
                  "11 Average |  | AVERAGE(E2:E9) |",
                  "12 Highest, see E6 |  | MAX($E$2:$E$9)*E11 |"));
      assertThat(sheet.getMergedRegions()).containsExactly(CellRangeAddress.valueOf("A12:D12"));
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:H9");
      assertThat(sheet.getHyperlink(10, 0)).isNotNull();
      assertThat(sheet.getDataValidations().get(0).getRegions().getCellRangeAddresses())
          .containsExactly(CellRangeAddress.valueOf("C2:C9"));
      var format = sheet.getSheetConditionalFormatting().getConditionalFormattingAt(0);
      assertThat(format.getFormattingRanges()).containsExactly(CellRangeAddress.valueOf("E11:E12"));
      assertThat(format.getRule(0).getFormula1()).isEqualTo("$E$11>2");
      assertThat(workbook.getName("All_prices").getRefersToFormula())
          .isEqualTo("'Model prices'!$A$1:$H$9");
      assertThat(workbook.getName("Average_price").getRefersToFormula())
          .isEqualTo("'Model prices'!$E$11");
      assertThat(workbook.getName("Half").getRefersToFormula())
          .isEqualTo("'Model prices'!$A$1:$H$3");
      assertThat(workbook.getPrintArea(0)).isEqualTo("'Model prices'!$A$1:$H$12");
    }
    assertThat(judged(book).get(10).get(4)).isEqualTo("2.375");
    assertThat(run(book)).last().asString().startsWith("Nothing to change");
  }

  private static void name(XSSFSheet sheet, String name, String range) {
    var made = sheet.getWorkbook().createName();
    made.setNameName(name);
    made.setRefersToFormula("'" + sheet.getSheetName() + "'!" + range);
  }

  @Test
  void filteredRowsStayHiddenAndNewOnesAreSeen() throws IOException {
    Path book = folder.resolve("filtered.xlsx");
    make(
        book,
        sheet -> {
          sheet.setAutoFilter(new CellRangeAddress(0, 3, 0, 7));
          sheet.getRow(3).setZeroHeight(true);
        });
    run(book);
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(rows(sheet)).isEqualTo(PRICES);
      for (int i = 1; i <= 8; i++) {
        assertThat(sheet.getRow(i).getZeroHeight()).isEqualTo(i == 3);
      }
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:H9");
    }
  }

  private static Arguments user(String says, Consumer<XSSFSheet> user) {
    return Arguments.of(says, user);
  }

  static Stream<Arguments> users() {
    return Stream.of(
        user(
            "Other!B1 refers to row 6",
            sheet ->
                sheet
                    .getWorkbook()
                    .createSheet("Other")
                    .createRow(0)
                    .createCell(1)
                    .setCellFormula("'Model prices'!E6*2")),
        user(
            "a note is in row 6",
            sheet -> {
              var anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
              anchor.setRow1(5);
              anchor.setRow2(7);
              anchor.setCol2(2);
              var note = sheet.createDrawingPatriarch().createCellComment(anchor);
              note.setString("mine");
              sheet.getRow(5).getCell(0).setCellComment(note);
            }),
        user(
            "another table is in row 8",
            sheet -> {
              row(sheet, 7, "a", "b");
              row(sheet, 8, "1", "2");
              sheet.createTable(new AreaReference("A8:B9", SpreadsheetVersion.EXCEL2007));
            }),
        user("a picture or chart is in row 9", sheet -> chart(sheet, 8)),
        user("a picture or chart is in row 5", sheet -> chart(sheet, 4)),
        user(
            "a picture or chart is in row 6",
            sheet -> {
              CTMarker corner =
                  sheet.createDrawingPatriarch().getCTDrawing().addNewOneCellAnchor().addNewFrom();
              corner.setRow(5);
            }),
        user(
            "a chart refers to row 5",
            sheet -> {
              XSSFSheet other = sheet.getWorkbook().createSheet("Other");
              var drawing = other.createDrawingPatriarch();
              var chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, 0, 3, 20));
              var prices =
                  XDDFDataSourcesFactory.fromNumericCellRange(
                      sheet, CellRangeAddress.valueOf("E2:E6"));
              var bars =
                  chart.createData(
                      ChartTypes.BAR,
                      chart.createCategoryAxis(AxisPosition.BOTTOM),
                      chart.createValueAxis(AxisPosition.LEFT));
              bars.addSeries(prices, prices);
              chart.plot(bars);
            }),
        user(
            "a pivot table is in row 12",
            sheet ->
                sheet.createPivotTable(
                    new AreaReference("A1:H4", SpreadsheetVersion.EXCEL2007),
                    new CellReference("A12"))),
        user(
            "Model prices!J2 refers to row 6",
            sheet -> {
              XSSFCell cell = sheet.getRow(1).createCell(9);
              cell.setCellFormula("E6*2");
              cell.getCTCell().getF().setT(STCellFormulaType.SHARED);
              cell.getCTCell().getF().setRef("J2:J2");
              cell.getCTCell().getF().setSi(0);
            }),
        user(
            "Model prices refers to row 5",
            sheet -> sparkline(sheet, "'Model prices'!E2:E6", "J2")),
        user(
            "Model prices refers to row 7",
            sheet -> sparkline(sheet, "'Model prices'!E2:E4", "J7")));
  }

  private static void sparkline(XSSFSheet sheet, String of, String at) {
    String xml =
        "<ext uri=\"{05C60535-1F16-4fd2-B633-F4F36F0B64E0}\""
            + " xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:sparklineGroups"
            + " xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\">"
            + "<x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>"
            + of
            + "</xm:f><xm:sqref>"
            + at
            + "</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>"
            + "</x14:sparklineGroups></ext>";
    try {
      sheet.getCTWorksheet().setExtLst(CTExtensionList.Factory.parse(xml));
    } catch (XmlException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void chart(XSSFSheet sheet, int row) {
    var drawing = sheet.createDrawingPatriarch();
    drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, row, 3, 20));
  }

  /** What we cannot move is said with what to do in Excel, and that helps. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("users")
  void whatCannotBeMovedIsSaid(String says, Consumer<XSSFSheet> user) throws IOException {
    Path book = folder.resolve("used.xlsx");
    make(
        book,
        sheet -> {
          row(sheet, 5, "Average", "", "", "", "=AVERAGE(E2:E4)");
          user.accept(sheet);
        });
    byte[] before = Files.readAllBytes(book);
    assertThatThrownBy(() -> run(book))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has something below the prices")
        .hasMessageContaining(says + ": insert 5 rows above row 5 in Excel and import again");
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
  }

  /** Some programs escape the apostrophes around the name of a sheet. */
  @ParameterizedTest
  @ValueSource(strings = {"&apos;", "&#39;", "&#x27;"})
  void aReferenceIsSeenHoweverItsApostrophesAreWritten(String apostrophe) throws IOException {
    Path book = folder.resolve("escaped.xlsx");
    make(
        book,
        sheet -> {
          row(sheet, 5, "Average", "", "", "", "=AVERAGE(E2:E4)");
          row(sheet.getWorkbook().createSheet("Other"), 0, "='Model prices'!E6*2");
        });
    try (FileSystem zip = FileSystems.newFileSystem(book)) {
      Path other = zip.getPath("xl/worksheets/sheet2.xml");
      String xml = Files.readString(other);
      assertThat(xml).contains("'Model prices'!");
      Files.writeString(other, xml.replace("'", apostrophe));
    }
    assertThatThrownBy(() -> run(book)).hasMessageContaining("Other!A1 refers to row 6");
  }

  @Test
  void rowsInsertedByHandMakeRoom() throws IOException {
    Path book = folder.resolve("room.xlsx");
    make(
        book,
        sheet -> {
          row(sheet, 10, "Average", "", "", "", "=AVERAGE(E2:E4)");
          sheet
              .getWorkbook()
              .createSheet("Other")
              .createRow(0)
              .createCell(1)
              .setCellFormula("'Model prices'!E11*2");
        });
    run(book);
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      assertThat(rows(workbook.getSheetAt(0))).isEqualTo(with("11 Average |  | AVERAGE(E2:E9) |"));
    }
  }
}
