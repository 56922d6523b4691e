package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.report.NumberFormats;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.table.Actuals;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first page says, in which order, and that it is one page. */
class FirstPageTest {
  /** Its first day, typed or as a spreadsheet counts. */
  private static final String MAY_2028 = "2028-05-01|46874.*";

  @TempDir private Path folder;

  private Path review(Path in, @Nullable Path json) throws IOException {
    ReviewOptions asked =
        Reviews.asked(
            in, folder.resolve("out.xlsx"), Reviews.AS_OF, true, null, null, 20, null, json);
    return Reviews.review(asked);
  }

  private Path book(List<Map<String, String>> rows) {
    return new PlainBook(rows).withShippedTables().write(folder.resolve("in.xlsx"));
  }

  /** Fifteen rows lack something, seven of them requests; two are decided and save nothing. */
  private static List<Map<String, String>> mostNeedData() {
    return IntStream.rangeClosed(1, 17)
        .mapToObj(
            i ->
                i <= 2
                    ? Portfolio.straight("w" + i, "Prompting cost=1", "Regression testing=Yes")
                    : i <= 9
                        ? Portfolio.straight("w" + i, "Requests=ca. 2 Mio")
                        : i <= 13
                            ? Portfolio.straight("w" + i, "Prompted model=gpt-nought")
                            : Portfolio.straight("w" + i, "Output tokens=many"))
        .toList();
  }

  /** The page alone. */
  private static XSSFWorkbook open(Path file) throws IOException {
    return WorkbookDump.only(Sheets.SUMMARY::equals, Files.newInputStream(file));
  }

  @Thorough
  @Test
  void theSentencesOfTheAnswerAreFormulasThatComeToTheSame() throws IOException {
    Path live = Reviews.reviewLive(book(mostNeedData()), folder.resolve("live.xlsx"), 20);
    List<CSVRecord> sheet = LibreOffice.calculate(live, folder).get(Sheets.SUMMARY);
    assertThat(sheet.get(4).get(0)).isEqualTo("2 of 17 workloads could be decided; 15 need data:");
    assertThat(sheet.get(8).get(0))
        .isEqualTo("No change is ready: none of the 2 decided would save money now.");
  }

  /** The texts of the first column on the first page. */
  private static List<String> texts(XSSFSheet sheet) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i <= sheet.getRowBreaks()[0]; i++) {
      Row row = sheet.getRow(i);
      Cell cell = row == null ? null : row.getCell(0);
      texts.add(cell == null ? "" : cell.toString());
    }
    return texts;
  }

  @Test
  void whatCouldNotBeReadComesFirstAndTheAnswerIsOfTheOthers() throws IOException {
    Path json = folder.resolve("out.json");
    try (XSSFWorkbook out = open(review(book(mostNeedData()), json))) {
      XSSFSheet sheet = out.getSheet(Sheets.SUMMARY);
      List<String> said = texts(sheet).subList(4, 9);
      assertThat(said.get(0)).isEqualTo("2 of 17 workloads could be decided; 15 need data:");
      assertThat(said.get(1)).matches("7 need data: Requests \".*\": .*");
      assertThat(said.subList(2, 4)).allMatch(line -> line.matches("4 need data: .*"));
      assertThat(said.get(4))
          .isEqualTo("No change is ready: none of the 2 decided would save money now.");
      for (int row = 5; row <= 7; row++) {
        XSSFHyperlink link = sheet.getRow(row).getCell(0).getHyperlink();
        assertThat(link.getLocation()).matches("'Workloads'![A-Z]+(4|11|15)");
        assertThat(said.get(row - 4)).doesNotContain("Workloads!");
      }
    }
    assertThat(Files.readString(json))
        .contains("\"workloadsThatCouldBeDecided\": 2", "\"workloadsThatNeedData\": 15");
  }

  @Test
  void whereNothingCouldBeDecidedNoAmountIsSaidToBeZero() throws IOException {
    List<Map<String, String>> rows = List.of(Portfolio.straight("w1", "Requests="));
    try (XSSFWorkbook out = open(review(book(rows), null))) {
      XSSFSheet sheet = out.getSheet(Sheets.SUMMARY);
      int cards = 0;
      for (int row = 0; row <= sheet.getRowBreaks()[0]; row++) {
        for (Cell cell : sheet.getRow(row) == null ? List.<Cell>of() : sheet.getRow(row)) {
          boolean amount =
              (cell.getCellType() == CellType.NUMERIC
                      || cell.getCellType() == CellType.FORMULA
                          && cell.getCachedFormulaResultType() == CellType.NUMERIC)
                  && cell.getNumericCellValue() == 0;
          String format = cell.getCellStyle().getDataFormatString();
          cards += amount && format.startsWith("[=0]\"not known\"") ? 1 : 0;
          assertThat(cell.toString()).doesNotContain("0 a month", "for 0 changes");
        }
      }
      assertThat(cards).isEqualTo(4);
    }
  }

  /** A month that has volumes alone is none that was billed. */
  @Test
  void aMonthWithoutABillIsNotTheOneBilledLast() throws IOException {
    LocalDate may = LocalDate.parse("2028-05-01");
    Path in =
        TypedBooks.edited(
            Path.of("samples", "month-18.xlsx"),
            folder.resolve("in.xlsx"),
            book ->
                book.getSheet(Sheets.ACTUALS)
                    .forEach(
                        row -> {
                          Cell month = row.getCell(Actuals.MONTH.ordinal());
                          if (month.getCellType() == CellType.NUMERIC
                              && month.getNumericCellValue() == DateUtil.getExcelDate(may)) {
                            row.getCell(Actuals.BILLED_COST.ordinal()).setBlank();
                          }
                        }));
    Path out = folder.resolve("out.xlsx");
    Reviews.review(Reviews.quick(in, out, LocalDate.parse("2028-06-05")));
    assertThat(WorkbookDump.of(out, Sheets.SUMMARY::equals))
        .contains("billed in 2028-04: ")
        .doesNotContain("NaN");
  }

  /** So that who pays the bills can tie what is paid today to them. */
  @Test
  void besideWhatIsPaidTodayIsWhatWasBilledLast() throws IOException {
    Path in = Path.of("samples", "month-18.xlsx");
    double billed =
        Reviews.carried(in, Sheets.ACTUALS).stream()
            .filter(row -> row.get("Month").matches(MAY_2028))
            .mapToDouble(row -> Double.parseDouble(row.get("Billed cost (in the month)")))
            .sum();
    assertThat(billed).isPositive();
    Path out = folder.resolve("out.xlsx");
    Reviews.review(Reviews.quick(in, out, LocalDate.parse("2028-06-05")));
    assertThat(WorkbookDump.of(out, Sheets.SUMMARY::equals))
        .contains("billed in 2028-05: " + NumberFormats.amount(billed) + " USD, of ");
  }

  /** The lines of what is urgent: when, and what. */
  private static List<String> urgent(XSSFWorkbook out) {
    XSSFSheet sheet = out.getSheet(Sheets.SUMMARY);
    return IntStream.rangeClosed(0, sheet.getRowBreaks()[0])
        .mapToObj(sheet::getRow)
        .filter(row -> row != null && row.getCell(0) != null)
        .filter(row -> row.getCell(0).toString().startsWith("Urgent"))
        .map(row -> row.getCell(0) + ": " + row.getCell(SummaryPage.COUNT))
        .toList();
  }

  /** The money of o3: 12 months of what two workloads pay more at gpt-5.6-sol. */
  @Test
  void whatIsUrgentIsALineAModelInTheOrderOfDaysWithItsMoney() throws IOException {
    try (XSSFWorkbook out = open(review(SampleWorkbook.FILE, null))) {
      List<String> said = urgent(out);
      assertThat(said).hasSize(4);
      assertThat(said.get(0))
          .startsWith("Urgent · 42 days ago: fine-tuned gemini-2.5-flash-lite ended; ")
          .endsWith(" GBP more a year: Social listening tags");
      assertThat(said.get(1))
          .matches(
              "Urgent · in 10 days: o3 ends on 2026-12-11; gpt-5\\.6-sol would cost 32,[0-9]{3} GBP"
                  + " more a year: Customs code suggestion, NDA review");
      assertThat(said.get(2)).contains("gemini-3.6-flash costs 1.5/7.5 from 2027-01-01, ");
      assertThat(said.get(3)).contains("fine-tuned gpt-4.1-mini ends on 2027-01-14; ");
      // The page cuts what is behind the days at some 113 characters.
      assertThat(said)
          .noneMatch(text -> text.contains("…") || text.split(": ", 2)[1].length() > 112);
    }
  }

  @Test
  void theModelThatEndsIsTheOneInUse() throws IOException {
    assertThat(ending("Prompted model=gpt-4-turbo"))
        .startsWith("Urgent · 39 days ago: gpt-4-turbo ended on 2026-10-23; gpt-5.6-sol would cost")
        .endsWith(" a year: w1");
    assertThat(ending("Current approach=Small model", "Smaller model=gpt-5-mini"))
        .isEqualTo("Urgent · in 10 days: gpt-5-mini ends on 2026-12-11: w1");
    assertThat(
            ending(
                "Current approach=Fine-tuned",
                "Candidate model=gpt-4.1-mini",
                "Serving=Per token",
                "Serving cost="))
        .startsWith("Urgent · in 44 days: fine-tuned gpt-4.1-mini ends on 2027-01-14; ");
  }

  /** Nobody can move to a model that has ended: what it was replaced by is named and priced. */
  @Test
  void whatIsMovedToIsAModelThatIsSold() throws IOException {
    Path in =
        book(
            List.of(
                Portfolio.straight(
                    "w1",
                    "Current approach=Small model",
                    "Smaller model=",
                    "Candidate model=OpenAI: gpt-4.1-mini",
                    "Small model quality=0.5",
                    "Prompted model=mistral-large-2411",
                    "Prompting cost=",
                    "Serving cost=90000")));
    try (InputStream file = Files.newInputStream(review(in, null));
        XSSFWorkbook out = new XSSFWorkbook(file)) {
      List<String> cells = new ArrayList<>();
      out.getSheet(Sheets.DECISIONS)
          .forEach(row -> row.forEach(cell -> cells.add(cell.toString())));
      assertThat(cells).contains("Small model → Prompting", "Mistral: mistral-medium-2604");
    }
  }

  @Test
  void ofManyAsManyAreNamedAsFitALineAndOfManyModelsTheFirst() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> models =
        List.of("gpt-4-turbo", "o3-mini", "gpt-5-mini", "o3", "gpt-5", "gpt-5-nano", "o1");
    for (int i = 0; i < 40; i++) {
      String model = models.get(i % models.size());
      rows.add(Portfolio.straight("workload " + i, "Prompted model=" + model));
    }
    try (XSSFWorkbook out = open(review(book(rows), null))) {
      List<String> said = urgent(out);
      assertThat(said).hasSize(6);
      assertThat(said.get(0)).containsPattern("a year: (workload [0-9]+, )+[0-9]+ more$");
      assertThat(said.get(5))
          .matches(
              "Urgent · later: [0-9] more models, [0-9,]+ GBP (more|less) a year: filter Prompted model on Workloads");
      assertThat(said).allMatch(line -> line.length() <= 130);
    }
  }

  /** What the first page says of a workload whose model ends. */
  private String ending(String... cells) throws IOException {
    Path in = book(List.of(Portfolio.straight("w1", cells)));
    try (XSSFWorkbook out = open(review(in, null))) {
      return urgent(out).get(0);
    }
  }

  @Thorough
  @Test
  void theSamplesFirstPageIsOnePage() throws IOException {
    onePage(review(SampleWorkbook.FILE, null), 3);
  }

  /** No unit is drawn where nothing is ready. */
  @Thorough
  @Test
  void whereMostRowsNeedDataItIsOnePageToo() throws IOException {
    onePage(review(book(mostNeedData()), null), 2);
  }

  /** What must be said leaves no room for charts: they stand on the second page. */
  @Thorough
  @Test
  void withErrorsInAssumptionsChartsStandOnTheNextPage() throws IOException {
    List<Map<String, String>> unreadable =
        Stream.of(
                Assumption.HORIZON,
                Assumption.DISCOUNT_RATE,
                Assumption.GROWTH,
                Assumption.PRICE_DECLINE)
            .map(one -> Map.of("Assumption", one.title(), "Value", "many"))
            .toList();
    PlainBook book =
        new PlainBook(SeededPortfolio.rows(31, 60))
            .withShippedTables()
            .with(AssumptionsTable.TABLE, unreadable);
    onePage(review(book.write(folder.resolve("in.xlsx")), null), 0);
  }

  /** Its first page alone is printed on one page, here and with the narrower columns of Excel. */
  private void onePage(Path reviewed, int charts) throws IOException {
    Path alone = folder.resolve("alone.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(reviewed));
        OutputStream out = Files.newOutputStream(alone)) {
      for (int i = book.getNumberOfSheets() - 1; i >= 0; i--) {
        if (!book.getSheetName(i).equals(Sheets.SUMMARY)) {
          book.removeSheetAt(i);
        }
      }
      XSSFSheet sheet = book.getSheetAt(0);
      int last = sheet.getRowBreaks()[0];
      book.setPrintArea(0, 0, SummaryPage.LAST, 0, last);
      SavedBook.write(book, out);
      double width =
          IntStream.rangeClosed(0, SummaryPage.LAST).mapToDouble(sheet::getColumnWidth).sum();
      double points = width / 256 * 7 * 0.75;
      double height = 0;
      for (int i = 0; i <= last; i++) {
        Row row = sheet.getRow(i);
        height += row.getZeroHeight() ? 0 : row.getHeightInPoints();
      }
      double scale = Math.floor(100 * (595 - 0.8 * 72) / points) / 100;
      assertThat(height * scale).isBetween(600.0, 841 - 0.9 * 72);
      assertThat(sheet.getDrawingPatriarch().getCTDrawing().getTwoCellAnchorList())
          .filteredOn(chart -> chart.getFrom().getRow() <= last)
          .hasSize(charts);
    }
    assertThat(LibreOffice.pages(alone, folder)).isEqualTo(1);
  }

  @Thorough
  @Test
  void ofVeryManyWorkloadsWhatWasNotSearchedIsNoZero() throws IOException {
    List<Map<String, String>> rows =
        IntStream.rangeClosed(0, ShapeSearch.MOST_WORKLOADS)
            .mapToObj(i -> Portfolio.straight("w" + i))
            .toList();
    Path in = Reviews.csv(rows, folder.resolve("in.csv"));
    try (XSSFWorkbook out = open(review(in, null))) {
      XSSFSheet sheet = out.getSheet(Sheets.SUMMARY);
      int found = 0;
      for (Row row : sheet) {
        String what = row.getCell(0) == null ? "" : row.getCell(0).toString();
        if (what.startsWith("of these, fine-tuning pays") || what.startsWith("Another model")) {
          found++;
          assertThat(row.getCell(5).toString()).isEmpty();
          assertThat(row.getCell(SummaryPage.LAST).toString()).isEqualTo("not searched");
        }
      }
      assertThat(found).isEqualTo(3);
    }
  }
}
