package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.TextWriter;
import breakeven.core.input.Decimals;
import breakeven.core.report.OptionCosts;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Golden;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain --brief}: a workload on some forty lines, with the words of the whole page. */
class BriefExplanationTest {
  private static List<String> explain(String workload, boolean brief) {
    return new Explain()
        .explain(
            new ExplainOptions(
                workload, SampleWorkbook.FILE, Reviews.AS_OF, null, Decimals.UNSAID, brief),
            Progress.hidden());
  }

  @ParameterizedTest
  @CsvSource({
    "Claims triage, brief-pays-by-token.txt",
    "Support ticket triage, brief-rented.txt",
    "Warehouse incident tags, brief-needs-data.txt",
  })
  void aWorkloadOnSomeFortyLines(String workload, String golden) {
    List<String> brief = explain(workload, true);
    Golden.check(golden, String.join("\n", brief) + "\n");
    assertThat(brief).hasSizeBetween(8, 55).allMatch(line -> line.length() <= 110);
  }

  /** Verdict, Why, what would change it and the issues are those of the whole page. */
  @Thorough
  @Test
  void itSaysWhatTheWholePageSays() {
    List<String> brief = explain("CRM note clean-up", true);
    List<String> whole = explain("CRM note clean-up", false);
    int options = brief.indexOf("OPTIONS, GBP OVER THE HORIZON");
    assertThat(options).isBetween(5, 15);
    assertThat(whole).startsWith(brief.subList(0, options).toArray(String[]::new));
    int problems = brief.indexOf("PROBLEMS OF THIS ROW");
    assertThat(whole).containsSubsequence(brief.subList(problems, brief.size()));
    assertThat(String.join("\n", brief))
        .contains("Workloads!F51", "Check 1 (pattern)", "Task pattern Stable")
        .doesNotContain("NaN", "null");
  }

  /** The cost lines side by side are all that an option costs. */
  @Test
  void theCostLinesSumToTheTotalOfEachOption() {
    Portfolio portfolio = new Portfolio(SeededPortfolio.rows(9, 200));
    Evaluator evaluator = portfolio.evaluate();
    OptionCosts costs = new OptionCosts(evaluator.decision().model);
    TextWriter values = new TextWriter(evaluator.frame());
    List<Line> totals = costs.total().lines();
    int compared = 0;
    for (int row = 0; row < portfolio.batches.get(0).size(); row++) {
      for (int option = 0; option < totals.size(); option++) {
        double total = values.value(totals.get(option), row);
        double sum = 0;
        for (OptionCosts.CostLine line : costs.lines()) {
          Expression term = line.terms().get(option);
          sum += term == null ? 0 : values.value(term, row);
        }
        if (!Double.isNaN(total)) {
          assertThat(sum).as("row " + row).isCloseTo(total, within(1e-6 * Math.max(1, total)));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(300);
  }
}
