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

/** A workload that is planned: nothing runs yet, so nothing is paid and nothing can be saved. */
class PlannedTest {
  /** 1,000 examples, four runs, judging, 100 read by people, ten days. */
  private static final double FIRST_RELEASE =
      1000 * 0.5 + 4 * 100 + 5 * 500 * 0.005 + 100 * 1.6 + 10 * 500;

  /** What is paid for the fine-tuned model in 24 months, and three re-trainings. */
  private static final double RUNNING =
      24 * (600 + 4 * 500 * 0.005 + 100)
          + 3 * (2 * 100 + 5 * 500 * 0.005 + 100 * 1.6 + 300 * 0.5 + 2 * 500);

  private Evaluator evaluator;
  private Decision decision;

  private void evaluate(String... cells) {
    Map<String, String> row = Portfolio.straight("plan", "Current approach=Planned");
    Portfolio.with(row, cells);
    assertThat(Agreement.differences(List.of(row), Map.of(), Shipped.tables())).isEmpty();
    evaluator = new Portfolio(List.of(row)).evaluate(1000);
    decision = evaluator.decision();
  }

  private double of(Line line) {
    return evaluator.frame().values(line)[0];
  }

  private String why() {
    Sentences sentences = new Sentences(decision, "GBP");
    RowResult row = new RowResult(decision, evaluator.frame(), sentences, prompted -> "");
    row.moveTo(0, 2, "w", LookupNames.NONE, 0, "", null);
    return row.text(sentences.why);
  }

  private String verdict() {
    return Decision.VERDICTS.get((int) of(decision.verdict));
  }

  private void inNoClass() {
    PortfolioMoney money = decision.portfolio;
    for (Line one :
        List.of(
            money.saves,
            money.ready,
            money.restores,
            money.pending,
            money.blocked,
            money.turnedDown,
            money.oneOffAdvised)) {
      assertThat(of(one)).as(one.name()).isZero();
    }
    assertThat(of(money.planned)).isEqualTo(1);
  }

  @Test
  void whatAFineTunedModelSavesIsAvoidedCost() {
    evaluate("Prompting cost=2500");
    assertThat(verdict()).isEqualTo("Fine-tune");
    assertThat(of(decision.model.totals.paidMonth)).isZero();
    assertThat(of(decision.model.totals.paidYear)).isZero();
    assertThat(of(decision.tcoToday)).isEqualTo(24 * 2500);
    assertThat(of(decision.tcoThen)).isCloseTo(FIRST_RELEASE + RUNNING, within(1e-6));
    assertThat(FIRST_RELEASE + RUNNING).isCloseTo(27680, within(1e-9));
    assertThat(of(decision.saving)).isCloseTo(60000 - 27680, within(1e-6));
    assertThat(of(decision.portfolio.oneOff)).isCloseTo(6072.5, within(1e-6));
    assertThat(of(decision.portfolio.expected))
        .isNotZero()
        .isCloseTo(of(decision.portfolio.expectedNet), within(1e-6));
    assertThat(of(decision.portfolio.avoids)).isEqualTo(1);
    inNoClass();
    assertThat(why())
        .startsWith(
            "Fine-tuning (Provider API, Fixed) avoids 32,320 GBP over 24 months: 60,000 to prompt the large"
                + " model, 27,680 then. ");
  }

  @Test
  void promptingItSavesNothing() {
    evaluate("Prompting cost=1000");
    assertThat(verdict()).isEqualTo("Prompt");
    assertThat(of(decision.changes)).isEqualTo(1);
    assertThat(of(decision.saving)).isZero();
    assertThat(of(decision.portfolio.avoids)).isZero();
    assertThat(of(decision.portfolio.oneOff)).isZero();
    inNoClass();
    assertThat(why()).startsWith("Prompting the large model costs 24,000 GBP over 24 months. ");
  }

  @Test
  void whatWaitsIsNoPendingEvidenceAndAsksAllTheSame() {
    evaluate("Fine-tuned quality=", "Small model quality=");
    assertThat(verdict()).isEqualTo("Benchmark first");
    assertThat(of(decision.changes)).isZero();
    assertThat(of(decision.answers.benchmark)).isEqualTo(1);
    inNoClass();
  }

  @Test
  void aCheckThatFailsBlocksNoSaving() {
    evaluate("Task pattern=Volatile");
    assertThat(verdict()).isEqualTo("Prompt");
    inNoClass();
  }

  /** What would be built for prompting is built for fine-tuning too. */
  @Test
  void theOneOffIsWhatFineTuningNeedsBeyondPrompting() {
    evaluate("Needs grounding=Yes", "Corpus=500000000", "Lead time=2");
    assertThat(of(decision.model.totals.oneOffAlternative)).isPositive();
    assertThat(of(decision.portfolio.oneOff))
        .isCloseTo(of(decision.model.totals.extraOneOff), within(1e-6));
    assertThat(of(decision.saving)).isCloseTo(of(decision.model.totals.netSaving), within(1e-6));
    assertThat(of(decision.cash.npv)).isCloseTo(of(decision.model.returns.npv), within(1e-6));
  }

  /** The model's end costs a move, but not who has not begun. */
  @Test
  void noMoveIsPaid() {
    evaluate("Prompted model=gpt-4o", "Prompting cost=");
    assertThat(of(decision.model.costs.migrationInHorizon)).isZero();
    evaluate("Prompted model=gpt-4o", "Prompting cost=", "Current approach=Prompting");
    assertThat(of(decision.model.costs.migrationInHorizon)).isPositive();
  }
}
