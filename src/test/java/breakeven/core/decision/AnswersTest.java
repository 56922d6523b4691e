package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.oracle.Shipped;
import breakeven.testing.Agreement;
import breakeven.testing.Portfolio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What missing answers cost and are worth, beside figures by calculator and the plain sum. */
class AnswersTest {
  /** 1,000 examples at 0.50, 4 runs at 100, 500 examples judged and read, 10 days at 500. */
  private static final double FIRST_RELEASE = 500 + 400 + 172.5 + 5000;

  /** One of the five systems that a release evaluation compares. */
  private static final double ONE_MEASUREMENT = 172.5 / 5;

  /** The shipped Chance a tune reaches quality. */
  private static final double REACHES = 0.65;

  /** The shipped Chance of a good answer. */
  private static final double GOOD = 0.7;

  private static final double TEST_SET = 1500;
  private static final double PIECES = 1500 + 1000 + 3000;

  private static final String BENCHMARK = "Fine-tuned quality=; Small model quality=0.8";

  private static final String SMALL =
      "Cheaper models tried=; Smaller model=gemini-3.5-flash-lite; Small model quality=;"
          + " Small model output=";

  private Evaluator evaluator;
  private Answers answers;

  private Answers of(String cells, Map<String, String> assumed) {
    String[] all = ("Prompting cost=4000; " + cells).split("; ");
    Map<String, String> row = Portfolio.straight("one", all);
    assertThat(Agreement.differences(List.of(row), assumed, Shipped.tables())).isEmpty();
    evaluator = new Portfolio(List.of(row), assumed, new LinkedHashMap<>()).evaluate();
    answers = evaluator.decision().answers;
    return answers;
  }

  private double value(Line line) {
    return evaluator.frame().values(line)[0];
  }

  private double netSaving() {
    return value(evaluator.decision().model.totals.netSaving);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Growth=0",
    "Prompting cost=1000",
    "Fine-tuned quality=0.5",
    "Prompted model=no-such-model",
  })
  void nothingIsAskedOfARowThatIsDecidedOrWithoutFigures(String cells) {
    of(cells, Map.of());
    assertThat(value(answers.cost)).isNaN();
    assertThat(value(answers.worth)).isNaN();
    assertThat(value(answers.waiting)).isNaN();
  }

  @Test
  void aBorderlineWorkloadWaitsForNoAnswer() {
    of("Growth=0", Map.of("Margin", "1"));
    assertThat(Decision.VERDICTS.get((int) value(evaluator.decision().verdict)))
        .isEqualTo("Borderline");
    assertThat(value(answers.cost)).isNaN();
    assertThat(value(answers.worth)).isNaN();
  }

  @Test
  void aBenchmarkCostsTheReleaseAndTheMissingPieces() {
    of(BENCHMARK + "; Held-out test set=No", Map.of());
    assertThat(value(answers.cost)).isCloseTo(FIRST_RELEASE + TEST_SET, within(1e-9));
    double net = netSaving();
    assertThat(value(answers.waiting)).isEqualTo(net);
    assertThat(value(answers.worth))
        .isCloseTo(REACHES * net - (1 - REACHES) * (FIRST_RELEASE + TEST_SET), within(1e-6));
  }

  @Test
  void theChanceIsAnAssumption() {
    of(BENCHMARK, Map.of("Chance a tune reaches quality", "0.25"));
    assertThat(value(answers.worth))
        .isCloseTo(0.25 * netSaving() - 0.75 * FIRST_RELEASE, within(1e-6));
    of(BENCHMARK, Map.of("Chance a tune reaches quality", "0"));
    // Nobody pays for what is lost for certain.
    assertThat(value(answers.worth)).isZero();
  }

  @Test
  void evaluationCostsItsPiecesAndBothTogetherCountAPieceOnce() {
    of("Regression testing=No; Held-out test set=; Baseline comparison=No", Map.of());
    assertThat(value(answers.cost)).isCloseTo(PIECES, within(1e-9));
    // The quality is measured, and is enough.
    assertThat(value(answers.worth)).isCloseTo(netSaving(), within(1e-6));

    of("Regression testing=No; Held-out test set=; " + BENCHMARK, Map.of());
    assertThat(value(answers.cost)).isCloseTo(FIRST_RELEASE + 4500, within(1e-9));
    assertThat(value(answers.worth))
        .isCloseTo(REACHES * netSaving() - (1 - REACHES) * (FIRST_RELEASE + 4500), within(1e-6));
  }

  @Test
  void aQuotedOneOffIsTheWholeCostOfABenchmark() {
    of(BENCHMARK + "; One-off cost=9000; Held-out test set=No", Map.of());
    assertThat(value(answers.cost)).isEqualTo(9000);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Task pattern=, 1",
    "Task pattern=; Data shift interval=, 2",
    "Regression testing=; Held-out test set=; Baseline comparison=, 0",
    "Regression testing=; Held-out test set=No; Baseline comparison=, 0",
    "Held-out test set=No; Baseline comparison=; Task pattern=, 1",
    "Task pattern=; Data shift interval=; Regression testing=; Held-out test set=; Baseline"
        + " comparison=, 2",
  })
  void aWordCostsNothingAndPatternAndShiftAreGoodAsOftenAsAssumed(String cells, int words) {
    of(cells, Map.of());
    assertThat(value(answers.cost)).isZero();
    assertThat(value(answers.worth)).isCloseTo(Math.pow(GOOD, words) * netSaving(), within(1e-6));
  }

  @Test
  void wordsAreAskedBeforeABenchmarkIsPaid() {
    of(BENCHMARK + "; Task pattern=; Regression testing=", Map.of());
    double cost = FIRST_RELEASE + 3000;
    assertThat(value(answers.cost)).isCloseTo(cost, within(1e-9));
    assertThat(value(answers.worth))
        .isCloseTo(GOOD * (REACHES * netSaving() - (1 - REACHES) * cost), within(1e-6));
  }

  /** 200 examples, 182 right: as likely as at least 19 of 201 at 10% each. */
  @Test
  void theChanceOfAMeasuredQualityIsOfItsExamples() {
    of(
        "Regression testing=No; Required quality=0.9; Fine-tuned quality=0.91; Evaluation=200",
        Map.of());
    assertThat(value(answers.chance)).isCloseTo(0.6363296042553, within(1e-10));
    of("Regression testing=No; Required quality=0.9; Fine-tuned quality=0.91", Map.of());
    assertThat(value(answers.chance)).isEqualTo(1);
    of(
        "Regression testing=No; Required quality=0; Fine-tuned quality=0; Small model quality=;"
            + " Evaluation=10",
        Map.of());
    assertThat(value(answers.chance)).isEqualTo(1);
    of("Regression testing=No; Required quality=1; Fine-tuned quality=1; Evaluation=10", Map.of());
    assertThat(value(answers.chance)).isZero();
    // Beta(1, 1) is even, and right answers are not rounded.
    of(
        "Regression testing=No; Required quality=0.5; Fine-tuned quality=0.5; Evaluation=1",
        Map.of());
    assertThat(value(answers.chance)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aFineTunedModelThatRunsGainsNothingByItsMeasurement() {
    String runs = "Current approach=Fine-tuned; Needs grounding=Yes; " + BENCHMARK + "; ";
    of(runs + "Held-out test set=No", Map.of());
    assertThat(value(answers.cost)).isCloseTo(ONE_MEASUREMENT + TEST_SET, within(1e-9));
    assertThat(value(answers.worth)).isNaN();
    of(runs + "Held-out test set=No; Regression testing=No", Map.of());
    assertThat(value(answers.cost)).isCloseTo(ONE_MEASUREMENT + 4500, within(1e-9));
    of(runs + "Held-out test set=No", Map.of("Checkpoints compared", "0"));
    assertThat(value(answers.cost)).isCloseTo(160 + TEST_SET, within(1e-9));
  }

  @Test
  void aSmallModelIsMeasuredWhereItMaySave() {
    of("Prompting cost=1000; Held-out test set=; " + SMALL, Map.of());
    double saves = value(answers.rivalSaves);
    assertThat(saves)
        .isCloseTo(24 * 1000 - value(evaluator.decision().model.totals.tcoSmall), within(1e-6));
    assertThat(value(answers.cost)).isCloseTo(ONE_MEASUREMENT + TEST_SET, within(1e-9));
    assertThat(value(answers.worth))
        .isCloseTo(0.4 * saves - ONE_MEASUREMENT - TEST_SET, within(1e-6));
    assertThat(value(answers.waiting)).isEqualTo(saves);
    // Nothing is saved, or cheaper models were tried.
    of("Prompting cost=1000; " + SMALL + "; Cheaper models tried=Yes", Map.of());
    assertThat(value(answers.rivalSaves)).isNaN();
    of("Prompting cost=100; " + SMALL, Map.of());
    assertThat(value(answers.rivalSaves)).isNaN();
  }

  /** What a model that is just good enough answers badly is counted, as it is for the others. */
  @Test
  void badAnswersOfASmallModelAreThoseOfTheRequiredQuality() {
    of("Prompting cost=1000; " + SMALL, Map.of());
    double before = value(answers.rivalSaves);
    of("Prompting cost=1000; Cost per bad answer=0.001; " + SMALL, Map.of());
    // 90% today, 88% as required: 2% more of 24 million requests.
    assertThat(value(answers.rivalSaves))
        .isCloseTo(before - 0.02 * 24_000_000 * 0.001, within(1e-6));
  }

  @Test
  void theRivalIsAskedFirstAndTheDearOnlyWhereItIsNotGoodEnough() {
    of("Fine-tuned quality=; Held-out test set=No; Task pattern=; " + SMALL, Map.of());
    double saves = value(answers.rivalSaves);
    double net = netSaving();
    double cost = FIRST_RELEASE + TEST_SET;
    assertThat(value(answers.cost)).isCloseTo(cost + ONE_MEASUREMENT, within(1e-9));
    double rival = 0.4 * saves - ONE_MEASUREMENT - TEST_SET;
    double tuned = GOOD * 0.6 * (REACHES * net - (1 - REACHES) * FIRST_RELEASE);
    assertThat(value(answers.worthOfRival)).isCloseTo(rival, within(1e-6));
    assertThat(value(answers.worthOfTuned)).isCloseTo(tuned, within(1e-6));
    assertThat(value(answers.worth)).isCloseTo(rival + tuned, within(1e-6));
    assertThat(value(answers.expectedCost))
        .isCloseTo(ONE_MEASUREMENT + TEST_SET + GOOD * 0.6 * FIRST_RELEASE, within(1e-6));
    assertThat(value(answers.waiting)).isEqualTo(Math.max(saves, net));
  }
}
