package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.EditedBooks;
import breakeven.app.batch.Reviews;
import breakeven.core.economics.CostKind;
import breakeven.core.report.PortfolioForecast;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Thorough;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code Forecast}: its sums are those of the workloads, also where a spreadsheet adds them up. */
class ForecastSheetTest {
  private static final String EXPECTED = ForecastSheet.SAVES + ForecastSheet.EXPECTED;
  private static final String AT_PRICES = ForecastSheet.SAVES + ForecastSheet.AT_PRICES;
  private static final String AS_TODAY = ForecastSheet.AS_TODAY + ForecastSheet.AT_PRICES;
  private static final String AS_ADVISED = ForecastSheet.AS_ADVISED + ForecastSheet.AT_PRICES;
  private static final Set<String> BLOCKS = Set.of(AS_TODAY, AS_ADVISED, AT_PRICES, EXPECTED);

  @TempDir private Path folder;

  private List<CSVRecord> forecast;
  private List<CSVRecord> summary;
  private List<CSVRecord> costs;
  private List<String> titles;

  /** The sheet of a workbook as a spreadsheet has it: each sum is that of its rows. */
  static void addUp(Map<String, List<CSVRecord>> book) {
    ForecastSheetTest sheet = new ForecastSheetTest();
    sheet.read(book);
    sheet.addsUp();
  }

  private void read(Map<String, List<CSVRecord>> book) {
    forecast = book.get(Sheets.FORECAST);
    summary = book.get(Sheets.SUMMARY);
    costs = book.get(Sheets.COSTS);
    titles = costs.get(0).toList();
  }

  @Thorough
  @Test
  void everyTotalOfTheSampleIsThatOfItsRowsAndOfSummary() {
    read(Reviews.withCosts(SampleWorkbook.FILE, folder, 0));
    assertThat(head()).containsSubsequence("2026", "2027", "2028", ForecastSheet.TOTAL);
    addsUp();
    paysBackAsSummarySays();
    assertThat(total(ForecastSheet.SAVED, AT_PRICES)).isGreaterThan(100_000);
  }

  @Thorough
  @Test
  void monthsOfTheExpectedSavingAddUpToTheHeadline() {
    read(Reviews.withCosts(SampleWorkbook.FILE, folder, 150));
    addsUp();
    paysBackAsSummarySays();
    CSVRecord all =
        summary.stream()
            .filter(row -> row.get(1).equals("All workloads"))
            .findFirst()
            .orElseThrow();
    same(total(ForecastSheet.SAVED, EXPECTED), Double.parseDouble(all.get(SummarySheet.READY)));
    double atPrices = total(ForecastSheet.SAVED, AT_PRICES);
    assertThat(total(ForecastSheet.SAVED, EXPECTED)).isBetween(0.3 * atPrices, 0.9 * atPrices);
    assertThat(total(ForecastSheet.FEWER, EXPECTED)).isPositive();
  }

  @Thorough
  @Test
  void fiscalYearsBeginInTheirFirstMonth() {
    Path in =
        EditedBooks.edit(
            SampleWorkbook.FILE,
            folder.resolve("april.xlsx"),
            workbook -> {
              for (Row row : workbook.getSheet(Sheets.ASSUMPTIONS)) {
                if (row.getCell(0).toString().equals("Fiscal year begins")) {
                  EditedBooks.put(row.getCell(1), 4.0);
                }
              }
            });
    read(Reviews.withCosts(in, folder, 0));
    assertThat(head()).containsSubsequence("FY 26/27", "FY 27/28", "FY 28/29");
    addsUp();
    paysBackAsSummarySays();
  }

  private void addsUp() {
    for (CostKind kind : CostKind.values()) {
      String label = kind.paid() ? kind.title() : ForecastSheet.BAD_ANSWERS;
      String today = kind.paid() ? kind.title() + " as today" : "Bad answers today";
      String advised = kind.title() + " as advised";
      same(total(label, AS_TODAY), sum("Counted in totals", today));
      same(
          total(label, AS_ADVISED),
          sum("Counted in totals", today) - sum("Ready", today) + sum("Ready", advised));
    }
    same(total(ForecastSheet.PAID, AS_TODAY), sum("Counted in totals", "Paid as today"));
    same(total(ForecastSheet.PAID_LESS, AT_PRICES), sum("Ready", "Cash saving"));
    same(total(ForecastSheet.FEWER, AT_PRICES), sum("Ready", "Fewer bad answers"));
    same(total(ForecastSheet.SAVED, AT_PRICES), sum("Counted in totals", "Ready to approve"));
    if (drawn()) {
      same(total(ForecastSheet.PAID_LESS, EXPECTED), sum("Ready", "Expected cash saving"));
      same(total(ForecastSheet.SAVED, EXPECTED), sum("Ready", "Expected saving"));
    } else {
      same(key(ForecastSheet.NPV), sum("Ready", "NPV of the change"));
    }
    same(total(ForecastSheet.SO_FAR, basis()), total(ForecastSheet.SAVED, basis()));
    same(
        number(row(ForecastSheet.PAID, AS_ADVISED), ForecastSheet.ONCE),
        sum("Ready", "One-off of the change"));
    for (CSVRecord row : forecast.subList(EditedBooks.HEADER_ROW + 3, forecast.size())) {
      if (!row.get(0).isEmpty()
          && !row.get(0).equals(ForecastSheet.SO_FAR)
          && !row.get(2).isEmpty()) {
        double years = 0;
        for (int i = 1; i < head().indexOf(ForecastSheet.TOTAL); i++) {
          years += row.get(i).isEmpty() ? 0 : Double.parseDouble(row.get(i));
        }
        same(years, number(row, ForecastSheet.TOTAL));
      }
    }
    worthNothingAtItsOwnRate();
  }

  private void paysBackAsSummarySays() {
    double payback = key(ForecastSheet.PAYBACK);
    int card = 0;
    while (!summary.get(card).toList().contains("Payback of the whole")) {
      card++;
    }
    int column = summary.get(card).toList().indexOf("Payback of the whole");
    assertThat(summary.get(card + 1).get(column))
        .isEqualTo(String.valueOf((int) Math.ceil(payback)));
  }

  private boolean drawn() {
    return forecast.stream().anyMatch(row -> row.get(0).equals(EXPECTED));
  }

  /** The block whose saving has key figures, each of them once. */
  private String basis() {
    return drawn() ? EXPECTED : AT_PRICES;
  }

  /** NPV is discounted; the rate of return discounts to 0; the payback is where the sum does. */
  private void worthNothingAtItsOwnRate() {
    CSVRecord saved = row(ForecastSheet.SAVED, basis());
    CSVRecord soFar = row(ForecastSheet.SO_FAR, basis());
    int once = head().indexOf(ForecastSheet.ONCE);
    String told = said(ForecastSheet.IRR);
    boolean beyond = told.equals("over 1,000%");
    double rate = beyond ? PortfolioForecast.MOST : number(told);
    double perYear = 1 + key(ForecastSheet.RATE_A_YEAR);
    double npv = 0;
    double worth = 0;
    double spent = 0;
    double payback = 0;
    for (int i = once; i < head().size() && !head().get(i).isEmpty(); i++) {
      double amount = Double.parseDouble(saved.get(i));
      worth += amount / Math.pow(1 + rate, (i - once) / 12.0);
      npv += amount / Math.pow(perYear, (i - once) / 12.0);
      spent = Math.max(spent, Math.abs(amount));
      if (Double.parseDouble(soFar.get(i)) < 0) {
        double next = Double.parseDouble(soFar.get(i + 1));
        payback =
            i - once + Double.parseDouble(soFar.get(i)) / (Double.parseDouble(soFar.get(i)) - next);
      }
    }
    same(key(ForecastSheet.NPV), npv);
    if (beyond) {
      assertThat(worth).isPositive();
    } else {
      assertThat(worth).isCloseTo(0, within(1e-3 * spent));
    }
    assertThat(key(ForecastSheet.PAYBACK)).isCloseTo(payback, within(1e-6));
  }

  private List<String> head() {
    return forecast.get(EditedBooks.HEADER_ROW).toList();
  }

  /** Rows of kinds of nothing but 0 are left out. */
  private double total(String label, String block) {
    return found(label, block).map(row -> number(row, ForecastSheet.TOTAL)).orElse(0.0);
  }

  private double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(head().indexOf(column)));
  }

  private double key(String label) {
    return number(said(label));
  }

  private String said(String label) {
    CSVRecord row =
        forecast.stream().filter(one -> one.get(1).equals(label)).findFirst().orElseThrow();
    return row.stream().skip(2).filter(cell -> !cell.isEmpty()).findFirst().orElseThrow();
  }

  private static double number(String figure) {
    return figure.endsWith("%")
        ? Double.parseDouble(figure.substring(0, figure.length() - 1)) / 100
        : Double.parseDouble(figure);
  }

  /** The row of a label below the heading of a block, up to the next heading. */
  private CSVRecord row(String label, String block) {
    return found(label, block).orElseThrow(() -> new AssertionError(block + " has no " + label));
  }

  private Optional<CSVRecord> found(String label, String block) {
    boolean begun = false;
    for (CSVRecord row : forecast) {
      if (begun && row.get(0).equals(label)) {
        return Optional.of(row);
      }
      if (BLOCKS.contains(row.get(0))) {
        begun = row.get(0).equals(block);
      }
    }
    return Optional.empty();
  }

  private double sum(String flag, String line) {
    int where = column(flag);
    int what = column(line);
    int planned = column("Planned, with figures");
    double sum = 0;
    for (CSVRecord row : costs.subList(1, costs.size())) {
      if (row.get(where).equals("1") && !row.get(planned).equals("1")) {
        sum += Double.parseDouble(row.get(what));
      }
    }
    return sum;
  }

  private int column(String line) {
    int column = 0;
    while (!titles.get(column).replaceFirst(" \\([^()]*\\)$", "").equals(line)) {
      column++;
    }
    return column;
  }

  private static void same(double amount, double expected) {
    assertThat(amount).isCloseTo(expected, within(1e-6 * Math.abs(expected) + 0.01));
  }
}
