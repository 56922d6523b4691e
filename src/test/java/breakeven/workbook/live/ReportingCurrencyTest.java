package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.LiveBooks;
import breakeven.app.batch.Reviews;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.Sheets;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books in other currencies than the pound, whose tables are still quoted in pounds. */
class ReportingCurrencyTest {
  @TempDir private Path folder;

  private Path book(String name, Consumer<XSSFWorkbook> change) {
    List<Map<String, String>> rates = new ArrayList<>(PlainBook.shipped(ExchangeRates.TABLE));
    rates.add(Map.of("Currency", "JPY", "Rate", "0.005"));
    return new PlainBook(
            List.of(
                new LinkedHashMap<>(PlainBook.answered("a", "300000")),
                new LinkedHashMap<>(PlainBook.answered("b", "2000"))))
        .withShippedTables()
        .with(ExchangeRates.TABLE, rates)
        .edit(change::accept)
        .write(folder.resolve(name + ".xlsx"));
  }

  private static void assume(XSSFWorkbook workbook, String assumption, Object value) {
    Sheet sheet = workbook.getSheet(Sheets.ASSUMPTIONS);
    for (Row row : sheet) {
      if (text(row, AssumptionsTable.ASSUMPTION).equals(assumption)) {
        LiveBooks.put(
            row.getCell(
                AssumptionsTable.VALUE.ordinal(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK),
            value);
      }
    }
  }

  private static String text(Row row, Column column) {
    return String.valueOf(row.getCell(column.ordinal()));
  }

  private Path review(Path in, String name) {
    Path out = folder.resolve(name + "-reviewed.xlsx");
    return Reviews.review(
        Reviews.withoutShapes(
            Reviews.options(in, out, Reviews.AS_OF, true, null, Formulas.WHERE_AT_EASE, 0)));
  }

  /** What is said of the currency that the rates are quoted in. */
  private static List<Map<String, String>> quotations(Path reviewed) {
    return Reviews.issues(reviewed).stream()
        .filter(issue -> issue.get("Sheet").equals(Sheets.EXCHANGE_RATES))
        .filter(issue -> issue.get("Column").equals("Rate"))
        .filter(issue -> issue.get("Problem").contains("quoted"))
        .toList();
  }

  private static double cost(Path reviewed, String currency, int row) {
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.WORKLOADS::equals, in)) {
      Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      return LiveBooks.cell(sheet, row, "TCO fine-tuned (" + currency + ")").getNumericCellValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Thorough
  @ParameterizedTest
  @CsvSource({"USD, 0.753217", "JPY, 0.00476452"})
  void anotherReportingCurrencyGivesTheSameFiguresInThatOne(String code, double pounds) {
    Path before = review(book("pounds", workbook -> {}), "pounds");
    Path in = book("other", workbook -> assume(workbook, "Reporting currency", code));
    Path reviewed = review(in, "other");

    assertThat(quotations(reviewed)).as("the shipped rates are known to be per GBP").isEmpty();
    for (int row = 1; row <= 2; row++) {
      double expected = cost(before, "GBP", row) / pounds;
      assertThat(cost(reviewed, code, row)).isCloseTo(expected, within(expected * 1e-9));
    }
    // Formulas follow the rate that all others are divided by.
    Path edited =
        LiveBooks.type(
            reviewed,
            folder.resolve("edited.xlsx"),
            workbook -> rate(workbook, code, pounds * 1.1));
    Path fresh =
        review(
            LiveBooks.edit(in, folder.resolve("in.xlsx"), w -> rate(w, code, pounds * 1.1)), "x");
    assertThat(quotations(fresh))
        .singleElement()
        .satisfies(
            issue -> assertThat(issue.get("Severity")).isEqualTo("Warning"),
            issue -> assertThat(issue.get("Problem")).contains("quoted in GBP", "in " + code));
    Map<Path, Map<String, List<CSVRecord>>> calculated =
        LibreOffice.calculate(List.of(reviewed, edited), folder.resolve("calculated"));
    assertThat(
            LiveBooks.compare(calculated.get(reviewed), reviewed, true, (s, k, t) -> false)
                .differences())
        .isEmpty();
    Map<String, List<CSVRecord>> followed = calculated.get(edited);
    LiveBooks.Except again = LiveBooks.reviewAgain(followed);
    assertThat(
            LiveBooks.compare(
                    followed,
                    fresh,
                    false,
                    (sheet, key, title) ->
                        !sheet.equals(Sheets.WORKLOADS)
                            || title.equals("Why")
                            || again.leaves(sheet, key, title))
                .differences())
        .isEmpty();
  }

  private static void rate(XSSFWorkbook workbook, String code, double rate) {
    for (Row row : workbook.getSheet(Sheets.EXCHANGE_RATES)) {
      if (text(row, ExchangeRates.CURRENCY).equals(code)) {
        row.getCell(ExchangeRates.RATE.ordinal()).setCellValue(rate);
      }
    }
  }

  /** Amounts of a reviewed workbook are in the currency of its headers until the next review. */
  @Thorough
  @Test
  void aReviewedBookInAnotherCurrencyAsksForAReviewAndIsRebasedByIt() {
    Path reviewed = review(book("pounds", workbook -> {}), "pounds");
    Path edited =
        LiveBooks.type(
            reviewed,
            folder.resolve("edited.xlsx"),
            workbook -> assume(workbook, "Reporting currency", "EUR"));
    List<CSVRecord> workloads =
        LibreOffice.calculate(edited, folder.resolve("calculated")).get(Sheets.WORKLOADS);
    int why = workloads.get(0).toList().indexOf("Why");
    assertThat(workloads.subList(1, 3))
        .extracting(row -> row.get(why))
        .allMatch(said -> said.startsWith("Review again: the reporting currency is no longer GBP"));

    Path again = review(edited, "again");
    for (int row = 1; row <= 2; row++) {
      double expected = cost(reviewed, "GBP", row) / 0.8488;
      assertThat(cost(again, "EUR", row)).isCloseTo(expected, within(expected * 1e-9));
    }
  }

  @Test
  void aChangedAmountWhoseUnitNamesAnotherCurrencyIsToldInBoth() {
    Path reviewed =
        review(
            book(
                "euros",
                workbook -> {
                  assume(workbook, "Reporting currency", "EUR");
                  assume(workbook, "Day rate", 700.0);
                }),
            "euros");
    assertThat(Reviews.issues(reviewed))
        .filteredOn(issue -> issue.get("Problem").contains("its unit names"))
        .singleElement()
        .satisfies(
            issue -> assertThat(issue.get("Severity")).isEqualTo("Warning"),
            issue ->
                assertThat(issue.get("Problem"))
                    .isEqualTo("Day rate: its unit names GBP, so that 700 GBP count as 824.69 EUR"),
            issue ->
                assertThat(issue.get("How to fix"))
                    .isEqualTo(
                        "Nothing if that is meant; else type the amount in EUR, and begin the unit"
                            + " with EUR"));
  }
}
