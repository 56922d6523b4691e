package breakeven.workbook.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.price.PricesToCome;
import breakeven.core.report.RowResult;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculationDataTest {
  /** However few can be chosen, and whatever comes after it. */
  @ParameterizedTest
  @CsvSource({"2, 12", "3, 13", "5, 14", "1000, 15"})
  void theWorkloadThatIsShownFirstIsNeverGivenUp(int most, long seed) {
    Portfolio portfolio = new Portfolio(SeededPortfolio.rows(seed, 60));
    Evaluator evaluator = portfolio.evaluate();
    var decision = evaluator.decision();
    Calculation calculation =
        new Calculation(decision, List.of(), "EUR", portfolio.assumptions, PricesToCome.NONE);
    CalculationData data = new CalculationData(decision, calculation, "", most);
    RowResult row =
        new RowResult(
            decision, evaluator.frame(), new Sentences(decision, "EUR"), replacement -> "");
    row.nextBatch();
    var used = portfolio.used(evaluator);
    int figures = 0;
    double mostAtStake = 0;
    for (int i = 0; i < portfolio.batch().size(); i++) {
      var batch = portfolio.batch();
      row.moveTo(i, batch.row(i), batch.name(i), used.apply(i), 0, "", null);
      data.take(batch, i, row);
      figures += row.lacking() ? 0 : 1;
      double saving = row.lacking() ? 0 : Math.abs(row.value(decision.saving));
      mostAtStake = Math.max(mostAtStake, Double.isNaN(saving) ? 0 : saving);
    }

    assertThat(data.choice().workloads()).hasSize(Math.min(most, figures));
    CalculationRow today = calculation.optionRows().get(0);
    CalculationRow requests =
        calculation.rows().stream()
            .filter(each -> each.label().equals("Requests"))
            .findFirst()
            .orElseThrow();
    assertThat(data.reviewed(today))
        .isCloseTo((Double) data.figure(decision.model.totals.tcoToday), within(1e-6));
    assertThat(data.reviewed(requests)).isEqualTo(data.figure(decision.model.inputs.requests));
    assertThat(mostAtStake).isPositive();
  }
}
