package breakeven.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The corners of the model, each with a figure that can be checked by hand. */
class OracleEdgesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private final Map<String, List<Map<String, String>>> tables = Shipped.tables();

  private Result review(Map<String, String> row) {
    return new Oracle(tables, DAY).review(row);
  }

  private void assume(String name, Object value) {
    Shipped.assume(tables, name, value);
  }

  /** Everything answered, a big bill, an open 8B model on L40S. */
  private static Map<String, String> good(String... changes) {
    var row = new LinkedHashMap<String, String>();
    row.put("Workload", "w");
    row.put("Requests", "1000000");
    row.put("Input tokens", "2000");
    row.put("Output tokens", "300");
    row.put("Prompted model", "claude-opus-4-6");
    row.put("Task pattern", "Stable");
    row.put("Data shift interval", "none");
    row.put("Held-out test set", "Yes");
    row.put("Baseline comparison", "Yes");
    row.put("Regression testing", "Yes");
    row.put("Prompted quality", "0.9");
    row.put("Fine-tuned quality", "0.92");
    row.put("Tuning method", "LoRA");
    row.put("Serving", "Rented GPUs");
    row.put("GPU", "L40S");
    for (int i = 0; i < changes.length; i += 2) {
      row.put(changes[i], changes[i + 1]);
    }
    return row;
  }

  /** Two flat bills and nothing else: no people, labels, training, evaluation or upkeep. */
  private Map<String, String> bare(String prompting, String serving) {
    for (String each :
        List.of(
            "Monitoring per month",
            "Cost per judged example",
            "Cost per human label",
            "Days per first release",
            "Days per re-training",
            "Labelling cost")) {
      assume(each, 0);
    }
    return good(
        "Serving",
        "Fixed",
        "Prompting cost",
        prompting,
        "Serving cost",
        serving,
        "Training cost",
        "0");
  }

  @Test
  void aGoodRowIsFineTuned() {
    Result r = review(good());
    assertThat(r.verdict()).isEqualTo("Fine-tune");
    assertThat(r.word("Change")).isEqualTo("Prompting → Fine-tuned");
    // 1e6 · (2000 · 5 + 300 · 25) / 1e6 USD at 0.753217, 24 months
    assertThat(r.number("TCO prompted")).isCloseTo(17_500 * 0.753217 * 24, within(1e-6));
    // one L40S at USD 1.55: 1e6 · (2000/5300 + 300/2350) s = 504,000 s of 730 · 3600 · 0.6
    assertThat(r.number("Load"))
        .isCloseTo(1e6 * (2000 / 5300.0 + 300 / 2350.0) / (730 * 3600 * 0.6), within(1e-9));
    assertThat(r.replicas).containsOnly(1);
    assertThat(r.cumulativeSaving[24]).isCloseTo(r.number("Net saving"), within(1e-6));
    assertThat(r.number("Saving")).isCloseTo(r.number("Net saving"), within(1e-6));
  }

  @Test
  void noVolumeNeverPays() {
    Result r = review(good("Requests", "0"));
    assertThat(r.verdict()).isEqualTo("Prompt");
    assertThat(r.number("TCO prompted")).isZero();
    assertThat(r.lines.get("Cost per 1,000 requests prompted")).isNull();
    assertThat(r.word("Payback (month)")).isEqualTo("never");
    assertThat(r.isNumber("Break-even volume")).isTrue();
  }

  @Test
  void aSavingOfExactlyNothingDoesNotPay() {
    Result r = review(bare("1000", "1000"));
    assertThat(r.number("Net saving")).isZero();
    assertThat(r.number("Payback (month)")).isZero();
    assertThat(r.number("Break-even price")).isCloseTo(0, within(1e-12));
    assertThat(r.number("Break-even volume")).isCloseTo(2_300, within(1e-6));
    assertThat(r.number("Break-even lifetime")).isEqualTo(1);
    assertThat(r.verdict()).isEqualTo("Prompt");
    assertThat(review(bare("1000", "999.99")).verdict()).isNotEqualTo("Prompt");
  }

  @Test
  void aNegativeSavingIsNeverPaidBack() {
    Result r = review(bare("1000", "1500"));
    assertThat(r.number("Net saving")).isEqualTo(-12_000);
    assertThat(r.word("Payback (month)")).isEqualTo("never");
    assertThat(r.word("Break-even upfront budget")).isEqualTo("never");
    assertThat(r.word("Break-even price")).isEqualTo("never");
    assertThat(r.number("Break-even volume")).isCloseTo(3_450, within(1e-6));
  }

  @Test
  void aTunedPriceAboveThePromptedOneNeverPays() {
    Result r =
        review(
            good(
                "Prompted model",
                "gpt-5-nano",
                "Candidate model",
                "Azure OpenAI: gpt-4.1",
                "Serving",
                "Per token",
                "Tuning method",
                "Provider API"));
    assertThat(r.number("Request price fine-tuned"))
        .isGreaterThan(r.number("Request price prompted"));
    assertThat(r.word("Break-even volume")).startsWith("never");
    assertThat(r.verdict()).isEqualTo("Prompt");
  }

  @Test
  void twoReplicasStandForATinyVolume() {
    Result r = review(good("Requests", "10", "Minimum replicas", "2"));
    assertThat(r.replicas).containsOnly(2);
    assertThat(
            review(
                    good(
                        "Requests",
                        "10",
                        "Minimum replicas",
                        "2",
                        "Workloads sharing the GPUs",
                        "4"))
                .replicas)
        .containsOnly(0.5);
  }

  @ParameterizedTest
  @CsvSource({"30, 0", "24, 0", "23, 1", "12, 1", "5, 4", "1, 23"})
  void retrainingsAreStrictlyInsideTheHorizon(String cadence, double times) {
    assume("Base-model change interval", 100);
    assertThat(review(good("Retrain cadence", cadence)).number("Re-trainings")).isEqualTo(times);
  }

  @Test
  void noTuneOutlivesItsBase() {
    assertThat(review(good("Retrain cadence", "30")).number("Re-trainings")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 12, 6, Pass",
    "'', none, 6, Pass",
    "'', 5, 5, Caution",
    "'', 4.9, 4, Caution",
    "'', 3, 3, Caution",
    "'', 2.5, 3, Fail",
    "'', 0.5, 3, Fail",
    "'', '', 6, Unknown",
    "6, 5, 6, Fail",
    "1, 5, 1, Pass"
  })
  void aBlankCadenceFollowsTheData(String typed, String shift, double months, String check) {
    Map<String, String> row = good("Data shift interval", shift, "Retrain cadence", typed);
    assertThat(new Case(tables, DAY, row).cadence).isEqualTo(months);
    assertThat(review(row).word("Check 5 (data change)")).isEqualTo(check);
  }

  @Test
  void dataFasterThanRetrainingFailsWhateverTheMoney() {
    Result r = review(good("Data shift interval", "2.5"));
    assertThat(r.word("Check 5 (data change)")).isEqualTo("Fail");
    assertThat(r.verdict()).isEqualTo("Prompt");
    assertThat(r.word("Warnings")).contains("Stale snapshot");
    Flip flip =
        new Oracle(tables, DAY)
            .flip(good("Data shift interval", "2.5", "Small model quality", "0.5"));
    assertThat(flip.driver()).isEqualTo("Retrain cadence");
    assertThat(flip.value()).isEqualTo("2");
    assertThat(flip.verdict()).isEqualTo("Fine-tune");
  }

  @Test
  void aHorizonShorterThanTheBreakEven() {
    Result r = review(good("Months in production", "1", "First release", "60"));
    assertThat(r.word("Payback (month)")).isEqualTo("never");
    assertThat(r.number("Break-even lifetime")).isGreaterThan(1);
  }

  @Test
  void upkeepAboveTheTokenSaving() {
    Result r = review(good("Requests", "5000"));
    assertThat(r.word("Payback (month)")).isEqualTo("never");
    assertThat(r.word("Break-even lifetime")).isEqualTo("never");
  }

  @Test
  void pricesFallOverTheYears() {
    assume("Price decline", 0.2);
    assume("Price step", 0.5);
    double price = review(good()).number("Request price prompted");
    double expected = 0;
    for (int m = 1; m <= 24; m++) {
      expected += 1e6 * price * Math.pow(0.8, (m - 1) / 12.0) * (m >= 13 ? 0.5 : 1);
    }
    assertThat(review(good()).number("TCO prompted")).isCloseTo(expected, within(1e-6));
  }

  @Test
  void anUnmeasuredTuneIsBenchmarkedFirst() {
    assertThat(review(good("Fine-tuned quality", "")).verdict()).isEqualTo("Benchmark first");
    assertThat(review(good("Fine-tuned quality", "0.5")).verdict()).isEqualTo("Prompt");
    assertThat(review(good("Fine-tuned quality", "0.88")).verdict())
        .isEqualTo("Fine-tune"); // 0.9 − 0.02
    assertThat(review(good("Fine-tuned quality", "0.879999999")).verdict()).isEqualTo("Prompt");
  }

  @Test
  void missingAnswersAreAskedForOnlyWhereTheyMatter() {
    assertThat(review(good("Task pattern", "")).verdict()).isEqualTo("Needs data");
    assertThat(review(good("Task pattern", "", "Requests", "100")).verdict()).isEqualTo("Prompt");
    assertThat(review(good("Regression testing", "No")).verdict())
        .isEqualTo("Build evaluation first");
    Flip both =
        new Oracle(tables, DAY)
            .flip(
                good("Task pattern", "", "Data shift interval", "", "Small model quality", "0.5"));
    assertThat(both.driver()).isEqualTo("Task pattern and Data shift interval");
  }

  @Test
  void theSameCardFromTwoProviders() {
    Result first = review(good("GPU", "A100 80GB"));
    Result lambda = review(good("GPU", "Lambda: A100 80GB"));
    double firstHour = first.number("Training run") / first.number("Training GPU hours");
    double lambdaHour = lambda.number("Training run") / lambda.number("Training GPU hours");
    assertThat(lambdaHour / firstHour).isCloseTo(2.79 / 2.397, within(1e-9));
  }

  @Test
  void aMixtureComputesWithItsActiveParameters() {
    Result r = review(good("Candidate model", "Together: openai/gpt-oss-20b", "GPU", "H100"));
    assertThat(r.number("Training FLOPs")).isCloseTo(4 * 3.6e9 * 6.9e6, within(1e6));
    assertThat(r.number("Training memory (GB)"))
        .isCloseTo((2.25 * 21 + 2 + (1.6 + 0.1 * 21) * 2.3) * 1.1, within(1e-9));
  }

  @Test
  void aClosingModelIsClosedUnlessTheWorkloadRunsOnIt() {
    String[] api = {
      "Candidate model",
      "OpenAI: gpt-4o-mini",
      "Serving",
      "Per token",
      "Tuning method",
      "Provider API"
    };
    Result r = review(good(api));
    assertThat(r.number("Closed")).isEqualTo(1);
    assertThat(r.number("Horizon")).isEqualTo(24);
    assertThat(r.word("Net saving")).isEqualTo("closed");
    assertThat(r.word("Break-even volume")).isEqualTo("closed");
    assertThat(r.verdict()).isEqualTo("Prompt");
    var running = good(api);
    running.put("Current approach", "Fine-tuned");
    assertThat(review(running).number("Closed")).isZero();
    assertThat(review(running).number("Horizon")).isEqualTo(1);
    var azure = good(api);
    azure.put("Candidate model", "Azure OpenAI: gpt-4.1-mini");
    // served for 10 months, trained for 4 more: the tune of month 6 is never made
    assertThat(review(azure).number("Horizon")).isEqualTo(6);
    assertThat(review(azure).number("Hosting (per month)"))
        .isCloseTo(1.7 * 730 * 0.753217, within(1e-9));
  }

  @Test
  void theLastTrainingDayCapsTheLifeAtTheNextRetraining() {
    for (Map<String, String> price : tables.get("Model prices")) {
      if (price.get("Provider").equals("Azure OpenAI")
          && price.get("Model").startsWith("gpt-4.1-mini")) {
        price.put("Last service", "");
        price.put(
            "Last training",
            "2027-05-24"); // six months: the re-training of month 6 is still possible
      }
    }
    var row =
        good(
            "Candidate model",
            "Azure OpenAI: gpt-4.1-mini",
            "Serving",
            "Per token",
            "Tuning method",
            "Provider API");
    assertThat(review(row).number("Horizon")).isEqualTo(12);
    row.put("Retrain cadence", "4");
    assertThat(review(row).number("Horizon")).isEqualTo(8);
  }

  @Test
  void aRowThatRetrievesTodayButNeedNotDropsItEverywhereElse() {
    Result r =
        review(
            good(
                "Current approach",
                "RAG",
                "Needs grounding",
                "No",
                "Retrieved tokens",
                "1000",
                "Cached share",
                "0.8"));
    assertThat(r.word("Alternative")).isEqualTo("Use RAG");
    assertThat(r.number("RAG set-up")).isZero();
    // 400 of 2,000 tokens stay uncached for the large model; the tuned one reads 1,000, all of them
    // cached before
    assertThat(r.number("Request price prompted"))
        .isCloseTo((400 * 5 + 1600 * 0.5 + 300 * 25) / 1e6 * 0.753217, within(1e-12));
    assertThat(r.number("GPU seconds fine-tuned"))
        .isCloseTo(1000 / 5300.0 + 300 / 2350.0, within(1e-12));
  }

  @Test
  void assumedRetrievedTokensAreAddedToEveryOption() {
    Result r = review(good("Needs grounding", "Yes"));
    assertThat(r.number("Request price prompted"))
        .isCloseTo((4500 * 5 + 300 * 25) / 1e6 * 0.753217, within(1e-12));
    assertThat(r.number("GPU seconds fine-tuned"))
        .isCloseTo(4500 / 5300.0 + 300 / 2350.0, within(1e-12));
    assertThat(r.number("RAG set-up")).isCloseTo(50e6 * 0.02 / 1e6 * 0.753217 + 6000, within(1e-9));
    assertThat(r.verdict()).isEqualTo("Fine-tune with RAG");
  }

  @Test
  void ownHardwareIsBoughtForTheBusiestMonthAndTrainsOnRentedCards() {
    Result r =
        review(
            good(
                "Serving",
                "Own hardware",
                "GPU",
                "H100",
                "Growth",
                "0.3",
                "Months in production",
                "12"));
    double most = 0;
    for (double each : r.replicas) {
      most = Math.max(most, each);
    }
    double hardware = most * 31_267.73 * 0.753217;
    assertThat(r.number("One-off fine-tuned"))
        .isCloseTo(r.number("First release") + hardware, within(1e-6));
    assertThat(r.number("Training run") / r.number("Training GPU hours"))
        .isCloseTo(3.99 * 0.753217, within(1e-9));
    assertThat(
            review(good("Serving", "Own hardware", "GPU", "H100", "Current approach", "Fine-tuned"))
                .number("One-off fine-tuned"))
        .isZero();
  }

  @Test
  void serverlessCardsArePaidWhileTheyWork() {
    assume("Idle time-out", 0);
    Result r =
        review(
            good("Serving", "Serverless GPUs", "Batch share", "0.25", "Months in production", "1"));
    double seconds = 1e6 * (2000 / 5300.0 + 300 / 2350.0) * (0.75 / 0.6 + 0.25 / 0.9);
    double expected = seconds / 3600 * 1.9512 * 0.753217;
    // Half a day of people at 500.
    double rest = r.number("First release") + r.number("Upkeep (per month)") + 250;
    assertThat(r.number("TCO fine-tuned")).isCloseTo(rest + expected, within(1e-6));
    assertThat(r.lines.get("Load")).isNull();
    assertThat(r.word("Break-even utilisation")).isEqualTo("not on GPUs");
  }

  @Test
  void whatIsMissingLeavesBlanks() {
    Result r = review(good("Serving", "Per token", "Candidate model", "qwen3-8b"));
    assertThat(r.verdict()).isEqualTo("Needs data");
    assertThat(r.complete()).isFalse();
    assertThat(r.lines.get("Net saving")).isNull();
    assertThat(review(good("Prompting cost", "10", "Requests", "0")).verdict())
        .isEqualTo("Needs data");
    assertThat(review(good("Instruction tokens", "2001")).verdict()).isEqualTo("Needs data");
  }

  @Test
  void aSmallerModelWinsOnlyWhereItIsGoodEnough() {
    String[] small = {"Smaller model", "amazon.nova-micro-v1:0", "Small model quality", "0.88"};
    assertThat(review(good(small)).word("Alternative")).isEqualTo("Prompt a smaller model");
    small[3] = "0.87";
    assertThat(review(good(small)).word("Alternative")).isEqualTo("Prompt");
    small[3] = "";
    assertThat(review(good(small)).word("Alternative")).isEqualTo("Prompt");
    var running = good(small);
    running.put("Current approach", "Small model");
    assertThat(review(running).word("Alternative")).isEqualTo("Prompt a smaller model");
  }

  @Test
  void theNearestBreakEvenIsToldJustBeyondIt() {
    var losing = bare("1000", "1500");
    losing.put("Small model quality", "0.5");
    Flip flip = new Oracle(tables, DAY).flip(losing);
    assertThat(flip.driver())
        .isEqualTo("Volume"); // as near as the price, and before it in the list
    assertThat((Double) flip.today()).isEqualTo(2_300);
    assertThat((Double) flip.value()).isGreaterThan(3_450).isCloseTo(3_450, within(1e-5));
    assertThat(flip.verdict()).isEqualTo("Borderline");
    var winning = bare("1000", "500");
    winning.put("Small model quality", "0.5");
    flip = new Oracle(tables, DAY).flip(winning);
    assertThat(flip.driver()).isEqualTo("Volume");
    assertThat((Double) flip.value()).isCloseTo(1_150, within(1e-5));
    assertThat(flip.verdict()).isEqualTo("Prompt");
  }

  @Test
  void theStepsOfReplicasAreScannedOneByOne() {
    // A saving per request that needs many half-paid replicas before the fixed cost is covered
    var row =
        good(
            "Prompted model",
            "Together: meta-llama/Llama-3.3-70B-Instruct-Turbo",
            "Requests",
            "5000000",
            "Candidate model",
            "open-mistral-nemo",
            "One-off cost",
            "200000");
    Result r = review(row);
    double volume = r.number("Break-even volume");
    double perReplica = r.number("Replica capacity");
    Oracle oracle = new Oracle(tables, DAY);
    assertThat(volume).isGreaterThan(3 * perReplica);
    for (double v = volume * 0.999999; v > 0; v -= perReplica / 50) {
      assertThat(oracle.netSavingAtVolume(row, v)).isNegative();
    }
    assertThat(oracle.netSavingAtVolume(row, volume)).isCloseTo(0, within(1e-4));
  }
}
