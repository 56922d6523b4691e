package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.core.price.LookupNames;
import breakeven.core.report.RowResult;
import breakeven.oracle.Shipped;
import breakeven.testing.Agreement;
import breakeven.testing.Portfolio;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fine-tuned model that runs is compared with leaving it, not with one that is built anew. */
class RunningTest {
  private Evaluator evaluator;

  private Decision decision;

  private void evaluate(String... cells) {
    Map<String, String> row =
        Portfolio.straight("runs", "Current approach=Fine-tuned", "Held-out test set=No");
    Portfolio.with(row, cells);
    assertThat(Agreement.differences(List.of(row), Map.of(), Shipped.tables())).isEmpty();
    evaluator = new Portfolio(List.of(row)).evaluate();
    decision = evaluator.decision();
  }

  private double of(Line line) {
    return evaluator.frame().values(line)[0];
  }

  private String verdict() {
    return Decision.VERDICTS.get((int) of(decision.verdict));
  }

  private String why() {
    Sentences sentences = new Sentences(decision, "GBP");
    RowResult row = new RowResult(decision, evaluator.frame(), sentences, prompted -> "");
    row.moveTo(0, 2, "w", LookupNames.NONE, 0, "", null);
    return row.text(sentences.why);
  }

  /** 600 of serving, 10 of regression runs and 100 of monitoring a month; three re-trainings. */
  private static final double AS_IT_RUNS =
      24 * (600 + 4 * 500 * 0.005 + 100)
          // Training, judging 500 in 5 settings, 100 read by people, new data, two days.
          + 3 * (100 + 5 * 500 * 0.005 + 100 * 1.6 + 250 + 2 * 500);

  @Test
  void aModelThatRunsWellGoesOnWhateverOneBuiltAnewWouldSave() {
    evaluate("Prompting cost=950");
    // A test set is missing: 1,500 that only a model built anew pays.
    assertThat(of(decision.tcoToday)).isCloseTo(AS_IT_RUNS, within(1e-6)).isEqualTo(21607.5);
    assertThat(of(decision.model.totals.tcoAlternative)).isEqualTo(24 * 950);
    assertThat(of(decision.model.totals.netSaving)).isCloseTo(22800 - 23107.5, within(1e-6));
    assertThat(verdict()).isEqualTo("Fine-tune");
    assertThat(of(decision.changes)).isZero();
    assertThat(of(decision.saving)).isZero();
    assertThat(why())
        .startsWith(
            "The fine-tuned model goes on: 21,608 GBP over 24 months, against 22,800 to prompt the"
                + " large model. Net saving also counts 1,500 GBP for what would still be built. ");
  }

  @Test
  void itIsLeftWhereLeavingIsCheaper() {
    evaluate("Prompting cost=900.3125");
    assertThat(of(decision.model.totals.tcoAlternative)).isEqualTo(of(decision.tcoToday));
    assertThat(verdict()).isEqualTo("Fine-tune");
    evaluate("Prompting cost=900");
    assertThat(verdict()).isEqualTo("Prompt");
    assertThat(of(decision.saving)).isCloseTo(21607.5 - 21600, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Task pattern=", "Fine-tuned quality=", "Regression testing=No"})
  void noOpenAnswerStopsIt(String open) {
    evaluate("Prompting cost=950", "Small model quality=", open);
    assertThat(verdict()).isEqualTo("Fine-tune");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Task pattern=Volatile", "Fine-tuned quality=0.5", "Data shift interval=2"})
  void aCheckThatFailsEndsIt(String fails) {
    evaluate("Prompting cost=1100", fails);
    assertThat(verdict()).isEqualTo("Prompt");
  }

  @Test
  void retrievalThatIsNeededAndMissingIsNoWayToGoOn() {
    evaluate("Prompting cost=950", "Needs grounding=Yes");
    assertThat(of(decision.changes)).isEqualTo(1);
    evaluate("Prompting cost=950", "Current approach=Fine-tuned with RAG");
    assertThat(verdict()).isEqualTo("Fine-tune with RAG");
    assertThat(of(decision.changes)).isZero();
  }
}
