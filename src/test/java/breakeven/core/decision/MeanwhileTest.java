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
import org.junit.jupiter.params.provider.CsvSource;

/** While evidence is pending the cheaper of the other two options can be taken. */
class MeanwhileTest {
  /** A large model at 20,000 a month, a small one that is good enough, a tune cheaper than both. */
  private static final String[] CHEAP_SMALL = {
    "Prompting cost=20000",
    "Smaller model=gemini-3.5-flash-lite",
    "Small model output=2000",
    "Small model quality=0.9",
    "Fine-tuned quality="
  };

  private Evaluator evaluator;
  private Decision decision;

  private void evaluate(Map<String, String> row, String... cells) {
    for (String cell : cells) {
      String[] parts = cell.split("=", 2);
      row.put(parts[0], parts[1]);
    }
    assertThat(Agreement.differences(List.of(row), Map.of(), Shipped.tables())).isEmpty();
    evaluator = new Portfolio(List.of(row)).evaluate();
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

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "Fine-tuned quality=, Benchmark first",
    "Regression testing=No, Build evaluation first",
    "Task pattern=, Needs data",
  })
  void theAlternativeIsAdvisedUntilTheEvidenceIsThere(String cell, String verdict) {
    evaluate(Portfolio.straight("waits", CHEAP_SMALL), cell);
    assertThat(verdict()).isEqualTo(verdict);
    assertThat(of(decision.meanwhile)).isEqualTo(1);
    assertThat(of(decision.saving))
        .isCloseTo(24 * 20000 - of(decision.model.totals.tcoSmall), within(1e-6));
    PortfolioMoney money = decision.portfolio;
    assertThat(of(money.readyToApprove)).isEqualTo(of(decision.saving));
    assertThat(of(money.pendingEvidence)).isEqualTo(of(decision.model.totals.netSaving));
    // Together what fine-tuning would save against today.
    assertThat(of(money.readyToApprove) + of(money.pendingEvidence))
        .isCloseTo(24 * 20000 - of(decision.model.totals.tcoTuned), within(1e-6));
    assertThat(why()).contains(" Meanwhile, ").contains(" saves ").endsWith(" then.");
  }

  @Test
  void nothingChangesMeanwhileWhereThatSavesNoMoreThanMateriality() {
    evaluate(Portfolio.straight("waits", CHEAP_SMALL), "Prompting cost=20000");
    double bill = (of(decision.model.totals.tcoSmall) + 1000) / 24;
    evaluate(
        Portfolio.straight("waits", CHEAP_SMALL), "Prompting cost=" + Math.floor(bill * 100) / 100);
    assertThat(of(decision.waits)).isEqualTo(1);
    assertThat(of(decision.meanwhile)).isZero();
    assertThat(of(decision.changes)).isZero();
    assertThat(of(decision.saving)).isZero();
    evaluate(
        Portfolio.straight("waits", CHEAP_SMALL), "Prompting cost=" + Math.ceil(bill * 100) / 100);
    assertThat(of(decision.meanwhile)).isEqualTo(1);
  }

  @Test
  void aFineTunedModelThatRunsGoesOn() {
    evaluate(
        Portfolio.straight("runs", CHEAP_SMALL),
        "Current approach=Fine-tuned",
        "Needs grounding=Yes",
        "Held-out test set=No");
    assertThat(of(decision.waits)).isEqualTo(1);
    assertThat(of(decision.changes)).isZero();
    assertThat(of(decision.saving)).isZero();
    assertThat(of(decision.portfolio.pendingEvidence)).isZero();
    assertThat(of(decision.model.totals.paidYear)).isPositive();
  }

  /** Who runs a tune is not told to prompt what it is made of, however cheap that would be. */
  @ParameterizedTest
  @CsvSource({
    "Fine-tuned, OpenAI: gpt-4.1-mini, Fine-tune",
    "Fine-tuned, Azure OpenAI: gpt-4.1-mini, Fine-tune",
    "Fine-tuned with RAG, gpt-4.1-mini, Fine-tune with RAG",
  })
  void aFineTunedModelDoesNotGoBackToItsOwnBase(String approach, String prompted, String verdict) {
    String[] cells = {
      "Current approach=" + approach,
      "Prompted model=" + prompted,
      "Candidate model=Azure OpenAI: gpt-4.1-mini",
      "Prompting cost=50",
      "Fine-tuned quality="
    };
    evaluate(Portfolio.straight("runs", cells));
    assertThat(verdict()).isEqualTo(verdict);
    assertThat(of(decision.changes)).isZero();
    assertThat(of(decision.saving)).isZero();
    assertThat(why()).startsWith("The prompted model is what the fine-tuned model is made of. ");

    evaluate(Portfolio.straight("measured", cells), "Fine-tuned quality=0.9");
    assertThat(verdict()).isIn("Prompt", "Use RAG");
    evaluate(Portfolio.straight("other", cells), "Prompted model=gpt-5.2");
    assertThat(verdict()).isIn("Prompt", "Use RAG");
  }

  /**
   * Retrieval that the answers need is added to the small model: what it costs restores quality.
   */
  @Test
  void aSmallModelGetsTheRetrievalThatItLacks() {
    evaluate(
        Portfolio.straight("lacks", CHEAP_SMALL),
        "Current approach=Small model",
        "Needs grounding=Yes",
        "Serving cost=9000");
    assertThat(verdict()).isEqualTo("Prompt a smaller model");
    assertThat(of(decision.changes)).isEqualTo(1);
    assertThat(of(decision.saving)).isNegative();
    assertThat(of(decision.portfolio.restoringQuality)).isEqualTo(-of(decision.saving));
    evaluate(
        Portfolio.straight("has", CHEAP_SMALL),
        "Current approach=Small model",
        "Needs grounding=Yes",
        "Retrieved tokens=300",
        "Serving cost=9000");
    assertThat(of(decision.changes)).isZero();
  }

  /** What is paid and what is expected harm add up to the saving. */
  @Test
  void fewerBadAnswersAreNoCash() {
    evaluate(
        Portfolio.straight("bad", CHEAP_SMALL),
        "Fine-tuned quality=0.95",
        "Cost per bad answer=0.02",
        "Lead time=3");
    assertThat(verdict()).isEqualTo("Fine-tune");
    // 1,000,000 requests in each of 21 months: 5 in 100 fewer are wrong, at 0.02 each.
    assertThat(of(decision.fewerBadAnswers)).isCloseTo(21 * 1e6 * 0.05 * 0.02, within(1e-6));
    assertThat(of(decision.cashSaving) + of(decision.fewerBadAnswers))
        .isCloseTo(of(decision.saving), within(1e-6));
    assertThat(of(decision.model.totals.paidMonth)).isCloseTo(20000, within(1e-6));
    assertThat(of(decision.model.totals.paidYear)).isCloseTo(240000, within(1e-6));
  }
}
