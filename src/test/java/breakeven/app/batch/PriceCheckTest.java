package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.Decimals;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.testing.PlainBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceCheckTest {
  @TempDir Path folder;

  private final List<Map<String, String>> workloads = new ArrayList<>();
  private final List<Map<String, String>> models = PlainBook.shipped(ModelPrices.TABLE);
  private final List<Map<String, String>> rates = PlainBook.shipped(ExchangeRates.TABLE);

  @BeforeEach
  void workloads() {
    workload("small", 1_000, "OpenAI: gpt-5.4");
    workload("large", 900_000, "OpenAI: gpt-5.4");
    workload("other", 200_000, "Anthropic: claude-sonnet-5");
  }

  private void workload(String name, int requests, String model) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put(Workloads.WORKLOAD.header(), name);
    row.put(Workloads.REQUESTS.header(), "" + requests);
    row.put(Workloads.INPUT_TOKENS.header(), "1500");
    row.put(Workloads.OUTPUT_TOKENS.header(), "300");
    row.put(Workloads.PROMPTED_MODEL.header(), model);
    workloads.add(row);
  }

  private void set(List<Map<String, String>> table, String key, Column column, String text) {
    assertThat(table).anyMatch(row -> row.containsValue(key));
    table.stream()
        .filter(row -> row.containsValue(key))
        .forEach(row -> row.put(column.header(), text));
  }

  /** As if all prices had been checked on the day of the shipped ones. */
  private ReviewOutcome check() {
    return check(
        new PlainBook(workloads)
            .withShippedTables()
            .with(ModelPrices.TABLE, models)
            .with(ExchangeRates.TABLE, rates)
            .write(folder.resolve("book.xlsx")));
  }

  private static ReviewOutcome check(Path book) {
    try {
      return new PriceCheck()
          .run(
              new PriceCheckOptions(book, LocalDate.of(2026, 8, 25), Decimals.UNSAID),
              Progress.hidden());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> about(ReviewOutcome outcome, String text) {
    List<String> lines = outcome.summary();
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains(text))
        .mapToObj(i -> lines.get(i) + (i + 1 < lines.size() ? " |" + lines.get(i + 1) : ""))
        .toList();
  }

  @Test
  void aFindingNamesCellFigureRuleAndOtherSourceWithTheWorkloadsOnItAndTheirMoney() {
    set(models, "gpt-5.4", ModelPrices.INPUT_PRICE, "25");

    ReviewOutcome outcome = check();

    List<String> told = about(outcome, "  OpenAI: gpt-5.4 costs 25 USD for Input");
    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .matches(
            "[0-9,]+ GBP  Warning  Model prices!J15  OpenAI: gpt-5.4 costs 25 USD for Input, and"
                + " another source says 2.5 USD \\(github.com/BerriAI/litellm"
                + " model_prices_and_context_window.json; .*, 2026-09-22\\), a difference of 90%"
                + " \\|    Check which of the two holds now \\(2 workloads: small, large.*");
    assertThat(about(outcome, "  OpenAI: gpt-5.4 costs 15 USD for Output")).hasSize(1);
    assertThat(outcome.found()).contains(FailOn.ISSUES).doesNotContain(FailOn.NEEDS_DATA);
  }

  @Test
  void mostMoneyComesFirstAndErrorsBeforeAll() {
    set(models, "gpt-5.4", ModelPrices.SOURCE, "");
    set(models, "claude-sonnet-5", ModelPrices.SOURCE, "");
    set(models, "o3", ModelPrices.OUTPUT_PRICE, "9000");
    workload("lost", 10, "gpt-nobody");

    List<String> lines = check().summary();

    assertThat(lines.get(1)).startsWith("Error  Workloads!");
    List<String> money =
        lines.stream()
            .filter(line -> line.contains(" GBP  Warning"))
            .map(line -> line.substring(0, line.indexOf(' ')).replace(",", ""))
            .toList();
    assertThat(money).hasSizeGreaterThan(2);
    assertThat(money.stream().map(Double::valueOf).toList())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(String.join("\n", lines))
        .containsSubsequence("OpenAI: gpt-5.4 has no source", "Anthropic: claude-sonnet-5 has no")
        .containsSubsequence(
            "claude-sonnet-5 has no", "o3 costs 9000 USD", "(no workload uses it)");
  }

  /** All workloads depend on it, though none names it. */
  @Test
  void ofAnAssumptionNobodySaysThatNoWorkloadUsesIt() throws IOException {
    Path book =
        new PlainBook(workloads)
            .withShippedTables()
            .edit(
                edited ->
                    edited
                        .getSheet(Sheets.ASSUMPTIONS)
                        .getRow(2)
                        .getCell(1)
                        .setCellValue("2 years"))
            .write(folder.resolve("book.xlsx"));
    assertThat(about(check(book), "Horizon: this is not a plain number"))
        .singleElement()
        .asString()
        .endsWith("; until then the shipped 24 counts");
  }

  @Test
  void whatAWorkloadLacksIsToldOnceForAll() {
    workload("lost", 10, "gpt-nobody");
    workload("lost too", 10, "gpt-nobody");
    set(models, "claude-sonnet-5", ModelPrices.CURRENCY, "$");

    ReviewOutcome outcome = check();

    assertThat(about(outcome, "There is no rate for $"))
        .isNotEmpty()
        .allMatch(line -> line.contains("(1 workload: other)"));
    assertThat(outcome.found()).contains(FailOn.NEEDS_DATA);
  }

  @Test
  void rowsNotInUseThatAreOnlyOldAreCounted() {
    models.forEach(row -> row.put(ModelPrices.CHECKED_ON.header(), "2026-01-01"));

    ReviewOutcome outcome = check();

    assertThat(about(outcome, "rows of Model prices, against")).hasSize(1);
    assertThat(about(outcome, "rows of Model prices, against").get(0))
        .matches(
            "Not in use: 2\\d\\d rows of Model prices, against the rule that a price was checked"
                + " within the Price age limit before the review.*");
    assertThat(about(outcome, "OpenAI: gpt-5.4 was checked 236 days before")).hasSize(1);
    assertThat(outcome.found()).contains(FailOn.STALE_PRICES);
  }

  @Test
  void aBookOfPricesAloneIsCheckedToo() throws IOException {
    set(models, "gpt-5.4", ModelPrices.OUTPUT_PRICE, "9000");
    Path book = folder.resolve("prices.xlsx");
    Path whole =
        new PlainBook(workloads).with(ModelPrices.TABLE, models).write(folder.resolve("w.xlsx"));
    try (InputStream in = Files.newInputStream(whole);
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(book)) {
      workbook.removeSheetAt(workbook.getSheetIndex("Workloads"));
      workbook.write(out);
    }
    byte[] before = Files.readAllBytes(book);

    ReviewOutcome outcome = check(book);

    assertThat(outcome.summary().get(0)).contains(", 0 in use, ");
    assertThat(about(outcome, "gpt-5.4 costs 9000 USD")).isNotEmpty();
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
  }

  @Test
  void theNumberOfVerdictsThatHangOnARowIsTold() {
    models.forEach(row -> row.put(ModelPrices.CHECKED_ON.header(), "2023-01-01"));
    workloads.forEach(
        row -> {
          row.put(Workloads.TASK_PATTERN.header(), "Stable");
          row.put(Workloads.DATA_SHIFT.header(), "none");
          row.put(Workloads.TEST_SET.header(), "Yes");
          row.put(Workloads.BASELINE.header(), "Yes");
          row.put(Workloads.REGRESSION.header(), "Yes");
          row.put(Workloads.TUNED_QUALITY.header(), "0.95");
          row.put("Required quality", "0.9");
        });
    set(workloads, "large", Workloads.REQUESTS, "5000000");

    assertThat(about(check(), "OpenAI: gpt-5.4 was checked"))
        .singleElement()
        .asString()
        .endsWith("(2 workloads: small, large; 1 verdict depends on it)");
  }
}
