package breakeven.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.ActualsSheet;
import breakeven.app.batch.Formulas;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.ActualMonth;
import breakeven.core.table.Sheets;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.UsageAsk;
import breakeven.testing.Imports;
import breakeven.testing.PlainBook;
import breakeven.testing.UsageAsks;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FocusTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);

  @TempDir private Path folder;

  private Path book(String name, boolean actuals) throws IOException {
    return new PlainBook(
            List.of(
                PlainBook.answered("Triage \"A\"", "100000"),
                PlainBook.answered("Tagging", "200000")))
        .edit(
            workbook -> {
              if (actuals) {
                var sheet = workbook.createSheet(Sheets.ACTUALS);
                row(
                    sheet.createRow(0),
                    "Workload",
                    "Month",
                    "Requests",
                    "Input tokens",
                    "Cached tokens",
                    "Written tokens",
                    "Output tokens",
                    "Model",
                    "Billed cost",
                    "Currency");
                row(
                    sheet.createRow(1),
                    "Triage \"A\"",
                    "2026-09-01",
                    1000,
                    900_000,
                    200_000,
                    100_000,
                    90_000,
                    "gpt-5.4",
                    12.25,
                    "USD");
                row(
                    sheet.createRow(2),
                    "Triage \"A\"",
                    "2026-10-01",
                    1100,
                    990_000,
                    null,
                    null,
                    99_000,
                    "gpt-5.4",
                    13.5,
                    "USD");
                row(
                    sheet.createRow(3),
                    "Tagging",
                    "2026-10-01",
                    2000,
                    400_000,
                    40_000,
                    null,
                    20_000,
                    "gpt-5.4",
                    7,
                    "EUR");
              }
            })
        .write(folder.resolve(name));
  }

  private static void row(Row row, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else if (cells[i] != null) {
        row.createCell(i).setCellValue(cells[i].toString());
      }
    }
  }

  private Path exported(String table) throws IOException {
    Path files = folder.resolve("files");
    new Review()
        .run(
            Reviews.withoutShapes(
                Reviews.asked(
                    book("plan.xlsx", true),
                    null,
                    AS_OF,
                    false,
                    null,
                    null,
                    Formulas.NEVER,
                    0,
                    files,
                    null)),
            Progress.hidden());
    return files.resolve(table);
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    String text = Files.readString(file).replace("\uFEFF", "");
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180.builder().setHeader().get())) {
      return parser.getRecords();
    }
  }

  @Test
  void whatWasUsedAndBilledComesBackThroughTheReaderOfFocus() throws IOException {
    Path focus = exported("FOCUS actuals.csv");
    Path other = book("other.xlsx", false);
    List<String> said = new ArrayList<>();
    UsageAsk ask = UsageAsks.of("", "Tags.workload", GivenRequests.NONE);
    Imports.usage(
        new UsageOptions(List.of(focus), new Into(other, null, false), true, ask, AS_OF),
        said::add);

    assertThat(said).anyMatch(line -> line.contains("FOCUS cost and usage"));
    assertThat(months(other))
        .extracting(FocusTest::shown)
        .containsExactlyInAnyOrderElementsOf(
            months(folder.resolve("plan.xlsx")).stream().map(FocusTest::shown).toList());
  }

  private static List<ActualMonth> months(Path book) {
    try (XlsxFile workbook = XlsxFile.open(book)) {
      return ActualsSheet.of(workbook).orElseThrow().months();
    }
  }

  /**
   * All but what FOCUS cannot say: requests, and whether no token or an unknown number was cached.
   */
  private static String shown(ActualMonth month) {
    return String.join(
        " ",
        month.month().toString(),
        month.workload(),
        month.model(),
        number(month.input()),
        number(month.cached()),
        number(month.written()),
        number(month.output()),
        number(month.cost()),
        month.currency());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "0.0" : String.valueOf(value);
  }

  @Test
  void eachMonthToComeHasARowForEachKindOfCost() throws IOException {
    List<CSVRecord> forecast = rows(exported("FOCUS forecast.csv"));

    assertThat(forecast)
        .filteredOn(row -> row.get("ChargeDescription").equals("Tokens"))
        .first()
        .satisfies(
            row -> {
              assertThat(row.get("ChargePeriodStart")).isEqualTo("2026-12-01T00:00:00Z");
              assertThat(row.get("ChargePeriodEnd")).isEqualTo("2027-01-01T00:00:00Z");
              assertThat(row.get("Tags")).isEqualTo("{\"kind\": \"Tokens\"}");
              assertThat(Double.parseDouble(row.get("BilledCost"))).isPositive();
              assertThat(Double.parseDouble(row.get("x_CostAsToday"))).isPositive();
            });
    assertThat(forecast).noneMatch(row -> row.get("ChargeDescription").equals("Bad answers"));
  }

  @Test
  void aBillIsCountedOnce() throws IOException {
    double billed =
        rows(exported("FOCUS actuals.csv")).stream()
            .mapToDouble(row -> Double.parseDouble(row.get("BilledCost")))
            .sum();

    assertThat(billed).isEqualTo(12.25 + 13.5 + 7);
  }
}
