package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.table.UncertaintyTable;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepsTest {
  private static final int DRAWS = 2_000;

  /** Pays well and is answered in full. */
  private static Map<String, String> good(String name, String... cells) {
    return Portfolio.straight(
        name,
        Stream.concat(Stream.of("Prompting cost=4000"), Stream.of(cells)).toArray(String[]::new));
  }

  private static List<NextStep> steps(Evaluator evaluator, int most) {
    Decision decision = evaluator.decision();
    List<TriangularDistribution> spreads =
        TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));
    NextSteps steps = new NextSteps(decision, new Sensitivity(decision, spreads, 24), most, 24);
    MonteCarlo draws = evaluator.draws();
    for (int i = 0; i < evaluator.frame().size(); i++) {
      Kept.Entry workload = new Kept.Entry(0, i + 2, "row " + (i + 2), "Ada", "Sales", 0);
      SimulationResult outlook = draws == null ? SimulationResult.NONE : draws.outlook(i);
      steps.add(evaluator.frame(), outlook, workload, i);
    }
    return steps.ranked();
  }

  private static List<NextStep> of(Map<String, String> row) {
    return steps(new Portfolio(List.of(row)).evaluate(DRAWS), 100);
  }

  @Test
  void nothingIsAskedOfARowThatIsDecided() {
    assertThat(of(good("one"))).isEmpty();
  }

  @Test
  void anAnswerIsWorthTheMeanSavingWithLossesCountedAsNothing() {
    Evaluator evaluator =
        new Portfolio(List.of(good("one", "Task pattern=", "Prompting cost=1500"))).evaluate(DRAWS);
    NextStep step = steps(evaluator, 100).get(0);
    assertThat(step.what()).isEqualTo("Answer Task pattern");
    assertThat(step.money()).isEqualTo(evaluator.draws().outlook(0).gain());
    SimulationResult outlook = evaluator.draws().outlook(0);
    assertThat(outlook.gain()).isPositive();
    assertThat(outlook.loss()).isPositive();
    assertThat(step.owner()).isEqualTo("Ada");
    assertThat(Decision.VERDICTS.get(step.verdict())).isEqualTo("Needs data");
  }

  /** The money of a workload is once on the page, however many of its answers it depends on. */
  @Test
  void allAnswersThatAWorkloadLacksAreOneStep() {
    assertThat(of(good("one", "Task pattern=", "Data shift interval=")))
        .extracting(NextStep::what)
        .containsExactly("Answer Task pattern and Data shift interval");
    List<NextStep> steps =
        of(
            good(
                "one",
                "Task pattern=",
                "Regression testing=",
                "Held-out test set=",
                "Baseline comparison=",
                "Data shift interval="));
    assertThat(steps)
        .extracting(NextStep::what)
        .containsExactly(
            "Answer 5 questions: Task pattern, Regression testing, Held-out test set, Baseline"
                + " comparison and Data shift interval");
    assertThat(steps.get(0).money()).isPositive();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(of(good("one", "Fine-tuned quality=", "Small model quality=0.8")).get(0).what())
        .isEqualTo("Benchmark the fine-tuned model against the required 88.0%");
    assertThat(of(good("one", "Regression testing=No")).get(0).what())
        .isEqualTo("Build regression testing");
    assertThat(of(good("one", "Data shift interval=")).get(0).what())
        .isEqualTo("Answer Data shift interval");
    assertThat(of(good("one", "Prompting cost=1600")).get(0).what())
        .isEqualTo("Pin down Volume, which moves the saving most");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Regression testing=No | Build regression testing | Fine-tune",
        "Regression testing=No; Needs grounding=Yes | Build regression testing | Fine-tune with"
            + " RAG",
        "Regression testing=No; Prompting cost=1600 | Build regression testing | Borderline",
        "Regression testing=No; Fine-tuned quality=; Small model quality=0.8 | Build regression"
            + " testing | Benchmark first",
        "Fine-tuned quality=; Small model quality=0.8 | Benchmark the fine-tuned model against the"
            + " required 88.0% | Fine-tune",
        "Fine-tuned quality=; Small model quality=0.8; Prompting cost=1600"
            + " | Benchmark the fine-tuned model against the required 88.0% | Borderline",
        "Held-out test set= | Answer Held-out test set | Fine-tune",
        "Baseline comparison= | Answer Baseline comparison | Fine-tune"
      })
  void aStepSaysTheVerdictThatItLeadsTo(String cells, String what, String then) {
    NextStep step = of(good("one", cells.split("; "))).get(0);

    assertThat(step.what()).isEqualTo(what);
    assertThat(Decision.VERDICTS.get(step.then())).isEqualTo(then);
  }

  @Test
  void aMeasurementThatLeavesTheVerdictOpenIsWantedOnMoreExamples() {
    String[] cells = {"Required quality=0.9", "Evaluation=200", "Fine-tuned quality=0.91"};
    String more =
        "Measure the fine-tuned model on 3,458 examples against the required 90.0%, which";
    NextStep passes = of(good("one", cells)).get(0);
    assertThat(passes.what()).isEqualTo(more + " lies within its interval of 86.2% to 94.2%");
    assertThat(passes.then()).isEqualTo(-1);
    assertThat(passes.money()).isPositive();
    cells[2] = "Fine-tuned quality=0.89";
    NextStep fails = of(good("one", cells)).get(0);
    assertThat(fails.what()).isEqualTo(more + " lies within its interval of 83.9% to 92.6%");
    assertThat(Decision.VERDICTS.get(fails.then())).isEqualTo(Decision.FINE_TUNE);
    cells[1] = "Evaluation=3458";
    assertThat(of(good("one", cells))).isEmpty();
    // A saving that is not there does not depend on a measurement.
    cells[1] = "Evaluation=200";
    assertThat(
            of(
                good(
                    "one",
                    Stream.concat(Stream.of(cells), Stream.of("Prompting cost=1"))
                        .toArray(String[]::new))))
        .isEmpty();
  }

  /** Where one piece is known to be missing, the check is Caution whatever the other answer is. */
  @Test
  void anAnswerThatChangesNothingIsNotAskedFor() {
    for (String open : List.of("Held-out test set", "Baseline comparison")) {
      String missing = open.startsWith("Held") ? "Baseline comparison" : "Held-out test set";
      assertThat(of(good("one", "Regression testing=", open + "=", missing + "=No")))
          .extracting(NextStep::what)
          .containsExactly("Answer Regression testing");
    }
  }

  @Test
  void aSmallModelThatWasNeverMeasuredIsWorthWhatItWouldSave() {
    Evaluator evaluator =
        new Portfolio(List.of(good("one", "Small model quality="))).evaluate(DRAWS);
    Frame frame = evaluator.frame();
    var totals = evaluator.decision().model.totals;
    NextStep step = steps(evaluator, 100).get(0);
    assertThat(step.what()).startsWith("Measure the smaller model");
    assertThat(step.money())
        .isCloseTo(
            frame.values(totals.tcoTuned)[0] - frame.values(totals.tcoSmall)[0], within(1e-9));
    assertThat(Decision.VERDICTS.get(step.then())).isEqualTo("Prompt a smaller model");
  }

  /**
   * Its total has none while its quality is unknown, and those of the other options are in theirs.
   */
  @Test
  void badAnswersOfASmallModelThatIsJustGoodEnoughCount() {
    Evaluator evaluator =
        new Portfolio(List.of(good("one", "Small model quality=", "Cost per bad answer=0.001")))
            .evaluate(DRAWS);
    Frame frame = evaluator.frame();
    var totals = evaluator.decision().model.totals;
    double saving = frame.values(totals.tcoTuned)[0] - frame.values(totals.tcoSmall)[0];
    double badAnswers = 0.12 * 0.001 * 1_000_000 * 24;
    assertThat(steps(evaluator, 100).get(0).money()).isCloseTo(saving - badAnswers, within(1e-6));

    assertThat(of(good("one", "Small model quality=", "Cost per bad answer=4")))
        .extracting(NextStep::what)
        .noneMatch(what -> what.startsWith("Measure the smaller model"));
  }

  @Test
  void mostMoneyComesFirstAndWhatHasNoFiguresLast() {
    List<Map<String, String>> rows =
        List.of(
            good("a", "Prompted model=no-such-model"),
            good("b", "Task pattern=", "Prompting cost=3000"),
            good("c", "Task pattern="),
            good("d", "Task pattern=", "Prompting cost=5000"));
    List<NextStep> all = steps(new Portfolio(rows).evaluate(), 100);
    assertThat(all).extracting(NextStep::sheetRow).containsExactly(5, 4, 3, 2);
    assertThat(all.get(3).money()).isNaN();
    List<NextStep> two = steps(new Portfolio(rows).evaluate(), 2);
    assertThat(two).isEqualTo(all.subList(0, 2));
  }
}
