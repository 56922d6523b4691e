package breakeven.workbook.live;

import static breakeven.app.batch.LiveBooks.cell;
import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.LiveBooks;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.core.decision.Decision;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.OpenPyxl;
import breakeven.testing.PlainBook;
import breakeven.testing.ShortSample;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.workbook.write.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calculation sheets of a reviewed workbook, calculated anew by LibreOffice. */
@Thorough
public class LiveModelTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final Path SAMPLE = Path.of("samples/portfolio.xlsx");

  private static final Pattern OUR_NAME = Pattern.compile("\\b(As|Ls|Ex|Chk)_[\\w.]+");

  @TempDir private static Path shared;

  /** The reviewed sample, opened once for all that read it. */
  private static XSSFWorkbook book;

  /** The sample with its first workloads, where more would prove nothing more. */
  private static Path some;

  @TempDir private Path folder;

  @BeforeAll
  static void prepare() throws IOException {
    try (InputStream in = Files.newInputStream(review(SAMPLE, shared.resolve("sample.xlsx"), 0))) {
      book = new XSSFWorkbook(in);
    }
    some = ShortSample.write(shared.resolve("some.xlsx"));
  }

  @AfterAll
  static void close() throws IOException {
    book.close();
  }

  @Test
  void everyFormulaComesToTheValueThatItCarries() throws IOException {
    Path reviewed = review(SAMPLE, "sample");
    assertThat(differences(reviewed, reviewed, Set.of())).isEmpty();
  }

  @Test
  void editedInputsAndDiscountsComeToWhatAReviewOfThemGives() throws IOException {
    Consumer<XSSFWorkbook> change =
        workbook -> {
          change(workbook);
          cell(workbook.getSheet(Sheets.DISCOUNTS), 1, "Discount (%)").setCellValue(0.45);
        };
    // A chance is drawn at a review and stands until the next one: nothing is drawn here.
    Path edited = edit(review(SAMPLE, "sample", 0), "edited", change);
    Path fresh = review(edit(SAMPLE, "input", change), "fresh", 0);
    assertThat(differences(edited, fresh, Set.of())).isEmpty();
  }

  @Test
  void theDaysOfADiscountAskForAReview() throws IOException {
    Path ended =
        edit(
            review(SAMPLE, "sample", 0),
            "ended",
            workbook ->
                cell(workbook.getSheet(Sheets.DISCOUNTS), 1, "To (date)")
                    .setCellValue(LocalDate.of(2026, 11, 23)));
    assertThat(LibreOffice.calculate(ended, folder.resolve("calculated")).get(Sheets.PRICES_USED))
        .filteredOn(row -> row.toList().toString().contains("have moved or changed"))
        .hasSizeBetween(3, 20)
        .allMatch(row -> row.toList().toString().contains("Mistral"));
  }

  @Test
  void anAssumptionThatCouldNotBeReadIsFollowedAndACountThatIsNotWholeIsNotRead()
      throws IOException {
    Path before =
        edit(
            some,
            "before",
            workbook -> {
              assume(workbook, "Day rate", "");
              assume(workbook, "Epochs", "three");
            });
    Consumer<XSSFWorkbook> change =
        workbook -> {
          assume(workbook, "Day rate", 900.0);
          assume(workbook, "Epochs", 5.0);
          // Empty in the sample.
          assume(workbook, "Training GPU", "Nebius: L40S");
          Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
          cell(sheet, 8, "Retrain cadence (months)").setCellValue(2.5);
          cell(sheet, 9, "Workloads sharing the GPUs").setCellValue(1.5);
          cell(sheet, 10, "Retrain cadence (months)").setCellValue(3.0000000001);
        };
    Path edited = edit(review(before, "reviewed", 0), "edited", change);
    Path fresh = review(edit(before, "input", change), "fresh", 0);
    assertThat(differences(edited, fresh, Set.of()))
        .noneMatch(difference -> difference.startsWith("Workloads!"));
  }

  @Test
  void withoutSheetsOfItsOwnAndWithCellsThatCannotBeReadToo() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>(SeededPortfolio.rows(5, 40));
    for (String header :
        List.of("Requests", "Prompted model", "Candidate model", "Serving", "Epochs", "GPU")) {
      Map<String, String> row = new HashMap<>(SeededPortfolio.row(6, rows.size()));
      row.put(header, header.equals("Requests") ? "0" : "?");
      rows.add(row);
    }
    Path reviewed = review(Reviews.csv(rows, folder.resolve("seeded.csv")), "seeded");
    assertThat(differences(reviewed, reviewed, Set.of())).isEmpty();
  }

  /** An auditor reads them in one line. */
  @Test
  void whatReadsACellIsShortAndAsksForNothingTwice() {
    Sheet prices = book.getSheet(Sheets.PRICES_USED);
    assertThat(cell(prices, 4, 5, "Input price, list (GBP per 1M tokens)").getCellFormula())
        .startsWith("IFERROR(IF(TRIM('Model prices'!$I$")
        .endsWith("*G6),\"unreadable\")")
        .hasSizeLessThan(160);
    assertThat(cell(prices, 4, 5, "Currency").getStringCellValue()).isEqualTo("USD");
    assertThat(cell(prices, 4, 5, "Rate").getNumericCellValue()).isBetween(0.5, 1.0);
    Sheet costs = book.getSheet(Sheets.COSTS);
    assertThat(cell(costs, 4, 5, "Requests (per month)").getCellFormula()).hasSizeLessThan(170);
    assertThat(cell(costs, 4, 5, "Prompted quality (%)").getCellFormula()).hasSizeLessThan(230);
    assertThat(cell(costs, 4, 5, "Small API cost (GBP)").getCellFormula())
        .containsOnlyOnce("IF(")
        .endsWith(",\"\")");
  }

  /** A name that is nowhere is an error, which a formula takes for a cell that cannot be read. */
  @Test
  void everyNameThatAFormulaUsesIsInTheWorkbook() throws IOException {
    // The fewest columns, so that nothing but the sheet of assumptions has their words.
    Set<String> required =
        Workloads.TABLE.columns().stream()
            .filter(Column::required)
            .map(Column::header)
            .collect(Collectors.toSet());
    Map<String, String> few = new HashMap<>(PlainBook.answered("Few", "900000"));
    few.keySet().retainAll(required);
    Path in = folder.resolve("few.csv");
    Files.writeString(
        in, String.join(",", few.keySet()) + "\n" + String.join(",", few.values()) + "\n");
    try (InputStream read = Files.newInputStream(review(in, "names", 0));
        XSSFWorkbook workbook = new XSSFWorkbook(read)) {
      assertThatNamesAreThere(workbook);
    }
    assertThatNamesAreThere(book);
  }

  private static void assertThatNamesAreThere(XSSFWorkbook workbook) {
    Set<String> used = new TreeSet<>();
    workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> used(cell, used))));
    assertThat(used).contains("As_Serving").hasSizeGreaterThan(60);
    assertThat(workbook.getAllNames()).extracting(Name::getNameName).containsAll(used);
  }

  private static void used(Cell cell, Set<String> names) {
    if (cell.getCellType() == CellType.FORMULA) {
      Matcher name = OUR_NAME.matcher(cell.getCellFormula().replaceAll("\"[^\"]*\"", ""));
      while (name.find()) {
        names.add(name.group());
      }
    }
  }

  /** Text from a web page or another program has other spaces, tabs and line breaks. */
  @Test
  void spacesThatTheReaderPassesOverAreNothingToTheFormulasEither() throws IOException {
    Path spaced =
        edit(
            some,
            "spaced",
            workbook -> {
              Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
              String[] spaces = {
                "\u00a0", "\n", "\u200b", "\t", "\u2003", "\u202f", "\u2002", "\u3000", "\r",
                "\ufeff"
              };
              for (int row = 1; row <= sheet.getLastRowNum(); row++) {
                for (Cell cell : sheet.getRow(row)) {
                  String space = spaces[(row + cell.getColumnIndex()) % spaces.length];
                  if (cell.getCellType() == CellType.STRING) {
                    LiveBooks.put(cell, space + cell.getStringCellValue() + space);
                  } else if (cell.getCellType() == CellType.NUMERIC && row % 4 == 0) {
                    LiveBooks.put(
                        cell,
                        BigDecimal.valueOf(cell.getNumericCellValue()).toPlainString() + space);
                  } else if (cell.getCellType() == CellType.BLANK && row % 4 == 1) {
                    LiveBooks.put(cell, space);
                  }
                }
              }
            });
    Path reviewed = review(spaced, "reviewed", 0);
    // The sample's own sheet Budget carries what it came to before.
    assertThat(differences(reviewed, reviewed, Set.of()))
        .allMatch(difference -> difference.startsWith("Budget!"));
  }

  /** Stars and question marks stand for other letters where a spreadsheet looks for a text. */
  @Test
  void aWorkloadIsFoundWhateverItIsCalledAndElseKeepsItsValues() throws IOException {
    List<String> found =
        List.of("a*c", "abc", "a?c", "a~c", "=SUM(1)", "Frage \"x\" & <y>", "Ärger", "E1", "e-02");
    List<String> kept =
        List.of("twice", "Twice", "2026", "1E5", "2026-11-24", "TRUE", "two  spaces", "");
    List<String> names = new ArrayList<>(found);
    names.addAll(kept);
    names.add(0, "x".repeat(300));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String name : names) {
      Map<String, String> row = new HashMap<>(SeededPortfolio.row(7, rows.size()));
      row.put("Workload", name);
      rows.add(row);
    }
    Path reviewed = review(Reviews.csv(rows, folder.resolve("names.csv")), "names");
    assertThat(differences(reviewed, reviewed, Set.of())).isEmpty();
    List<String> live = new ArrayList<>();
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.WORKLOADS::equals, in)) {
      Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      for (int row = 1; row <= names.size(); row++) {
        if (cell(sheet, row, "Verdict").getCellType() == CellType.FORMULA) {
          live.add(names.get(row - 1));
        }
      }
    }
    assertThat(live).isEqualTo(found);
  }

  @Test
  void whatIsTooMuchForFormulasIsSaid() {
    Decision decision = new Decision();
    assertThat(LiveData.refusal(decision, 2_000, 24, false)).isEmpty();
    assertThat(LiveData.refusal(decision, 2_001, 24, false)).contains("2,000", "--live");
    assertThat(LiveData.refusal(decision, 2_001, 24, true)).isEmpty();
    assertThat(LiveData.refusal(decision, 20_001, 24, true)).contains("20,000");
    assertThat(LiveData.refusal(decision, 10, 5_000, true)).contains("5000 months");
    assertThat(LiveData.refusal(decision, 2_000, 240, false)).contains("months", "--live");
    assertThat(LiveData.refusal(decision, 0, 24, true)).contains("no workload");
  }

  /** What formulas need is there with formulas alone; `Summary` says how to see it. */
  @Test
  void valuesComeWithTheSheetsOfResultsAlone() throws IOException {
    Path values = values(SAMPLE, "values");
    try (InputStream in = Files.newInputStream(values);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      for (String workings : List.of(Sheets.COSTS, Sheets.MONTHS, Sheets.EXPLORER)) {
        assertThat(book.getSheet(workings)).as(workings).isNull();
      }
      for (String used : List.of(Sheets.PRICES_USED, Sheets.WORKINGS)) {
        assertThat(book.getSheet(used)).as(used).isNotNull();
      }
      assertThat(book.getSheet(Sheets.WORKINGS))
          .noneMatch(row -> "At the review".equals(String.valueOf(row.getCell(0))));
      assertThat(book.getName("As_DiscountRate").getRefersToFormula()).startsWith("'Run log'!");
      List<String> said = new ArrayList<>();
      book.getSheet(Sheets.SUMMARY).forEach(row -> row.forEach(c -> said.add(String.valueOf(c))));
      assertThat(said)
          .contains(
              "Left out: Explorer, Costs, Months, since results are values, as asked for with"
                  + " --values. --csv DIR writes Costs and Cash flow.");
    }
  }

  /** A number of days says nothing to who reads it. */
  @Test
  void daysAreDates() {
    Set<LocalDate> ends = days(book.getSheet(Sheets.COSTS), "Last service date (day)");
    assertThat(ends).contains(LocalDate.of(2027, 1, 14));
    assertThat(days(book.getSheet(Sheets.PRICES_USED), "Last service date (day)"))
        .containsAll(ends);
    assertThat(days(book.getSheet(Sheets.PRICES_USED), "Checked on"))
        .contains(LocalDate.of(2026, 8, 1));
  }

  private static Set<LocalDate> days(Sheet sheet, String header) {
    Set<LocalDate> days = new HashSet<>();
    for (int row = LiveBooks.HEADER_ROW + 1; row <= sheet.getLastRowNum(); row++) {
      Cell cell = LiveBooks.cell(sheet, LiveBooks.HEADER_ROW, row, header);
      if (!carried(cell).isEmpty()) {
        assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
        days.add(cell.getLocalDateTimeCellValue().toLocalDate());
      }
    }
    return days;
  }

  private static String carried(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> String.valueOf(cell.getNumericCellValue());
      case STRING -> cell.getStringCellValue();
      default -> "";
    };
  }

  /** A look-up by a header without its unit must find one column. */
  @Test
  void noTwoHeadersOfAnOutputSheetDifferByTheirUnitAlone() {
    for (String sheet : LiveModel.SHEETS) {
      List<String> names = new ArrayList<>();
      int headers =
          sheet.equals(Sheets.WORKINGS)
              ? LiveBooks.sectionHeader(book.getSheet(sheet), "At the review")
              : LiveBooks.HEADER_ROW;
      for (Cell header : book.getSheet(sheet).getRow(headers)) {
        names.add(header.getStringCellValue().replaceAll(" *\\(.*", "").toLowerCase(Locale.ROOT));
      }
      assertThat(names).as(sheet).doesNotHaveDuplicates();
    }
    List<String> costs = new ArrayList<>();
    book.getSheet(Sheets.COSTS)
        .getRow(LiveBooks.HEADER_ROW)
        .forEach(header -> costs.add(header.getStringCellValue()));
    assertThat(costs)
        .contains(
            "TCO prompted (GBP)",
            "Request price small (GBP a request)",
            "Replicas fine-tuned (replicas)",
            "Cost per 1,000 requests prompted (GBP per 1,000 requests)",
            "Month 1 fine-tuned (GBP a month)");
  }

  @Test
  void aSecondReviewReplacesTheSheetsAlsoByValues() throws IOException {
    Path reviewed = review(some, "some", 0);
    Path again = review(reviewed, "again", 0);
    assertThat(sheetsAndNames(again)).isEqualTo(sheetsAndNames(reviewed));
    assertThat(differences(again, reviewed, Set.of())).isEmpty();
    List<String> left = sheetsAndNames(values(reviewed, "values"));
    // The mark of a sheet that is gone does no harm: it is how a later review knows its own.
    left.removeIf(name -> name.startsWith("Bk_"));
    List<String> expected = sheetsAndNames(values(some, "never"));
    expected.removeIf(name -> name.startsWith("Bk_"));
    assertThat(left).isEqualTo(expected);
  }

  @Test
  void theSheetsAreAsTheFormatWantsThem() throws IOException {
    try (ZipFile before = new ZipFile(SAMPLE.toFile());
        ZipFile after = new ZipFile(review(SAMPLE, "sample", 0).toFile())) {
      for (ZipEntry part : Collections.list(after.entries())) {
        if (part.getName()
            .matches("xl/((worksheets|tables|drawings|charts)/)?[A-Za-z0-9]*\\.xml")) {
          // What was wrong in the user's own parts is kept.
          assertThat(faults(before, part.getName()))
              .as(part.getName())
              .containsAll(faults(after, part.getName()));
        }
      }
    }
  }

  private static List<String> faults(ZipFile zip, String part) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      return List.of();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Schemas.faults(in.readAllBytes());
    }
  }

  private static List<String> sheetsAndNames(Path file) throws IOException {
    List<String> all = new ArrayList<>(Reviews.sheets(file));
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = WorkbookDump.only(sheet -> false, in)) {
      workbook.getAllNames().stream()
          .map(name -> name.getNameName() + " = " + name.getRefersToFormula())
          .sorted()
          .forEach(all::add);
    }
    return all;
  }

  /** Excel takes cells of other sheets in a shared formula for fixed, and is upset at saving. */
  @Test
  void sharedFormulasStayOnTheirSheetAndAreReadAlike() throws IOException {
    Path reviewed = review(SAMPLE, "sample", 0);
    int shared = 0;
    try (ZipFile zip = new ZipFile(reviewed.toFile())) {
      for (ZipEntry part : Collections.list(zip.entries())) {
        if (part.getName().matches("xl/worksheets/[A-Za-z0-9]*\\.xml")) {
          String xml = new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
          Matcher master = Pattern.compile("<f t=\"shared\" ref=[^>]*>([^<]*)</f>").matcher(xml);
          while (master.find()) {
            shared++;
            assertThat(master.group(1)).as(part.getName()).doesNotContain("!", "{", "_xlfn.");
          }
        }
      }
    }
    assertThat(shared).isGreaterThan(200);
    List<String> byPoi = new ArrayList<>();
    for (Row row : book.getSheet("Costs")) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.FORMULA) {
          byPoi.add(cell.getAddress() + "\t=" + cell.getCellFormula());
        }
      }
    }
    List<String> dump = OpenPyxl.dump(reviewed);
    List<String> costs = dump.subList(dump.indexOf("[Costs]") + 1, dump.indexOf("[Months]"));
    assertThat(
            costs.stream()
                .map(line -> line.split("\t"))
                .filter(cell -> cell.length == 4)
                .map(cell -> cell[0] + "\t" + cell[3]))
        .containsExactlyElementsOf(byPoi);
  }

  /** A share shown as 0.1 beside the unit % would be taken for a tenth of one per cent. */
  @Test
  void figuresOfTheSheetsOfFormulasAreShownInTheirUnits() {
    Sheet assumptions = book.getSheet(Sheets.WORKINGS);
    assertThat(shown(labelled(assumptions, "Discount rate").getCell(4))).isEqualTo("10.0%");
    assertThat(shown(labelled(assumptions, "Corpus").getCell(2))).isEqualTo("50,000,000");
    assertThat(shown(labelled(assumptions, "Memory per parameter QLoRA").getCell(4)))
        .isEqualTo("0.65");
    Row requests = labelled(book.getSheet("Explorer"), "Requests (per month)");
    assertThat(shown(requests.getCell(1))).isEqualTo("14,137,180");
    Row lines = book.getSheet("Costs").getRow(4);
    Row figures = book.getSheet("Costs").getRow(5);
    assertThat(shown(figures.getCell(at(lines, "Saving of a request (GBP a request)"))))
        .isEqualTo("0.068332");
    assertThat(shown(figures.getCell(at(lines, "Load per request fine-tuned (replicas)"))))
        .isEqualTo("1.17E-07");
    assertThat(shown(figures.getCell(at(lines, "Most replicas fine-tuned (replicas)"))))
        .isEqualTo("0.25");
  }

  private static Row labelled(Sheet sheet, String label) {
    for (Row row : sheet) {
      Cell first = row.getCell(0);
      if (first != null && first.toString().equals(label)) {
        return row;
      }
    }
    throw new AssertionError("no row " + label);
  }

  private static int at(Row headers, String title) {
    for (Cell cell : headers) {
      if (cell.getStringCellValue().equals(title)) {
        return cell.getColumnIndex();
      }
    }
    throw new AssertionError("no column " + title);
  }

  private static String shown(Cell cell) {
    String format = cell.getCellStyle().getDataFormatString();
    return new DataFormatter(Locale.ROOT)
        .formatRawCellContents(cell.getNumericCellValue(), -1, format);
  }

  @Test
  void sortingTheWorkloadsOrDeletingSomePartsNothing() throws IOException {
    Path reviewed = review(some, "some", 0);
    Path sorted =
        LiveBooks.edit(
            reviewed,
            folder.resolve("sorted.xlsx"),
            workbook -> {
              Sheet sheet = workbook.getSheet("Workloads");
              int own = cell(sheet, 0, "Verdict").getColumnIndex();
              // Formulas come to the same wherever they stand; the chance is a value of its row.
              List<Integer> columns = new ArrayList<>();
              IntStream.range(0, own).forEach(columns::add);
              columns.add(cell(sheet, 0, "Chance of payback (%)").getColumnIndex());
              for (int column : columns) {
                swap(sheet.getRow(3), sheet.getRow(9), column);
                swap(sheet.getRow(4), sheet.getRow(20), column);
              }
              // Where rows were deleted, the last workload stood below what is left of its column.
              Row last = workbook.getSheet("Costs").getRow(ShortSample.WORKLOADS + 4);
              last.getCell(1).setCellValue(ShortSample.WORKLOADS + 1.0);
            });
    assertThat(differences(sorted, reviewed, Set.of("Place", "Name there now"))).isEmpty();
  }

  /** Edits of rows, prices and rates. */
  public static void change(XSSFWorkbook workbook) {
    Sheet workloads = workbook.getSheet("Workloads");
    for (int row = 1; row < 20; row += 3) {
      Cell requests = cell(workloads, row, "Requests (per month)");
      requests.setCellValue(requests.getNumericCellValue() * 3);
    }
    for (int row = 2; row < 40; row += 5) {
      cell(workloads, row, "Regression testing").setCellValue("No");
      cell(workloads, row, "Needs grounding").setCellValue("yes");
      cell(workloads, row, "Task pattern").setBlank();
      cell(workloads, row, "Growth (% a month)").setCellValue(-0.02);
    }
    cell(workloads, 7, "Serving").setCellValue("Own hardware");
    Sheet prices = workbook.getSheet("Model prices");
    for (int row = 1; row <= prices.getLastRowNum(); row += 2) {
      Cell input = cell(prices, row, "Input (per 1M tokens)");
      if (input.getCellType() == CellType.NUMERIC) {
        input.setCellValue(input.getNumericCellValue() * 1.5);
      }
      cell(prices, row, "Cached input (per 1M tokens)").setBlank();
    }
    Sheet rates = workbook.getSheet("Exchange rates");
    for (int row = 1; row <= rates.getLastRowNum(); row++) {
      Cell rate = rates.getRow(row).getCell(1);
      if (rate.getNumericCellValue() != 1) {
        rate.setCellValue(rate.getNumericCellValue() * 1.1);
      }
    }
    assume(workbook, "Low volume threshold", 4.0);
    assume(workbook, "Day rate", 321.0);
    assume(workbook, "Price decline", 0.35);
    assume(workbook, "Margin", 0.2);
    assume(workbook, "Horizon", 18.0);
  }

  private static void assume(XSSFWorkbook workbook, String assumption, Object value) {
    for (Row row : workbook.getSheet("Assumptions")) {
      if (row.getCell(0).getStringCellValue().equals(assumption)) {
        LiveBooks.put(row.getCell(1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK), value);
      }
    }
  }

  private static void swap(Row one, Row other, int column) {
    Cell a = one.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    Cell b = other.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    Object ofA = LiveBooks.value(a);
    LiveBooks.put(a, LiveBooks.value(b));
    LiveBooks.put(b, ofA);
  }

  private Path edit(Path in, String name, Consumer<XSSFWorkbook> change) {
    return LiveBooks.type(in, folder.resolve(name + ".xlsx"), change);
  }

  private Path review(Path in, String name) {
    return review(in, name, null);
  }

  private Path review(Path in, String name, @Nullable Integer draws) {
    return review(in, folder.resolve(name + "-reviewed.xlsx"), draws);
  }

  private static Path review(Path in, Path out, @Nullable Integer draws) {
    return Reviews.review(Reviews.withoutShapes(options(in, out, Formulas.WHERE_AT_EASE, draws)));
  }

  private Path values(Path in, String name) {
    Path out = folder.resolve(name + ".xlsx");
    return Reviews.review(Reviews.withoutShapes(options(in, out, Formulas.NEVER, null)));
  }

  private static ReviewOptions options(
      Path in, Path out, Formulas formulas, @Nullable Integer draws) {
    return Reviews.options(in, out, AS_OF, true, null, formulas, draws);
  }

  /** What a spreadsheet calculates in one workbook against what the formulas of another carry. */
  private List<String> differences(Path edited, Path expected, Set<String> except) {
    Map<String, List<CSVRecord>> calculated =
        LibreOffice.calculate(edited, folder.resolve("calculated"));
    LiveBooks.Except again = LiveBooks.reviewAgain(calculated);
    boolean whole = edited.equals(expected);
    LiveBooks.Compared compared =
        LiveBooks.compare(
            calculated,
            expected,
            whole,
            (sheet, key, title) ->
                except.contains(title) || !whole && again.leaves(sheet, key, title));
    assertThat(compared.cells()).isGreaterThan(1000);
    return compared.differences();
  }
}
