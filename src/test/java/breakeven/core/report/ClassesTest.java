package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.cycle.ApprovalRules;
import breakeven.core.cycle.DecisionMemory;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.price.LookupNames;
import breakeven.testing.Portfolio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which class of money a workload is: by what is expected, and never two. */
class ClassesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 20);

  /** A large model at a bill, and a small one that is good enough for 13,919 over 24 months. */
  private static final String[] SMALL = {
    "Smaller model=gemini-3.5-flash-lite",
    "Small model output=200",
    "Small model quality=0.9",
    "Serving cost=9000"
  };

  private final List<Proposal> proposals = new ArrayList<>();
  private Evaluator evaluator;
  private PortfolioAmounts money;
  private Totals totals;
  private Highlights highlights;

  private void review(int draws, List<Map<String, String>> rows) {
    Portfolio portfolio = new Portfolio(rows).asOf(DAY);
    evaluator = portfolio.evaluate(draws);
    Decision decision = evaluator.decision();
    RowResult row =
        new RowResult(decision, evaluator.frame(), new Sentences(decision, "GBP"), model -> "");
    totals = new Totals(decision);
    highlights = new Highlights(decision, DAY);
    proposals.clear();
    for (int i = 0; i < rows.size(); i++) {
      LookupNames used = portfolio.used(evaluator).apply(i);
      row.moveTo(i, i + 2, portfolio.names().apply(i), used, 0, "", null);
      totals.add(row);
      highlights.add(row);
      proposals.add(
          Proposal.of(decision, portfolio.batch(), i, i, row, used, DecisionMemory.NONE, DAY));
    }
    money = totals.money();
  }

  private int count(PortfolioFigure figure) {
    return money.count(figure);
  }

  private double of(PortfolioFigure figure) {
    return money.of(figure);
  }

  private String status(int row) {
    return DecisionTotals.status(proposals.get(row), ApprovalRules.NONE);
  }

  /** What saves a little at today's prices is expected to cost more, since large models fall. */
  @Test
  void theClassGoesByTheExpectedFigure() {
    List<Map<String, String>> rows =
        List.of(
            Portfolio.with(Portfolio.straight("small", SMALL), "Prompting cost=684.2"),
            Portfolio.straight(
                "pending", "Fine-tuned quality=", "Small model quality=", "Prompting cost=1154"),
            Portfolio.straight("blocked", "Task pattern=Volatile", "Prompting cost=1154"));
    review(0, rows);
    double saving = evaluator.frame().values(evaluator.decision().saving)[0];
    assertThat(saving).isBetween(0.0, 100.0);
    assertThat(count(PortfolioFigure.READY)).isEqualTo(1);
    assertThat(status(0)).isEqualTo(DecisionTotals.WAITING);
    assertThat(count(PortfolioFigure.PENDING_SAVES)).isEqualTo(1);
    // 24 months at 1,154 against 27,680.
    assertThat(of(PortfolioFigure.EXPECTED_PENDING)).isCloseTo(27696 - 27680, within(1e-6));
    assertThat(of(PortfolioFigure.EXPECTED_BLOCKED)).isCloseTo(27696 - 27680, within(1e-6));

    review(1000, rows);
    assertThat(count(PortfolioFigure.READY)).isZero();
    assertThat(count(PortfolioFigure.RESTORING)).isEqualTo(1);
    assertThat(of(PortfolioFigure.EXPECTED_READY)).isZero();
    assertThat(of(PortfolioFigure.EXPECTED_RESTORING)).isPositive();
    assertThat(status(0)).isEqualTo(DecisionTotals.COSTS_MORE);
    assertThat(highlights.choices()).isEmpty();
    assertThat(count(PortfolioFigure.PENDING)).isEqualTo(1);
    assertThat(count(PortfolioFigure.PENDING_SAVES)).isZero();
    assertThat(of(PortfolioFigure.EXPECTED_PENDING)).isZero();
    assertThat(of(PortfolioFigure.EXPECTED_BLOCKED)).isZero();
    assertThat(of(PortfolioFigure.ANSWERS_WAITING)).isZero();
  }

  /** A tune that ends is in no class and urgent; what it is paid counts all the same. */
  @Test
  void whatMustMoveIsInNoClass() {
    review(
        1000,
        List.of(
            Portfolio.straight(
                "ends",
                "Current approach=Fine-tuned",
                "Candidate model=OpenAI: gpt-4.1-mini",
                "Tuning method=Provider API",
                "Serving=Per token",
                "Serving cost=",
                "Prompting cost=2000")));
    assertThat(status(0)).isEqualTo(DecisionTotals.MUST_MOVE);
    assertThat(proposals.get(0).text(DecisionColumns.NOTE))
        .isEqualTo("The last day of service is 2027-01-14.");
    assertThat(proposals.get(0).number(DecisionColumns.TCO_THEN)).isEqualTo(24 * 2000 + 5 * 500);
    assertThat(proposals.get(0).saving()).isNaN();
    assertThat(highlights.urgent())
        .singleElement()
        .matches(one -> one.ends() && one.model().equals("fine-tuned gpt-4.1-mini"))
        // The bill of 2,000 to prompt, less tokens and upkeep of the fine-tuned model.
        .matches(
            one ->
                Math.abs(one.more() - 12 * (2000 - (900 * 0.8 + 100 * 3.2) * 0.753217 - 110)) < 1);
    assertThat(totals.unpricedToday()).isZero();
    for (PortfolioFigure figure : PortfolioFigure.values()) {
      if (figure == PortfolioFigure.PAID_TODAY) {
        // 900M tokens at 0.80 and 100M at 3.20 dollars, upkeep, and two re-trainings a year.
        assertThat(of(figure)).isGreaterThan(12 * ((900 * 0.8 + 100 * 3.2) * 0.753217 + 110));
      } else if (figure != PortfolioFigure.ABOVE) {
        assertThat(of(figure)).as(figure.name()).isZero();
      }
    }
  }

  @Test
  void plannedWorkloadsAreCountedApart() {
    review(
        1000,
        List.of(
            Portfolio.straight(
                "tuned", "Current approach=Planned", "Tuning method=LoRA", "Prompting cost=3000"),
            Portfolio.straight("prompted", "Current approach=Planned", "Prompting cost=900"),
            Portfolio.straight(
                "waits", "Current approach=Planned", "Fine-tuned quality=", "Small model quality="),
            Portfolio.straight("blocked", "Current approach=Planned", "Task pattern=Volatile")));
    assertThat(count(PortfolioFigure.PLANNED)).isEqualTo(4);
    assertThat(count(PortfolioFigure.PLANNED_TUNED)).isEqualTo(1);
    assertThat(of(PortfolioFigure.AVOIDED)).isBetween(5000.0, 44320.0);
    assertThat(of(PortfolioFigure.PAID_TODAY)).isZero();
    for (PortfolioFigure figure : PortfolioFigure.values()) {
      if (figure.name().matches(".*(READY|RESTORING|PENDING|BLOCKED|TURNED|CASH|ONE_OFF).*")) {
        assertThat(of(figure)).as(figure.name()).isZero();
      }
    }
    assertThat(highlights.choices()).isEmpty();
    assertThat(status(0)).isEqualTo("Planned");
    assertThat(proposals.get(0).saving()).isNaN();
    assertThat(proposals.get(0).promised()).isNaN();
    assertThat(proposals.get(0).text(DecisionColumns.CHANGE)).isEqualTo("Planned → Fine-tuned");
    assertThat(proposals.get(0).text(DecisionColumns.NOTE)).startsWith("Avoided cost: ");
    assertThat(status(1)).isEqualTo("Planned");
    assertThat(status(2)).isEmpty();
  }
}
