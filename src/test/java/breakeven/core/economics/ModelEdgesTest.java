package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.oracle.Oracle;
import breakeven.oracle.Result;
import breakeven.oracle.Shipped;
import breakeven.testing.Agreement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The edges of single rules, with figures worked out by hand. The plain calculation gives them, and
 * the program agrees with it on every line of the same rows.
 *
 * <p>All prices are in pounds and round. A request of 1,000 tokens in and 100 out costs 0.014 on
 * the large model (10 and 40 a million), 0.007 on the next one (5 and 20), and works for 2 seconds
 * on the card (1,000 tokens in and 100 out a second). People, labels, training and evaluation are
 * free. What is reviewed is 2026-11-24.
 */
class ModelEdgesTest {
  private static final double EXACT = 1e-9;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private final Map<String, List<Map<String, String>>> tables = Shipped.tables();
  private final Map<String, String> assumed = new LinkedHashMap<>();

  ModelEdgesTest() {
    for (String free :
        List.of(
            "Monitoring per month",
            "Cost per judged example",
            "Cost per human label",
            "Days per first release",
            "Days per re-training",
            "Days per migration",
            "GPU days a month",
            "Serverless days a month",
            "Quality lost a month",
            "Labelling cost",
            "Discount rate",
            "Idle time-out")) {
      assumed.put(free, "0");
    }
    assumed.put("Throughput derate", "1");
    assumed.put("Target utilisation", "0.5");
    assumed.put("Removable share of instruction tokens", "0.5");
    model("large", "Base", "10", "40");
    model("next", "Base", "5", "20");
    model("small", "Base", "1", "2", "Parameters", "8");
    model("tuned", "Fine-tuned", "2", "4", "Base model", "Test: small");
    row("GPU prices", "GPU", "Card", "Provider", "Test", "Pricing", "On demand");
    cells("GPU prices", "Memory", "80", "Peak", "500", "Price", "1");
    row("Serving capacity", "GPU", "Card", "Model", "small", "GPUs per replica", "1");
    cells("Serving capacity", "Prefill", "1000", "Decode", "100");
  }

  private void model(String name, String kind, String input, String output, String... further) {
    row("Model prices", "Provider", "Test", "Model", name, "Kind", kind);
    cells("Model prices", "Currency", "GBP", "Input", input, "Output", output);
    cells("Model prices", further);
  }

  private void row(String sheet, String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    tables.get(sheet).get(0).keySet().forEach(column -> row.put(column, ""));
    row.computeIfPresent("Currency", (column, blank) -> "GBP");
    put(row, cells);
    tables.get(sheet).add(row);
  }

  private void cells(String sheet, String... cells) {
    put(tables.get(sheet).get(tables.get(sheet).size() - 1), cells);
  }

  private void price(String model, String... cells) {
    tables.get("Model prices").stream()
        .filter(row -> row.get("Provider").equals("Test") && row.get("Model").equals(model))
        .forEach(row -> put(row, cells));
  }

  private void card(String... cells) {
    put(card(), cells);
  }

  private Map<String, String> card() {
    return tables.get("GPU prices").stream()
        .filter(row -> row.get("GPU").equals("Card"))
        .findFirst()
        .orElseThrow();
  }

  private static void put(Map<String, String> row, String... cells) {
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
  }

  /** 14 a month on the large model, 4 a month on the tuned one, 100 to get there. */
  private static Map<String, String> workload(String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    put(
        row,
        "Workload",
        "w",
        "Requests",
        "1000",
        "Input tokens",
        "1000",
        "Output tokens",
        "100",
        "Prompted model",
        "Test: large",
        "Candidate model",
        "Test: small",
        "Serving",
        "Fixed",
        "Serving cost",
        "4",
        "One-off cost",
        "100",
        "Training cost",
        "0",
        "GPU",
        "Test: Card",
        "Task pattern",
        "Stable",
        "Data shift interval",
        "none",
        "Held-out test set",
        "Yes",
        "Baseline comparison",
        "Yes",
        "Regression testing",
        "Yes");
    put(row, cells);
    return row;
  }

  private static Map<String, String> served(String serving, String... cells) {
    Map<String, String> row = workload("Serving", serving, "Serving cost", "");
    put(row, cells);
    return row;
  }

  /** What the plain calculation says, once the program says the same. */
  private Result review(Map<String, String> row) {
    assertThat(Agreement.differences(List.of(row), assumed, tables, DAY)).isEmpty();
    return new Oracle(tables, DAY).review(row);
  }

  private void assertLine(Map<String, String> row, String line, double value) {
    assertThat(review(row).number(line)).isCloseTo(value, within(EXACT));
  }

  // --- lead time ---------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    // 24 months: 14 a month until then, 4 a month from then on
    "0, 196, 140, 10, 10",
    "1, 206, 130, 11, 10",
    "3, 226, 110, 13, 10",
    "14, 336, 0, 24, 10"
  })
  void monthsBeforeProductionCostWhatTheAlternativeCosts(
      String lead, double tuned, double saving, double payback, double lifetime) {
    Result r = review(workload("Lead time", lead));
    assertThat(r.number("TCO fine-tuned")).isCloseTo(tuned, within(EXACT));
    assertThat(r.number("Net saving")).isCloseTo(saving, within(EXACT));
    assertThat(r.number("Payback (month)")).isEqualTo(payback);
    assertThat(r.number("Break-even lifetime")).isEqualTo(lifetime);
  }

  @Test
  void oneMonthInProductionIsTooLittle() {
    Result r = review(workload("Lead time", "23"));
    assertThat(r.number("Closed")).isZero();
    assertThat(r.number("Raw TCO fine-tuned")).isCloseTo(100 + 23 * 14 + 4, within(EXACT));
  }

  @ParameterizedTest
  @CsvSource({"24, 24", "25, 24", "99, 24"})
  void aLeadTimeOfTheWholeHorizonIsClosed(String lead, double horizon) {
    Result r = review(workload("Lead time", lead));
    assertThat(r.number("Closed")).isEqualTo(1);
    assertThat(r.word("Net saving")).isEqualTo("closed");
    assertThat(r.word("Break-even volume")).isEqualTo("closed");
    assertThat(r.number("Horizon")).isEqualTo(horizon);
    assertThat(r.verdict()).isEqualTo("Prompt");
  }

  @Test
  void monthsInProductionBeginAfterTheLeadTime() {
    assertLine(workload("Lead time", "3", "Months in production", "6"), "Horizon", 9);
    assertLine(workload("Lead time", "22", "Months in production", "6"), "Horizon", 24);
  }

  @Test
  void whatRunsFineTunedWaitsForNothing() {
    Map<String, String> row = workload("Lead time", "5", "Current approach", "Fine-tuned");
    assertLine(row, "TCO fine-tuned", 100 + 24 * 4);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "3, 3", "5, 3", "6, 2", "17, 1", "18, 0"})
  void reTrainingsAreCountedFromProduction(String lead, double times) {
    // every 6 months, the last before month 24
    assertLine(workload("Lead time", lead), "Re-trainings", times);
  }

  @Test
  void ownHardwareIsBoughtForTheMonthsInProduction() {
    card("Pricing", "Owned", "Price", "", "Purchase price", "1000", "Running cost", "10");
    // 2,000 s a thousand requests, 1,314,000 s a month planned on a card; half as many each month
    Map<String, String> row =
        served("Own hardware", "Requests", "2000000", "Growth", "-0.5", "Lead time", "1");
    // month 1 needs 4 cards, month 2 and later 2
    assertLine(row, "One-off fine-tuned", 100 + 2 * 1000);
    row.put("Lead time", "0");
    assertLine(row, "One-off fine-tuned", 100 + 4 * 1000);
  }

  @Test
  void lifeIsTheFirstReTrainingMonthAfterTheLastTrainingDay() {
    // 5 months are left to train; every 6 months from production on
    price("tuned", "Last training", "2027-04-24");
    Map<String, String> row = workload("Tuning method", "Provider API", "Lead time", "2");
    assertLine(row, "Horizon", 8);
    row.put("Lead time", "0");
    assertLine(row, "Horizon", 6);
  }

  // --- the end of the prompted model -------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    // months at 14, months at 7, and 205 once
    "2020-01-01, 0",
    "2026-11-24, 0",
    "2026-12-23, 0",
    "2026-12-24, 1",
    "2027-05-24, 6",
    "2028-11-23, 23",
    "2028-11-24, 24",
    "2030-01-01, 24"
  })
  void thePromptedModelsEndIsAMigration(String day, int before) {
    migrationCosts205();
    price("large", "Last service", day, "Replacement", "next");
    double migration = before < 24 ? 205 : 0;
    assertLine(migrating(), "TCO prompted", before * 14 + (24 - before) * 7 + migration);
  }

  private void migrationCosts205() {
    assumed.put("Days per migration", "2");
    assumed.put("Day rate", "100");
    assumed.put("Cost per judged example", "0.1");
    assumed.put("Regression runs per month", "0");
    assumed.put("Checkpoints compared", "0");
  }

  private static Map<String, String> migrating(String... cells) {
    Map<String, String> row = workload("Evaluation", "50");
    put(row, cells);
    return row;
  }

  @ParameterizedTest
  @CsvSource({
    "'', 14",
    "no-such-model, 14",
    "unpriced, 14",
    "text-embedding-3-small, 14",
    "short, 14",
    "next, 7",
    "Test: next, 7",
    "ending, 7"
  })
  void aReplacementThatIsMissingUnpricedOrTooShortChangesNoPrice(String name, double month) {
    migrationCosts205();
    model("unpriced", "Base", "5", "");
    model("short", "Base", "5", "20", "Context", "1099");
    model("ending", "Base", "5", "20", "Last service", "2027-01-24", "Replacement", "unpriced");
    price("large", "Last service", "2027-05-24", "Replacement", name);
    assertLine(migrating(), "TCO prompted", 6 * 14 + 18 * month + 205);
  }

  @Test
  void aPriceStepEndsWithTheModel() {
    migrationCosts205();
    assumed.put("Price step", "0.5");
    price("large", "Last service", "2028-05-24", "Replacement", "next");
    assertLine(migrating(), "TCO prompted", 12 * 14 + 6 * 7 + 6 * 7 + 205);
    price("large", "Last service", "2027-05-24", "Replacement", "");
    assertLine(migrating(), "TCO prompted", 12 * 14 + 12 * 7 + 205);
    price("large", "Replacement", "next");
    assertLine(migrating(), "TCO prompted", 6 * 14 + 18 * 7 + 205);
  }

  @Test
  void whatDoesNotRunOnTheLargeModelDoesNotMigrate() {
    migrationCosts205();
    price("large", "Last service", "2027-05-24", "Replacement", "next");
    for (String today : List.of("Small model", "Fine-tuned", "Fine-tuned with RAG")) {
      Map<String, String> row = migrating("Current approach", today, "Needs grounding", "No");
      // It would have to move there first.
      assertLine(row, "TCO prompted", 200 + 6 * 14 + 18 * 7);
    }
  }

  @Test
  void aBillEndsWithItsModel() {
    migrationCosts205();
    price("large", "Last service", "2027-05-24", "Replacement", "next");
    assertLine(migrating("Prompting cost", "20"), "TCO prompted", 6 * 20 + 18 * 7 + 205);
  }

  @Test
  void requestsHandedOnFollowThePriceAndPayNoMigration() {
    migrationCosts205();
    price("large", "Last service", "2027-05-24", "Replacement", "next");
    Map<String, String> row = migrating("Escalated share", "0.5");
    assertLine(row, "TCO fine-tuned", 100 + 24 * 4 + (6 * 14 + 18 * 7) / 2.0);
  }

  @Test
  void aMigrationWithinTheLeadTimeIsPaidByBoth() {
    migrationCosts205();
    price("large", "Last service", "2026-12-24", "Replacement", "next");
    Map<String, String> row = migrating("Lead time", "3");
    assertLine(row, "TCO fine-tuned", 100 + 14 + 7 + 205 + 7 + 21 * 4);
    assertLine(row, "Net saving", 21 * (7 - 4) - 100);
    // 10 months: the break-even lifetime meets the end of the model too
    price("large", "Last service", "2027-05-24");
    assertLine(migrating(), "Break-even lifetime", 7);
  }

  // --- the last days of the tune -----------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "2027-05-24, '', 6",
    "2027-05-24, 2027-11-24, 12",
    "2027-05-24, 2027-03-24, 4",
    "'', 2027-03-24, 4",
    "'', '', 24"
  })
  void theTunesOwnLastDayBinds(String base, String own, double horizon) {
    price("small", "Last service", base);
    price("tuned", "Last service", own);
    assertLine(served("Per token"), "Horizon", horizon);
    assertLine(served("Rented GPUs"), "Horizon", 24);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, '', 1",
    "2026-11-24, '', 0",
    "2026-11-23, 2026-11-24, 0",
    "2030-01-01, 2026-11-23, 1"
  })
  void theTunesOwnLastTrainingDayBinds(String base, String own, double closed) {
    price("small", "Last training", base);
    price("tuned", "Last training", own);
    assertLine(workload("Tuning method", "Provider API"), "Closed", closed);
    assertLine(workload("Tuning method", "LoRA"), "Closed", 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 1", "6, 1"})
  void aLifeOfLessThanThreeMonthsInProductionIsClosed(String lead, double closed) {
    price("tuned", "Last service", "2027-03-24"); // 4 months
    assertLine(served("Per token", "Lead time", lead), "Closed", closed);
  }

  // --- tokens ------------------------------------------------------------------------------------

  @Test
  void eachOptionWritesTokensOfItsOwn() {
    Map<String, String> row =
        served("Per token", "Small model output", "50", "Fine-tuned output", "0");
    Result r = review(row);
    assertThat(r.number("Request price prompted")).isCloseTo(0.014, within(EXACT));
    assertThat(r.number("Request price small")).isCloseTo(0.0011, within(EXACT));
    assertThat(r.number("Request price fine-tuned")).isCloseTo(0.002, within(EXACT));
    assertThat(r.number("Monthly tokens (M)")).isCloseTo(1.1, within(EXACT));
    row.put("Serving", "Rented GPUs");
    assertLine(row, "GPU seconds small", 1.5);
    assertLine(row, "GPU seconds fine-tuned", 1);
    // 1,000 examples of 1,000 tokens in and none out, three times
    assertLine(row, "Training tokens", 3e6);
    assumed.put("Validation share", "0.5");
    assertLine(row, "Training tokens", 4.5e6);
  }

  @ParameterizedTest
  @CsvSource({
    // 1,000 tokens: cached, written, the rest
    "0, 0.3, 300, 0",
    "0.6, 0.3, 300, 600",
    "0.6, 0.9, 400, 600",
    "1, 1, 0, 1000",
    "0, 1, 1000, 0"
  })
  void writesFillTheRestOfTheInputAtMost(
      String cachedShare, String share, double written, double cached) {
    price("large", "Cached input", "1", "Cache write", "12.5");
    double expected = ((1000 - cached - written) * 10 + cached * 1 + written * 12.5 + 4000) / 1e6;
    Map<String, String> row = workload("Cached share", cachedShare, "Cache write share", share);
    assertLine(row, "Request price prompted", expected);
    price("large", "Cache write", "");
    expected = ((1000 - cached) * 10 + cached * 1 + 4000) / 1e6;
    assertLine(row, "Request price prompted", expected);
  }

  @ParameterizedTest
  @CsvSource({
    // half of the instructions goes: from the cached tokens first, then from the written ones
    "800, 200, 300, 100",
    "1000, 100, 300, 100"
  })
  void whatATuneRemovesWasCachedOrWritten(
      String instructions, double cached, double written, double rest) {
    price("tuned", "Cached input", "1", "Cache write", "3");
    Map<String, String> row =
        served(
            "Per token",
            "Instruction tokens",
            instructions,
            "Cached share",
            "0.6",
            "Cache write share",
            "0.3");
    assertLine(row, "Request price fine-tuned", (rest * 2 + cached + written * 3 + 400) / 1e6);
  }

  @Test
  void removedTokensBeyondTheCachedOnesAreWritten() {
    assumed.put("Removable share of instruction tokens", "1");
    price("tuned", "Cached input", "1", "Cache write", "3");
    Map<String, String> row =
        served("Per token", "Cached share", "0.6", "Cache write share", "0.3");
    row.put("Instruction tokens", "800");
    // 600 cached and 200 of 300 written ones go: 100 written, 100 others
    assertLine(row, "Request price fine-tuned", (100 * 2 + 100 * 3 + 400) / 1e6);
    row.put("Instruction tokens", "1000");
    assertLine(row, "Request price fine-tuned", 400 / 1e6);
  }

  @ParameterizedTest
  @CsvSource({
    // the step is at 1,000 tokens: input twice, output three times
    "1000, '', 2, 3, 0.014",
    "1001, '', 2, 3, 0.03202",
    "1001, '', 2, '', 0.02402",
    "1001, '', '', 3, 0.02201",
    "1001, '', '', '', 0.01401",
    "1001, 0, 2, 3, 0.01401",
    "1000, 0.25, 2, 3, 0.0185",
    "1000, 1, 2, 3, 0.032",
    "1000, 1, 0.5, '', 0.009"
  })
  void longRequestsArePricedByTheirFactors(
      String input, String share, String inputFactor, String outputFactor, double price) {
    price("large", "Long context above", "1000");
    price("large", "Long-context input factor", inputFactor);
    price("large", "Long-context output factor", outputFactor);
    Map<String, String> row =
        served("Per token", "Input tokens", input, "Long-context share", share);
    assertLine(row, "Request price prompted", price);
    // the tuned model has no step, whatever share is typed
    double tuned = (Double.parseDouble(input) * 2 + 400) / 1e6;
    assertLine(row, "Request price fine-tuned", tuned);
  }

  @Test
  void anOptionIsAsLongAsWhatItReads() {
    for (String model : List.of("large", "tuned")) {
      price(model, "Long context above", "1000", "Long-context input factor", "2");
    }
    // 1,500 tokens for the large model, 1,000 for the tuned one
    Map<String, String> row =
        served("Per token", "Input tokens", "1500", "Instruction tokens", "1000");
    assertLine(row, "Request price prompted", 2 * 0.015 + 0.004);
    assertLine(row, "Request price fine-tuned", 0.002 + 0.0004);
    row.put("Instruction tokens", "998");
    assertLine(row, "Request price fine-tuned", 2 * 0.002002 + 0.0004);
  }

  // --- the context -------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"1100, true", "1099, false", "1099.9999999999, true", "'', true"})
  void aRequestAsLongAsTheContextFits(String context, boolean fits) {
    price("large", "Context", context);
    assertThat(review(workload()).complete()).isEqualTo(fits);
    price("large", "Context", "");
    price("small", "Context", context);
    assertThat(review(workload()).number("Closed")).isEqualTo(fits ? 0 : 1);
    assertThat(review(workload()).lines.get("TCO small") != null).isEqualTo(fits);
    // the tune's own context binds before the base's
    price("small", "Context", "10");
    price("tuned", "Context", context);
    assertThat(review(workload()).number("Closed")).isEqualTo(context.isEmpty() || !fits ? 1 : 0);
  }

  @Test
  void eachOptionFitsByItsOwnTokens() {
    price("small", "Context", "1050");
    Map<String, String> row = workload("Fine-tuned output", "50");
    assertLine(row, "Closed", 0);
    assertThat(review(row).lines.get("TCO small")).isNull();
    row.put("Small model output", "50");
    assertLine(row, "TCO small", 24 * (1000 + 50 * 2) / 1e3);
    assertLine(row, "Closed", 0);
    row.put("Fine-tuned output", "51");
    assertLine(row, "Closed", 1);
  }

  // --- cards -------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"1, 2, 2", "2, 1, 2", "730, 1, 730"})
  void hoursOnMakeReplicasAndRent(String hours, double replicas, double month) {
    // 2,000 s of work; an hour is 1,800 s of planned work
    Map<String, String> row = served("Rented GPUs", "Hours on", hours);
    Result r = review(row);
    assertThat(r.replicas).containsOnly(replicas);
    assertThat(r.number("Month 1 fine-tuned")).isCloseTo(month, within(EXACT));
    double seconds = Double.parseDouble(hours) * 3600;
    assertThat(r.number("Load")).isCloseTo(2000 / (seconds / 2), within(EXACT));
    assertThat(r.number("Utilisation")).isCloseTo(2000 / (replicas * seconds), within(EXACT));
  }

  @Test
  void hoursOnAreHoursOfHostingAndNoneOfOwnHardware() {
    price("tuned", "Hosting", "0.5");
    Map<String, String> row = served("Per token", "Hours on", "1");
    assertLine(row, "Hosting (per month)", 0.5);
    row.put("Hours on", "");
    assertLine(row, "Hosting (per month)", 365);
    card("Pricing", "Owned", "Price", "", "Purchase price", "1000", "Running cost", "10");
    // With a bill that pays off at a small volume: the plain calculation looks at each replica.
    row = served("Own hardware", "Hours on", "1", "Prompting cost", "100000");
    assertLine(row, "Month 1 fine-tuned", 2 * 10);
    row.put("Hours on", "730");
    assertLine(row, "Month 1 fine-tuned", 10);
  }

  @Test
  void cardsAreRentedInTheirUnits() {
    List<String> wrong = new ArrayList<>();
    for (int unit : new int[] {1, 2, 8}) {
      card("Rented in units of", Integer.toString(unit));
      for (int cards = 1; cards <= 9; cards++) {
        Map<String, String> row =
            served("Rented GPUs", "Minimum replicas", Integer.toString(cards));
        int rented = (cards + unit - 1) / unit * unit;
        double month = review(row).number("Month 1 fine-tuned");
        if (Math.abs(month - rented * 730) > EXACT) {
          wrong.add(cards + " in units of " + unit + ": " + month);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aSharedServerIsRentedInUnitsToo() {
    card("Rented in units of", "8");
    // one server of 8 cards for three
    Map<String, String> row = served("Rented GPUs", "Workloads sharing the GPUs", "3");
    assertLine(row, "Month 1 fine-tuned", 8 * 730 / 3.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "8, 8"})
  void trainingCardsAreRentedInTheirUnits(String unit, double cards) {
    card("Rented in units of", unit);
    Map<String, String> row = served("Rented GPUs", "Training cost", "");
    assertLine(row, "Training GPUs", cards);
  }

  @ParameterizedTest
  @CsvSource({
    // 2,000 s at half use are 4,000 s paid
    "0, 0, 4000",
    "0, 1, 2222.222222222222",
    "10000000000, 0, 2628000",
    "10000000000, 1, 2222.222222222222"
  })
  void aServerlessCardWaitsForTheNextRequest(String timeOut, String batch, double seconds) {
    assumed.put("Idle time-out", timeOut);
    Map<String, String> row = served("Serverless GPUs", "Batch share", batch);
    assertLine(row, "Month 1 fine-tuned", seconds / 3600);
  }

  @Test
  void aMinutesWaitAtARequestEvery44Minutes() {
    assumed.put("Idle time-out", "60");
    // 60 s · 1,000 requests of 2,628,000 s: asleep after e^−0.0228 of the gaps
    double paid = 4000 + (2_628_000 - 4000) * (1 - Math.exp(-60_000 / 2_628_000.0));
    assertThat(paid).isCloseTo(63_229.96, within(0.01));
    assertLine(served("Serverless GPUs"), "Month 1 fine-tuned", paid / 3600);
    // more work than a month has seconds: no wait is left
    Map<String, String> row = served("Serverless GPUs", "Requests", "1000000");
    assertLine(row, "Month 1 fine-tuned", 4_000_000 / 3600.0);
    row = served("Serverless GPUs", "Hours on", "1");
    assertLine(row, "Month 1 fine-tuned", 4000 / 3600.0);
  }

  @Test
  void rentsMoveByTheYear() {
    assumed.put("GPU price change", "0.21");
    double expected = 100;
    for (int m = 1; m <= 24; m++) {
      expected += 730 * Math.pow(1.21, (m - 1) / 12.0);
    }
    Map<String, String> row = served("Rented GPUs");
    assertLine(row, "TCO fine-tuned", expected);
    row.put("Serving", "Serverless GPUs");
    assertLine(row, "TCO fine-tuned", 100 + (expected - 100) / 730 * 4000 / 3600);
    row.put("Serving", "Per token");
    assertLine(row, "TCO fine-tuned", 100 + 24 * 2.4);
  }

  @Test
  void aReTrainingIsRentedAtTheRentOfItsMonth() {
    assumed.put("GPU price change", "0.21");
    assumed.put("Base-model change interval", "100");
    Map<String, String> row = workload("Training cost", "", "Retrain cadence", "12");
    Result r = review(row);
    double runs = r.number("Re-training");
    // month 12: eleven months of a year at 21 %
    double later = runs * Math.pow(1.21, 11 / 12.0);
    assertThat(r.number("TCO fine-tuned")).isCloseTo(100 + 24 * 4 + later, within(EXACT));
    row.put("Training cost", "50");
    assertLine(row, "TCO fine-tuned", 100 + 24 * 4 + 2 * 50);
  }

  // --- the cadence -------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"0.5, 3, Fail", "1, 3, Fail", "3, 3, Caution", "none, 6, Pass", "'', 6, Unknown"})
  void aBlankCadenceFollowsTheDataDownToAQuarter(String shift, double months, String check) {
    Result r = review(workload("Data shift interval", shift));
    assertThat(r.number("Retrain cadence used")).isEqualTo(months);
    assertThat(r.word("Check 5 (data change)")).isEqualTo(check);
  }

  // --- people who run GPUs -----------------------------------------------------------------------

  /** 1,000 a month at 2 days of 500, 250 at half a day; the card takes 730, the large model 14. */
  private void people() {
    assumed.put("GPU days a month", "2");
    assumed.put("Serverless days a month", "0.5");
    assumed.put("Day rate", "500");
  }

  @ParameterizedTest
  @CsvSource({
    // 730 + 1,000; all of it shared by four; 1,000 + 20 of running; 4,000 s at 1 an hour + 250
    "Rented GPUs, 1, 1730",
    "Rented GPUs, 4, 432.5",
    "Own hardware, 1, 1020",
    "Serverless GPUs, 1, 251.1111111111",
    "Serverless GPUs, 2, 126.1111111111",
    "Per token, 1, 2.4"
  })
  void peopleKeepGpusRunningAndNothingElse(String serving, String sharing, double month) {
    people();
    if (serving.equals("Own hardware")) {
      card("Pricing", "Owned", "Price", "", "Purchase price", "1000", "Running cost", "20");
    }
    Map<String, String> row = served(serving, "Workloads sharing the GPUs", sharing);
    assertLine(row, "Month 1 fine-tuned", month);
  }

  @Test
  void peopleOfARentedCardOverTheHorizon() {
    people();
    // 100 + 24 x 1,730
    assertLine(served("Rented GPUs"), "TCO fine-tuned", 41_620);
    // 100 + 3 x 14 + 21 x 1,730
    assertLine(served("Rented GPUs", "Lead time", "3"), "TCO fine-tuned", 36_472);
    // What is quoted has its people in it: 100 + 24 x 4
    assertLine(served("Rented GPUs", "Serving cost", "4"), "TCO fine-tuned", 196);
    // 730 + 1,000, whatever the requests
    String[] runs = {"Current approach", "Fine-tuned", "Prompted model", "Test: next"};
    assertLine(served("Rented GPUs", runs), "Paid today a month", 1730);
    assertLine(served("Rented GPUs", runs), "People as today", 24_000);
  }

  @Test
  void theSmallModelOnTheSameCardNeedsThemToo() {
    people();
    price("small", "Input", "", "Output", "");
    // 24 x 1,730
    assertLine(served("Rented GPUs"), "TCO small", 41_520);
  }

  @Test
  void daysAtWhichTheSavingIsUsedUp() {
    people();
    // 24 x 2,800 - 100 - 24 x 1,730 = 25,580; a day a month costs 24 x 500; 2 + 25,580 / 12,000
    Map<String, String> row = served("Rented GPUs", "Requests", "200000");
    assertLine(row, "Net saving", 25_580);
    assertLine(row, "Break-even GPU days", 2 + 25_580 / 12_000.0);
    // Four share two replicas: 2 + (67,200 - 100 - 24 x (365 + 250)) / (24 x 125)
    put(row, "Workloads sharing the GPUs", "4");
    assertLine(row, "Break-even GPU days", 2 + 52_340 / 3_000.0);
    assertThat(review(served("Rented GPUs")).word("Break-even GPU days")).isEqualTo("never");
    assertThat(review(workload()).word("Break-even GPU days")).isEqualTo("not on GPUs");
  }

  // --- a tune ages -------------------------------------------------------------------------------

  /** 100 bad answers of 1,000 at 1 each, and 10 more with every month since the last release. */
  private Map<String, String> ageing(String... cells) {
    assumed.put("Quality lost a month", "0.01");
    Map<String, String> row =
        workload(
            "Prompted quality", "0.9", "Fine-tuned quality", "0.9", "Required quality", "0.88");
    put(row, "Cost per bad answer", "1", "Data shift interval", "6", "Retrain cadence", "6");
    put(row, cells);
    return row;
  }

  @ParameterizedTest
  @CsvSource({
    // 0 + 1 + 2 + 3 + 4 + 5 = 15 times 10, in each of 4 intervals
    "Data shift interval, 6, 600",
    "Data shift interval, none, 0",
    "Data shift interval, '', 0",
    "Prompted quality, '', 0",
    // 66 times 10 twice
    "Retrain cadence, 12, 1320",
    // No month between two re-trainings
    "Retrain cadence, 1, 0",
    // Months 4 to 24: 15 three times, and 0 + 1 + 2
    "Lead time, 3, 480",
    // 2 is all there is to lose: 0 + 1 + 2 + 2 + 2 + 2
    "Fine-tuned quality, 0.02, 360"
  })
  void goodAnswersAreLostBetweenReTrainings(String column, String typed, double lost) {
    Map<String, String> row = ageing(column, typed);
    double aged = review(row).number("TCO fine-tuned");
    assumed.put("Quality lost a month", "0");
    assertLine(row, "TCO fine-tuned", aged - lost);
  }

  @Test
  void anAgeingTuneMonthByMonth() {
    Map<String, String> row = ageing();
    // 4 to serve and 100 bad answers; 100 once; 600 of age
    assertLine(row, "Month 1 fine-tuned", 104);
    assertLine(row, "TCO fine-tuned", 100 + 24 * 104 + 600);
    assertLine(row, "Bad answers fine-tuned", 3_000);
    assertLine(row, "Net saving", 24 * (14 + 100) - 3_196);
    // 90.0, 89.0, 88.0, then below 88
    assertLine(row, "Month below required quality", 4);
    put(row, "Required quality", "0.85");
    assertThat(review(row).lines.get("Month below required quality")).isNull();
  }

  @Test
  void aTuneThatRunsIsAsOldAsItsSnapshot() {
    // 2 whole months old: 2 + 3 + 4 + 5 + 6 + 7 = 27, then three times 15
    Map<String, String> row = ageing("Current approach", "Fine-tuned", "Snapshot age", "2.5");
    assertLine(row, "Bad answers today", 2_400 + 720);
    assertLine(row, "Month below required quality", 2);
  }

  @Test
  void aCadenceHasTwoSides() {
    assumed.put("Days per re-training", "1");
    assumed.put("Day rate", "70");
    // 24 x (114 - 4 - 50) - 100 = 1,340 less re-trainings at 70 and 10 for each month of age:
    // every month 23 x 70 = 1,610; every 2: 770 + 120; every 11: 140 + 1,110; every 12: 70 + 1,320
    Map<String, String> row = ageing("Fine-tuned quality", "0.95");
    assertLine(row, "Break-even cadence", 2);
    assertThat(review(row).word("Break-even cadence in words")).isEqualTo("2 to 11 months");
    assumed.put("Base-model change interval", "11");
    assertThat(review(row).word("Break-even cadence in words")).isEqualTo("from 2 on");
    // Every 8 would be the cheapest: 2 x 400 + 840
    assumed.put("Day rate", "400");
    assertThat(review(row).word("Break-even cadence in words")).isEqualTo("never");
  }
}
