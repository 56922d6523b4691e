package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.price.LookupNames;
import breakeven.testing.Portfolio;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the charts of the portfolio draw and say. */
class ChartDataTest {
  private static final Map<String, String> GAINS = Portfolio.straight("gains");
  private static final Map<String, String> GAINS_MORE =
      Portfolio.straight("gains more", "Prompting cost=1500");
  private static final Map<String, String> LACKS = Portfolio.straight("lacks", "Requests=");
  private static final Map<String, String> WAITS =
      Portfolio.straight("waits", "Regression testing=");

  @Test
  void theTitleOfTheCashTellsWhenAllThatIsReadyHasPaidBack() {
    PortfolioCash one = charted(List.of(GAINS), 1).cash();
    assertThat(one.title()).isEqualTo("Paid back in month 14, GBP");
    assertThat(one.paybackWords()).isEqualTo("month 14");
    assertThat(charted(List.of(GAINS, GAINS_MORE, WAITS), 1, 1, 5).cash().title())
        .isEqualTo("Paid back in month 13, GBP");
    PortfolioCash none = charted(List.of(LACKS, WAITS), 1, 1).cash();
    assertThat(none.title()).isEqualTo("No change is ready to approve");
    assertThat(none.paybackWords()).isEqualTo("none ready");
  }

  @Test
  void thePaybackIsThatOfWhatIsExpectedWhereItWasDrawn() {
    PortfolioCash cash = charted(List.of(GAINS, WAITS, LACKS), 2, 1, 1).cash();
    assertThat(cash.ready(24)).isEqualTo(2 * 5_920);
    assertThat(cash.expected(24)).isNaN();
    double[] expected = new double[25];
    Arrays.fill(expected, 100);
    expected[0] = -2_000;
    cash.expect(expected);
    assertThat(cash.expected(24)).isEqualTo(400);
    assertThat(cash.title()).isEqualTo("Paid back in month 20, GBP");
    assertThat(cash.paybackWords()).isEqualTo("month 20");
  }

  /** Of so many rows of each kind, one kind after the other. */
  private static ChartData charted(List<Map<String, String>> kinds, int... times) {
    Evaluator evaluator = new Portfolio(kinds).evaluate();
    var decision = evaluator.decision();
    RowResult row =
        new RowResult(decision, evaluator.frame(), new Sentences(decision, "GBP"), prompted -> "");
    ChartData charted =
        ChartData.empty(
            decision, new PortfolioForecast(decision, "GBP", LocalDate.of(2026, 11, 24)));
    int sheetRow = 2;
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (int i = 0; i < times[kind]; i++) {
        row.moveTo(
            kind, sheetRow++, kinds.get(kind).get("Workload"), LookupNames.NONE, 0, "", null);
        charted.add(row);
      }
    }
    return charted;
  }
}
