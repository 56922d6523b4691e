package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files, workbooks with a sheet of workloads alone, prices from elsewhere. */
@Thorough
class OtherInputsTest {
  private static final List<Map<String, String>> ROWS = SeededPortfolio.rows(6, 60);

  /** The rows as a workbook, reviewed once, and its results. */
  private static Path book;

  private static Map<String, Map<String, String>> ofBook;

  @TempDir private Path folder;

  @BeforeAll
  static void reviewBook(@TempDir Path once) {
    book = review(new PlainBook(ROWS).write(once.resolve("book.xlsx")));
    ofBook = Reviews.results(book);
  }

  private static Path review(Path in) {
    return review(Reviews.options(in, ReviewOptions.besideInput(in)));
  }

  /** What a file is read as has nothing to do with the search for shapes, nor with draws. */
  private static Path review(ReviewOptions options) {
    return Reviews.review(Reviews.fewDraws(Reviews.withoutShapes(options)));
  }

  /** A spreadsheet shows the first value beside all the rows. */
  @Test
  void mergedCellsAreToldWhereTheyLeaveWorkloadsOrPricesEmpty() {
    Path in =
        new PlainBook(ROWS.subList(0, 4))
            .withShippedTables()
            .edit(
                workbook -> {
                  XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
                  sheet.addMergedRegion(new CellRangeAddress(1, 3, 0, 0));
                  // Notes below the workloads, and what is merged beside each other, say nothing.
                  sheet.addMergedRegion(new CellRangeAddress(4, 8, 1, 2));
                  sheet.addMergedRegion(new CellRangeAddress(10, 14, 0, 5));
                  workbook
                      .getSheet(Sheets.GPU_PRICES)
                      .addMergedRegion(new CellRangeAddress(1, 2, 1, 1));
                })
            .write(folder.resolve("merged.xlsx"));
    assertThat(Reviews.issues(review(in)))
        .filteredOn(row -> row.get("Problem").startsWith("Merged cells"))
        .extracting(row -> row.get("Sheet") + "!" + row.get("Found"))
        .containsExactlyInAnyOrder("Workloads!A2:A4", "GPU prices!B2:B3");
  }

  /** The workbook that a CSV file becomes is nobody's business. */
  @Test
  void aCsvFileWithTooManyColumnsForAWorkbookIsToldWhatToDo() throws IOException {
    Path csv = folder.resolve("wide.csv");
    Files.writeString(
        csv,
        "Workload,Requests,Input tokens,Output tokens,Prompted model"
            + ",x".repeat(16_370)
            + "\nA,100000,1000,100,gpt-5\n");
    assertThatThrownBy(() -> review(csv))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("the sheet Workloads has no room for ")
        .hasMessageEndingWith("or write CSV (-o OUT.csv, or -o none with --csv DIR)");
  }

  /** Whoever filters may think that only what is seen counts. */
  @Test
  void hiddenWorkloadsAndColumnsAreToldOnceAndCount() throws IOException {
    PlainBook plain = new PlainBook(ROWS.subList(0, 4)).withShippedTables();
    Path in =
        plain
            .edit(
                workbook -> {
                  XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
                  sheet.getRow(2).setZeroHeight(true);
                  sheet.getRow(4).setZeroHeight(true);
                  // Rows and columns in which nothing stands that is read say nothing.
                  sheet.createRow(9).setZeroHeight(true);
                  sheet.getRow(0).createCell(60).setCellValue("Mine");
                  sheet.getRow(2).createCell(60).setCellValue(1);
                  for (Cell cell : sheet.getRow(0)) {
                    String header = cell.getStringCellValue();
                    if (header.startsWith("Requests") || header.equals("Mine")) {
                      sheet.setColumnHidden(cell.getColumnIndex(), true);
                    }
                  }
                  // What is hidden among prices takes nothing away from anybody.
                  workbook.getSheet(Sheets.GPU_PRICES).getRow(1).setZeroHeight(true);
                })
            .write(folder.resolve("hidden.xlsx"));
    List<String> told =
        List.of(
            "Info rows 3, 5: 2 workloads are in hidden rows, by a filter or by hand; they count"
                + " like the others",
            "Info Requests (per month): The column is hidden; its cells count like the others");
    Path out = review(in);
    assertThat(Reviews.issues(out))
        .filteredOn(row -> row.get("Problem").contains("hidden"))
        .extracting(row -> row.get("Severity") + " " + row.get("Found") + ": " + row.get("Problem"))
        .containsExactlyInAnyOrderElementsOf(told);
    assertThat(Reviews.results(out)).hasSize(4);
  }

  /** Whoever typed them would think that they count. */
  @Test
  void sheetsWithTheHeadersOfAnInputSheetAndAnotherNameAreTold() {
    Path in =
        new PlainBook(ROWS.subList(0, 2))
            .withShippedTables()
            .edit(
                workbook -> {
                  workbook.setSheetName(workbook.getSheetIndex(Sheets.MODEL_PRICES), "Prices Nov");
                  workbook.setSheetName(workbook.getSheetIndex(Sheets.EXCHANGE_RATES), "FX");
                  // A name that begins as one of ours does makes it none of ours.
                  workbook.setSheetName(workbook.getSheetIndex(Sheets.ASSUMPTIONS), "Constants");
                  workbook.cloneSheet(workbook.getSheetIndex(Sheets.WORKLOADS), "Workloads (2)");
                  workbook.cloneSheet(workbook.getSheetIndex(Sheets.WORKLOADS), "Claims");
                  // A list of the user's own, with a column that one of ours has too.
                  XSSFSheet risks = workbook.createSheet("Risks");
                  risks.createRow(0).createCell(0).setCellValue("Driver");
                  risks.getRow(0).createCell(1).setCellValue("Owner");
                })
            .write(folder.resolve("names.xlsx"));
    assertThat(otherNames(review(in)))
        .containsExactlyInAnyOrder(
            "Warning Prices Nov!B1: The sheet has the headers of Model prices and another name, and"
                + " is not read: the shipped table counts",
            "Warning Constants!A1: The sheet has the headers of Assumptions and another name, and"
                + " is not read: the shipped table counts",
            "Warning FX!A1: The sheet has the headers of Exchange rates and another name, and is"
                + " not read: the shipped table counts",
            "Info Workloads (2)!A1: The sheet has the headers of Workloads and another name, and is"
                + " not read: the sheet Workloads counts",
            "Info Claims!A1: The sheet has the headers of Workloads and another name, and is"
                + " not read: the sheet Workloads counts");
  }

  @Test
  void thoseOfAReviewAreNot() {
    Path in =
        new PlainBook(ROWS.subList(0, 2)).withShippedTables().write(folder.resolve("in.xlsx"));
    Path once = Reviews.reviewLive(in, folder.resolve("once.xlsx"), 0);
    assertThat(otherNames(review(once))).isEmpty();
  }

  /** A list of cards is not meant for GPU prices, though both have a column GPU. */
  @Test
  void aListOfSomebodysOwnWithTwoHeadersOfOursIsNotTold() {
    Path in =
        new PlainBook(ROWS.subList(0, 2))
            .edit(
                workbook -> {
                  XSSFSheet cards = workbook.createSheet("Our cards");
                  cards.createRow(0).createCell(0).setCellValue("GPU");
                  cards.getRow(0).createCell(1).setCellValue("Provider");
                })
            .write(folder.resolve("cards.xlsx"));
    assertThat(otherNames(review(in))).isEmpty();
  }

  @Test
  void soAreThoseOfTheWorkbookNamedForPrices() {
    Path prices =
        new PlainBook(List.of())
            .withShippedTables()
            .edit(
                workbook ->
                    workbook.setSheetName(workbook.getSheetIndex(Sheets.GPU_PRICES), "GPUs"))
            .write(folder.resolve("prices.xlsx"));
    Path in = new PlainBook(ROWS.subList(0, 2)).write(folder.resolve("rows.xlsx"));
    Path out = folder.resolve("rows-out.xlsx");
    assertThat(otherNames(review(Reviews.options(in, out, prices))))
        .containsExactly(
            "Warning GPU prices!: A sheet of the workbook named with --prices has the headers of"
                + " GPU prices and another name, and is not read: the shipped table counts");
  }

  private static List<String> otherNames(Path reviewed) {
    return Reviews.issues(reviewed).stream()
        .filter(row -> row.get("Problem").contains("another name"))
        .map(
            row ->
                row.get("Severity")
                    + " "
                    + row.get("Sheet")
                    + "!"
                    + row.get("Cell")
                    + ": "
                    + row.get("Problem"))
        .toList();
  }

  // --- CSV ---------------------------------------------------------------------------------------

  private static String csv(List<Map<String, String>> rows, String separator, boolean quoted) {
    StringBuilder text = new StringBuilder();
    List<String> titles = Workloads.TABLE.columns().stream().map(Column::title).toList();
    line(text, titles, separator, quoted);
    for (Map<String, String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (Column column : Workloads.TABLE.columns()) {
        cells.add(row.getOrDefault(column.header(), ""));
      }
      line(text, cells, separator, quoted);
    }
    return text.toString();
  }

  private static void line(
      StringBuilder text, List<String> cells, String separator, boolean quoted) {
    List<String> written = new ArrayList<>();
    for (String cell : cells) {
      boolean must = cell.contains(separator) || cell.contains("\"") || cell.contains("\n");
      written.add(must || quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    text.append(String.join(separator, written)).append("\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv | ',' | UTF-8 | false | false",
        "CSV | ';' | UTF-8 | true | false",
        "tsv | '\t' | UTF-8 | false | true",
        "txt | '\t' | UTF-16LE | true | false",
        "csv | ';' | UTF-16LE | true | true",
        "csv | ',' | UTF-16BE | true | false",
      })
  void aCsvFileGivesWhatTheWorkbookGives(
      String ending, String separator, String charset, boolean mark, boolean quoted)
      throws IOException {
    Path in = folder.resolve("plan." + ending);
    String text = (mark ? "\uFEFF" : "") + csv(ROWS, separator, quoted);
    Files.writeString(in, text, Charset.forName(charset));
    byte[] bytes = Files.readAllBytes(in);
    Path out = review(in);
    assertThat(out).hasFileName("plan-reviewed.xlsx");
    assertThat(Reviews.results(out)).isEqualTo(ofBook);
    assertThat(Files.readAllBytes(in)).isEqualTo(bytes);
    assertThat(Reviews.results(review(Reviews.options(out, folder.resolve("again.xlsx")))))
        .isEqualTo(ofBook);
  }

  /** Whoever asked for a workbook is handed one that can be read and printed. */
  @Test
  void theSheetOfACsvFileLooksAndPrintsLikeThatOfTheTemplate() throws IOException {
    String text = "Portfolio of the Insurance division\r\n\r\n" + csv(ROWS, ",", false);
    Path out = review(Files.writeString(folder.resolve("plan.csv"), text));
    try (InputStream in = Files.newInputStream(out);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      assertThat(look(sheet, 0, 0)).isEqualTo("FF000000 on none, GENERAL, BOTTOM, false");
      assertThat(look(sheet, 2, 0)).isEqualTo("FFFFFFFF on FF7F6000, LEFT, CENTER, true");
      assertThat(look(sheet, 3, 0)).isEqualTo("FF1F3FBF on none, LEFT, TOP, false");
      int requests = Workloads.REQUESTS.ordinal();
      assertThat(look(sheet, 3, requests)).isEqualTo("FF1F3FBF on none, RIGHT, TOP, false");
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("3:3");
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      assertThat(sheet.getFitToPage()).isFalse();
      assertThat(sheet.getPrintSetup().getScale()).isEqualTo((short) 74);
      assertThat(sheet.getFooter().getRight()).isEqualTo("page &P of &N");
      assertThat(workbook.getPrintArea(workbook.getSheetIndex(sheet)))
          .as("results, beside the names that each page repeats")
          .matches("Workloads![$]BG[$]3:[$][A-Z]+[$]63");
    }
  }

  private static String look(XSSFSheet sheet, int row, int column) {
    XSSFCellStyle style = sheet.getRow(row).getCell(column).getCellStyle();
    XSSFColor font = style.getFont().getXSSFColor();
    XSSFColor fill = style.getFillForegroundColorColor();
    return (font == null ? "automatic" : font.getARGBHex())
        + " on "
        + (fill == null ? "none" : fill.getARGBHex())
        + ", "
        + style.getAlignment()
        + ", "
        + style.getVerticalAlignment()
        + ", "
        + style.getWrapText();
  }

  @Test
  void namesOverTwoLinesWithQuotesAndSeparatorsStayWhole() throws IOException {
    List<String> names = List.of("a \"b\", c", "two\nlines", "x;y\tz", " 007 ", "=1+1", "1e5");
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Map<String, String> row = new LinkedHashMap<>(ROWS.get(i));
      row.put("Workload", names.get(i));
      rows.add(row);
    }
    Path in = Files.writeString(folder.resolve("plan.csv"), csv(rows, ",", false));
    Path out = review(in);
    assertThat(Reviews.rows(out, Sheets.WORKLOADS))
        .extracting(row -> row.get("Workload"))
        .containsExactlyElementsOf(names);
    assertThat(Reviews.results(out)).hasSize(names.size());
  }

  /** It deflates to less than a two-hundredth, which from somebody else's file is refused. */
  @Test
  void aLongNoteCopiedDownAllRowsIsWritten() throws IOException {
    String note = "_".repeat(30_000);
    StringBuilder text =
        new StringBuilder("Workload,Requests,Input tokens,Output tokens,Prompted model,Notes\n");
    for (int i = 0; i < 100; i++) {
      text.append("w").append(i).append(",100000,1000,100,gpt-4.1,").append(note).append('\n');
    }
    Path in = Files.writeString(folder.resolve("plan.csv"), text);
    try (XlsxFile out = XlsxFile.made(review(in));
        InputStream sheet = out.open(out.sheet(Sheets.WORKLOADS).orElseThrow().part())) {
      assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8).split(note, -1))
          .hasSize(101);
    }
  }

  @Test
  void whatIsMistypedInACsvFileIsToldWithItsCell() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(new LinkedHashMap<>(ROWS.get(0)));
    rows.get(0).put("Requests", "20 boxes");
    rows.get(0).put("Output tokens", "1.234,5");
    Path in = Files.writeString(folder.resolve("plan.csv"), csv(rows, ";", false));
    assertThat(Reviews.issues(review(in)))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(
            issue -> issue.get("Sheet") + " " + issue.get("Cell") + " " + issue.get("Found"))
        .containsExactly("Workloads F2 20 boxes", "Workloads H2 1.234,5");
  }

  // --- prices from elsewhere ---------------------------------------------------------------------

  @Test
  void pricesComeFromTheBookThatIsNamed() throws IOException {
    List<Map<String, String>> models = PlainBook.shipped(ModelPrices.TABLE);
    models.forEach(
        row -> {
          for (Column price : List.of(ModelPrices.INPUT_PRICE, ModelPrices.OUTPUT_PRICE)) {
            String text = row.get(price.header());
            if (!text.isEmpty()) {
              row.put(price.header(), String.valueOf(Double.parseDouble(text) * 3));
            }
          }
        });
    Path prices =
        new PlainBook(List.of())
            .with(ModelPrices.TABLE, models)
            .write(folder.resolve("prices.xlsx"));
    byte[] bytes = Files.readAllBytes(prices);
    Path csv = Files.writeString(folder.resolve("plan.csv"), csv(ROWS, ",", false));
    Path out = review(Reviews.options(csv, folder.resolve("out.xlsx"), prices));
    Path own =
        review(
            new PlainBook(ROWS).with(ModelPrices.TABLE, models).write(folder.resolve("own.xlsx")));
    assertThat(Reviews.results(out)).isEqualTo(Reviews.results(own)).isNotEqualTo(ofBook);
    assertThat(Files.readAllBytes(prices)).isEqualTo(bytes);
    // Their problems stand in the other book's cells: a link would lead to other ones.
    assertThat(linked(own)).contains("'Model prices'");
    assertThat(linked(out)).contains("'GPU prices'").doesNotContain("'Model prices'");
    // The output carries them, so that a later review needs no book.
    assertThat(Reviews.results(review(out))).isEqualTo(Reviews.results(out));
  }

  /** The sheets that links of {@code Issues} lead to. */
  private static Set<String> linked(Path reviewed) throws IOException {
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.ISSUES::equals, in)) {
      return workbook.getSheet(Sheets.ISSUES).getHyperlinkList().stream()
          .map(link -> link.getLocation().replaceFirst("!.*", ""))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void theWorkbooksOwnPricesWinOverTheBookAndThatIsTold() {
    List<Map<String, String>> models = PlainBook.shipped(ModelPrices.TABLE);
    Path in =
        new PlainBook(ROWS).with(ModelPrices.TABLE, models).write(folder.resolve("plan.xlsx"));
    Path prices =
        new PlainBook(List.of())
            .with(ModelPrices.TABLE, models.subList(0, 3))
            .with(GpuPrices.TABLE, PlainBook.shipped(GpuPrices.TABLE))
            .write(folder.resolve("prices.xlsx"));
    Path out = review(Reviews.options(in, folder.resolve("out.xlsx"), prices));
    assertThat(Reviews.results(out)).isEqualTo(Reviews.results(review(in)));
    assertThat(Reviews.issues(out))
        .filteredOn(row -> row.get("Found").equals("prices.xlsx"))
        .extracting(row -> row.get("Sheet") + ": " + row.get("Problem"))
        .containsExactly(
            "Model prices: This sheet counts, and not the one of the same name in the workbook"
                + " named with --prices");
  }

  // --- a sheet of workloads alone ----------------------------------------------------------------

  @Test
  void theSheetsThatAreMissingAreAddedAndGiveTheSameAgain() {
    Path out = book;
    String sheets = Reviews.parts(out).get("xl/workbook.xml").text();
    for (Table table : Tables.ALL) {
      // One that has no rows anywhere is not missed.
      boolean added = table != DiscountsTable.TABLE;
      assertThat(sheets.contains("name=\"" + table.sheet() + "\"")).isEqualTo(added);
    }
    assertThat(WorkbookDump.of(out, Sheets.SUMMARY::equals)).contains("Added with shipped values");
    assertThat(WorkbookDump.of(out, Sheets.RUN_LOG::equals)).contains("Serving capacity");
    assertThat(Reviews.results(review(out))).isEqualTo(Reviews.results(out));
    Path full = review(new PlainBook(ROWS).withShippedTables().write(folder.resolve("full.xlsx")));
    assertThat(Reviews.results(full)).isEqualTo(Reviews.results(out));
  }

  /** Where days count from 1904, as in old Mac workbooks, the same number is a later day. */
  @Test
  void daysOfAddedSheetsAreThoseThatTheWorkbookCountsFrom() {
    Path mac =
        review(
            new PlainBook(ROWS)
                .edit(workbook -> workbook.getCTWorkbook().getWorkbookPr().setDate1904(true))
                .write(folder.resolve("mac.xlsx")));
    assertThat(Reviews.issues(review(mac))).hasSizeGreaterThan(20).isEqualTo(Reviews.issues(book));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD", "EUR"})
  void anotherReportingCurrencyGivesTheSameAgain(String currency) {
    Path in =
        new PlainBook(ROWS)
            .with(AssumptionsTable.TABLE, List.of(reporting(currency)))
            .write(folder.resolve("plan.xlsx"));
    Path first = review(in);
    Path second = review(first);
    Map<String, Map<String, String>> results = Reviews.results(first, currency);
    assertThat(Reviews.results(second, currency)).isEqualTo(results);
    // Money is money, whatever it is told in, unless somebody typed an amount.
    double rate = rate(first, "GBP");
    Map<String, Map<String, String>> inPounds = ofBook;
    int compared = 0;
    for (Map<String, String> row : ROWS) {
      String name = row.get("Workload");
      boolean typed =
          Workloads.TABLE.columns().stream()
              .filter(column -> column.type() == breakeven.core.table.Type.MONEY)
              .anyMatch(column -> !row.getOrDefault(column.header(), "").isEmpty());
      String saving = results.get(name).get("Net saving (" + currency + ")");
      String pounds = inPounds.get(name).get("Net saving (GBP)");
      if (!typed && pounds.matches("-?[0-9.]+")) {
        compared++;
        double expected = Double.parseDouble(pounds) * rate;
        assertThat(Double.parseDouble(saving))
            .as(name)
            .isCloseTo(expected, org.assertj.core.api.Assertions.withinPercentage(1e-6));
        assertThat(results.get(name).get("Verdict")).isEqualTo(inPounds.get(name).get("Verdict"));
      }
    }
    assertThat(compared).isGreaterThan(15);
    assertThat(Reviews.issues(second))
        .filteredOn(issue -> issue.get("Sheet").equals(ExchangeRates.TABLE.sheet()))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .isEmpty();
  }

  private static Map<String, String> reporting(String currency) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Assumption", "Reporting currency");
    row.put("Value", currency);
    return row;
  }

  private static double rate(Path reviewed, String currency) {
    String sheet = WorkbookDump.of(reviewed, ExchangeRates.TABLE.sheet()::equals);
    var row =
        java.util.regex.Pattern.compile("A([0-9]+) +text +" + currency + "\\n").matcher(sheet);
    assertThat(row.find()).as(sheet).isTrue();
    var rate =
        java.util.regex.Pattern.compile("B" + row.group(1) + " +number +([0-9.]+)").matcher(sheet);
    assertThat(rate.find()).as(sheet).isTrue();
    return Double.parseDouble(rate.group(1));
  }

  @Test
  void aWorkbookOfNoWorkloadsIsReviewedToo() throws IOException {
    Path in = new PlainBook(List.of()).write(folder.resolve("plan.xlsx"));
    Path out = review(in);
    assertThat(WorkbookDump.of(out, Sheets.SUMMARY::equals)).contains("0 ");
    assertThat(Reviews.issues(out)).isEmpty();
    assertThat(Reviews.results(review(out))).isEmpty();
  }

  @Test
  void onlyTheFiveRequiredColumnsAreEnough() {
    Path in =
        new PlainBook(ROWS)
            .edit(workbook -> keep(workbook.getSheet(Sheets.WORKLOADS), Workloads.TABLE, List.of()))
            .write(folder.resolve("plan.xlsx"));
    Path out = review(in);
    assertThat(Reviews.results(out)).hasSize(ROWS.size());
    assertThat(Reviews.results(review(out))).isEqualTo(Reviews.results(out));
  }

  @Test
  void assumptionsNeedNoColumnBesideNameAndValue() {
    Path in =
        new PlainBook(ROWS)
            .withShippedTables()
            .edit(
                workbook ->
                    keep(
                        workbook.getSheet(Sheets.ASSUMPTIONS),
                        AssumptionsTable.TABLE,
                        List.of(AssumptionsTable.VALUE)))
            .write(folder.resolve("plan.xlsx"));
    assertThat(Reviews.results(review(in))).hasSize(ROWS.size());
  }

  /** Empties the columns that are not required, but for some. */
  private static void keep(XSSFSheet sheet, Table table, List<Column> some) {
    sheet.forEach(
        row -> {
          for (Column column : table.columns()) {
            Cell cell = row.getCell(column.ordinal());
            if (!column.required() && !some.contains(column) && cell != null) {
              row.removeCell(cell);
            }
          }
        });
  }

  @Test
  void aCsvFileAndTheEncodingItIsNotIn() throws IOException {
    Map<String, String> row = new LinkedHashMap<>(ROWS.get(0));
    row.put("Workload", "Größe ✓");
    Path in =
        Files.write(
            folder.resolve("plan.csv"),
            csv(List.of(row), ";", false).getBytes(StandardCharsets.UTF_8));
    assertThat(Reviews.results(review(in))).containsOnlyKeys("Größe ✓");
  }

  @Test
  void aTextThatNoCellOfAWorkbookHoldsIsCutAndToldAtItsCell() throws IOException {
    Path in = folder.resolve("long.csv");
    String header = "Workload,Requests,Input tokens,Output tokens,Prompted model,Notes\n";
    String row = ",1000,1000,5,gpt-5,";
    Files.writeString(
        in,
        header
            + ("A" + row + "x".repeat(32_768) + "\n")
            + ("B" + row + "y".repeat(32_767) + "\n")
            + ("C" + row + "short\n"));
    List<Map<String, String>> issues =
        Reviews.issues(review(in)).stream()
            .filter(issue -> issue.values().toString().contains("32,767 characters"))
            .toList();
    assertThat(issues).hasSize(1);
    assertThat(issues.get(0))
        .containsEntry("Sheet", "Workloads")
        .containsEntry("Cell", "F2")
        .containsEntry("Column", "Notes")
        .containsEntry("Found", "32,768 characters");
    Path csv = review(Reviews.options(in, folder.resolve("out.csv")));
    assertThat(Files.readString(csv)).contains("x".repeat(32_768));
  }

  @Test
  void aWorkbookMadeOfCsvDoesNotTellTheTime() throws IOException {
    Path in = folder.resolve("plan.csv");
    Files.writeString(in, csv(ROWS.subList(0, 3), ",", false));
    try (ZipFile out = new ZipFile(review(in).toFile())) {
      String core =
          new String(
              out.getInputStream(out.getEntry("docProps/core.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(core)
          .contains("coreProperties", "<dc:language>en-GB</dc:language>")
          .doesNotContain("created");
    }
  }
}
