package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews.Part;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LightBook;
import breakeven.testing.PlainBook;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reviewed workbook is itself a workbook to review. */
@Thorough
class SecondReviewTest {
  /** Where the workbook tells its run, the hash of the input included. */
  private static final String PROPERTIES = "docProps/custom.xml";

  /** Each kind of input and what its reviews one after another come to, made once for all tests. */
  @TempDir private static Path once;

  private static final Map<String, List<Path>> made = new HashMap<>();

  @TempDir private Path folder;
  private int count;

  private Path review(Path in) {
    return review(in, folder.resolve("out " + ++count));
  }

  /** Under the same name each time, since the first page and the run log tell it. */
  private static Path review(Path in, Path to) {
    try {
      Path out = Files.createDirectories(to).resolve("plan.xlsx");
      return Reviews.review(Reviews.fewDraws(Reviews.options(in, out)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What so many reviews, each of what came of the one before, make of a kind of input. */
  private static Path reviewed(String kind, int times) throws IOException {
    List<Path> all = made.computeIfAbsent(kind, each -> new ArrayList<>());
    while (all.size() < times) {
      Path to = once.resolve(kind + " " + all.size());
      Path before =
          all.isEmpty() ? input(kind, Files.createDirectories(to)) : all.get(all.size() - 1);
      all.add(review(before, to.resolve("out")));
    }
    return all.get(times - 1);
  }

  private static Path input(String kind, Path folder) throws IOException {
    Path in = folder.resolve("plan.xlsx");
    List<Map<String, String>> rows = SeededPortfolio.rows(4, 12);
    return switch (kind) {
      case "sample" -> Files.copy(SampleWorkbook.FILE, in);
      case "only workloads" -> new PlainBook(rows).write(in);
      case "no table" -> new PlainBook(rows).withShippedTables().write(in);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** What a user does between two reviews. */
  private Path edited(Path file, PlainBook.Edit edit) throws IOException {
    Path to = Files.createDirectories(folder.resolve("edited " + ++count)).resolve("plan.xlsx");
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(to)) {
      edit.edit(workbook);
      SavedBook.write(workbook, out);
    }
    return to;
  }

  /** The same on some sheets alone. */
  private Path edited(Path file, List<String> sheets, Consumer<XSSFWorkbook> edit)
      throws IOException {
    Path to = Files.createDirectories(folder.resolve("edited " + ++count)).resolve("plan.xlsx");
    return LightBook.edit(file, to, sheets::contains, edit);
  }

  private Path typed(Path file, Consumer<XSSFSheet> edit) throws IOException {
    List<String> sheets = List.of(Sheets.WORKLOADS);
    return edited(file, sheets, book -> edit.accept(book.getSheet(Sheets.WORKLOADS)));
  }

  private static XSSFWorkbook open(Path file, String sheet) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return WorkbookDump.only(sheet::equals, in);
    }
  }

  private static String cells(Path file) {
    return WorkbookDump.of(file, name -> !name.startsWith(Sheets.RUN_LOG));
  }

  // --- nothing changed ---------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"sample", "only workloads", "no table"})
  void theSameFiguresAndTheSameCells(String kind) throws IOException {
    Path first = reviewed(kind, 1);
    Path second = reviewed(kind, 2);
    assertThat(Reviews.results(second)).isEqualTo(Reviews.results(first));
    assertThat(Reviews.sheets(second)).isEqualTo(Reviews.sheets(first)).doesNotHaveDuplicates();
    if (kind.equals("only workloads")) {
      // Now they are the workbook's own: their rows have a place to be named by.
      assertThat(ofWorkloads(second)).isEqualTo(ofWorkloads(first));
    } else {
      assertThat(cells(second)).isEqualTo(cells(first));
    }
    Reviews.valid(second);
  }

  private static String ofWorkloads(Path file) {
    return WorkbookDump.of(file, Sheets.WORKLOADS::equals);
  }

  @Test
  void aSheetOfInputsIsNoneOfOursWhateverNameLeadsToIt() {
    Path in =
        new PlainBook(List.of(PlainBook.answered("a", "2000000")))
            .edit(
                workbook -> {
                  XSSFName name = workbook.createName();
                  name.setNameName("Bk_Summary");
                  name.setRefersToFormula("Workloads!$A$1");
                })
            .write(folder.resolve("named.xlsx"));
    Path out = Reviews.review(in, folder.resolve("out.xlsx"));
    assertThat(Reviews.rows(out, Sheets.WORKLOADS)).hasSize(1);
    assertThat(Reviews.rows(out, Sheets.WORKLOADS).get(0)).containsEntry("Workload", "a");
  }

  @Test
  void aSecondReviewHasTheSheetsOfTheFirstInTheirOrder() throws IOException {
    Path in = new PlainBook(List.of(PlainBook.answered("w", "900000"))).write(folder.resolve("a"));
    Path once = Reviews.review(in, folder.resolve("once.xlsx"));
    Path later = Reviews.review(once, folder.resolve("later.xlsx"));
    // Input sheets that the first review has added are the workbook's own by then.
    assertThat(Reviews.sheets(later))
        .endsWith(Sheets.CHECKS, Sheets.ISSUES, Sheets.RUN_LOG, Sheets.REVIEW);
    assertThat(Reviews.sheets(later)).isEqualTo(Reviews.sheets(once));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "only workloads", "no table"})
  void nothingGrows(String kind) throws IOException {
    Path second = reviewed(kind, 2);
    Path third = reviewed(kind, 3);
    Map<String, Part> before = Reviews.parts(second);
    Map<String, Part> after = Reviews.parts(third);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    String log = part(second, Sheets.RUN_LOG);
    assertThat(part(third, Sheets.RUN_LOG)).isEqualTo(log);
    // The run log and the properties of the document tell the hash and size of the input; all else
    // is byte for byte the same: rules of an earlier review make way, and so do their numbers.
    assertThat(Reviews.differing(before, after)).containsExactly(PROPERTIES, log);
    assertThat(properties(after)).isEqualTo(properties(before)).contains("Breakeven: Java");
  }

  /** Without what differs with the input's bytes. */
  private static String properties(Map<String, Part> parts) {
    String text = parts.get(PROPERTIES).text();
    String rest =
        text.replaceAll("(name=\"Breakeven: (S[^\"]*of the input|Content)[^>]*>)<vt:[^<]*<", "$1<");
    assertThat(rest).hasSizeLessThan(text.length() - 64);
    return rest;
  }

  private static String part(Path file, String sheet) throws IOException {
    try (XlsxFile book = XlsxFile.open(file)) {
      return book.sheet(sheet).orElseThrow().part();
    }
  }

  @Test
  void aLaterDateChangesTheDateAndKeepsTheColumns() throws IOException {
    Path first = reviewed("sample", 1);
    LocalDate day = Reviews.AS_OF.plusMonths(1);
    Path second =
        Reviews.review(
            Reviews.options(first, folder.resolve("later.xlsx"), day, false, null, null));
    assertThat(header(second)).isEqualTo(header(first));
    assertThat(WorkbookDump.of(second, Sheets.SUMMARY::equals)).contains("reviewed on " + day);
  }

  @Test
  void anotherCurrencyKeepsTheColumns() throws IOException {
    Path first = reviewed("sample", 1);
    Path dollars =
        edited(
            first,
            List.of(Sheets.ASSUMPTIONS, Sheets.EXCHANGE_RATES),
            workbook -> {
              XSSFSheet assumptions = workbook.getSheet("Assumptions");
              assertThat(assumptions.getRow(1).getCell(0).getStringCellValue())
                  .isEqualTo("Reporting currency");
              assumptions.getRow(1).getCell(1).setCellValue("USD");
              workbook.removeSheetAt(workbook.getSheetIndex("Exchange rates"));
            });
    Path second = review(dollars);
    assertThat(header(second))
        .isEqualTo(header(first).stream().map(text -> text.replace("(GBP", "(USD")).toList());
    assertThat(Reviews.results(second, "USD")).hasSize(54);
    Reviews.valid(second);
  }

  private static List<String> header(Path file) throws IOException {
    List<String> header = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.WORKLOADS::equals, in)) {
      for (Cell cell : workbook.getSheet(Sheets.WORKLOADS).getRow(0)) {
        header.add(cell.getAddress().formatAsString() + " " + cell.getStringCellValue());
      }
    }
    return header;
  }

  // --- the user has changed something ------------------------------------------------------------

  @Test
  void aCellThatIsChangedChangesItsRowAndNoOther() throws IOException {
    Path first = reviewed("sample", 1);
    Path second =
        review(
            typed(
                first,
                sheet -> sheet.getRow(1).getCell(Workloads.REQUESTS.ordinal()).setCellValue(10)));
    Map<String, Map<String, String>> before = new LinkedHashMap<>(Reviews.results(first));
    Map<String, Map<String, String>> after = new LinkedHashMap<>(Reviews.results(second));
    assertThat(after.remove("Support ticket triage"))
        .isNotEqualTo(before.remove("Support ticket triage"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aRowThatIsDeletedOrAddedIsSeen() throws IOException {
    Path first = reviewed("no table", 1);
    Path second =
        review(
            typed(
                first,
                sheet -> {
                  sheet.removeRow(sheet.getRow(3));
                  var added = sheet.createRow(20);
                  for (Cell cell : sheet.getRow(2)) {
                    added
                        .createCell(cell.getColumnIndex())
                        .copyCellFrom(cell, new CellCopyPolicy());
                  }
                  added.getCell(0).setCellValue("the new one");
                }));
    Map<String, Map<String, String>> before = Reviews.results(first);
    Map<String, Map<String, String>> after = Reviews.results(second);
    assertThat(after).hasSameSizeAs(before).doesNotContainKey("seed 4 row 2");
    assertThat(after.get("the new one").get("Net saving (GBP)"))
        .isEqualTo(before.get("seed 4 row 1").get("Net saving (GBP)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "no table"})
  void aColumnOfTheUsersAmongOursStays(String kind) throws IOException {
    Path first = reviewed(kind, 1);
    int before = header(first).size();
    Path second = review(typed(first, SecondReviewTest::insert));
    List<String> header = header(second);
    assertThat(header).hasSize(before + 1);
    assertThat(header.stream().map(text -> text.substring(text.indexOf(' ') + 1)))
        .containsSubsequence("Verdict", "Why", "My remark", "What would change it", "Decision")
        .doesNotHaveDuplicates();
    assertThat(Reviews.results(second)).isEqualTo(Reviews.results(first));
    assertThat(Reviews.rows(second, Sheets.WORKLOADS))
        .extracting(row -> row.get("My remark"))
        .startsWith("remark 1", "remark 2", "remark 3");
    Reviews.valid(second);
    try (XSSFWorkbook workbook = open(second, Sheets.WORKLOADS)) {
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      for (XSSFTable table : sheet.getTables()) {
        assertThat(table.getEndColIndex()).isEqualTo(header.size() - 1);
        for (int i = 0; i < header.size(); i++) {
          assertThat(header.get(i)).endsWith(" " + table.getColumns().get(i).getName());
        }
      }
      sheet
          .getCellComments()
          .forEach(
              (at, note) -> {
                if (at.getRow() == 0 && sheet.getRow(0).getCell(at.getColumn()) != null) {
                  String text = sheet.getRow(0).getCell(at.getColumn()).getStringCellValue();
                  assertThat(text).isNotEqualTo("My remark");
                }
              });
    }
  }

  /** Inserts a column right of Why, as a spreadsheet does. */
  private static void insert(XSSFSheet sheet) {
    int at = 0;
    while (!sheet.getRow(0).getCell(at).getStringCellValue().equals("What would change it")) {
      at++;
    }
    int last = sheet.getRow(0).getLastCellNum() - 1;
    sheet.shiftColumns(at, last, 1);
    sheet.getRow(0).createCell(at).setCellValue("My remark");
    for (int row = 1; row <= 3; row++) {
      sheet.getRow(row).createCell(at).setCellValue("remark " + row);
    }
    for (XSSFTable table : sheet.getTables()) {
      var columns = table.getCTTable().getTableColumns();
      var inserted = columns.insertNewTableColumn(at);
      inserted.setId(9_000);
      inserted.setName("My remark");
      columns.setCount(columns.sizeOfTableColumnArray());
      String ref =
          new AreaReference(
                  new CellReference(0, 0),
                  new CellReference(table.getEndRowIndex(), last + 1),
                  sheet.getWorkbook().getSpreadsheetVersion())
              .formatAsString();
      table.getCTTable().setRef(ref);
      table.getCTTable().getAutoFilter().setRef(ref);
      table.updateReferences();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aColumnOfTheUsersWithTheNameOfOneOfOursIsKeptApart(boolean table) throws IOException {
    Path in =
        new PlainBook(SeededPortfolio.rows(4, 6))
            .edit(
                workbook -> {
                  XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
                  int at = sheet.getRow(0).getLastCellNum();
                  sheet.getRow(0).createCell(at).setCellValue("Issues");
                  for (int row = 1; row <= 6; row++) {
                    sheet.getRow(row).createCell(at).setCellValue("BK-" + row);
                  }
                  if (table) {
                    sheet.createTable(
                        new AreaReference(
                            new CellReference(0, 0),
                            new CellReference(6, at),
                            workbook.getSpreadsheetVersion()));
                  }
                })
            .write(folder.resolve("plan.xlsx"));
    Path first = review(in);
    Path second = review(first);
    Path third = review(second);
    assertThat(header(second)).isEqualTo(header(first));
    assertThat(header(third)).isEqualTo(header(first));
    assertThat(ofWorkloads(third)).isEqualTo(ofWorkloads(first)).contains("BK-1", "BK-6");
    Reviews.valid(third);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "only workloads"})
  void sheetsThatWereRenamedAreRebuiltUnderTheirNames(String kind) throws IOException {
    Path first = reviewed(kind, 1);
    Path changed =
        edited(
            first,
            workbook -> {
              workbook.setSheetName(workbook.getSheetIndex(Sheets.SUMMARY), "Cover page");
              workbook.setSheetName(workbook.getSheetIndex(Sheets.NEXT_STEPS), "What's next");
              XSSFSheet mine = workbook.createSheet("Mine");
              mine.createRow(0).createCell(0).setCellFormula("'Cover page'!C18");
            });
    Path second = review(changed);
    assertThat(Reviews.sheets(second))
        .containsExactlyInAnyOrderElementsOf(Reviews.sheets(changed))
        .startsWith("Cover page")
        .containsSubsequence("What's next", "Mine", Sheets.CHECKS);
    assertThat(WorkbookDump.of(second, "Mine"::equals)).contains("'Cover page'!C18");
    assertThat(Reviews.rows(second, "What's next"))
        .isEqualTo(Reviews.rows(first, Sheets.NEXT_STEPS));
    assertThat(WorkbookDump.of(second, Sheets.ISSUES::equals)).contains("Back to Cover page");
    Reviews.valid(second);
    Path third = review(second);
    assertThat(Reviews.sheets(third)).isEqualTo(Reviews.sheets(second));
    assertThat(Reviews.differing(Reviews.parts(second), Reviews.parts(third)))
        .containsExactly(PROPERTIES, part(third, Sheets.RUN_LOG));
  }

  @Test
  void aSheetOfTheUsersWithOneOfOurNamesIsKept() throws IOException {
    Path in =
        new PlainBook(SeededPortfolio.rows(4, 6))
            .withShippedTables()
            .edit(
                workbook ->
                    workbook
                        .createSheet("SUMMARY")
                        .createRow(0)
                        .createCell(0)
                        .setCellValue("our own"))
            .write(folder.resolve("plan.xlsx"));
    Path first = review(in);
    assertThat(Reviews.sheets(first)).contains("SUMMARY", "Summary 2").doesNotContain("Summary");
    assertThat(WorkbookDump.of(first, "SUMMARY"::equals))
        .isEqualTo("[SUMMARY]\nA1     text    our own\n");
    Path second = review(first);
    assertThat(Reviews.sheets(second)).isEqualTo(Reviews.sheets(first));
    assertThat(WorkbookDump.of(second, "SUMMARY"::equals)).contains("our own");
    assertThat(WorkbookDump.of(second, "Summary 2"::equals))
        .isEqualTo(WorkbookDump.of(first, "Summary 2"::equals));
  }

  @Test
  void whereTheUserHasASheetIssuesEverythingSendsToOurs() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(4, 6);
    rows.get(0).put("Prompted model", "none such");
    List<Map<String, String>> assumptions = PlainBook.shipped(AssumptionsTable.TABLE);
    assumptions.stream()
        .limit(20)
        .forEach(row -> row.put("Assumption", row.get("Assumption") + " so"));
    Path in =
        new PlainBook(rows)
            .withShippedTables()
            .with(AssumptionsTable.TABLE, assumptions)
            .edit(workbook -> workbook.createSheet("Issues"))
            .write(folder.resolve("plan.xlsx"));
    ReviewOptions options = Reviews.options(in, folder.resolve("reviewed.xlsx"));

    assertThat(new Review().run(options, Progress.hidden()).summary())
        .anyMatch(line -> line.endsWith(" warnings, listed on Issues 2"));
    assertThat(WorkbookDump.of(options.output()))
        .contains("; Issues 2 names each", "Issues 2 says why", " more, on Issues 2")
        .contains("are missing: Issues 2 names each")
        .doesNotContain("Issues names", "Issues says", "on Issues\n");
    assertThat(review(options.output()))
        .satisfies(second -> assertThat(WorkbookDump.of(second)).contains("; Issues 2 names each"));
  }

  @Test
  void sheetsOfOursThatWereDeletedComeBack() throws IOException {
    Path first = reviewed("sample", 1);
    Path without =
        edited(
            first,
            workbook -> {
              workbook.removeSheetAt(workbook.getSheetIndex(Sheets.SUMMARY));
              workbook.removeSheetAt(workbook.getSheetIndex(Sheets.ISSUES));
            });
    Path second = review(without);
    assertThat(Reviews.sheets(second)).containsExactlyInAnyOrderElementsOf(Reviews.sheets(first));
    assertThat(Reviews.results(second)).isEqualTo(Reviews.results(first));
    Reviews.valid(second);
  }

  @Test
  void aNameThatLeadsNowhereIsNoObstacle() throws IOException {
    // So a spreadsheet leaves the names of a sheet that was deleted.
    Path first = reviewed("no table", 1);
    Path without =
        edited(
            first,
            workbook -> {
              workbook.removeSheetAt(workbook.getSheetIndex(Sheets.SUMMARY));
              var name = workbook.getCTWorkbook().getDefinedNames().addNewDefinedName();
              name.setName("Bk_Summary");
              name.setStringValue("#REF!$A$1");
            });
    Path second = review(without);
    assertThat(Reviews.sheets(second)).containsExactlyInAnyOrderElementsOf(Reviews.sheets(first));
    Path third = review(second);
    assertThat(Reviews.sheets(third)).isEqualTo(Reviews.sheets(second));
  }

  /** Deleting a sheet leaves the names that formulas and drop-downs called it by. */
  @ParameterizedTest
  @ValueSource(strings = {"as it was", "#REF!$B$2:INDEX(#REF!,COUNTA(#REF!))"})
  void inputSheetsThatWereDeletedComeBackWithTheirLists(String models) throws IOException {
    Path without =
        edited(
            SampleWorkbook.FILE,
            workbook -> {
              for (String sheet : List.of(Sheets.MODEL_PRICES, Sheets.CHOICES)) {
                workbook.removeSheetAt(workbook.getSheetIndex(sheet));
              }
              if (!models.equals("as it was")) {
                // As XML, since POI parses what it is given.
                for (var name : workbook.getCTWorkbook().getDefinedNames().getDefinedNameArray()) {
                  if (name.getName().equals("Ls_Model")) {
                    name.setStringValue(models);
                  }
                }
              }
            });
    Path reviewed = review(without);
    assertThat(Reviews.sheets(reviewed)).contains(Sheets.MODEL_PRICES, Sheets.CHOICES);
    try (XSSFWorkbook workbook = open(reviewed, Sheets.MODEL_PRICES)) {
      assertThat(workbook.getName("Ls_Model").getRefersToFormula())
          .startsWith("'Model prices'!$B$2:INDEX(");
    }
    Reviews.valid(reviewed);
  }

  @Test
  void ourColumnsDeletedGiveTheUsersOwnSheetBack() throws IOException {
    Path in = input("no table", folder);
    Path first = review(in);
    int verdict = header(in).size();
    Path without =
        typed(
            first,
            sheet -> {
              for (Row row : sheet) {
                for (int i = row.getLastCellNum() - 1; i >= verdict; i--) {
                  if (row.getCell(i) != null) {
                    row.removeCell(row.getCell(i));
                  }
                }
              }
            });
    assertThat(ofWorkloads(without)).isEqualTo(ofWorkloads(in));
    Path second = review(without);
    assertThat(header(second)).isEqualTo(header(first));
    assertThat(ofWorkloads(second)).isEqualTo(ofWorkloads(first));
  }

  /** A verdict is renamed to be kept beside the next one. */
  @ParameterizedTest
  @ValueSource(strings = {"Verdict", "Why"})
  void aColumnOfOursThatWasRenamedIsTheUsersAndTheOthersAreReplaced(String renamed)
      throws IOException {
    Path first = reviewed("no table", 1);
    int before = header(first).size();
    Path kept =
        typed(
            first,
            sheet -> {
              for (Cell cell : sheet.getRow(0)) {
                if (cell.getStringCellValue().equals(renamed)) {
                  cell.setBlank();
                  cell.setCellValue("In November");
                }
              }
            });
    Path second = review(kept);
    assertThat(header(second)).hasSize(before + 1);
    assertThat(Reviews.results(second)).isEqualTo(Reviews.results(first));
    assertThat(Reviews.rows(second, Sheets.WORKLOADS))
        .extracting(row -> row.get("In November"))
        .isEqualTo(
            Reviews.rows(first, Sheets.WORKLOADS).stream().map(row -> row.get(renamed)).toList());
  }

  @Test
  void aColumnOfOursThatWasClearedComesBack() throws IOException {
    Path first = reviewed("no table", 1);
    Path without =
        typed(
            first,
            sheet -> {
              int at = sheet.getRow(0).getLastCellNum() - 1;
              while (!sheet.getRow(0).getCell(at).getStringCellValue().equals("TCO today (GBP)")) {
                at--;
              }
              for (Row row : sheet) {
                if (row.getCell(at) != null) {
                  row.removeCell(row.getCell(at));
                }
              }
            });
    Path second = review(without);
    assertThat(Reviews.results(second)).isEqualTo(Reviews.results(first));
  }
}
