package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.oracle.Shipped;
import breakeven.testing.Portfolio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options cache what a row leaves open; what is done today caches what is typed. */
class CachingTest {
  /** 2,000 tokens in and 200 out at 2 and 8 a million. */
  private static final double UNCACHED = 0.0056;

  private static Map<String, String> model(
      String name, String input, String cached, String written, String output) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Provider", "Mine");
    row.put("Model", name);
    row.put("Kind", "Base");
    row.put("Input", input);
    row.put("Cached input", cached);
    row.put("Cache write", written);
    row.put("Output", output);
    row.put("Currency", "GBP");
    row.put("Checked on", "2026-11-01");
    row.put("Source", "this test");
    return row;
  }

  private static List<Map<String, String>> models() {
    List<Map<String, String>> models = new ArrayList<>(Shipped.tables().get("Model prices"));
    models.add(model("big", "2", "0.2", "", "8"));
    models.add(model("big with writes", "2", "0.2", "2.5", "8"));
    models.add(model("big with dear writes", "2", "0.2", "40", "8"));
    models.add(model("big without a cache", "2", "", "", "8"));
    models.add(model("big with a cache as dear", "2", "2", "", "8"));
    models.add(model("big with batch", "2", "0.2", "", "8"));
    models.get(models.size() - 1).put("Batch discount", "0.5");
    models.add(model("big with a long cache", "2", "0.2", "", "8"));
    models.get(models.size() - 1).put("Cache lifetime", "1800");
    models.add(model("little", "0.2", "0.02", "", "0.8"));
    return models;
  }

  private static Map<String, String> row(String... cells) {
    Map<String, String> row = Portfolio.straight("one");
    row.put("Prompting cost", "");
    row.put("Prompted model", "Mine: big");
    row.put("Smaller model", "Mine: little");
    row.put("Input tokens", "2000");
    row.put("Output tokens", "200");
    row.put("Instruction tokens", "1500");
    return Portfolio.with(row, cells);
  }

  private static Evaluator evaluated(Map<String, String> row) {
    return evaluated(row, Map.of());
  }

  private static Evaluator evaluated(Map<String, String> row, Map<String, String> assumed) {
    return new Portfolio(List.of(row), assumed, Map.of("Model prices", models())).evaluate();
  }

  private interface Of {
    Line of(Model model);
  }

  private static double figure(Evaluator evaluator, Of line) {
    Model model = evaluator.decision().model;
    assertThat(evaluator.frame().values(evaluator.decision().needs.lacking)[0]).isZero();
    return evaluator.frame().values(line.of(model))[0];
  }

  private static double large(String... cells) {
    return figure(evaluated(row(cells)), model -> model.requests.prompted);
  }

  /** 1,350 of the 1,500 instruction tokens are read from a warm cache, at 0.2 instead of 2. */
  @Test
  void aWarmCacheIsReadByNineRequestsInTen() {
    Evaluator evaluator = evaluated(row());
    assertThat(figure(evaluator, model -> model.requests.ofPrompted.hits))
        .isCloseTo(0.9, within(1e-9));
    assertThat(figure(evaluator, model -> model.requests.prompted))
        .isCloseTo(UNCACHED - 1350 * 1.8e-6, within(1e-12));
    assertThat(figure(evaluator, model -> model.requests.small))
        .isCloseTo(UNCACHED / 10 - 1350 * 0.18e-6, within(1e-12));
  }

  @Test
  void todayIsAsTyped() {
    Evaluator evaluator = evaluated(row());
    assertThat(figure(evaluator, model -> model.carriedOn.prompted))
        .isCloseTo(UNCACHED, within(1e-12));
    assertThat(figure(evaluator, model -> model.totals.paidMonth))
        .isCloseTo(1_000_000 * UNCACHED, within(1e-6));
  }

  @Test
  void whatIsNotInTheCacheIsWrittenToIt() {
    assertThat(large("Prompted model=Mine: big with writes"))
        .isCloseTo(UNCACHED - 1350 * 1.8e-6 + 150 * 0.5e-6, within(1e-12));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Instruction tokens=1023",
        "Instruction tokens=",
        "Cached share=0",
        "Cache write share=0",
        "Prompted model=Mine: big without a cache",
        "Prompted model=Mine: big with a cache as dear",
        "Prompted model=Mine: big with dear writes",
        "Requests=0",
      })
  void nothingIsCached(String cell) {
    assertThat(large(cell)).isCloseTo(UNCACHED, within(1e-12));
  }

  @Test
  void thePrefixIsLongEnoughFromTheAssumptionOn() {
    assertThat(large("Instruction tokens=1024"))
        .isCloseTo(UNCACHED - 1024 * 0.9 * 1.8e-6, within(1e-12));
  }

  /** Either cell binds both, for today and the options alike. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"Cached share=0.5, 1000", "Cache write share=0.2, 0", "Cached share=0, 0"})
  void whatIsTypedBindsTodayAndTheOptions(String cell, double cached) {
    Evaluator evaluator = evaluated(row(cell));
    double price = UNCACHED - cached * 1.8e-6;
    assertThat(figure(evaluator, model -> model.requests.prompted)).isCloseTo(price, within(1e-12));
    assertThat(figure(evaluator, model -> model.carriedOn.prompted))
        .isCloseTo(price, within(1e-12));
    assertThat(figure(evaluator, model -> model.requests.ofPrompted.hits)).isZero();
  }

  /** One request in five minutes or so finds the cache of the one before in 63 % of cases. */
  @Test
  void aCacheThatNobodyAsksForGoesCold() {
    double hits = 0.9 * (1 - Math.exp(-1));
    assertThat(large("Requests=8760")).isCloseTo(UNCACHED - 1500 * hits * 1.8e-6, within(1e-12));
    // Half of twice as many come one by one, the other half by night at half price.
    assertThat(large("Requests=17520", "Batch share=0.5", "Prompted model=Mine: big with batch"))
        .isCloseTo(0.75 * (UNCACHED - 1500 * hits * 1.8e-6), within(1e-12));
  }

  /** Five minutes where the maker states none; here half an hour: six times as long. */
  @Test
  void aModelMayKeepItsCacheLonger() {
    double hits = 0.9 * (1 - Math.exp(-6));
    Evaluator evaluator =
        evaluated(row("Requests=8760", "Prompted model=Mine: big with a long cache"));
    assertThat(figure(evaluator, model -> model.requests.prompted))
        .isCloseTo(UNCACHED - 1500 * hits * 1.8e-6, within(1e-12));
    assertThat(figure(evaluator, model -> model.requests.ofSmall.hits))
        .isCloseTo(0.9 * (1 - Math.exp(-1)), within(1e-9));
  }

  /**
   * Of 0.0056 a batch saves half, 0.0028; a warm cache 0.00243, and with 200 tokens more of
   * instructions 0.002754; with 300 more 0.002916. Beside a batch of all no cache is warm.
   */
  @ParameterizedTest(name = "{0} instruction tokens, {1} can wait")
  @CsvSource({"1500, 1, 0.0028", "1700, 1, 0.0028", "1800, 1, 0.002684", "1800, 0, 0.002684"})
  void whatCanWaitIsBatchedAsFarAsThatIsCheaperThanCaching(
      String instructions, String batch, double price) {
    assertThat(
            large(
                "Prompted model=Mine: big with batch",
                "Instruction tokens=" + instructions,
                "Batch share=" + batch))
        .isCloseTo(price, within(1e-12));
  }

  /**
   * Without a discount nothing is gained by waiting. Today batches as typed, and caches nothing.
   */
  @Test
  void withoutADiscountEverythingIsCached() {
    assertThat(large("Batch share=1")).isCloseTo(UNCACHED - 1350 * 1.8e-6, within(1e-12));
    Evaluator evaluator =
        evaluated(
            row("Batch share=1", "Instruction tokens=1800", "Prompted model=Mine: big with batch"));
    assertThat(figure(evaluator, model -> model.carriedOn.prompted))
        .isCloseTo(UNCACHED / 2, within(1e-12));
  }

  @Test
  void whereAShareIsTypedNothingIsSearched() {
    String[] cells = {"Batch share=1", "Prompted model=Mine: big with batch", "Cached share=0.9"};
    assertThat(large(cells)).isCloseTo(0.5 * (UNCACHED - 1800 * 1.8e-6), within(1e-12));
  }

  @Test
  void writesThatAreDearerThanReadsSaveAreNotMade() {
    // Cold: 400 of 1,500 tokens are read, 1,100 written.
    String[] cold = {"Requests=3000", "Prompted model=Mine: big with writes"};
    double hits = 0.9 * (1 - Math.exp(-300 * 3000 / 2_628_000.0));
    double saved = 1500 * (hits * 1.8e-6 - (1 - hits) * 0.5e-6);
    assertThat(saved).isPositive();
    assertThat(large(cold)).isCloseTo(UNCACHED - saved, within(1e-12));
    cold[0] = "Requests=1000";
    assertThat(large(cold)).isCloseTo(UNCACHED, within(1e-12));
  }

  @Test
  void aBillHasWhateverCachingItHas() {
    Evaluator evaluator = evaluated(row("Prompting cost=4000"));
    assertThat(figure(evaluator, model -> model.requests.prompted)).isCloseTo(0.004, within(1e-12));
    assertThat(figure(evaluator, model -> model.requests.small))
        .isCloseTo(UNCACHED / 10 - 1350 * 0.18e-6, within(1e-12));
  }

  /** What a tune removes is the prefix: of 1,500 tokens 300 stay, the first of them cached. */
  @ParameterizedTest(name = "{0} removable")
  @CsvSource({"0.8, 150, 150", "0.95, 0, 75", "0.2, 1050, 150"})
  void aTuneCachesWhatItDoesNotRemove(String removable, double cached, double written) {
    Map<String, String> row = row("Serving=Per token", "Serving cost=");
    row.put("Candidate model", "OpenAI: gpt-4.1-mini");
    Evaluator evaluator =
        evaluated(row, Map.of("Removable share of instruction tokens", removable));
    Model model = evaluator.decision().model;
    double input = evaluator.frame().values(model.looked.tuned.input())[0];
    double read = evaluator.frame().values(model.looked.tuned.cached())[0];
    double write = evaluator.frame().values(model.looked.tuned.written())[0];
    assertThat(read).isLessThan(input);
    assertThat(figure(evaluator, m -> m.requests.ofTuned.saved))
        .isCloseTo((cached * (input - read) + written * (input - write)) / 1e6, within(1e-12));
  }

  /** Draws and the break-even volume leave the cache as warm as it is. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Base", "Cautious", "Favourable"})
  void theCacheGoesByTheRequestsOfTheScenario(String scenario) {
    Map<String, Double> factors = new HashMap<>(Map.of("Base", 1.0));
    factors.put("Cautious", 0.7);
    factors.put("Favourable", 1.3);
    Evaluator evaluator = evaluated(row("Requests=8760"), Map.of("Scenario", scenario));
    assertThat(figure(evaluator, model -> model.requests.ofPrompted.hits))
        .isCloseTo(0.9 * (1 - Math.exp(-factors.get(scenario))), within(1e-9));
  }
}
