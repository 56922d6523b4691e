package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.EditedBooks;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.ShortSample;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of a reviewed workbook, calculated anew by LibreOffice. */
@Thorough
class ChecksTest {
  private static final String LIMIT = "Price age limit";
  private static final int FIRST_ROW = 5;
  private static final int NAME = 1;
  private static final int RESULT = 7;
  private static final int TODO = 8;

  /** Faults are spread over so many, so that none hides another. */
  private static final int WORKBOOKS = 4;

  @TempDir private Path folder;

  // --- each check fails ----------------------------------------------------------------

  @Test
  void eachCheckLeadsToASheetOfTheWorkbook() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(good()))) {
      List<XSSFHyperlink> links = book.getSheet(Sheets.CHECKS).getHyperlinkList();
      assertThat(links).hasSizeGreaterThan(20);
      for (XSSFHyperlink link : links) {
        String sheet = new AreaReference(link.getLocation(), null).getFirstCell().getSheetName();
        assertThat(book.getSheet(sheet))
            .as(link.getCellRef() + " " + link.getLocation())
            .isNotNull();
      }
    }
  }

  @Test
  void eachCheckFailsWhereItOughtTo() throws IOException {
    Path reviewed = good();
    Map<String, Consumer<XSSFWorkbook>> faults = new LinkedHashMap<>(faults());
    for (String counted :
        List.of(
            "No workload is listed twice",
            "Each row's costs sum to its TCO, month by month",
            "Cash flow sums to net saving",
            "Net saving is 0 at the break-even price",
            "Every model and GPU named has its price",
            "Instruction and retrieved tokens are within the input",
            "Shares are between 0% and 100%",
            "No volume or amount is negative",
            "Thresholds are in ascending order")) {
      faults.put(counted, b -> measured(b, counted).setCellValue(1));
    }
    faults.put(
        "No cell holds an error value", b -> typed(b, 1, "Net saving").setCellFormula("1/0"));
    eachFails(reviewed, faults);
  }

  /** What can go wrong in what a check adds up or looks at. */
  private static Map<String, Consumer<XSSFWorkbook>> faults() {
    Map<String, Consumer<XSSFWorkbook>> faults = new LinkedHashMap<>();
    faults.put("Rows read = rows written", b -> typed(b, 1, "Review row").setBlank());
    faults.put(
        "The workload on Calculation comes to what the review found",
        b -> at(b.getSheet(Sheets.CALCULATION).getRow(2), 3).setCellValue(-1));
    faults.put("Every row has a verdict", b -> typed(b, 1, "Verdict").setBlank());
    faults.put("Counts by verdict sum to the rows", b -> more(verdict(b, 2)));
    faults.put("Money by verdict sums to the portfolio", b -> more(verdict(b, 3)));
    faults.put(
        "Money at today's prices sums to the portfolio", b -> more(row(b, "At today's prices", 3)));
    faults.put("Forecast saves what is ready to approve", b -> more(forecast(b)));
    faults.put(
        "Rows without figures are listed in Issues",
        b -> {
          typed(b, 2, "Verdict").setCellValue("Needs data");
          typed(b, 2, "Net saving").setBlank();
          typed(b, 2, "Issues").setCellValue(0);
        });
    faults.put("No price used is older than the limit", b -> log(b, 8).setCellValue("stale"));
    faults.put(
        "No model has two prices for one day",
        b -> measured(b, "No model has two prices for one day").setCellValue(1));
    faults.put("Every currency used has an exchange rate", b -> log(b, 6).setBlank());
    faults.put(
        "Defaults used are counted",
        b -> {
          for (Row row : b.getSheet(Sheets.RUN_LOG)) {
            Cell cell = row.getCell(3);
            if (cell != null && text(cell).equals("Own")) {
              cell.setCellValue("Default");
              return;
            }
          }
        });
    return faults;
  }

  /** Faults that are far from each other share a workbook; with none every check holds. */
  private void eachFails(Path reviewed, Map<String, Consumer<XSSFWorkbook>> faults)
      throws IOException {
    List<Map.Entry<String, Consumer<XSSFWorkbook>>> all = new ArrayList<>(faults.entrySet());
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < WORKBOOKS; i++) {
      int first = i;
      files.add(
          edit(
              reviewed,
              "faults" + i,
              workbook -> {
                for (int k = first; k < all.size(); k += WORKBOOKS) {
                  all.get(k).getValue().accept(workbook);
                }
              }));
    }
    files.add(reviewed);
    Map<Path, Map<String, List<CSVRecord>>> calculated =
        LibreOffice.calculate(files, folder.resolve("calculated"));
    Map<String, String> good = results(calculated.get(reviewed));
    assertThat(good.values()).containsOnly("OK");
    assertThat(light(calculated.get(reviewed))).isEqualTo("All " + good.size() + " checks OK");
    assertThat(faults.keySet()).as("a fault for each check").isEqualTo(good.keySet());
    List<String> unnoticed = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Map<String, List<CSVRecord>> sheets = calculated.get(files.get(i % WORKBOOKS));
      CSVRecord row = row(sheets, all.get(i).getKey());
      if (!row.get(RESULT).equals("CHECK") || row.get(TODO).isEmpty()) {
        unnoticed.add(row.toString());
      }
      assertThat(light(sheets)).endsWith("attention");
    }
    assertThat(unnoticed).isEmpty();
  }

  // --- what an edit says ---------------------------------------------------------------

  /** No range of a formula grows when somebody types below it in another program than Excel. */
  @Test
  void aWorkloadThatIsTypedBelowTheLastOneIsTold() throws IOException {
    Path reviewed = good();
    Path edited =
        edit(
            reviewed,
            "edited",
            b -> {
              Sheet sheet = b.getSheet(Sheets.WORKLOADS);
              int column = typed(b, 1, "Requests").getColumnIndex();
              at(sheet.createRow(sheet.getLastRowNum() + 1), column).setCellValue(1000);
            });
    Map<String, List<CSVRecord>> sheets =
        LibreOffice.calculate(edited, folder.resolve("calculated"));
    assertThat(results(sheets)).containsEntry("Every row has a verdict", "CHECK");
  }

  // --- what is wrong in the input ------------------------------------------------------

  @Test
  void formulasComeToWhatTheyCarryAndWhatIsWrongInTheInputIsFound() throws IOException {
    Path sample = ShortSample.write(folder.resolve("short.xlsx"));
    Path bad = review(badBook(), "wrong");
    Path plain = review(sample, "sample");
    List<Path> all = List.of(bad, plain);
    Map<Path, Map<String, List<CSVRecord>>> calculated =
        LibreOffice.calculate(all, folder.resolve("calculated"));
    assertThat(ChecksAgainst.of(plain)).isEmpty();
    for (Path reviewed : all) {
      assertThat(differences(reviewed, calculated.get(reviewed))).isEmpty();
    }
    Map<String, String> results = results(calculated.get(bad));
    for (String failing :
        List.of(
            "No workload is listed twice",
            "Every model and GPU named has its price",
            "No price used is older than the limit",
            "No model has two prices for one day",
            "Instruction and retrieved tokens are within the input",
            "Shares are between 0% and 100%",
            "No volume or amount is negative",
            "Thresholds are in ascending order")) {
      assertThat(results).containsEntry(failing, "CHECK");
    }
  }

  // --- what nobody did wrong -----------------------------------------------------------

  /** Portfolios of all kinds of rows, one where net saving jumps over 0 at the break-even price. */
  @Test
  void aFreshReviewAccusesNobody() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>(SeededPortfolio.rows(21, 80));
    rows.add(SeededPortfolio.rows(8, 1780).get(1779));
    Path in = new PlainBook(rows).withShippedTables().write(folder.resolve("seeded.xlsx"));
    Path reviewed = review(in, "seeded");
    assertThat(ChecksAgainst.of(reviewed)).isEmpty();
    assertThat(ChecksAgainst.of(LibreOffice.calculate(reviewed, folder.resolve("calculated"))))
        .isEmpty();
  }

  // --- books ---------------------------------------------------------------------------

  private Path goodBook() {
    return new PlainBook(List.of(workload("alpha", "300000"), workload("beta", "40000"), tuned()))
        .withShippedTables()
        .with(AssumptionsTable.TABLE, assumptions(Map.of(LIMIT, "100000")))
        .write(folder.resolve("good.xlsx"));
  }

  private Path badBook() {
    Map<String, String> shares = new HashMap<>(workload("shares", "1000"));
    shares.put("Cached share", "150");
    Map<String, String> negative = new HashMap<>(workload("negative", "-5"));
    negative.put("Labelling cost", "-1");
    Map<String, String> parts = new HashMap<>(workload("parts", "1000"));
    parts.put("Instruction tokens", "5000");
    Map<String, String> unknown = new HashMap<>(workload("unknown", "1000"));
    unknown.put("Prompted model", "nobody's");
    List<Map<String, String>> models = new ArrayList<>(PlainBook.shipped(ModelPrices.TABLE));
    models.stream()
        .filter(row -> row.get("Model").equals("gpt-4.1"))
        .findFirst()
        .ifPresent(
            row -> {
              Map<String, String> twin = new HashMap<>(row);
              twin.put("Input", "77");
              models.add(twin);
            });
    return new PlainBook(
            List.of(
                workload("alpha", "300000"),
                workload("Beta", "40000"),
                workload("beta ", "40000"),
                shares,
                negative,
                parts,
                unknown))
        .withShippedTables()
        .with(ModelPrices.TABLE, models)
        .with(AssumptionsTable.TABLE, assumptions(Map.of("Low volume threshold", "5000")))
        .write(folder.resolve("bad.xlsx"));
  }

  private static List<Map<String, String>> assumptions(Map<String, String> own) {
    List<Map<String, String>> rows = PlainBook.shipped(AssumptionsTable.TABLE);
    for (Map<String, String> row : rows) {
      String value = own.get(row.get("Assumption"));
      if (value != null) {
        row.put("Value", value);
      }
    }
    return rows;
  }

  private static Map<String, String> workload(String name, String requests) {
    Map<String, String> row = PlainBook.answered(name, requests);
    row.put("Instruction tokens", "900");
    return row;
  }

  private static Map<String, String> tuned() {
    Map<String, String> row = new HashMap<>(workload("gamma", "900000"));
    row.put("Serving", "Rented GPUs");
    row.put("Current approach", "Fine-tuned");
    return row;
  }

  private static byte[] good = {};

  /** The good book reviewed, once in a process; each test has a copy. */
  private Path good() throws IOException {
    if (good.length == 0) {
      good = Files.readAllBytes(review(goodBook(), "good"));
    }
    return Files.write(folder.resolve("good-reviewed.xlsx"), good);
  }

  private Path review(Path in, String name) throws IOException {
    Path out = folder.resolve(name + "-reviewed.xlsx");
    new Review().run(Reviews.withoutShapes(Reviews.options(in, out)), Progress.hidden());
    return out;
  }

  // --- cells ---------------------------------------------------------------------------

  private Path edit(Path in, String name, Consumer<XSSFWorkbook> change) {
    return EditedBooks.edit(in, folder.resolve(name + ".xlsx"), change);
  }

  /** A cell of {@code Workloads}, its row from 1, its header without the unit. */
  private static Cell typed(XSSFWorkbook workbook, int row, String header) {
    Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
    for (Cell cell : sheet.getRow(0)) {
      if (text(cell).replaceFirst(" \\(.*", "").equals(header)) {
        return at(sheet.getRow(row), cell.getColumnIndex());
      }
    }
    throw new IllegalArgumentException(header);
  }

  private static Cell at(Row row, int column) {
    Cell old = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    if (old.getCellType() == CellType.FORMULA) {
      old.removeFormula();
    } else if (old.getCellType() == CellType.STRING) {
      // POI leaves an inline text as it is when another one is set.
      old.setBlank();
    }
    return old;
  }

  /** What Summary says of all checks. */
  private static String light(Map<String, List<CSVRecord>> sheets) {
    return sheets.get(Sheets.SUMMARY).stream()
        .map(row -> (row.get(0) + " " + row.get(1)).strip().replaceFirst("^0 All", "All"))
        .filter(text -> text.matches("(All|[0-9]+ of) [0-9]+ checks .*"))
        .findFirst()
        .orElseThrow();
  }

  private static void more(Cell cell) {
    cell.setCellValue(cell.getNumericCellValue() + 1000);
  }

  /** A cell beside the first verdict of {@code Summary}. */
  private static Cell verdict(XSSFWorkbook workbook, int column) {
    return row(workbook, "Fine-tune", column);
  }

  /** A cell of a row of the table of verdicts. */
  private static Cell row(XSSFWorkbook workbook, String name, int column) {
    for (Row row : workbook.getSheet(Sheets.SUMMARY)) {
      Cell cell = row.getCell(1);
      if (cell != null && text(cell).equals(name)) {
        return at(row, column);
      }
    }
    throw new IllegalArgumentException("no verdicts");
  }

  /** What Forecast says is saved in all months. */
  private static Cell forecast(XSSFWorkbook workbook) {
    int total = -1;
    Cell saved = null;
    for (Row row : workbook.getSheet(Sheets.FORECAST)) {
      for (Cell cell : row) {
        if (text(cell).equals(ForecastSheet.TOTAL)) {
          total = cell.getColumnIndex();
        } else if (text(cell).equals(ForecastSheet.SAVED)) {
          saved = at(row, total);
        }
      }
    }
    return Objects.requireNonNull(saved);
  }

  /** A cell of the first price that has a currency on {@code Run log}. */
  private static Cell log(XSSFWorkbook workbook, int column) {
    boolean below = false;
    for (Row row : workbook.getSheet(Sheets.RUN_LOG)) {
      Cell currency = row.getCell(5);
      if (below && currency != null && !text(currency).isEmpty()) {
        return at(row, column);
      }
      below |= currency != null && text(currency).equals("Currency");
    }
    throw new IllegalArgumentException("no prices");
  }

  private static Cell measured(XSSFWorkbook workbook, String check) {
    for (Row row : workbook.getSheet(Sheets.CHECKS)) {
      Cell name = row.getCell(NAME);
      if (name != null && text(name).equals(check)) {
        return at(row, 3);
      }
    }
    throw new IllegalArgumentException(check);
  }

  private static String text(Cell cell) {
    return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
  }

  // --- results -------------------------------------------------------------------------

  private static Map<String, String> results(Map<String, List<CSVRecord>> sheets) {
    Map<String, String> results = new LinkedHashMap<>();
    List<CSVRecord> rows = sheets.get(Sheets.CHECKS);
    for (CSVRecord row : rows.subList(FIRST_ROW, rows.size())) {
      results.put(row.get(NAME), row.get(RESULT));
    }
    return results;
  }

  private static CSVRecord row(Map<String, List<CSVRecord>> sheets, String name) {
    return sheets.get(Sheets.CHECKS).stream()
        .filter(row -> row.get(NAME).equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Formulas of our sheets that come to something else than they carry. */
  private static List<String> differences(Path reviewed, Map<String, List<CSVRecord>> calculated)
      throws IOException {
    List<String> differences = new ArrayList<>();
    int formulas = 0;
    List<String> ours =
        List.of(Sheets.CHECKS, Sheets.DECISIONS, Sheets.BUSINESS_UNITS, Sheets.SUMMARY);
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.only(ours::contains, in)) {
      for (String name : ours) {
        for (Row row : workbook.getSheet(name)) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA) {
              formulas++;
              String found = calculated.get(name).get(row.getRowNum()).get(cell.getColumnIndex());
              if (!EditedBooks.same(cell, found)) {
                differences.add(
                    name + "!" + cell.getAddress() + ": " + found + " by " + cell.getCellFormula());
              }
            }
          }
        }
      }
    }
    assertThat(formulas).isGreaterThan(60);
    return differences;
  }
}
