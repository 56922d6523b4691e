package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.EditedBooks;
import breakeven.app.batch.LogLines;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.app.imports.Into;
import breakeven.core.cycle.Forecast;
import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.MonthlySeries;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.report.RealisedColumns;
import breakeven.core.table.DecisionLog;
import breakeven.core.table.Sheets;
import breakeven.testing.Imports;
import breakeven.testing.LibreOffice;
import breakeven.testing.LightBook;
import breakeven.testing.OpenXmlValidator;
import breakeven.testing.SavedBook;
import breakeven.testing.Scope;
import breakeven.testing.Thorough;
import breakeven.testing.UsageAsks;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.officeDocument.x2006.customProperties.CTProperty;

/** A request costs 0.013 GBP before the change and 0.00024 GBP after it, at the first prices. */
@Thorough
class RealisedTest {
  private static final LocalDate DECIDED = LocalDate.of(2026, 11, 28);
  private static final int MONTHS = 24;
  private static final double SAVING = 100_000 * (0.013 - 0.00024);

  @TempDir private Path folder;
  private Path book;
  private List<String> said = List.of();

  @BeforeEach
  void aWorkloadThatWasMovedToTheSmallModel() throws IOException {
    book = folder.resolve("book.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet workloads = workbook.createSheet(Sheets.WORKLOADS);
      row(
          workloads,
          "Workload",
          "ID",
          "Requests",
          "Input tokens",
          "Output tokens",
          "Prompted model",
          "Smaller model",
          "Current approach");
      row(workloads, "Triage", "W-1", 100_000, 1000, 100, "large", "small", "Small model");
      row(workloads, "Search", "W-2", 100_000, 1000, 100, "large", "small", "Small model");
      XSSFSheet prices = workbook.createSheet(Sheets.MODEL_PRICES);
      row(prices, "Provider", "Model", "Kind", "Currency", "Input", "Output");
      row(prices, "A", "large", "Base", "GBP", 10, 30);
      row(prices, "A", "small", "Base", "GBP", 0.2, 0.4);
      XSSFSheet rates = workbook.createSheet(Sheets.EXCHANGE_RATES);
      row(rates, "Currency", "Rate", "Date", "Source");
      row(rates, "USD", 0.75, "2026-11-01", "bank");
      XSSFSheet actuals = workbook.createSheet(Sheets.ACTUALS);
      row(
          actuals,
          "Workload",
          "ID",
          "Month",
          "Requests",
          "Input tokens",
          "Output tokens",
          "Billed cost",
          "Currency",
          "Part month",
          "Model");
      SavedBook.write(workbook, out);
    }
  }

  private static void row(XSSFSheet sheet, Object... cells) {
    Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else if (cells[i] instanceof LocalDate day) {
        XSSFCellStyle dated = sheet.getWorkbook().createCellStyle();
        dated.setDataFormat((short) 14);
        row.createCell(i).setCellStyle(dated);
        row.getCell(i).setCellValue(day);
      } else if (cells[i] != null) {
        row.createCell(i).setCellValue(cells[i].toString());
      }
    }
  }

  /** Changes some sheets of the workbook. */
  private void change(List<String> sheets, Consumer<XSSFWorkbook> change) {
    Path changed = folder.resolve("changed" + System.nanoTime() + ".xlsx");
    book = LightBook.edit(book, changed, sheets::contains, change);
  }

  private void change(String sheet, Consumer<XSSFSheet> change) {
    change(List.of(sheet), workbook -> change.accept(workbook.getSheet(sheet)));
  }

  private void used(Object... cells) throws IOException {
    change(Sheets.ACTUALS, sheet -> row(sheet, cells));
  }

  private static MonthlySeries flat(double value) {
    double[] months = new double[MONTHS];
    Arrays.fill(months, value);
    return MonthlySeries.of(months);
  }

  private static LogEntry entry(String workload, String id, LogStatus status, LocalDate from) {
    return entry(workload, id, status, from, flat(SAVING));
  }

  private static LogEntry entry(
      String workload, String id, LogStatus status, LocalDate from, MonthlySeries savings) {
    Forecast forecast =
        new Forecast(
            "GBP",
            Double.NaN,
            MONTHS * SAVING,
            MONTHS * 1000,
            MONTHS * SAVING,
            MONTHS * 1500,
            0.8,
            0,
            100_000,
            1000,
            100,
            0.013,
            0.00024,
            0,
            0,
            flat(100_000),
            savings);
    return new LogEntry(
        0,
        "Review of 2026-11-28",
        DECIDED,
        "A. Jones",
        DECIDED,
        from,
        workload,
        id,
        "Kim",
        "Claims",
        "Prompting",
        "Small model",
        "Prompt a smaller model",
        "",
        forecast,
        "",
        status,
        "",
        "");
  }

  private static LogEntry triage() {
    return entry("Triage", "W-1", LogStatus.APPROVED, LocalDate.of(2026, 12, 1));
  }

  private void log(LogEntry... entries) throws IOException {
    Path out = folder.resolve("logged" + System.nanoTime() + ".xlsx");
    try (XlsxFile in = XlsxFile.open(book);
        LogLines lines = new LogLines(DecisionLogs.of(in).orElse(null), List.of(entries))) {
      lines.write(in, List.of(), out);
    }
    book = out;
  }

  private void review(String day) throws IOException {
    Path out = folder.resolve("reviewed" + System.nanoTime() + ".xlsx");
    said =
        new Review()
            .run(Reviews.quick(book, out, LocalDate.parse(day)), Progress.hidden())
            .summary();
    book = out;
  }

  /** The months, by header without its unit. */
  private List<Map<String, String>> months() throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.cells(Sheets.REALISED::equals, in)) {
      List<String> headers = List.of();
      for (Row row : workbook.getSheet(Sheets.REALISED)) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getLastCellNum(); i++) {
          cells.add(text(row.getCell(i)));
        }
        if (cells.contains(RealisedColumns.PRICES_OF)) {
          headers = cells.stream().map(each -> each.replaceAll(" \\(.*", "")).toList();
        } else if (!headers.isEmpty() && !cells.isEmpty()) {
          Map<String, String> named = new HashMap<>();
          for (int i = 0; i < Math.min(cells.size(), headers.size()); i++) {
            named.put(headers.get(i), cells.get(i));
          }
          all.add(named);
        }
      }
    }
    return all;
  }

  private static String text(Cell cell) {
    return cell == null
        ? ""
        : cell.getCellType() == CellType.NUMERIC
            ? Double.toString(cell.getNumericCellValue())
            : cell.getCellType() == CellType.FORMULA ? "formula" : cell.toString();
  }

  private static double number(Map<String, String> month, String header) {
    return Double.parseDouble(month.get(header));
  }

  private static void amounts(
      Map<String, String> month,
      double realised,
      double volume,
      double tokens,
      double prices,
      double fixed) {
    assertThat(number(month, RealisedColumns.REALISED)).isCloseTo(realised, within(1e-6));
    assertThat(number(month, RealisedColumns.VOLUME)).isCloseTo(volume, within(1e-6));
    assertThat(number(month, RealisedColumns.TOKENS)).isCloseTo(tokens, within(1e-6));
    assertThat(number(month, RealisedColumns.PRICES)).isCloseTo(prices, within(1e-6));
    assertThat(number(month, RealisedColumns.FIXED)).isCloseTo(fixed, within(1e-6));
    assertThat(number(month, RealisedColumns.DIFFERENCE))
        .isCloseTo(volume + tokens + prices + fixed, within(1e-6));
  }

  @Test
  void aBilledMonthIsComparedWithWhatTheOldApproachWouldHaveCost() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 120_000, 132e6, 12e6, 40, "USD", null);
    review("2027-01-03");
    Map<String, String> month = months().get(0);
    assertThat(month.get(RealisedColumns.BASIS)).isEqualTo("billed");
    amounts(month, 120_000 * 0.014 - 30, 255.2, 117.6, 1.2, 0);
    assertThat(number(month, RealisedColumns.FORECAST)).isCloseTo(SAVING, within(1e-6));
    assertThat(month.get(RealisedColumns.WITHIN)).isEqualTo("No");
  }

  /** Before its first comparison nothing but what the import kept beside it knows the bill. */
  @Test
  void aBillThatWasEditedBeforeItIsComparedIsNamedOnce() throws IOException {
    change(Sheets.ACTUALS, sheet -> sheet.getRow(0).createCell(10).setCellValue("As imported"));
    log(triage(), entry("Search", "W-2", LogStatus.APPROVED, LocalDate.of(2026, 12, 1)));
    String kept =
        "Requests 100000; Input tokens 100000000; Output tokens 10000000; Billed cost 40;"
            + " Currency USD";
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 400, "USD", null, null, kept);
    used("Search", "W-2", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null, null, kept);
    String edited = "Changed since its import: Billed cost 40 → Billed cost 400";
    review("2027-01-03");
    assertThat(months().get(0)).containsEntry(RealisedColumns.BILL, "400 USD");
    assertThat(texts(Sheets.ISSUES)).filteredOn(each -> each.contains(edited)).hasSize(1);
    review("2027-01-04");
    assertThat(texts(Sheets.ISSUES)).noneMatch(each -> each.contains(edited));
  }

  private static void computed(Map<String, String> month, double saving) {
    assertThat(number(month, RealisedColumns.COMPUTED)).isCloseTo(saving, within(1e-6));
    assertThat(month.getOrDefault(RealisedColumns.REALISED, "")).isEmpty();
    assertThat(month.getOrDefault(RealisedColumns.DIFFERENCE, "")).isEmpty();
    assertThat(month.getOrDefault(RealisedColumns.VOLUME, "")).isEmpty();
  }

  private void prices(double large, double dollar) throws IOException {
    change(
        List.of(Sheets.MODEL_PRICES, Sheets.EXCHANGE_RATES),
        workbook -> {
          workbook.getSheet(Sheets.MODEL_PRICES).getRow(1).getCell(4).setCellValue(large);
          workbook.getSheet(Sheets.EXCHANGE_RATES).getRow(1).getCell(1).setCellValue(dollar);
        });
  }

  /**
   * The model left ends on 11 December: a move that is spared in the month of its forecast. Nobody
   * bills the days of work, so that they are a part of their own and no realised saving.
   */
  @Test
  void aMigrationThatIsSparedIsAPartOfItsOwnAndNotRealised() throws IOException {
    change(
        Sheets.MODEL_PRICES,
        sheet -> {
          sheet.getRow(0).createCell(6).setCellValue("Last service");
          sheet.getRow(1).createCell(6).setCellValue("2026-12-11");
        });
    double migration = 5 * 500 + 500 * 0.005;
    double[] savings = flat(SAVING).values();
    savings[0] += migration;
    log(
        entry(
            "Triage",
            "W-1",
            LogStatus.APPROVED,
            LocalDate.of(2026, 12, 1),
            MonthlySeries.of(savings)));
    review("2026-12-01");
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-05");
    used("Triage", "W-1", "2027-01-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-02-03");
    List<Map<String, String>> months = months();
    assertThat(number(months.get(0), RealisedColumns.REALISED)).isCloseTo(1270, within(1e-6));
    assertThat(number(months.get(0), RealisedColumns.MIGRATION))
        .isCloseTo(-migration, within(1e-6));
    // The approval names an amount of 24 equal months: the rest of what it lacks is by prices too.
    assertThat(number(months.get(0), RealisedColumns.DIFFERENCE))
        .isCloseTo(1270 - number(months.get(0), RealisedColumns.FORECAST), within(1e-6));
    assertThat(number(months.get(0), RealisedColumns.FIXED)).isZero();
    assertThat(number(months.get(0), RealisedColumns.PRICES)).isCloseTo(-6, within(1e-6));
    amounts(months.get(1), 1270, 0, 0, -6, 0);
  }

  /** What a row of the prices says besides its prices: when its model ends, and what follows. */
  private void ends(int row, String last, String replacement, Object... next) {
    change(
        Sheets.MODEL_PRICES,
        sheet -> {
          sheet.getRow(0).createCell(6).setCellValue("Last service");
          sheet.getRow(0).createCell(7).setCellValue("Replacement");
          sheet.getRow(row).createCell(6).setCellValue(last);
          sheet.getRow(row).createCell(7).setCellValue(replacement);
          if (next.length > 0) {
            row(sheet, next);
          }
        });
  }

  private void usedMonths(String... months) throws IOException {
    for (String month : months) {
      used("Triage", "W-1", month, 100_000, 100e6, 10e6, 40, "USD", null);
    }
  }

  private static void before(Map<String, String> month, String pricesOf, double cost) {
    assertThat(DateUtil.getLocalDateTime(number(month, RealisedColumns.PRICES_OF)).toLocalDate())
        .isEqualTo(LocalDate.parse(pricesOf));
    assertThat(number(month, RealisedColumns.COST_BEFORE)).isCloseTo(cost, within(1e-6));
  }

  /** Decided on, reviewed in each of two months, billed and compared. */
  private void twoMonthsOfTriage() throws IOException {
    log(triage());
    review("2026-12-20");
    review("2027-01-05");
    usedMonths("2026-12-01", "2027-01-01");
    review("2027-02-03");
  }

  /** It ends on 11 December, and nobody names what follows. */
  @Test
  void theModelLeftKeepsItsPriceWhereNothingFollows() throws IOException {
    ends(1, "2026-12-11", "");
    twoMonthsOfTriage();
    before(months().get(0), "2026-12-20", 100_000 * 0.013);
    before(months().get(1), "2027-01-05", 100_000 * 0.013);
  }

  /** What follows has no price, so that nobody knows what it would cost. */
  @Test
  void aReplacementWithoutAPriceIsNotFollowed() throws IOException {
    ends(1, "2026-12-11", "next", "A", "next", "Base", "GBP", null, null);
    twoMonthsOfTriage();
    before(months().get(0), "2026-12-20", 100_000 * 0.013);
    before(months().get(1), "2027-01-05", 100_000 * 0.013);
  }

  /** Half of the input is cached at a tenth; what follows takes no less for what is cached. */
  @Test
  void aReplacementWithoutACachedPriceHasNotThatOfTheModelLeft() throws IOException {
    ends(1, "2026-12-11", "next", "A", "next", "Base", "GBP", 20, 60);
    change(
        List.of(Sheets.MODEL_PRICES, Sheets.WORKLOADS),
        workbook -> {
          XSSFSheet prices = workbook.getSheet(Sheets.MODEL_PRICES);
          prices.getRow(0).createCell(8).setCellValue("Cached input");
          prices.getRow(1).createCell(8).setCellValue(1);
          XSSFSheet workloads = workbook.getSheet(Sheets.WORKLOADS);
          workloads.getRow(0).createCell(8).setCellValue("Cached share");
          workloads.getRow(1).createCell(8).setCellValue(0.5);
        });
    twoMonthsOfTriage();
    before(months().get(0), "2026-12-20", 100_000 * (500 * 11 + 100 * 30) / 1e6);
    before(months().get(1), "2027-01-05", 100_000 * 0.026);
  }

  /** No row follows that of the first half of December. */
  @Test
  void aPriceThatEndsWithinAMonthIsThatOfTheMonth() throws IOException {
    change(
        Sheets.MODEL_PRICES,
        sheet -> {
          sheet.getRow(0).createCell(6).setCellValue("Valid to");
          sheet.getRow(1).createCell(6).setCellValue("2026-12-15");
        });
    log(triage());
    review("2026-12-10");
    usedMonths("2026-12-01");
    review("2027-01-05");
    before(months().get(0), "2026-12-10", 100_000 * 0.013);
  }

  /** A request costs 0.013 while it is sold for a day of the month, then 0.026. */
  @Test
  void theModelLeftCostsWhatItsReplacementDoesFromTheMonthAfterItsEnd() throws IOException {
    ends(1, "2026-12-11", "next", "A", "next", "Base", "GBP", 20, 60);
    twoMonthsOfTriage();
    before(months().get(0), "2026-12-20", 100_000 * 0.013);
    before(months().get(1), "2027-01-05", 100_000 * 0.026);
  }

  /** Its replacement is the small model itself: from then on nothing is saved by it. */
  @Test
  void theModelLeftMayBeFollowedByTheOneDecidedOn() throws IOException {
    ends(1, "2026-12-11", "small");
    log(triage());
    review("2026-12-02");
    review("2027-01-05");
    usedMonths("2026-12-01", "2027-01-01");
    review("2027-02-03");
    before(months().get(0), "2026-12-02", 100_000 * 0.013);
    before(months().get(1), "2027-01-05", 100_000 * 0.00024);
  }

  /** Without a bill the price of the month is all that is known: 0.00024, from February 0.00048. */
  @Test
  void aSmallModelThatEndsHasItsPriceAndThenThatOfItsReplacement() throws IOException {
    ends(2, "2027-01-15", "small two", "A", "small two", "Base", "GBP", 0.4, 0.8);
    log(triage());
    review("2026-12-02");
    review("2027-01-20");
    review("2027-02-05");
    for (String month : List.of("2026-12-01", "2027-01-01", "2027-02-01")) {
      used("Triage", "W-1", month, 100_000, 100e6, 10e6, null, null, null);
    }
    review("2027-03-03");
    List<Map<String, String>> months = months();
    before(months.get(0), "2026-12-02", 1300);
    before(months.get(1), "2027-01-20", 1300);
    before(months.get(2), "2027-02-05", 1300);
    for (int i = 0; i < 3; i++) {
      assertThat(number(months.get(i), RealisedColumns.NOW))
          .isCloseTo(i < 2 ? 0.00024 : 0.00048, within(1e-12));
    }
  }

  /** It ends without a Replacement: its price goes on, and the row says what to type. */
  @Test
  void aSmallModelThatEndedKeepsItsPriceUntilAnotherIsTyped() throws IOException {
    ends(2, "2026-12-15", "", "A", "small two", "Base", "GBP", 0.4, 0.8);
    log(triage());
    review("2026-12-02");
    review("2027-01-05");
    change(Sheets.WORKLOADS, sheet -> sheet.getRow(1).getCell(6).setCellValue("small two"));
    review("2027-02-05");
    usedMonths("2026-12-01", "2027-01-01", "2027-02-01");
    review("2027-03-03");
    List<Map<String, String>> months = months();
    before(months.get(1), "2027-01-05", 1300);
    assertThat(number(months.get(1), RealisedColumns.NOW)).isCloseTo(0.00024, within(1e-12));
    before(months.get(2), "2027-02-05", 1300);
    assertThat(number(months.get(2), RealisedColumns.NOW)).isCloseTo(0.00048, within(1e-12));
  }

  /** A dear Prompted model on a row that no longer prompts one saves nothing more. */
  @Test
  void theModelLeftIsThatOfTheDecisionWhateverTheRowSaysSince() throws IOException {
    change(Sheets.MODEL_PRICES, sheet -> row(sheet, "A", "dear", "Base", "GBP", 100, 300));
    log(triage());
    review("2026-12-02");
    change(Sheets.WORKLOADS, sheet -> sheet.getRow(1).getCell(5).setCellValue("dear"));
    review("2027-01-05");
    usedMonths("2026-12-01", "2027-01-01");
    review("2027-02-03");
    before(months().get(1), "2027-01-05", 1300);
  }

  /** What would value a past month anew is refused, unless that month is named; the log says so. */
  @Test
  void aReviewBeforeTheLastOneIsRefusedUnlessItsMonthIsReopened() throws IOException {
    log(triage());
    review("2026-12-02");
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-20");
    prices(20, 0.75);
    Path before = book;
    assertThatThrownBy(() -> review("2026-12-20"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Decision log has a review on 2027-01-20")
        .hasMessageContaining("Give --as-of 2027-01-20 or a later day")
        .hasMessageEndingWith("to value 2026-12 anew, add --reopen 2026-12");
    assertThatThrownBy(() -> reopen("2026-12-20", "2026-11")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> reopen("2027-02-01", "2027-02"))
        .hasMessageContaining("--reopen is for a review before the last one, which was on");
    assertThat(book).isEqualTo(before);
    reopen("2026-12-20", "2026-12");
    assertThat(number(months().get(0), RealisedColumns.REALISED))
        .isCloseTo(100_000 * (0.02 + 0.003) - 30, within(1e-6));
    try (XlsxFile in = XlsxFile.open(book)) {
      assertThat(DecisionLogs.of(in).orElseThrow().chain().entries())
          .filteredOn(line -> line.comment().endsWith("Reopened after the review on 2027-01-20"))
          .hasSizeGreaterThan(1);
    }
    // The reopened month is no later review: the last one is still the last.
    assertThatThrownBy(() -> review("2026-12-25")).isInstanceOf(BadInput.class);
    review("2027-01-25");
  }

  private void reopen(String day, String month) throws IOException {
    Path out = folder.resolve("reopened" + System.nanoTime() + ".xlsx");
    ReviewOptions asked = Reviews.quick(book, out, LocalDate.parse(day));
    said =
        new Review()
            .run(
                new ReviewOptions(
                    asked.input(),
                    asked.output(),
                    asked.asOf(),
                    asked.overwrite(),
                    asked.prices(),
                    asked.previous(),
                    asked.draws(),
                    asked.csv(),
                    asked.json(),
                    asked.where(),
                    asked.decimals(),
                    asked.shapes(),
                    YearMonth.parse(month)),
                Progress.hidden())
            .summary();
    book = out;
  }

  /** Types a figure over one of the first month of actuals. */
  private void actual(int column, double figure) throws IOException {
    change(
        Sheets.ACTUALS,
        sheet -> {
          Row row = sheet.getRow(1);
          Cell cell = row.getCell(column);
          (cell == null ? row.createCell(column) : cell).setCellValue(figure);
        });
  }

  @Test
  void aMonthIsValuedAtThePricesAndRatesOfTheLastReviewDatedInIt() throws IOException {
    log(triage());
    prices(8, 0.7);
    review("2026-12-02");
    prices(10, 0.75);
    review("2026-12-20");
    used("Triage", "W-1", "2026-12-01", 120_000, 132e6, 12e6, 40, "USD", null);
    used("Triage", "W-1", "2027-01-01", 100_000, 100e6, 10e6, null, null, null);
    prices(5, 0.5);
    review("2027-02-03");
    List<Map<String, String>> months = months();
    amounts(months.get(0), 120_000 * 0.014 - 30, 255.2, 117.6, 1.2, 0);
    // Nobody reviewed in January: the prices of December go on, and the row says so.
    // No bill names it: what it comes to is no realised saving.
    assertThat(months.get(1).get(RealisedColumns.BASIS)).isEqualTo("computed");
    computed(months.get(1), 100_000 * (0.013 - 0.00024));
    assertThat(cell("Realised to date")).isCloseTo(120_000 * 0.014 - 30, within(1e-6));
    assertThat(cell("Computed, no bill")).isCloseTo(SAVING, within(1e-6));
    assertThat(cell("Past without a bill, as forecast")).isCloseTo(SAVING, within(1e-6));
    assertThat(cell("Realised less one-off cost")).isCloseTo(120_000 * 0.014 - 30, within(1e-6));
    for (Map<String, String> month : months) {
      assertThat(number(month, RealisedColumns.PRICES_OF))
          .isEqualTo(DateUtil.getExcelDate(LocalDate.of(2026, 12, 20)));
    }
    assertThat(texts(Sheets.REALISED))
        .anyMatch(
            text -> text.endsWith(" 1 at prices of another month, as no review is dated in it."));
  }

  @Test
  void aLateOrCorrectedBillMovesTheBillAlone() throws IOException {
    log(triage());
    review("2026-12-02");
    used("Triage", "W-1", "2026-12-01", 120_000, 132e6, 12e6, null, "USD", null);
    review("2027-01-03");
    computed(months().get(0), 120_000 * (0.014 - 0.00026));
    prices(5, 0.5);
    actual(6, 40);
    review("2027-02-03");
    amounts(months().get(0), 120_000 * 0.014 - 30, 255.2, 117.6, 1.2, 0);
    actual(6, 44);
    review("2027-03-03");
    amounts(months().get(0), 120_000 * 0.014 - 33, 255.2, 117.6, -1.8, 0);
    actual(3, 100_000);
    review("2027-04-03");
    assertThat(number(months().get(0), RealisedColumns.COST_BEFORE))
        .isCloseTo(100_000 * (132e6 / 1e5 * 10 + 12e6 / 1e5 * 30) / 1e6, within(1e-6));
    assertThat(logged("Compared"))
        .hasSize(4)
        .startsWith("", "Billed late", "Corrected: bill 40 USD → 44 USD")
        .last()
        .asString()
        .startsWith(
            "Corrected: requests 120000 → 100000, input tokens 1100 → 1320, output tokens 100 → 120");
  }

  /** What was read from the cache is a part of what was used: a correction of it is one too. */
  @Test
  void aCorrectedCachedShareComparesTheMonthAnew() throws IOException {
    change(Sheets.ACTUALS, sheet -> sheet.getRow(0).createCell(10).setCellValue("Cached tokens"));
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null, null, 0);
    review("2027-01-03");
    actual(10, 50e6);
    review("2027-02-03");
    assertThat(logged("Compared")).hasSize(2);
  }

  /** The comments of the lines of a status. */
  private List<String> logged(String status) throws IOException {
    try (XlsxFile in = XlsxFile.open(book)) {
      assertThat(DecisionLogs.faults(in)).isEmpty();
      return DecisionLogs.chain(in).entries().stream()
          .filter(line -> line.status() != null && line.status().word().equals(status))
          .map(LogEntry::comment)
          .toList();
    }
  }

  @Test
  void theSameReviewOnceMoreAddsNoLine() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 120_000, 132e6, 12e6, 40, "USD", null);
    review("2027-01-03");
    review("2027-01-03");
    review("2027-01-20");
    assertThat(logged("Prices of the month")).hasSize(1);
    assertThat(logged("Compared")).hasSize(1);
    review("2027-02-03");
    assertThat(logged("Prices of the month")).hasSize(2);
    assertThat(logged("Compared")).hasSize(1);
  }

  /** Nobody applied anything, and the plan was carried on from before the review. */
  @Test
  void monthsThatOnlyTheLastReviewsFileHasAreTakenFromThere() throws IOException {
    log(triage());
    Path plan = book;
    review("2026-12-02");
    Path last = book;
    book = plan;
    used("Triage", "W-1", "2026-12-01", 120_000, 132e6, 12e6, 40, "USD", null);
    prices(5, 0.5);
    Path out = folder.resolve("next.xlsx");
    new Review()
        .run(
            Reviews.asked(
                book, out, LocalDate.parse("2027-01-03"), false, null, last, 0, null, null),
            Progress.hidden());
    book = out;
    amounts(months().get(0), 120_000 * 0.014 - 30, 255.2, 117.6, 1.2, 0);
    assertThat(logged("Prices of the month")).hasSize(2);
    assertThat(texts(Sheets.ISSUES))
        .anyMatch(text -> text.startsWith("Line 2 of the log: taken from "));
  }

  @Test
  void aBillOfTheApproachThatWasLeftSaysThatNobodySwitched() throws IOException {
    log(triage());
    review("2026-12-02");
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 1310, "GBP", null);
    review("2027-01-03");
    String said = "The bill of 2026-12 is what Prompting costs, not Small model";
    assertThat(cell("Decisions: Not switched")).isEqualTo(1);
    assertThat(texts(Sheets.ISSUES)).contains(said);
    assertThat(logged("Not switched")).containsExactly(said);
    used("Triage", "W-1", "2027-01-01", 100_000, 100e6, 10e6, 25, "GBP", null);
    review("2027-02-03");
    assertThat(cell("Decisions: Realised, in production")).isEqualTo(1);
    assertThat(logged("Not switched")).hasSize(1);
    assertThat(logged("In production")).containsExactly("It runs and is billed as decided");
  }

  /** What Issues has of a switch that is half done. */
  private List<String> halfSwitched = List.of();

  /** What the model of a month and its bill say of the switch; the small model costs 24 GBP. */
  private String switched(String model, Double bill) throws IOException {
    Path before = book;
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, bill, "GBP", null, model);
    review("2027-01-03");
    String status = cell("Decisions: Not switched") > 0 ? "Not switched" : "Realised";
    String said = String.join("; ", logged("Not switched"));
    double saved = cell("Realised to date");
    halfSwitched =
        texts(Sheets.ISSUES).stream().filter(text -> text.contains("are switched")).toList();
    book = before;
    return status + " " + Math.round(saved) + (said.isEmpty() ? "" : ": " + said);
  }

  @Test
  void whereTheBillNamesTheModelTheSwitchIsJudgedByIt() throws IOException {
    log(triage());
    review("2026-12-02");
    String large = "Actuals of 2026-12 name %s, the model of Prompting, not that of Small model";
    assertThat(switched("large", 400.0)).isEqualTo("Not switched 900: " + large.formatted("large"));
    assertThat(switched("a/large-2026-08-06", null))
        .isEqualTo("Not switched 0: " + large.formatted("a/large-2026-08-06"));
    // 720 of the 1,300 that all would cost with it are more than half of the requests; 630 are not.
    assertThat(switched("large 80% + small 20%", 900.0))
        .isEqualTo("Not switched 400: " + large.formatted("large 80% + small 20%"));
    assertThat(switched("large 70% + small 30%", 900.0)).isEqualTo("Realised 400");
    assertThat(halfSwitched)
        .containsExactly(
            "52% of the requests are switched, by Actuals of 2026-12; the rest saves 618 GBP less");
    assertThat(switched("large 30% + small 70%", 900.0)).isEqualTo("Realised 400");
    assertThat(switched("small", 1310.0)).isEqualTo("Realised -10");
    assertThat(halfSwitched).isEmpty();
    String cost = "The bill of 2026-12 is what Prompting costs, not Small model";
    assertThat(switched("our-deployment", 1310.0)).isEqualTo("Not switched -10: " + cost);
    assertThat(switched("our-deployment 80% + small 20%", 1310.0))
        .isEqualTo("Not switched -10: " + cost);
    assertThat(switched("our-deployment", 24.0)).isEqualTo("Realised 1276");
  }

  @Test
  void aModelThatIsCorrectedComparesItsMonthAnew() throws IOException {
    log(triage());
    review("2026-12-02");
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 400, "GBP", null, "large");
    review("2027-01-03");
    change(Sheets.ACTUALS, sheet -> sheet.getRow(1).getCell(9).setCellValue("small"));
    review("2027-01-04");
    assertThat(logged("Compared")).containsExactly("", "Corrected: model large → small");
    assertThat(cell("Decisions: Realised, in production")).isEqualTo(1);
    assertThat(cell("Realised to date")).isCloseTo(900, within(1e-6));
  }

  @Test
  void aWorkloadThatIsGoneIsLookedForUnderOtherNames() throws IOException {
    log(triage());
    review("2026-12-02");
    change(
        Sheets.WORKLOADS,
        sheet -> {
          XSSFRow row = found(sheet, "Triage");
          row.getCell(0).setCellValue("Sorting");
          row.getCell(1).setCellValue("X-1");
          row.getCell(2).setCellValue(123_456);
          found(sheet, "Search").getCell(2).setCellValue(7);
        });
    review("2027-01-03");
    assertThat(texts(Sheets.ISSUES)).noneMatch(text -> text.startsWith("Is Sorting"));
    change(Sheets.WORKLOADS, sheet -> found(sheet, "Sorting").getCell(2).setCellValue(100_000));
    review("2027-01-03");
    assertThat(texts(Sheets.ISSUES))
        .contains(
            "Is Sorting that workload? It has the same requests and tokens. Then type the ID W-1"
                + " into its row");
    assertThat(logged("Ended")).containsExactly("No row has its ID or name");
    change(Sheets.WORKLOADS, sheet -> found(sheet, "Sorting").getCell(1).setCellValue("W-1"));
    review("2027-02-03");
    assertThat(cell("Decisions: In production, no month compared")).isEqualTo(1);
    assertThat(logged("In production")).hasSize(1);
  }

  @Test
  void allAmountsAddUpToWhatWasApproved() throws IOException {
    LogEntry search = entry("Search", "W-2", LogStatus.APPROVED, LocalDate.of(2026, 12, 1));
    log(
        triage(),
        search,
        entry("Gone", "W-7", LogStatus.APPROVED, LocalDate.of(2026, 12, 1)),
        entry("Later", "W-8", LogStatus.APPROVED, LocalDate.of(2027, 9, 1)));
    change(
        Sheets.WORKLOADS,
        sheet -> row(sheet, "Later", "W-8", 100_000, 1000, 100, "large", "small", "Small model"));
    review("2026-12-02");
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 25, "GBP", null);
    used("Gone", "W-7", "2026-12-01", 100_000, 100e6, 10e6, 24, "GBP", null);
    log(search.reversed("Ana", null, LocalDate.of(2027, 2, 5), ""));
    review("2027-03-03");
    assertThat(cell("Past without a bill, as forecast")).isCloseTo(5 * SAVING, within(1e-6));
    assertThat(cell("Ended")).isCloseTo((MONTHS - 2 + MONTHS - 1) * SAVING, within(1e-6));
    assertThat(cell("Approved, forecast saving")).isCloseTo(MONTHS * SAVING, within(1e-6));
    assertThat(cell("Approved in all"))
        .isCloseTo(4 * MONTHS * SAVING, within(1e-6))
        .isCloseTo(
            cell("Forecast of the same months")
                + cell("Past without a bill, as forecast")
                + cell("Approved, forecast saving")
                + cell("Still to come")
                + cell("Ended"),
            within(1e-6));
  }

  @Test
  void aMonthWhoseActualsAreGoneStaysAsItWasCompared() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 120_000, 132e6, 12e6, 40, "USD", null);
    review("2027-01-03");
    change(
        Sheets.ACTUALS,
        sheet -> {
          sheet.removeRow(sheet.getRow(1));
        });
    review("2027-02-03");
    assertThat(cell("Realised to date")).isCloseTo(120_000 * 0.014 - 30, within(1e-6));
    assertThat(texts(Sheets.ISSUES))
        .contains("No row has the whole of 2026-12 any more; the month keeps what was compared");
  }

  @Test
  void whatIsNotKnownIsInNoTotal() throws IOException {
    log(triage(), entry("Search", "W-2", LogStatus.APPROVED, LocalDate.of(2026, 12, 1)));
    used("Triage", "W-1", "2027-01-01", 50_000, 50e6, 5e6, 20, "USD", "Yes");
    used("Triage", "W-1", "2027-02-01", 100_000, 100e6, 10e6, 20, "CHF", null);
    review("2027-03-03");
    assertThat(months())
        .filteredOn(month -> month.get("Workload").equals("Triage"))
        .extracting(month -> month.get(RealisedColumns.BASIS))
        .containsExactly("no actuals", "part month", "no exchange rate");
    assertThat(months()).extracting(month -> month.get(RealisedColumns.REALISED)).containsOnly("");
    assertThat(cell("Realised to date")).isEqualTo(0);
  }

  /** The figure beside a label of the totals. */
  private double cell(String label) throws IOException {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.cells(Sheets.REALISED::equals, in)) {
      for (Row row : workbook.getSheet(Sheets.REALISED)) {
        if (row.getCell(0) != null && text(row.getCell(0)).equals(label)) {
          return row.getCell(1).getNumericCellValue();
        }
      }
    }
    throw new AssertionError(label);
  }

  @Test
  void aSavingThatWasMadeStaysWhenTheDecisionIsReversed() throws IOException {
    LogEntry decision = triage();
    log(decision);
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 24, "GBP", null);
    review("2027-01-03");
    assertThat(cell("Realised to date")).isCloseTo(SAVING, within(1e-6));
    assertThat(cell("Still to come")).isCloseTo((MONTHS - 1) * SAVING, within(1e-6));
    log(decision.reversed("Ana", null, LocalDate.of(2027, 1, 5), "too many bad answers"));
    change(Sheets.WORKLOADS, sheet -> sheet.getRow(1).getCell(7).setCellValue("Prompting"));
    review("2027-02-03");
    assertThat(cell("Realised to date")).isCloseTo(SAVING, within(1e-6));
    assertThat(cell("Still to come")).isEqualTo(0);
    assertThat(cell("Decisions: Reversed")).isEqualTo(1);
  }

  @Test
  void aRowThatDoesNotSayItsApproachReversesNothing() throws IOException {
    log(triage());
    for (String unclear : List.of("", "smal modle")) {
      change(Sheets.WORKLOADS, sheet -> sheet.getRow(1).getCell(7).setCellValue(unclear));
      review("2027-01-03");
      assertThat(cell("Decisions: Reversed")).isEqualTo(0);
      assertThat(cell("Still to come")).isCloseTo((MONTHS - 1) * SAVING, within(1e-6));
    }
  }

  private static XSSFRow found(XSSFSheet sheet, String name) {
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(name)) {
        return (XSSFRow) row;
      }
    }
    throw new AssertionError(name);
  }

  private List<String> texts(String sheet) throws IOException {
    List<String> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.cells(sheet::equals, in)) {
      workbook.getSheet(sheet).forEach(row -> row.forEach(cell -> all.add(text(cell))));
    }
    return all;
  }

  /** Types over a figure of the first month on {@code Realised}. */
  private void overtype(String header, double figure) throws IOException {
    change(
        Sheets.REALISED,
        sheet -> {
          int at = -1;
          for (Row row : sheet) {
            if (at >= 0) {
              row.getCell(at).setCellValue(figure);
              return;
            }
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(text(cell).replaceAll(" \\(.*", "")));
            at = cells.contains(RealisedColumns.PRICES_OF) ? cells.indexOf(header) : -1;
          }
          throw new AssertionError(header);
        });
  }

  @Test
  void aMonthThatWasOvertypedIsNamedAndRaisesNothing() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-03");
    assertThat(cell("Realised to date")).isCloseTo(1300 - 30, within(1e-6));
    Path sound = book;
    for (String header :
        List.of(
            RealisedColumns.LEFT,
            RealisedColumns.LEFT_FIXED,
            RealisedColumns.BILLED,
            RealisedColumns.UNBILLED_FIXED)) {
      book = sound;
      overtype(header, -1000);
      review("2027-02-03");
      assertThat(cell("Realised to date")).as(header).isCloseTo(1300 - 30, within(1e-6));
      assertThat(texts(Sheets.ISSUES))
          .as(header)
          .contains(
              "2026-12 was overtyped: "
                  + header
                  + " is not what Decision log says; the row is put back");
    }
    book = sound;
    review("2027-02-03");
    assertThat(texts(Sheets.ISSUES)).noneMatch(text -> text.contains("overtyped"));
  }

  @Test
  void aBillThatIsTypedTwiceCountsOnceAndIsNamed() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    used("Triage", "W-1", "2026-12-20", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-03");
    assertThat(cell("Realised to date")).isCloseTo(1300 - 30, within(1e-6));
    assertThat(texts(Sheets.ISSUES))
        .contains("Row 2 has the same workload, month and currency; that row counts");
  }

  @Test
  void fromThreeMonthsOnValuesAreProposedWithTheirCasesAndInterval() throws IOException {
    log(triage());
    double[] made = {90_000, 120_000, 100_000};
    for (int month = 0; month < 3; month++) {
      LocalDate first = LocalDate.of(2026, 12, 1).plusMonths(month);
      used("Triage", "W-1", first.toString(), made[month], 100e6, 10e6, 30, "USD", null);
      review(first.plusMonths(1).plusDays(2).toString());
      assertThat(texts(Sheets.REALISED))
          .contains(
              month < 2
                  ? "Nothing yet: a proposal needs 3 months of compared decisions, and there are "
                      + (month + 1)
                      + "."
                  : "Requests made ÷ forecast in 3 months of 1 decision, 2026-12 to 2027-02");
    }
    // The tenth and the ninetieth percentile of 0.9, 1 and 1.2.
    List<String> sheet = texts(Sheets.REALISED);
    int at = sheet.indexOf("Factor");
    assertThat(Double.parseDouble(sheet.get(at + 1))).isCloseTo(0.92, within(1e-9));
    assertThat(Double.parseDouble(sheet.get(at + 2))).isCloseTo(1.16, within(1e-9));
  }

  @Test
  void theAnswerOfSummaryBeginsWithWhatWasRealised() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-03");
    List<String> summary = texts(Sheets.SUMMARY);
    int realised = -1;
    int answer = -1;
    for (int i = summary.size() - 1; i >= 0; i--) {
      realised =
          summary.get(i).startsWith("Realised to date: 1,270 GBP, where 1,276") ? i : realised;
      answer = summary.get(i).matches("(No change|Change [0-9]|[0-9]+ of 2).*") ? i : answer;
    }
    assertThat(realised).isNotNegative().isLessThan(answer);
  }

  // --- totals of bills ---------------------------------------------------------------------------

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  /** What stands beside the table of {@code Actuals}, row by row. */
  private static List<String> totals(List<List<String>> rows) {
    int at = rows.get(0).indexOf("Total of month");
    assertThat(rows.get(0).lastIndexOf("Total of month")).isEqualTo(at);
    return rows.stream()
        .skip(1)
        .map(row -> row.size() < at ? "" : String.join(" ", row.subList(at, row.size())).strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The same as LibreOffice calculates it in each of some workbooks. */
  private List<List<String>> totals(Path... books) {
    return LibreOffice.calculate(List.of(books), folder.resolve("totals")).values().stream()
        .map(sheets -> sheets.get(Sheets.ACTUALS).stream().map(CSVRecord::toList).toList())
        .map(RealisedTest::totals)
        .toList();
  }

  @Test
  void billsAddUpByMonthAndCurrencyBesideTheirTable() throws IOException {
    log(triage());
    used("Triage", "W-1", day("2026-12-01"), 100_000, 100e6, 10e6, 40, "USD", null);
    used("Triage", "W-1", day("2026-12-02"), 1000, 1e6, 1e5, 5, "GBP", null);
    used("Search", "W-2", day("2026-12-31"), 90_000, 90e6, 9e6, 30, null, null);
    used("Nobody", null, day("2027-01-01"), 9000, 9e6, 9e5, 7, "usd", null);
    used("Triage", "W-1", day("2027-01-01"), 100_000, 100e6, 10e6, 12.5, "USD", null);
    used("Search", "W-2", day("2027-01-01"), 90_000, 90e6, 9e6, null, null, null);
    review("2027-02-03");
    List<String> right =
        List.of("2026-12-01 GBP 35 GBP 35", "2026-12-01 USD 40 USD 59.5", "2027-01-01 USD 19.5");
    Path fresh = book;
    assertThat(OpenXmlValidator.errors(book)).isEmpty();
    assertThat(texts(Sheets.ACTUALS).stream().filter("formula"::equals)).hasSize(5);
    // Sorted as a table or a filter sorts: what is beside it stays.
    change(
        Sheets.ACTUALS,
        sheet -> {
          for (int one = 1, other = 6; one < other; one++, other--) {
            for (int column = 0; column < 10; column++) {
              swap(sheet.getRow(one), sheet.getRow(other), column);
            }
          }
        });
    Path sorted = book;
    double realised = cell("Realised to date");
    review("2027-02-03");
    assertThat(totals(fresh, sorted, book)).containsExactly(right, right, right);
    assertThat(cell("Realised to date")).isCloseTo(realised, within(1e-6));
    assertThat(texts(Sheets.ISSUES)).doesNotContain(Sheets.ACTUALS);
  }

  private static void swap(Row one, Row other, int column) {
    Cell a = one.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    Cell b = other.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    String text = text(a);
    boolean number = a.getCellType() == CellType.NUMERIC;
    copy(b, a);
    if (number) {
      b.setCellValue(Double.parseDouble(text));
    } else if (text.isEmpty()) {
      b.setBlank();
    } else {
      b.setCellValue(text);
    }
  }

  private static void copy(Cell from, Cell to) {
    if (from.getCellType() == CellType.NUMERIC) {
      to.setCellValue(from.getNumericCellValue());
    } else if (from.getCellType() == CellType.BLANK) {
      to.setBlank();
    } else {
      to.setCellValue(from.getStringCellValue());
    }
  }

  @Test
  void anImportOfAMonthLeavesTheTotalsAndAddsUpWhatItBrings() throws IOException {
    log(triage());
    used("Triage", "W-1", day("2026-12-01"), 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-03");
    Path first = book;
    Path bill =
        Files.write(
            folder.resolve("bill.csv"),
            List.of(
                "Month,Workload,Requests,Input tokens,Output tokens,Cost,Currency",
                "2026-12,W-1,100000,100000000,10000000,41,USD",
                "2027-01,W-1,100000,100000000,10000000,20,USD",
                "2027-01,W-2,100000,100000000,10000000,3,GBP"));
    Path out = folder.resolve("imported.xlsx");
    Imports.run(
        Imports.usage(
            List.of(bill),
            new Into(book, out, false),
            true,
            UsageAsks.plain(),
            LocalDate.of(2027, 2, 1)),
        line -> {});
    book = out;
    review("2027-02-03");
    Path second = book;
    // Fewer months are fewer lines.
    change(Sheets.ACTUALS, sheet -> sheet.getRow(3).getCell(2).setBlank());
    review("2027-02-03");
    assertThat(totals(first, out, second, book))
        .containsExactly(
            List.of("2026-12-01 USD 40 USD 40"),
            List.of("2026-12-01 USD 41 USD 61"),
            List.of("2026-12-01 USD 41 GBP 3", "2027-01-01 GBP 3 USD 61", "2027-01-01 USD 20"),
            List.of("2026-12-01 USD 41 USD 61", "2027-01-01 USD 20"));
  }

  /** A sum over the sheet would count such a row otherwise than the review does. */
  @Test
  void aMonthWithARowThatCountsOtherwiseHasAValue() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    used("Triage", "W-1", day("2027-01-01"), 100_000, 100e6, 10e6, 40, "USD", null);
    used("Triage", "W-1", day("2027-01-01"), 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-02-03");
    assertThat(totals(book))
        .containsExactly(List.of("2026-12-01 USD 40 USD 80", "2027-01-01 USD 40"));
  }

  // --- planted edits ---------------------------------------------------------------------------

  /** As many as asked for with {@code -Dedits}. */
  private static final int EDITS = Integer.getInteger("edits", Scope.times(24, 15));

  private static final List<String> AMOUNTS =
      List.of(
          "Realised to date",
          "Forecast of the same months",
          RealisedColumns.PAST,
          "Still to come",
          RealisedColumns.ENDED,
          "Approved in all");

  /** What a review says: its amounts, its issues, and what it added to the log. */
  private record Said(List<Double> amounts, List<String> issues, int lines) {
    boolean sameAmounts(Said other) {
      if (amounts.size() != other.amounts.size()) {
        return false;
      }
      for (int i = 0; i < amounts.size(); i++) {
        if (Math.abs(amounts.get(i) - other.amounts.get(i)) > 0.01) {
          return false;
        }
      }
      return true;
    }

    /** Whether it says something that the review of the sound workbook does not. */
    boolean names(Said sound) {
      return lines != sound.lines || !sound.issues.containsAll(issues);
    }
  }

  private static final Pattern OF_SAID =
      Pattern.compile(String.join("|", Sheets.ISSUES, Sheets.REALISED, Sheets.DECISION_LOG));

  /** What the sheets of ours say, whatever they are called; no amount where there is no sheet. */
  private Said said() throws IOException {
    List<Double> amounts = new ArrayList<>();
    List<String> issues = new ArrayList<>();
    int lines = 0;
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.cells(sheet -> OF_SAID.matcher(sheet).find(), in)) {
      for (Row row : own(workbook, Sheets.ISSUES)) {
        row.forEach(cell -> issues.add(text(cell)));
      }
      XSSFSheet log = workbook.getSheet(Sheets.DECISION_LOG);
      lines = log == null ? 0 : log.getPhysicalNumberOfRows();
      for (Row row :
          workbook.getName("Bk_Realised") == null
              ? List.<Row>of()
              : own(workbook, Sheets.REALISED)) {
        if (row.getCell(0) != null && AMOUNTS.contains(text(row.getCell(0)))) {
          amounts.add(row.getCell(1).getNumericCellValue());
        }
      }
    }
    return new Said(amounts, issues, lines);
  }

  private static XSSFSheet own(XSSFWorkbook workbook, String sheet) {
    String refers = workbook.getName("Bk_" + sheet).getRefersToFormula();
    return workbook.getSheet(refers.substring(0, refers.lastIndexOf('!')).replace("'", ""));
  }

  // --- edits of what is closed -----------------------------------------------------------------

  /**
   * An edit of a workbook whose December is closed.
   *
   * @param by what it moves of what was realised; 0: nothing
   * @param told a part of what {@code Issues} says; empty: it says nothing more
   */
  private record ClosedEdit(
      String name, String sheet, int row, int column, Object typed, double by, String told) {}

  private static final String KEPT = "No row has the whole of 2026-12 any more";

  private static List<ClosedEdit> closedEdits() {
    String actuals = Sheets.ACTUALS;
    String moved = "2026-12 of Triage was closed and has changed by ";
    return List.of(
        new ClosedEdit("requests", actuals, 1, 3, 50_000.0, 0, moved + "0.00"),
        new ClosedEdit("input tokens", actuals, 1, 4, 200e6, 1000, moved + "+1,000.00"),
        new ClosedEdit("output tokens", actuals, 1, 5, 20e6, 300, moved + "+300.00"),
        new ClosedEdit("bill", actuals, 1, 6, 4.0, 27, moved + "+27.00"),
        new ClosedEdit("no bill", actuals, 1, 6, "", -1270, moved + "-1,270.00"),
        new ClosedEdit("currency", actuals, 1, 7, "GBP", -10, moved + "-10.00"),
        new ClosedEdit("model", actuals, 1, 9, "large", 0, "Actuals of 2026-12 name large"),
        new ClosedEdit("part month", actuals, 1, 8, "Yes", 0, KEPT),
        new ClosedEdit("no requests", actuals, 1, 3, "", 0, KEPT),
        new ClosedEdit("another month", actuals, 1, 2, "2026-11-01", 0, KEPT),
        new ClosedEdit("another workload", actuals, 1, 1, "W-7", 0, ""),
        new ClosedEdit("unknown currency", actuals, 1, 7, "CHF", 0, KEPT),
        new ClosedEdit("dear model", Sheets.MODEL_PRICES, 1, 4, 90.0, 0, ""),
        new ClosedEdit("cheap model", Sheets.MODEL_PRICES, 2, 4, 0.01, 0, ""),
        new ClosedEdit("rate", Sheets.EXCHANGE_RATES, 1, 1, 0.1, 0, ""),
        new ClosedEdit("prompted model", Sheets.WORKLOADS, 1, 5, "small", 0, ""),
        new ClosedEdit("volume", Sheets.WORKLOADS, 1, 2, 9e6, 0, ""),
        new ClosedEdit(
            "approach",
            Sheets.WORKLOADS,
            1,
            7,
            "Prompting",
            0,
            "nobody approved that; 1,276 GBP a month"));
  }

  @Test
  void whatMovesAClosedMonthIsNewsWithItsAmountAndTheRestIsPutBackOrWithoutEffect()
      throws IOException {
    log(triage());
    review("2026-12-02");
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null, "small");
    review("2027-01-03");
    Path sound = book;
    review("2027-01-04");
    List<String> usual = texts(Sheets.ISSUES);
    double realised = cell("Realised to date");
    for (ClosedEdit edit : closedEdits()) {
      book = sound;
      change(
          edit.sheet(),
          sheet ->
              EditedBooks.put(
                  sheet
                      .getRow(edit.row())
                      .getCell(edit.column(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK),
                  edit.typed()));
      review("2027-01-04");
      List<String> said = texts(Sheets.ISSUES);
      assertThat(cell("Realised to date") - realised)
          .as(edit.name())
          .isCloseTo(edit.by(), within(0.01));
      assertThat(said).as(edit.name()).anyMatch(text -> text.contains(edit.told()));
    }
    assertThat(usual).noneMatch(text -> text.contains("2026-12 "));
  }

  /** Whoever forges all of a log cannot have a month come to something else. */
  @Test
  void aForgedMonthIsWorkedOutAgainAndNamed() throws IOException {
    Path plain = book;
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-03");
    List<LogEntry> forged = new ArrayList<>();
    try (XlsxFile in = XlsxFile.open(book)) {
      for (LogEntry line : DecisionLogs.chain(in).entries()) {
        forged.add(line.withId(line.id(), line.cells().replace("Billed = 30", "Billed = 3")));
      }
    }
    book = plain;
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    log(forged.toArray(LogEntry[]::new));
    review("2027-01-04");
    assertThat(texts(Sheets.ISSUES))
        .contains("2026-12 of Triage, worked out again, saved 1,270.00, not 1,297.00");
    assertThat(texts(Sheets.CHECKS))
        .anyMatch(text -> text.startsWith("2026-12 of Triage, worked out again"));
  }

  /** Somebody edits one thing, anywhere; what changes an amount is named by the next review. */
  @Thorough
  @Test
  void eachOfManyPlantedEditsIsNamedOrWithoutEffect() throws IOException {
    log(triage(), entry("Search", "W-2", LogStatus.APPROVED, LocalDate.of(2026, 12, 1)));
    for (int month = 0; month < 3; month++) {
      String day = LocalDate.of(2026, 12, 1).plusMonths(month).toString();
      used("Triage", "W-1", day, 100_000 + month, 100e6, 10e6, 40 + month, "USD", null);
      used("Search", "W-2", day, 90_000, 90e6, 9e6, month == 1 ? null : 30, "USD", null);
      review(LocalDate.of(2027, 1, 3).plusMonths(month).toString());
    }
    Path sound = book;
    review("2027-04-03");
    Said right = said();
    assertThat(right.issues()).noneMatch(text -> text.contains("overtyped"));
    List<String> unnamed = new ArrayList<>();
    int inEffect = 0;
    Set<String> tried = new HashSet<>();
    for (int seed = 0; seed < EDITS; seed++) {
      Random random = new Random(seed);
      book = sound;
      String[] edit = {""};
      String name = EDITED.get(random.nextInt(EDITED.size()));
      int kind = random.nextInt(10);
      // What refers to a sheet that is renamed stands on all of them.
      List<String> parsed = kind == 1 ? Reviews.sheets(book) : EDITED;
      change(parsed, workbook -> edit[0] = plant(workbook, name, kind, random));
      if (edit[0].startsWith(NOTHING) || !tried.add(edit[0])) {
        continue;
      }
      review("2027-04-03");
      Said now = said();
      inEffect += now.sameAmounts(right) ? 0 : 1;
      // Columns are found by their headers.
      boolean ofLog =
          edit[0].startsWith(Sheets.DECISION_LOG) && !edit[0].startsWith("Decision log, columns");
      boolean needed = ofLog || !now.sameAmounts(right);
      boolean told =
          ofLog && !now.sameAmounts(right)
              ? now.issues().stream().anyMatch(LOG_FAULT.asPredicate())
              : now.names(right);
      if (needed && !told) {
        unnamed.add("edit " + seed + ": " + edit[0] + " gives " + now.amounts());
      }
    }
    assertThat(unnamed).isEmpty();
    assertThat(inEffect).isPositive();
  }

  private static final Pattern LOG_FAULT =
      Pattern.compile("[Ll]ines? .*|The seal is gone|The sheet Decision log is missing");

  private static final List<String> EDITED =
      List.of(Sheets.REALISED, Sheets.ACTUALS, Sheets.DECISION_LOG, Sheets.DECISIONS);

  /** How the words begin of an edit that changes no cell. */
  private static final String NOTHING = "nothing in ";

  /** Does one thing to the workbook, and says what. */
  private static String plant(XSSFWorkbook workbook, String name, int kind, Random random) {
    return switch (kind) {
      case 0 -> plantName(workbook, random);
      case 1 -> {
        workbook.setSheetName(workbook.getSheetIndex(name), "Other " + name);
        yield name + " is renamed";
      }
      case 2 -> {
        workbook.removeSheetAt(workbook.getSheetIndex(name));
        yield name + " is deleted";
      }
      case 3 -> plantColumns(workbook.getSheet(name), random);
      default -> plantRow(workbook.getSheet(name), random);
    };
  }

  /** Deletes a name of ours, or has it refer to something else. */
  private static String plantName(XSSFWorkbook workbook, Random random) {
    List<XSSFName> names =
        workbook.getAllNames().stream()
            .map(XSSFName.class::cast)
            .filter(each -> each.getNameName().startsWith("Bk_"))
            .filter(
                each ->
                    EDITED.stream()
                        .anyMatch(
                            sheet ->
                                each.getNameName().contains(sheet.replace("Decision log", "Log"))
                                    || each.getNameName().equals(DecisionLogs.SEAL)))
            .toList();
    XSSFName name = names.get(random.nextInt(names.size()));
    String said = "the name " + name.getNameName();
    if (random.nextBoolean()) {
      workbook.removeName(name);
      return said + " is deleted";
    }
    name.setRefersToFormula("'" + Sheets.WORKLOADS + "'!$A$1");
    return said + " refers to " + Sheets.WORKLOADS;
  }

  /** Moves a column of a sheet to the place of another one, headers and all. */
  private static String plantColumns(XSSFSheet sheet, Random random) {
    int one = random.nextInt(9);
    int other = one + 1 + random.nextInt(5);
    for (Row row : sheet) {
      if (row.getPhysicalNumberOfCells() > 3) {
        swap(row, one, other);
      }
    }
    return sheet.getSheetName() + ", columns " + one + " and " + other + " are swapped";
  }

  private static void swap(Row row, int one, int other) {
    XSSFCell a = (XSSFCell) row.getCell(one, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    XSSFCell b = (XSSFCell) row.getCell(other, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    var before = a.getCTCell().copy();
    String left = a.getCTCell().getR();
    String right = b.getCTCell().getR();
    a.getCTCell().set(b.getCTCell());
    b.getCTCell().set(before);
    a.getCTCell().setR(left);
    b.getCTCell().setR(right);
  }

  /** Does one thing to the rows of a sheet. */
  private static String plantRow(XSSFSheet sheet, Random random) {
    String name = sheet.getSheetName();
    List<Row> rows = new ArrayList<>();
    sheet.forEach(
        row -> {
          if (row.getRowNum() > 0 && row.getPhysicalNumberOfCells() > 3) {
            rows.add(row);
          }
        });
    if (rows.size() < 2) {
      return NOTHING + name + ", which has no rows";
    }
    int at = rows.get(random.nextInt(rows.size())).getRowNum();
    int other = rows.get(random.nextInt(rows.size())).getRowNum();
    return switch (random.nextInt(6)) {
      case 0 -> {
        sheet.removeRow(sheet.getRow(at));
        yield name + ", row " + (at + 1) + " is cut";
      }
      case 1 -> {
        if (at != other) {
          TypedBooks.swap(sheet, at, other);
        }
        yield (at == other ? NOTHING : "")
            + name
            + ", rows "
            + (at + 1)
            + " and "
            + (other + 1)
            + " are swapped";
      }
      case 2 -> {
        XSSFRow copy = sheet.createRow(sheet.getLastRowNum() + 1);
        copy.copyRowFrom(sheet.getRow(at), new CellCopyPolicy());
        yield name + ", row " + (at + 1) + " is doubled";
      }
      default -> typeOver(sheet.getRow(at), name, random);
    };
  }

  private static String typeOver(Row row, String name, Random random) {
    List<Cell> cells = new ArrayList<>();
    row.forEach(
        cell -> {
          if (!text(cell).isEmpty()) {
            cells.add(cell);
          }
        });
    Cell cell = cells.get(random.nextInt(cells.size()));
    String before = text(cell);
    if (random.nextInt(4) == 0) {
      cell.setBlank();
    } else if (cell.getCellType() == CellType.NUMERIC) {
      cell.setCellValue(Math.rint(cell.getNumericCellValue() * 3) + 7);
    } else {
      cell.setCellValue("Other");
    }
    return name + "!" + cell.getAddress() + " was " + before + ", is " + text(cell);
  }

  @Test
  void aResultThatWasOvertypedIsNamedAndTheMonthKeepsItsPrices() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-03");
    overtype(RealisedColumns.REALISED, 99_000);
    overtype(RealisedColumns.FORECAST, 99_000);
    change(Sheets.EXCHANGE_RATES, sheet -> sheet.getRow(1).getCell(1).setCellValue(0.5));
    review("2027-02-03");
    assertThat(cell("Realised to date")).isCloseTo(1300 - 30, within(1e-6));
    assertThat(texts(Sheets.ISSUES))
        .contains(
            "2026-12 was overtyped: Forecast saving, Realised saving are not what Decision log"
                + " says; the row is put back");
  }

  @Test
  void aMonthThatIsComparedForTheFirstTimeWasNotRemoved() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-03");
    used("Triage", "W-1", "2027-01-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-02-03");
    assertThat(cell("Realised to date")).isCloseTo(2 * (1300 - 30), within(1e-6));
    assertThat(texts(Sheets.ISSUES)).noneMatch(text -> text.contains("was removed"));
  }

  @Test
  void aReviewBeforeTheLastBillOrReviewSaysSoFirst() throws IOException {
    log(triage());
    used("Triage", "W-1", "2027-01-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2026-12-31");
    String bill = "The review date is before the last bill, of 2027-01";
    assertThat(texts(Sheets.ISSUES)).contains(bill);
    assertThat(texts(Sheets.SUMMARY)).contains("Actuals: " + bill);
    review("2027-02-03");
    assertThat(texts(Sheets.ISSUES)).noneMatch(text -> text.contains("The review date is before"));
    reopen("2027-01-30", "2027-01");
    String last = "The review date is before the last review, of 2027-02-03";
    assertThat(texts(Sheets.ISSUES)).contains(last);
    assertThat(texts(Sheets.SUMMARY)).contains("Run log: " + last);
    assertThat(said.get(1))
        .isEqualTo(
            "\"2027-01-30\": "
                + last
                + ". Review with --as-of 2027-02-03 or a later day, unless an earlier one is"
                + " meant.");
  }

  /** All lines behind the decision go, and all that says in this file how many there were. */
  @Test
  void aComparedMonthThatIsCutFromTheLogIsMissedByRealisedAndActuals() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-01-03");
    Path cut = folder.resolve("cut.xlsx");
    TypedBooks.edited(
        book,
        cut,
        workbook -> {
          XSSFSheet sheet = workbook.getSheet(Sheets.DECISION_LOG);
          for (int row = sheet.getLastRowNum(); row > 1; row--) {
            sheet.removeRow(sheet.getRow(row));
          }
          String hash = sheet.getRow(1).getCell(DecisionLog.HASH.ordinal()).toString();
          workbook.getName(DecisionLogs.SEAL).setRefersToFormula('"' + hash + '"');
          workbook.removeSheetAt(workbook.getSheetIndex(Sheets.RUN_LOG));
          workbook
              .getProperties()
              .getCustomProperties()
              .getUnderlyingProperties()
              .setPropertyArray(new CTProperty[0]);
        });
    try (XlsxFile in = XlsxFile.open(cut)) {
      assertThat(DecisionLogs.faults(in))
          .extracting(LogChain.Fault::what)
          .containsExactly(
              "The line that compared 2026-12 of line 1 was removed, by Realised and Actuals");
    }
  }

  @Test
  void aRowThatIsCutFromRealisedOrDoubledIsPutBackAndTold() throws IOException {
    log(triage());
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 40, "USD", null);
    used("Triage", "W-1", "2027-01-01", 100_000, 100e6, 10e6, 40, "USD", null);
    review("2027-02-03");
    change(
        Sheets.REALISED,
        sheet -> {
          XSSFRow first = sheet.getRow(sheet.getLastRowNum() - 1);
          sheet.getRow(sheet.getLastRowNum()).copyRowFrom(first, new CellCopyPolicy());
        });
    review("2027-03-03");
    assertThat(texts(Sheets.ISSUES))
        .contains(
            "The row is no month that was compared, or one a second time; it is left out",
            "2027-01 was removed; it is put back as Decision log has it");
    assertThat(cell("Realised to date")).isCloseTo(2 * (1300 - 30), within(1e-6));
  }

  @Test
  void aWorkloadThatIsDeletedEndsItsDecision() throws IOException {
    log(triage(), entry("Search", "W-2", LogStatus.APPROVED, LocalDate.of(2026, 12, 1)));
    used("Triage", "W-1", "2026-12-01", 100_000, 100e6, 10e6, 24, "GBP", null);
    review("2027-01-03");
    Path before = book;
    for (String day : List.of("2027-02-03", "2027-05-03")) {
      change(
          Sheets.WORKLOADS,
          sheet -> {
            if (day.equals("2027-02-03")) {
              // Another workload has its name.
              found(sheet, "Triage").getCell(1).setCellValue("W-9");
            } else {
              sheet.removeRow(found(sheet, "Triage"));
            }
          });
      Path out = folder.resolve(day + ".xlsx");
      LocalDate asOf = LocalDate.parse(day);
      new Review()
          .run(
              Reviews.asked(book, out, asOf, false, null, before, 0, null, null),
              Progress.hidden());
      book = out;
      String gone =
          "The change of Triage to Small model has ended, since no row has its ID or name; 29,348"
              + " GBP of its forecast are no longer to come";
      // What was told once is no news.
      assertThat(texts(Sheets.ISSUES).contains(gone)).isEqualTo(day.equals("2027-02-03"));
      assertThat(texts(Sheets.CHANGES)).contains(gone + ".");
      assertThat(cell("Decisions: Ended")).isEqualTo(1);
      assertThat(cell("Realised to date")).isCloseTo(SAVING, within(1e-6));
      assertThat(months()).filteredOn(month -> month.get("Workload").equals("Triage")).hasSize(1);
    }
    assertThat(cell("Still to come")).isCloseTo((MONTHS - 5) * SAVING, within(1e-6));
  }

  @Test
  void aWorkloadThatIsNotReviewedEndsNothing() throws IOException {
    log(triage(), entry("Search", "W-2", LogStatus.APPROVED, LocalDate.of(2026, 12, 1)));
    Path out = folder.resolve("some.xlsx");
    ReviewOptions all = Reviews.quick(book, out, LocalDate.of(2027, 1, 3));
    new Review()
        .run(
            new ReviewOptions(
                all.input(),
                out,
                all.asOf(),
                false,
                null,
                null,
                all.draws(),
                null,
                null,
                List.of(new Condition("ID", true, "W-2")),
                all.decimals(),
                false,
                null),
            Progress.hidden());
    book = out;
    assertThat(cell("Decisions: Ended")).isEqualTo(0);
    assertThat(cell("Still to come")).isCloseTo(2 * (MONTHS - 1) * SAVING, within(1e-6));
  }

  @Test
  void aDecisionOfALaterMonthIsApprovedOnly() throws IOException {
    log(entry("Triage", "W-1", LogStatus.APPROVED, LocalDate.of(2027, 3, 1)));
    review("2027-01-03");
    assertThat(cell("Approved, forecast saving")).isCloseTo(MONTHS * SAVING, within(1e-6));
    assertThat(cell("Decisions: Approved")).isEqualTo(1);
    assertThat(months()).isEmpty();
  }

  private static double calculated(String shown) {
    return shown.endsWith("%")
        ? Double.parseDouble(shown.substring(0, shown.length() - 1)) / 100
        : Double.parseDouble(shown);
  }

  @Test
  void otherProgramsCalculateTheSameTotalsAndFindNoFault() throws IOException {
    log(triage(), entry("Search", "W-2", LogStatus.APPROVED, LocalDate.of(2026, 12, 1)));
    used("Triage", "W-1", "2026-12-01", 120_000, 132e6, 12e6, 40, "USD", null);
    used("Triage", "W-1", "2027-01-01", 90_000, 90e6, 8e6, 20, "USD", null);
    used("Search", "W-2", "2026-12-01", 80_000, 80e6, 8e6, null, null, null);
    review("2027-02-03");
    assertThat(OpenXmlValidator.errors(book)).isEmpty();
    List<CSVRecord> calculated =
        LibreOffice.calculate(book, folder.resolve("calculated")).get(Sheets.REALISED);
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.cells(Sheets.REALISED::equals, in)) {
      int formulas = 0;
      for (Row row : workbook.getSheet(Sheets.REALISED)) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            String there = calculated.get(row.getRowNum()).get(cell.getColumnIndex());
            formulas++;
            if (cell.getCachedFormulaResultType() == CellType.NUMERIC) {
              assertThat(calculated(there))
                  .as(cell.getAddress() + " " + cell.getCellFormula())
                  .isCloseTo(cell.getNumericCellValue(), within(1e-6));
            } else {
              assertThat(there).isEqualTo(cell.getStringCellValue());
            }
          }
        }
      }
      assertThat(formulas).isGreaterThan(60);
    }
  }
}
