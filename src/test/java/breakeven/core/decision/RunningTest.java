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
import java.time.LocalDate;
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
    evaluate(Portfolio.AS_OF, cells);
  }

  private void evaluate(LocalDate asOf, String... cells) {
    Map<String, String> row =
        Portfolio.straight("runs", "Current approach=Fine-tuned", "Held-out test set=No");
    Portfolio.with(row, cells);
    assertThat(Agreement.differences(List.of(row), Map.of(), Shipped.tables(), asOf)).isEmpty();
    evaluator = new Portfolio(List.of(row)).asOf(asOf).evaluate();
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
          // Two runs, judging 500 in 5 settings, 100 read by people, 300 new examples, two days.
          + 3 * (2 * 100 + 5 * 500 * 0.005 + 100 * 1.6 + 300 * 0.5 + 2 * 500);

  /** Five days to move to the large model, which does not answer today. */
  private static final double SWITCH = 5 * 500;

  @Test
  void aModelThatRunsWellGoesOnWhateverOneBuiltAnewWouldSave() {
    evaluate("Prompting cost=950");
    // A test set is missing: 1,500 that only a model built anew pays.
    assertThat(of(decision.tcoToday)).isCloseTo(AS_IT_RUNS, within(1e-6)).isEqualTo(21607.5);
    assertThat(of(decision.model.totals.tcoAlternative)).isEqualTo(24 * 950 + SWITCH);
    assertThat(of(decision.model.totals.netSaving)).isCloseTo(25300 - 23107.5, within(1e-6));
    assertThat(verdict()).isEqualTo("Fine-tune");
    assertThat(of(decision.changes)).isZero();
    assertThat(of(decision.saving)).isZero();
    assertThat(why())
        .startsWith(
            "The fine-tuned model goes on: 21,608 GBP over 24 months, against 25,300 to prompt the"
                + " large model. Net saving also counts 1,500 GBP for what would still be built. ");
  }

  @Test
  void itIsLeftWhereLeavingIsCheaper() {
    evaluate("Prompting cost=796.15");
    assertThat(of(decision.model.totals.tcoAlternative))
        .isCloseTo(of(decision.tcoToday) + 0.1, within(1e-6));
    assertThat(verdict()).isEqualTo("Fine-tune");
    evaluate("Prompting cost=796");
    assertThat(verdict()).isEqualTo("Prompt");
    assertThat(of(decision.saving)).isCloseTo(21607.5 - 24 * 796 - SWITCH, within(1e-6));
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

  /** In 25 days the provider ends what it runs on. */
  @Test
  void itMustMoveWhereWhatItRunsOnEnds() {
    evaluate(
        LocalDate.of(2026, 12, 20),
        "Candidate model=OpenAI: gpt-4.1-mini",
        "Tuning method=Provider API",
        "Serving=Per token",
        "Serving cost=",
        "Prompting cost=2000");
    assertThat(verdict()).isEqualTo("Prompt");
    assertThat(of(decision.model.totals.mustMove)).isEqualTo(1);
    assertThat(of(decision.changes)).isEqualTo(1);
    assertThat(of(decision.tcoToday)).isNaN();
    assertThat(of(decision.saving)).isNaN();
    assertThat(of(decision.tcoThen)).isEqualTo(24 * 2000 + SWITCH);
    // 900M tokens at 0.80 and 100M at 3.20 dollars, regression runs and monitoring.
    assertThat(of(decision.model.totals.paidMonth))
        .isCloseTo((900 * 0.8 + 100 * 3.2) * 0.753217 + 110, within(1e-6));
    PortfolioMoney money = decision.portfolio;
    for (Line one :
        List.of(money.ready, money.restores, money.pending, money.blocked, money.turnedDown)) {
      assertThat(of(one)).as(one.name()).isZero();
    }
    assertThat(why())
        .startsWith(
            "Prompting the large model costs 50,500 GBP over 24 months. The fine-tuned model must"
                + " move: its last day of service is 2027-01-14.");
  }
}
