package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeText;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Golden;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  @Test
  void aWorkloadOnRentedGpus() {
    Golden.check("explain-rented.txt", text(List.of(example()), 0));
  }

  @Test
  void aWorkloadPaidByTheToken() {
    Golden.check("explain-by-token.txt", text(SeededPortfolio.rows(2, 8), 7));
  }

  @Test
  void aRowWithProblemsSaysWhatIsMissing() {
    Map<String, String> row = example();
    row.put("Requests", "20k");
    row.put("Prompted model", "gpt-nobody");
    String text = text(List.of(row), 0);
    Golden.check("explain-missing.txt", text);
    assertThat(text).contains("Requests").doesNotContain("TCO");
  }

  @Thorough
  @Test
  void noRowIsTooStrangeToBeExplained() {
    List<Map<String, String>> rows = SeededPortfolio.rows(5, 120);
    Portfolio portfolio = new Portfolio(rows);
    Evaluator evaluator = portfolio.evaluate();
    int wide = 0;
    int all = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<String> lines = lines(portfolio, evaluator, i);
      all += lines.size();
      wide += (int) lines.stream().filter(line -> line.length() > 100).count();
      assertThat(String.join("\n", lines)).doesNotContain("NaN", "null", "∞");
    }
    assertThat(wide).as("lines wider than 100 of " + all).isLessThan(all / 100);
  }

  @Test
  void figuresLookTheSameInEveryCountry() {
    String text = text(List.of(example()), 0);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(text(List.of(example()), 0)).isEqualTo(text);
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(text(List.of(example()), 0)).isEqualTo(text);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String text(List<Map<String, String>> rows, int i) {
    Portfolio portfolio = new Portfolio(rows);
    return String.join("\n", lines(portfolio, portfolio.evaluate(), i)) + "\n";
  }

  private static List<String> lines(Portfolio portfolio, Evaluator evaluator, int i) {
    var batch = portfolio.batches.get(0);
    var row =
        new Row(
            evaluator.decision(),
            evaluator.frame(),
            i,
            batch,
            portfolio.prices(),
            portfolio.assumptions,
            evaluator.used(batch, i),
            evaluator.chosen(i),
            ShapeText.NONE,
            Portfolio.AS_OF);
    var problems =
        new ArrayList<>(
            portfolio.problems.stream()
                .filter(problem -> problem.workload().equals(batch.name(i)))
                .toList());
    return Explanation.lines(row, problems, "", "", RowShapes.NONE);
  }

  /** The template's example row. */
  private static Map<String, String> example() {
    Map<String, String> row = new LinkedHashMap<>();
    for (Column column : Workloads.TABLE.columns()) {
      row.put(column.header(), column.example());
    }
    return row;
  }
}
