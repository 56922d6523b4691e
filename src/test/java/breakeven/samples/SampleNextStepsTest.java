package breakeven.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.uncertainty.Kept;
import breakeven.core.uncertainty.NextStep;
import breakeven.core.uncertainty.NextSteps;
import breakeven.oracle.Oracle;
import breakeven.oracle.Result;
import breakeven.oracle.Shipped;
import breakeven.testing.Portfolio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each thing to find out in the sample costs and is worth, against a plain calculation. */
class SampleNextStepsTest {
  private final List<Map<String, String>> rows =
      SampleWorkbook.rows().stream().map(SampleChanceTest::byHeader).toList();

  private final Evaluator evaluator = new Portfolio(rows).evaluate();

  private List<NextStep> steps() {
    NextSteps steps = new NextSteps(evaluator.decision(), 1_000);
    for (int i = 0; i < rows.size(); i++) {
      String owner = rows.get(i).get("Owner");
      steps.add(
          evaluator.frame(),
          new Kept.Entry(i, i, rows.get(i).get("Workload"), owner, "", 0),
          i,
          "");
    }
    return steps.ranked();
  }

  @Test
  void eachStepIsWhatAPlainCalculationGivesAndNoneIsLeftOut() {
    Map<Integer, NextStep> steps = new HashMap<>();
    steps().forEach(step -> steps.put(step.place(), step));
    Oracle oracle = new Oracle(Shipped.tables(), Portfolio.AS_OF);
    int worth = 0;
    for (int i = 0; i < rows.size(); i++) {
      NextStep step = steps.get(i);
      String where = rows.get(i).get("Workload");
      if (evaluator.frame().values(evaluator.decision().needs.lacking)[i] > 0) {
        assertThat(step.what()).as(where).startsWith("Fill in the cells and prices");
        continue;
      }
      Result expected = oracle.review(rows.get(i));
      boolean asked =
          expected.isNumber("Cost of the answer") || expected.number("Examples asked") > 0;
      assertThat(step != null).as(where).isEqualTo(asked);
      if (asked) {
        agree(where, step.worth(), expected.lines.get("Value of the answer"));
        agree(where, step.cost(), expected.lines.get("Cost of the answer"));
        agree(where, step.waiting(), expected.lines.get("Waits for the answer"));
        worth += Double.isNaN(step.worth()) ? 0 : 1;
      }
    }
    assertThat(worth).isGreaterThan(10);
  }

  private static void agree(String where, double found, Object expected) {
    if (expected == null) {
      assertThat(found).as(where).isNaN();
    } else {
      assertThat(found).as(where).isCloseTo((Double) expected, within(0.001));
    }
  }
}
