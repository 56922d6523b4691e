package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.table.Column;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code Issues} can be worked through from its first row on. */
@Thorough
class IssueOrderTest {
  private static final String AFFECTED = "Workloads affected";
  private static final String SPEND = "Paid today (GBP a year)";

  /** When most shipped prices are too old. */
  private static final LocalDate LATER = LocalDate.of(2026, 12, 25);

  /** A remark behind a source: the row is the user's. */
  private static final String OURS = " (looked up by us)";

  @TempDir private static Path shared;
  private static Path sample;

  @TempDir private Path folder;

  @BeforeAll
  static void review() throws IOException {
    sample = shared.resolve("out.xlsx");
    Path own = shared.resolve("own.xlsx");
    TypedBooks.edited(
        SampleWorkbook.FILE,
        own,
        workbook -> {
          for (PriceTable table : PriceTable.ALL) {
            XSSFSheet sheet = workbook.getSheet(table.table().sheet());
            int source = table.table().columns().indexOf(table.source());
            sheet.forEach(
                row -> {
                  Cell cell = row.getCell(source);
                  if (row.getRowNum() > 0 && cell != null) {
                    cell.setCellValue(cell + OURS);
                  }
                });
          }
        });
    Reviews.review(Reviews.asked(own, sample, LATER, false, null, null, 0, null, null));
  }

  private static double number(Map<String, String> issue, String header) {
    String text = issue.get(header);
    return text.isEmpty() ? -1 : Double.parseDouble(text);
  }

  @Test
  void theSampleIsRankedByWhatIsBlockedAndBySpend() {
    List<Map<String, String>> issues = Reviews.issues(sample);

    assertThat(issues)
        .extracting(issue -> issue.get("Severity"))
        .isSortedAccordingTo(String::compareTo);
    assertThat(issues)
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(issue -> -number(issue, AFFECTED))
        .isSorted();
    assertThat(issues)
        .filteredOn(issue -> issue.get("Severity").equals("Warning"))
        .extracting(issue -> -number(issue, SPEND))
        .hasSizeGreaterThan(20)
        .isSorted();
    assertThat(issues).extracting(issue -> number(issue, SPEND)).anyMatch(spend -> spend > 9e5);
    // A page of old prices is one entry.
    assertThat(issues)
        .filteredOn(issue -> issue.get("Problem").contains(" rows from "))
        .allMatch(issue -> issue.get("How to fix").matches(".* in rows [0-9].* and [0-9].*"))
        .isNotEmpty();
  }

  /** Twenty warnings of a table that nobody touched hide what somebody typed wrong. */
  @Test
  void shippedPricesThatNobodyChangedAreOneEntry() throws IOException {
    Path fresh = folder.resolve("fresh.xlsx");
    Reviews.review(Reviews.options(SampleWorkbook.FILE, fresh, Reviews.AS_OF, false, null, 0));
    List<Map<String, String>> issues = Reviews.issues(fresh);
    assertThat(issues).hasSizeBetween(5, 10);
    assertThat(issues)
        .filteredOn(issue -> issue.get("Problem").contains("shipped"))
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.get("Problem"))
                  .startsWith("51 of 51 prices used are the shipped ones, checked 2026-02-11 to ")
                  .contains(" were checked longer ago than the Price age limit of 90 days. ")
                  .contains("gpt-5.4-nano ends on 2027-04-01, and no Replacement is named");
              assertThat(number(issue, AFFECTED)).isEqualTo(54);
            });
    // Our own card is nobody's choice, and prices that are equal are no other ones.
    assertThat(issues)
        .extracting(issue -> issue.get("Problem"))
        .noneMatch(problem -> problem.startsWith("The name L40S"))
        .noneMatch(problem -> problem.startsWith("The name gpt-5.4 "))
        .noneMatch(problem -> problem.startsWith("The name gpt-5.6-sol"))
        .anyMatch(problem -> problem.startsWith("The name A100 80GB takes the first row"));
  }

  /** Who types what holds now, with its day, is done. */
  @Test
  void pricesThatTheUserCorrectedSinceRaiseNoWarningOfTheirOwn() throws IOException {
    assertThat(corrected(2, LATER.toString()))
        .noneMatch(problem -> problem.contains(" days before the review"))
        .noneMatch(problem -> problem.contains("another source says"))
        .noneMatch(problem -> problem.startsWith("The name L40S"));
  }

  /** Under the day and the source of ours an age is still that of the shipped ones. */
  @Test
  void pricesThatTheUserCorrectedUnderTheDayAsItWasAreOneEntryWithTheShippedOnes()
      throws IOException {
    assertThat(corrected(1.1, ""))
        .noneMatch(problem -> problem.contains(" days before the review"))
        .filteredOn(problem -> problem.contains(" shipped "))
        .singleElement()
        .asString()
        .matches(
            "\\d+ of \\d+ prices used are the shipped ones, \\d+ of them with figures of your own,.*");
  }

  /** What is said of prices once all amounts were multiplied, and the day was typed. */
  private List<String> corrected(double factor, String day) throws IOException {
    Path own = folder.resolve("corrected.xlsx");
    TypedBooks.edited(
        SampleWorkbook.FILE,
        own,
        workbook -> {
          for (PriceTable table : PriceTable.ALL) {
            List<Column> columns = table.table().columns();
            for (Row row : workbook.getSheet(table.table().sheet())) {
              for (Column amount : table.currency() == null ? List.<Column>of() : table.amounts()) {
                Cell cell = row.getCell(columns.indexOf(amount));
                if (cell != null && cell.getCellType() == CellType.NUMERIC) {
                  cell.setCellValue(cell.getNumericCellValue() * factor);
                }
              }
              Cell checked = row.getCell(columns.indexOf(table.checkedOn()));
              if (checked != null && row.getRowNum() > 0 && !day.isEmpty()) {
                checked.setCellValue(day);
              }
            }
          }
        });
    Path out = folder.resolve("corrected-out.xlsx");
    Reviews.review(Reviews.options(own, out, LATER, false, null, 0));
    return Reviews.issues(out).stream()
        .filter(issue -> !issue.get("Sheet").equals(Sheets.WORKLOADS))
        .map(issue -> issue.get("Problem"))
        .toList();
  }

  /** What is wrong with prices is the same, and stands in the same order, wherever the rows are. */
  @Test
  void theOrderOfTheWorkloadsDecidesNothing() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      rows.add(SeededPortfolio.row(11, i));
    }
    List<Map<String, String>> first = prices(rows, "first");
    Collections.reverse(rows);

    assertThat(first).hasSizeGreaterThan(20);
    assertThat(prices(rows, "second")).isEqualTo(first);
  }

  private List<Map<String, String>> prices(List<Map<String, String>> rows, String name)
      throws IOException {
    PlainBook book = new PlainBook(rows).withShippedTables();
    for (PriceTable table : PriceTable.ALL) {
      List<Map<String, String>> own = new ArrayList<>();
      for (Map<String, String> row : book.rows(table.table())) {
        Map<String, String> changed = new TreeMap<>(row);
        changed.merge(table.source().header(), OURS, String::concat);
        own.add(changed);
      }
      book.with(table.table(), own);
    }
    Path in = book.write(folder.resolve(name + ".xlsx"));
    Path out = folder.resolve(name + "-out.xlsx");
    Reviews.review(Reviews.options(in, out, Reviews.AS_OF, false, null, 0));
    return Reviews.issues(out).stream()
        .filter(issue -> !issue.get("Sheet").equals(Sheets.WORKLOADS))
        .toList();
  }
}
