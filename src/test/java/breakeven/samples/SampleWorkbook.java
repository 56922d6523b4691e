package breakeven.samples;

import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.TemplateWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;

/**
 * Builds {@code samples/portfolio.xlsx}: the template with the workloads of a whole company, and
 * with what its analysts have added of their own, which a review must leave alone.
 */
public final class SampleWorkbook {
  public static final Path FILE = Path.of("samples/portfolio.xlsx");

  /** The sheet that the company's controller has added. */
  public static final String BUDGET = "Budget";

  /** The column that the company has added to {@code Workloads}. */
  public static final String TICKET = "Ticket";

  /** Cells that somebody pasted as text, by workload. */
  static final Map<String, List<Column>> DIGITS_AS_TEXT =
      Map.of("CRM note clean-up", List.of(Workloads.REQUESTS));

  /** What the company's buyers have agreed with a provider. */
  private static final Map<Column, String> DISCOUNT =
      Map.of(
          DiscountsTable.PROVIDER,
          "Mistral",
          DiscountsTable.APPLIES_TO,
          Sheets.MODEL_PRICES,
          DiscountsTable.DISCOUNT,
          "0.1",
          DiscountsTable.FROM,
          "2026-07-01",
          DiscountsTable.TO,
          "2028-12-31",
          DiscountsTable.BASIS,
          "Framework agreement 2026/117");

  /** The letters of the column that formulas by address look at. */
  private static final String REQUESTS =
      CellReference.convertNumToColString(Workloads.REQUESTS.ordinal());

  private static final String WORKLOADS = "/samples/workloads.csv";
  private static final int FIRST_LINE = 3;

  /** What each business unit may spend in a month, in the order of the sheet. */
  private static final Map<String, Integer> BUDGETS = budgets();

  private final List<Map<String, String>> rows = rows();
  private final XSSFWorkbook workbook =
      TemplateWriter.workbook(
          Map.of(Workloads.TABLE, typed(rows), DiscountsTable.TABLE, List.of(DISCOUNT)));
  private final XSSFSheet workloads = workbook.getSheet(Sheets.WORKLOADS);

  private final Map<String, XSSFCellStyle> styles = new HashMap<>();

  private SampleWorkbook() {}

  /** The bytes of the file, the same each time. */
  static byte[] bytes() {
    SampleWorkbook sample = new SampleWorkbook();
    try (XSSFWorkbook workbook = sample.workbook) {
      sample.digitsAsText();
      sample.tickets();
      sample.note();
      sample.highlight();
      sample.budget();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TemplateWriter.save(workbook, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The workloads by the titles of their columns, the company's own column included. */
  static List<Map<String, String>> rows() {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var in = Objects.requireNonNull(SampleWorkbook.class.getResourceAsStream(WORKLOADS));
        var records = CSVParser.parse(in, StandardCharsets.UTF_8, format)) {
      return records.stream().map(CSVRecord::toMap).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<Column, String>> typed(List<Map<String, String>> rows) {
    return rows.stream().map(SampleWorkbook::typedRow).toList();
  }

  /** What the list says of each column; a column that it does not have stays empty. */
  private static Map<Column, String> typedRow(Map<String, String> row) {
    Map<String, String> left = new LinkedHashMap<>(row);
    left.remove(TICKET);
    Map<Column, String> typed = new LinkedHashMap<>();
    for (Column column : Workloads.TABLE.columns()) {
      String text = left.remove(column.title());
      typed.put(column, text == null ? "" : text);
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          WORKLOADS + " has columns that Workloads does not have: " + left.keySet());
    }
    return typed;
  }

  private XSSFCell cell(String workload, Column column) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get(Workloads.WORKLOAD.title()).equals(workload)) {
        return workloads.getRow(i + 1).getCell(column.ordinal());
      }
    }
    throw new IllegalArgumentException(workload);
  }

  private void digitsAsText() {
    DIGITS_AS_TEXT.forEach(
        (workload, columns) -> {
          for (Column column : columns) {
            XSSFCell cell = cell(workload, column);
            String digits = Long.toString((long) cell.getNumericCellValue());
            cell.setCellValue(digits);
          }
        });
  }

  /** A column of the company's own; table and filter reach over it. */
  private void tickets() {
    int at = Workloads.TABLE.columns().size();
    XSSFCell header = workloads.getRow(0).createCell(at);
    header.setCellStyle(bold());
    header.setCellValue(TICKET);
    for (int i = 0; i < rows.size(); i++) {
      workloads.getRow(i + 1).createCell(at).setCellValue(rows.get(i).get(TICKET));
    }
    workloads.setColumnWidth(at, 11 * 256);
    XSSFTable table = workloads.getTables().get(0);
    table.setArea(
        new AreaReference(
            new CellReference(0, 0),
            new CellReference(rows.size(), at),
            workbook.getSpreadsheetVersion()));
    table.updateHeaders();
  }

  private void note() {
    XSSFCell cell = cell("Claims triage", Workloads.REQUESTS);
    XSSFDrawing drawing = workloads.createDrawingPatriarch();
    int column = cell.getColumnIndex();
    int row = cell.getRowIndex();
    var anchor = new XSSFClientAnchor(0, 0, 0, 0, column + 1, row, column + 4, row + 4);
    XSSFComment note = drawing.createCellComment(anchor);
    note.setAuthor("Owen Price");
    note.setString(
        workbook.getCreationHelper().createRichTextString("Before the storm. Ask me in January."));
    cell.setCellComment(note);
  }

  /** Names of workloads with more than a million requests a month stand out. */
  private void highlight() {
    var formats = workloads.getSheetConditionalFormatting();
    String requests = "$" + REQUESTS + "2";
    var rule =
        formats.createConditionalFormattingRule(
            "AND(ISNUMBER(" + requests + ")," + requests + ">1000000)");
    rule.createFontFormatting().setFontStyle(false, true);
    var fill = rule.createPatternFormatting();
    fill.setFillBackgroundColor(color("DDEBD0"));
    fill.setFillPattern(FillPatternType.SOLID_FOREGROUND.getCode());
    formats.addConditionalFormatting(
        new CellRangeAddress[] {new CellRangeAddress(1, rows.size(), 0, 0)}, rule);
  }

  private void budget() {
    XSSFSheet sheet = workbook.createSheet(BUDGET);
    sheet.createRow(0).createCell(0).setCellValue("Budget for language models, 2027 (assumed)");
    sheet.getRow(0).getCell(0).setCellStyle(bold());
    String[] headers = {
      "Business unit",
      "Workloads",
      "Requests (per month)",
      "Share of requests",
      "Budget (GBP a month)",
      "Budget (GBP per 1,000 requests)"
    };
    XSSFRow head = sheet.createRow(FIRST_LINE - 1);
    for (int i = 0; i < headers.length; i++) {
      XSSFCell cell = head.createCell(i);
      cell.setCellStyle(bold());
      cell.setCellValue(headers[i]);
      sheet.setColumnWidth(i, 20 * 256);
    }
    int total = FIRST_LINE + BUDGETS.size();
    int line = FIRST_LINE;
    for (Map.Entry<String, Integer> budget : BUDGETS.entrySet()) {
      line(sheet.createRow(line), budget, total + 1);
      line++;
    }
    totals(sheet.createRow(total), total);
    facts(sheet, total + 2);
    XSSFName name = workbook.createName();
    name.setNameName("Budget_total");
    name.setRefersToFormula(BUDGET + "!$E$" + (total + 1));
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    chart(sheet, total);
  }

  private void line(XSSFRow row, Map.Entry<String, Integer> budget, int total) {
    int n = row.getRowNum() + 1;
    row.createCell(0).setCellValue(budget.getKey());
    formula(row, 1, "COUNTIF(tblWorkloads[Business unit],A" + n + ")", "0");
    formula(
        row,
        2,
        "SUMIFS(tblWorkloads[Requests (per month)],tblWorkloads[Business unit],A" + n + ")",
        "#,##0");
    formula(row, 3, "IF($C$" + total + "=0,0,C" + n + "/$C$" + total + ")", "0.0%");
    XSSFCell typed = row.createCell(4);
    typed.setCellStyle(style("#,##0"));
    typed.setCellValue(budget.getValue());
    formula(row, 5, "IF(C" + n + "=0,0,E" + n + "/C" + n + "*1000)", "#,##0.00");
  }

  private void totals(XSSFRow row, int lines) {
    row.createCell(0).setCellValue("All");
    row.getCell(0).setCellStyle(bold());
    for (int column = 1; column < 5; column++) {
      String letter = CellReference.convertNumToColString(column);
      String format = column == 3 ? "0.0%" : "#,##0";
      formula(row, column, "SUM(" + letter + (FIRST_LINE + 1) + ":" + letter + lines + ")", format);
    }
  }

  /** Formulas by address, as people write them too. */
  private void facts(XSSFSheet sheet, int at) {
    int last = rows.size() + 1;
    String requests = "Workloads!$" + REQUESTS + "$2:$" + REQUESTS + "$" + last;
    XSSFRow count = sheet.createRow(at);
    count.createCell(0).setCellValue("Names in Workloads");
    formula(count, 1, "COUNTA(Workloads!$A$2:$A$" + last + ")", "0");
    XSSFRow busiest = sheet.createRow(at + 1);
    busiest.createCell(0).setCellValue("Busiest workload");
    String match = "MATCH(MAX(" + requests + ")," + requests + ",0)";
    formula(busiest, 1, "INDEX(Workloads!$A$2:$A$" + last + "," + match + ")", "@");
    formula(busiest, 2, "MAX(" + requests + ")", "#,##0");
  }

  private void formula(XSSFRow row, int column, String formula, String format) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(style(format));
    cell.setCellFormula(formula);
  }

  private static void chart(XSSFSheet sheet, int total) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 7, 2, 15, total + 4));
    chart.setTitleText("Budget, GBP a month");
    chart.setTitleOverlay(false);
    var units = chart.createCategoryAxis(AxisPosition.LEFT);
    var money = chart.createValueAxis(AxisPosition.BOTTOM);
    money.setCrosses(AxisCrosses.AUTO_ZERO);
    money.setCrossBetween(AxisCrossBetween.BETWEEN);
    money.setMinimum(0);
    var data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, units, money);
    data.setBarDirection(BarDirection.BAR);
    data.setVaryColors(false);
    var series =
        data.addSeries(
            XDDFDataSourcesFactory.fromStringCellRange(
                sheet, new CellRangeAddress(FIRST_LINE, total - 1, 0, 0)),
            XDDFDataSourcesFactory.fromNumericCellRange(
                sheet, new CellRangeAddress(FIRST_LINE, total - 1, 4, 4)));
    series.setTitle("Budget", new CellReference(BUDGET, FIRST_LINE - 1, 4, true, true));
    var look = new XDDFShapeProperties();
    look.setFillProperties(
        new XDDFSolidFillProperties(XDDFColor.from(new byte[] {0x1F, 0x4E, 0x79})));
    series.setShapeProperties(look);
    chart.plot(data);
  }

  private XSSFCellStyle bold() {
    return styles.computeIfAbsent("", bold -> madeBold());
  }

  private XSSFCellStyle madeBold() {
    // In the order of the schema, which a font that POI begins with does not keep.
    XSSFFont font = new XSSFFont(CTFont.Factory.newInstance());
    font.setBold(true);
    font.setFontHeightInPoints((short) 11);
    font.setFontName("Calibri");
    font.registerTo(workbook.getStylesSource());
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    return style;
  }

  private XSSFCellStyle style(String format) {
    return styles.computeIfAbsent(format, this::made);
  }

  private XSSFCellStyle made(String format) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setAlignment(HorizontalAlignment.RIGHT);
    return style;
  }

  private static XSSFColor color(String rgb) {
    int value = Integer.parseInt(rgb, 16);
    return new XSSFColor(new byte[] {-1, (byte) (value >> 16), (byte) (value >> 8), (byte) value});
  }

  private static Map<String, Integer> budgets() {
    Map<String, Integer> budgets = new LinkedHashMap<>();
    budgets.put("Customer service", 55_000);
    budgets.put("Finance", 2_500);
    budgets.put("Legal", 1_500);
    budgets.put("Compliance", 9_000);
    budgets.put("Claims", 10_000);
    budgets.put("Engineering", 10_000);
    budgets.put("Data", 2_000);
    budgets.put("IT operations", 3_000);
    budgets.put("Retail", 6_000);
    budgets.put("Marketing", 2_000);
    budgets.put("HR", 1_000);
    budgets.put("Sales", 1_200);
    budgets.put("Logistics", 3_000);
    return budgets;
  }
}
