package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.EditedBooks;
import breakeven.app.batch.Reviews;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assumptions and prices used, on {@code Run log}. */
@Thorough
class UsedSheetsTest {
  private static final String FOUND = "Value found";
  private static final String USED = "Value used";
  private static final String STANDS_IN = "Cell";

  @TempDir private Path folder;
  private int count;

  // --- what they say ----------------------------------------------------------------------------

  @Test
  void anAssumptionThatIsNotAsShippedIsThereAsItWasFoundAndAsItIsUsed() throws IOException {
    PlainBook book = book();
    assume(book, Assumption.MARGIN, "Value", "0.07");
    assume(book, Assumption.DAY_RATE, "Value", "900");
    assume(book, Assumption.DAY_RATE, "Unit", "USD a day");
    assume(book, Assumption.CORPUS, "Value", "");
    assume(book, Assumption.EPOCHS, "Value", "soon");
    book.rows(AssumptionsTable.TABLE)
        .removeIf(row -> Assumption.RETRAIN_CADENCE.title().equals(row.get("Assumption")));

    try (XSSFWorkbook reviewed = open(values(book.write(in())))) {
      Map<String, Row> rows = assumptions(reviewed.getSheet(Sheets.RUN_LOG));

      assertThat(rows)
          .containsOnlyKeys(
              Stream.of(
                      Assumption.DAY_RATE,
                      Assumption.CORPUS,
                      Assumption.EPOCHS,
                      Assumption.RETRAIN_CADENCE,
                      Assumption.MARGIN)
                  .map(Assumption::title)
                  .toList());
      Row dayRate = row(rows, Assumption.DAY_RATE);
      double rate = number(dayRate, "Rate");
      assertThat(rate).isBetween(0.5, 1.0);
      assertThat(number(dayRate, FOUND)).isEqualTo(900);
      assertThat(number(dayRate, USED)).isEqualTo(900 * rate);
      assertThat(text(dayRate, "Unit")).isEqualTo("GBP a day");
      assertThat(text(dayRate, "Default or own")).isEqualTo("Own");
      assertLeadsTo(dayRate, STANDS_IN, "900");
      Row corpus = row(rows, Assumption.CORPUS);
      assertThat(text(corpus, FOUND)).isEmpty();
      assertThat(number(corpus, USED)).isPositive();
      assertLeadsTo(corpus, STANDS_IN, "");
      Row epochs = row(rows, Assumption.EPOCHS);
      assertThat(text(epochs, FOUND)).isEqualTo("unreadable");
      assertThat(number(epochs, USED)).isPositive();
      assertLeadsTo(epochs, STANDS_IN, "soon");
      Row cadence = row(rows, Assumption.RETRAIN_CADENCE);
      assertThat(text(cadence, FOUND)).isEmpty();
      assertThat(text(cadence, STANDS_IN)).isEmpty();
      assertThat(text(cadence, "Default or own")).isEqualTo("Default");
      Row share = row(rows, Assumption.MARGIN);
      assertThat(cell(share, USED).getCellStyle().getDataFormatString()).contains("%");
    }
  }

  /** A sheet that is added holds what was calculated with: the names lead there. */
  @Test
  void anAssumptionThatIsAddedStandsInItsNewCell() throws IOException {
    Path out = values(Reviews.csv(SeededPortfolio.rows(26, 40), folder.resolve("plan.csv")));

    Reviews.valid(out);
    try (XSSFWorkbook reviewed = open(out)) {
      assertThat(assumptions(reviewed.getSheet(Sheets.RUN_LOG))).isEmpty();
      assertNamesHoldTheValuesUsed(reviewed);
    }
  }

  /** Rows of a workbook of prices stand elsewhere in the sheet that is added with them. */
  @Test
  void aPriceOfAnotherWorkbookLeadsToItsRowInTheSheetThatWasAdded() throws IOException {
    Path prices =
        book()
            .edit(
                workbook -> {
                  for (String name : List.of(Sheets.MODEL_PRICES, Sheets.GPU_PRICES)) {
                    XSSFSheet sheet = workbook.getSheet(name);
                    sheet.shiftRows(0, sheet.getLastRowNum(), 3);
                    sheet.createRow(0).createCell(0).setCellValue("Prices of the group");
                  }
                })
            .write(folder.resolve("prices.xlsx"));
    Path plan = new PlainBook(SeededPortfolio.rows(26, 12)).write(in());

    try (XSSFWorkbook reviewed = open(review(plan, out(), prices))) {
      XSSFSheet log = reviewed.getSheet(Sheets.RUN_LOG);
      int found = 0;
      int header = -1;
      for (Row row : log) {
        String first = row.getCell(0) == null ? "" : row.getCell(0).toString();
        if (header >= 0 && !first.isEmpty()) {
          assertLeadsToItsFirstFigure(log, header, row);
          found++;
        }
        header = first.equals("Row") ? row.getRowNum() : header;
      }
      assertThat(found).isGreaterThan(5);
    }
  }

  // --- from review to review --------------------------------------------------------------------

  @Test
  void namesOfAssumptionsHoldTheValuesUsedAfterASecondReviewToo() throws IOException {
    Path first = values(book().write(in()));
    Path again = values(first);

    assertThat(Reviews.sheets(again)).isEqualTo(Reviews.sheets(first));
    try (XSSFWorkbook before = open(first);
        XSSFWorkbook after = open(again)) {
      assertThat(names(after)).containsExactlyInAnyOrderEntriesOf(names(before));
      assertNamesHoldTheValuesUsed(after);
    }
  }

  private static void assertNamesHoldTheValuesUsed(XSSFWorkbook workbook) {
    Map<String, Row> rows = assumptions(workbook.getSheet(Sheets.RUN_LOG));
    Sheet sheet = workbook.getSheet(Sheets.ASSUMPTIONS);
    for (Assumption assumption : Assumption.values()) {
      CellReference cell =
          new CellReference(workbook.getName(assumption.formulaName()).getRefersToFormula());
      Row listed = rows.get(assumption.title());
      if (listed == null) {
        assertThat(cell.getSheetName()).isEqualTo(Sheets.ASSUMPTIONS);
        assertThat(sheet.getRow(cell.getRow()).getCell(0)).hasToString(assumption.title());
        assertThat(sheet.getRow(0).getCell(cell.getCol())).hasToString("Value");
      } else {
        assertThat(cell.getSheetName()).isEqualTo(Sheets.RUN_LOG);
        assertThat(cell.getRow()).isEqualTo(listed.getRowNum());
        assertThat((int) cell.getCol()).isEqualTo(cell(listed, USED).getColumnIndex());
      }
    }
  }

  // --- books ------------------------------------------------------------------------------------

  private static PlainBook book() {
    return new PlainBook(SeededPortfolio.rows(26, 40)).withShippedTables();
  }

  private static void assume(PlainBook book, Assumption assumption, String column, String text) {
    book.rows(AssumptionsTable.TABLE).stream()
        .filter(row -> assumption.title().equals(row.get("Assumption")))
        .forEach(row -> row.put(column, text));
  }

  private Path in() {
    return folder.resolve("plan " + ++count + ".xlsx");
  }

  private Path out() {
    return folder.resolve("reviewed " + ++count + ".xlsx");
  }

  private Path values(Path in) {
    return review(in, out(), null);
  }

  private static Path review(Path in, Path out, @Nullable Path prices) {
    return Reviews.review(
        Reviews.withoutShapes(Reviews.options(in, out, Reviews.AS_OF, false, prices, 0)));
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  // --- what stands in a sheet -------------------------------------------------------------------

  /** The rows of the assumptions used, by their titles. */
  private static Map<String, Row> assumptions(XSSFSheet sheet) {
    Map<String, Row> rows = new LinkedHashMap<>();
    boolean below = false;
    for (Row row : sheet) {
      String first = row.getCell(0) == null ? "" : row.getCell(0).toString();
      if (below && first.equals("Price rows used")) {
        break;
      }
      if (below && !first.isEmpty()) {
        rows.put(first, row);
      }
      below |= first.equals("Assumption");
    }
    return rows;
  }

  private static int header(Sheet sheet, String first) {
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(first)) {
        return row.getRowNum();
      }
    }
    throw new AssertionError("no header " + first);
  }

  private static Row row(Map<String, Row> rows, Assumption assumption) {
    return rows.get(assumption.title());
  }

  private static Cell cell(Row row, String header) {
    Sheet sheet = row.getSheet();
    return EditedBooks.cell(sheet, header(sheet, "Assumption"), row.getRowNum(), header);
  }

  private static double number(Row row, String header) {
    return cell(row, header).getNumericCellValue();
  }

  private static String text(Row row, String header) {
    return cell(row, header).toString();
  }

  private static Map<String, String> names(XSSFWorkbook workbook) {
    return workbook.getAllNames().stream()
        .filter(name -> !name.getNameName().startsWith("_xlnm"))
        .collect(Collectors.toMap(XSSFName::getNameName, XSSFName::getRefersToFormula));
  }

  /** A cell says where something stands, and its link leads to a cell that holds it. */
  private static void assertLeadsTo(Row row, String header, String expected) {
    Cell target = target(cell(row, header));
    assertThat(text(row, header))
        .isEqualTo(
            target.getSheet().getSheetName()
                + "!"
                + new CellReference(target.getRowIndex(), target.getColumnIndex())
                    .formatAsString());
    assertThat(String.valueOf(EditedBooks.value(target)).replaceFirst("\\.0$", ""))
        .isEqualTo(expected);
  }

  private static Cell target(Cell link) {
    XSSFHyperlink to = (XSSFHyperlink) link.getHyperlink();
    CellReference place = new CellReference(to.getLocation());
    return link.getSheet()
        .getWorkbook()
        .getSheet(place.getSheetName())
        .getRow(place.getRow())
        .getCell(place.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  /** The link leads to a cell with the first of the figures that its row tells. */
  private static void assertLeadsToItsFirstFigure(XSSFSheet sheet, int header, Row row) {
    Cell target = target(EditedBooks.cell(sheet, header, row.getRowNum(), "Where"));
    String figures =
        EditedBooks.cell(sheet, header, row.getRowNum(), "Figures, as typed").toString();
    String first = figures.split(";", -1)[0];
    double typed = Double.parseDouble(first.substring(first.lastIndexOf(' ') + 1));
    assertThat(target.getNumericCellValue()).as(first).isEqualTo(typed);
    assertThat(EditedBooks.cell(sheet, header, row.getRowNum(), "Where").toString())
        .isEqualTo(target.getSheet().getSheetName() + ", row " + (target.getRowIndex() + 1));
  }
}
