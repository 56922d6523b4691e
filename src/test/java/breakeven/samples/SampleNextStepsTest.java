package breakeven.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.uncertainty.Kept;
import breakeven.core.uncertainty.NextStep;
import breakeven.core.uncertainty.NextSteps;
import breakeven.core.uncertainty.Sensitivity;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.oracle.Sampler;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The money that depends on each thing to find out in the sample, against a plain calculation:
 * means over the draws of the plain sampler, or a difference of two plain totals.
 */
class SampleNextStepsTest {
  private static final int DRAWS = 10_000;
  private static final int PLAIN_DRAWS = 1_500;

  /** Standard errors; there are some twenty means. */
  private static final double ERRORS = 4;

  private static final int MOST_MONTHS = 60;

  private final List<Map<String, String>> rows =
      SampleWorkbook.rows().stream().map(SampleChanceTest::byHeader).toList();
  private final Evaluator evaluator = new Portfolio(rows).evaluate(DRAWS);
  private final Decision decision = evaluator.decision();

  private List<NextStep> steps() {
    List<TriangularDistribution> spreads =
        TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));
    NextSteps steps =
        new NextSteps(
            decision, new Sensitivity(decision, spreads, MOST_MONTHS), 1_000, MOST_MONTHS);
    for (int i = 0; i < rows.size(); i++) {
      Kept.Entry workload =
          new Kept.Entry(i, i, rows.get(i).get("Workload"), rows.get(i).get("Owner"), "", 0);
      steps.add(evaluator.frame(), evaluator.draws().outlook(i), workload, i);
    }
    return steps.ranked();
  }

  /** Mean and standard error of gains: net saving where it pays, else 0; losses with -1. */
  private record Mean(double mean, double error) {
    static Mean of(double[] savings, int sign) {
      double[] gains = Arrays.stream(savings).map(saving -> Math.max(0, sign * saving)).toArray();
      double mean = Arrays.stream(gains).average().orElseThrow();
      double variance =
          Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).average().orElseThrow();
      return new Mean(mean, Math.sqrt(variance / PLAIN_DRAWS + variance / DRAWS));
    }
  }

  @Test
  void whatHangsOnEachStepIsWhatAPlainCalculationGives() {
    List<NextStep> steps = steps();
    assertThat(steps).hasSizeGreaterThan(25);
    Map<Integer, double[]> drawn =
        steps.stream()
            .map(NextStep::sheetRow)
            .distinct()
            .filter(row -> evaluator.frame().values(decision.needs.lacking)[row] == 0)
            .collect(
                Collectors.toConcurrentMap(
                    row -> row,
                    row ->
                        new Sampler(SampleChanceTest.uncertainty(), Portfolio.AS_OF, row)
                            .savings(rows.get(row), PLAIN_DRAWS)));
    int means = 0;
    int small = 0;
    for (NextStep step : steps) {
      String where = step.workload() + ": " + step.what();
      double[] savings = drawn.get(step.sheetRow());
      if (savings == null) {
        assertThat(step.money()).as(where).isNaN();
        assertThat(step.what()).startsWith("Fill in the cells and prices that are missing");
      } else if (step.what().startsWith("Measure the smaller model")) {
        small++;
        assertThat(step.money()).as(where).isCloseTo(smallSaves(step), within(0.01));
      } else {
        means++;
        Mean gain = Mean.of(savings, 1);
        Mean loss = Mean.of(savings, -1);
        boolean pinDown = step.what().startsWith("Pin down ");
        Mean expected = pinDown && loss.mean() < gain.mean() ? loss : gain;
        assertThat(step.money())
            .as(where)
            .isCloseTo(expected.mean(), within(ERRORS * expected.error() + 0.01));
      }
      assertThat(step.owner()).as(where).isEqualTo(rows.get(step.sheetRow()).get("Owner"));
    }
    assertThat(means).isGreaterThan(10);
    assertThat(small).isGreaterThan(10);
  }

  /**
   * The small model, just as good as required, against what would be done now; a workload that
   * waits takes the cheaper.
   */
  private double smallSaves(NextStep step) {
    Sampler plain = new Sampler(SampleChanceTest.uncertainty(), Portfolio.AS_OF, 0);
    Map<String, String> workload = rows.get(step.sheetRow());
    double[] costs = plain.costs(workload);
    String verdict = Decision.VERDICTS.get(step.verdict());
    double now =
        switch (verdict) {
          case "Fine-tune", "Fine-tune with RAG" -> costs[2];
          case "Prompt", "Use RAG" -> costs[0];
          default -> Math.min(costs[0], costs[2]);
        };
    return now - plain.smallAsRequired(workload);
  }

  @Test
  void mostMoneyComesFirst() {
    List<Double> money = steps().stream().map(NextStep::money).filter(m -> !m.isNaN()).toList();
    assertThat(money).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }
}
