package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Answers;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.testing.Portfolio;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextStepsTest {
  private static final int DRAWS = 2_000;

  /** Pays well and is answered in full. */
  private static Map<String, String> good(String name, String... cells) {
    return Portfolio.straight(
        name,
        Stream.concat(Stream.of("Prompting cost=4000"), Stream.of(cells)).toArray(String[]::new));
  }

  private static List<NextStep> steps(Evaluator evaluator, int most) {
    NextSteps steps = new NextSteps(evaluator.decision(), most);
    for (int i = 0; i < evaluator.frame().size(); i++) {
      Kept.Entry workload = new Kept.Entry(0, i + 2, "row " + (i + 2), "Ada", "Sales", 0);
      steps.add(evaluator.frame(), workload, i, "the rival");
    }
    return steps.ranked();
  }

  private static List<NextStep> of(Map<String, String> row) {
    return steps(new Portfolio(List.of(row)).evaluate(DRAWS), 100);
  }

  @Test
  void nothingIsAskedOfARowThatIsDecidedOrBorderline() {
    assertThat(of(good("one"))).isEmpty();
    assertThat(of(good("one", "Prompting cost=1600"))).isEmpty();
  }

  /** The money of a workload is once on the page, however many of its answers it depends on. */
  @Test
  void allThatAWorkloadLacksIsOneStepWithItsFigures() {
    Evaluator evaluator =
        new Portfolio(
                List.of(
                    good(
                        "one",
                        "Task pattern=",
                        "Held-out test set=No",
                        "Fine-tuned quality=",
                        "Cheaper models tried=",
                        "Smaller model=gemini-3.5-flash-lite",
                        "Small model quality=")))
            .evaluate();
    List<NextStep> steps = steps(evaluator, 100);
    assertThat(steps)
        .extracting(NextStep::what)
        .containsExactly(
            "Measure the rival (1,535), answer Task pattern, then benchmark (6,073): 88.0%"
                + " required");
    NextStep step = steps.get(0);
    Answers answers = evaluator.decision().answers;
    assertThat(step.worth()).isEqualTo(evaluator.frame().values(answers.worth)[0]).isPositive();
    assertThat(step.cost()).isEqualTo(evaluator.frame().values(answers.cost)[0]).isPositive();
    assertThat(step.waiting()).isEqualTo(evaluator.frame().values(answers.waiting)[0]).isPositive();
    assertThat(step.owner()).isEqualTo("Ada");
    assertThat(step.businessUnit()).isEqualTo("Sales");
    assertThat(step.place()).isZero();
    assertThat(Decision.VERDICTS.get(step.verdict())).isEqualTo("Needs data");
  }

  @Test
  void whatWaitsIsWhatIsExpectedOverTheDraws() {
    Evaluator evaluator =
        new Portfolio(List.of(good("one", "Task pattern=", "Prompting cost=1700"))).evaluate(DRAWS);
    NextStep step = steps(evaluator, 100).get(0);
    assertThat(step.waiting())
        .isCloseTo(evaluator.frame().values(evaluator.decision().mean)[0], within(1e-6))
        .isNotCloseTo(
            evaluator.frame().values(evaluator.decision().model.totals.netSaving)[0], within(1.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Task pattern=; Data shift interval= | Answer 2 questions: Task pattern and Data shift"
            + " interval | Fine-tune",
        "Task pattern=; Regression testing=; Held-out test set=; Baseline comparison=; Data shift"
            + " interval= | Answer 5 questions: Task pattern, Regression testing, Held-out test"
            + " set, Baseline comparison and Data shift interval | Fine-tune",
        "Regression testing=No | Build regression testing (3,000) | Fine-tune",
        "Regression testing=No; Held-out test set=No; Baseline comparison= | Build regression"
            + " testing, a held-out test set and a baseline comparison (5,500) | Fine-tune",
        "Regression testing=No; Needs grounding=Yes | Build regression testing (3,000) | Fine-tune with"
            + " RAG",
        "Regression testing=No; Prompting cost=1600 | Build regression testing (3,000) | Borderline",
        "Regression testing=No; Fine-tuned quality=; Small model quality=0.8 | Build regression"
            + " testing (3,000), then benchmark (6,073): 88.0% required | Fine-tune",
        "Fine-tuned quality=; Small model quality=0.8 | Benchmark the fine-tuned model (6,073): 88.0%"
            + " required | Fine-tune",
        "Fine-tuned quality=; Small model quality=0.8; Prompting cost=1600"
            + " | Benchmark the fine-tuned model (6,073): 88.0% required | Borderline",
        "Held-out test set= | Answer Held-out test set | Fine-tune",
        "Baseline comparison= | Answer Baseline comparison | Fine-tune",
        "Baseline comparison=; Held-out test set=No; Task pattern= | Answer Task pattern"
            + " | Fine-tune",
        "Prompting cost=1000; Cheaper models tried=No; Smaller model=gemini-3.5-flash-lite; Small"
            + " model quality= | Measure the rival (35): 88.0% required"
            + " | Prompt a smaller model"
      })
  void aStepSaysWhatIsMissingAndTheVerdictThatItLeadsTo(String cells, String what, String then) {
    List<NextStep> steps = of(good("one", cells.split("; ")));

    assertThat(steps).extracting(NextStep::what).containsExactly(what);
    assertThat(Decision.VERDICTS.get(steps.get(0).then())).isEqualTo(then);
  }

  @Test
  void aMeasurementThatLeavesTheVerdictOpenIsWantedOnMoreExamples() {
    String[] cells = {"Required quality=0.9", "Evaluation=200", "Fine-tuned quality=0.91"};
    NextStep passes = of(good("one", cells)).get(0);
    assertThat(passes.what())
        .isEqualTo(
            "Measure the fine-tuned model on 3,458 examples: so far it is good in 86.2% to 94.2%,"
                + " 90.0% required");
    assertThat(passes.worth()).isNaN();
    assertThat(passes.then()).isEqualTo(-1);
    cells[2] = "Fine-tuned quality=0.89";
    NextStep fails = of(good("one", cells)).get(0);
    assertThat(Decision.VERDICTS.get(fails.then())).isEqualTo("Fine-tune");
    cells[1] = "Evaluation=20000";
    assertThat(of(good("one", cells))).isEmpty();
  }

  @Test
  void anOfferIsMadeWhereItSavesMoreThanMateriality() {
    List<NextStep> offers = offers(good("one"), 1_000, 1_000.01);
    assertThat(offers).hasSize(1);
    NextStep offer = offers.get(0);
    assertThat(offer.place()).isZero();
    assertThat(offer.waiting()).isEqualTo(1_000.01);
    assertThat(offer.worth()).isCloseTo(0.65 * 1_000.01 - 0.35 * 200, within(1e-9));
    assertThat(offers(good("one", "Task pattern=Volatile"), 5_000)).isEmpty();
    assertThat(offers(good("one", "Data shift interval=1"), 5_000)).isEmpty();
  }

  private static List<NextStep> ofLarge(String... cells) {
    Map<String, String> row =
        Portfolio.straight(
            "one",
            "Prompting cost=",
            "Task pattern=Volatile",
            "Prompted model=OpenAI: gpt-5.4",
            "Smaller model=OpenAI: gpt-5.4",
            "Small model quality=",
            "Requests=100000",
            "Input tokens=1000",
            "Output tokens=100",
            "Instruction tokens=");
    Evaluator evaluator = new Portfolio(List.of(Portfolio.with(row, cells))).evaluate();
    NextSteps steps = new NextSteps(evaluator.decision(), 100);
    steps.add(evaluator.frame(), new Kept.Entry(0, 2, "one", "Ada", "Sales", 0), 0, "");
    return steps.offers();
  }

  /**
   * 100,000 requests a month of 1,000 and 100 tokens at 2.50 and 15 dollars, 0.753217 GBP each, and
   * half of it off: a tenth is 180.77 GBP a year, half of them over 24 months 1,807.72.
   */
  @Test
  void whatCouldWaitIsAskedWhereHalfOfItSavesMoreThanMateriality() {
    List<NextStep> offers = ofLarge();
    assertThat(offers)
        .extracting(NextStep::what)
        .containsExactly(
            "Ask whether requests may wait a day: each tenth of them saves 181 a year");
    double half = 100_000 * 24 * (2.5 * 1_000 + 15 * 100) / 1e6 * 0.753217 * 0.5 / 2;
    assertThat(offers.get(0).waiting()).isCloseTo(half, within(1e-6));
    assertThat(offers.get(0).cost()).isZero();
    assertThat(offers.get(0).worth()).isCloseTo(0.7 * half, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Batch share=0",
        "Batch share=0.3",
        "Requests=50000",
        "Prompting cost=40000",
        "Prompted model=Mistral: mistral-large-4",
      })
  void whatIsAnsweredOrSmallOrHasNoDiscountIsNotAsked(String cell) {
    assertThat(ofLarge(cell)).isEmpty();
  }

  @Test
  void theSmallModelFirstIsAnOfferToMeasure() {
    Evaluator evaluator =
        new Portfolio(
                List.of(
                    good(
                        "one",
                        "Task pattern=Volatile",
                        "Held-out test set=No",
                        "Smaller model=gemini-3.5-flash-lite",
                        "Small model quality=0.8")))
            .evaluate();
    NextSteps steps = new NextSteps(evaluator.decision(), 100);
    steps.add(evaluator.frame(), new Kept.Entry(0, 2, "one", "Ada", "Sales", 0), 0, "");
    Decision decision = evaluator.decision();
    double saves =
        evaluator.frame().values(decision.tcoThen)[0]
            - evaluator.frame().values(decision.model.smallFirst.tco)[0];
    assertThat(saves).isGreaterThan(1_000);
    NextStep offer = steps.offers().get(0);
    // 1.5 times the 20% that it answers badly; one of five systems judged, and a test set.
    assertThat(offer.what()).isEqualTo("Small first, escalate 30.0%");
    assertThat(offer.waiting()).isEqualTo(saves);
    assertThat(offer.cost()).isCloseTo(172.5 / 5 + 1_500, within(1e-9));
    assertThat(offer.worth()).isCloseTo(0.4 * saves - 0.6 * offer.cost(), within(1e-6));
  }

  @Test
  void aLargerModelIsAskedForByTheQualityThatIsRequired() {
    assertThat(offers(good("one", "Fine-tuned quality=0.5"), 5_000))
        .extracting(NextStep::what)
        .containsExactly("Benchmark the larger qwen3-8b: 88.0% required");
  }

  @Test
  void theOffersThatAreWorthMostAreKept() {
    double[] savings = new double[NextSteps.MOST_OFFERS + 1];
    Arrays.setAll(savings, i -> 2_000 + i);
    assertThat(offers(good("one"), savings))
        .hasSize(NextSteps.MOST_OFFERS)
        .extracting(NextStep::waiting)
        .startsWith(2_000.0 + NextSteps.MOST_OFFERS)
        .endsWith(2_001.0);
  }

  private static List<NextStep> offers(Map<String, String> row, double... savings) {
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate();
    NextSteps steps = new NextSteps(evaluator.decision(), 100);
    Kept.Entry workload = new Kept.Entry(0, 2, "one", "Ada", "Sales", 0);
    steps.add(evaluator.frame(), workload, 0, "");
    for (double saves : savings) {
      steps.benchmark(evaluator.frame(), workload, 0, "qwen3-8b", saves, 200);
    }
    assertThat(steps.offered()).isGreaterThanOrEqualTo(steps.offers().size());
    return steps.offers();
  }

  @Test
  void whatIsWorthMostComesFirstAndWhatHasNoFiguresLast() {
    List<Map<String, String>> rows =
        List.of(
            good("a", "Prompted model=no-such-model"),
            good("b", "Task pattern=", "Prompting cost=3000"),
            good("c", "Task pattern="),
            good("d", "Task pattern=", "Prompting cost=5000"),
            good(
                "e",
                "Current approach=Fine-tuned",
                "Needs grounding=Yes",
                "Regression testing=No"));
    List<NextStep> all = steps(new Portfolio(rows).evaluate(), 100);
    assertThat(all).extracting(NextStep::sheetRow).containsExactly(5, 4, 3, 6, 2);
    assertThat(all.get(3).cost()).isPositive();
    assertThat(all.get(3).worth()).isNaN();
    assertThat(all.get(4).cost()).isNaN();
    assertThat(all.get(4).what())
        .isEqualTo("Fill in the cells and prices that are missing: Issues names each");
    List<NextStep> two = steps(new Portfolio(rows).evaluate(), 2);
    assertThat(two).isEqualTo(all.subList(0, 2));
  }
}
