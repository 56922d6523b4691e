package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.decision.Decision;
import breakeven.oracle.SeededPortfolio;
import breakeven.table.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of rules, and the flags that it rests on: an answer for every row, and one only. */
class RulesTest {
  private static final int ROWS = 400;

  @Test
  void everyRowIsDecidedByTheFirstRuleThatHolds() {
    Set<String> deciding = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    for (long seed = 1; seed <= 6; seed++) {
      List<Map<String, String>> rows = SeededPortfolio.rows(seed, ROWS);
      Evaluator evaluator = new Portfolio(rows).evaluate();
      Decision decision = evaluator.decision();
      for (int i = 0; i < ROWS; i++) {
        List<Decision.Rule> holding = holding(evaluator, i);
        int rule = (int) evaluator.frame().values(decision.rule)[i];
        deciding.add(decision.rules.get(rule).when().name());
        if (holding.isEmpty()
            || holding.get(0) != decision.rules.get(rule)
            || !verdict(evaluator, holding.get(0), i).equals(verdict(evaluator, i))) {
          wrong.add(rule + " for " + rows.get(i));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(deciding)
        .containsExactlyInAnyOrderElementsOf(
            new Decision()
                .rules.stream()
                    .map(rule -> rule.when().name())
                    .filter(name -> !name.equals("Chance too low"))
                    .toList());
  }

  private static List<Decision.Rule> holding(Evaluator evaluator, int i) {
    return evaluator.decision().rules.stream()
        .filter(rule -> evaluator.frame().values(rule.when())[i] > 0)
        .toList();
  }

  private static String verdict(Evaluator evaluator, Decision.Rule rule, int i) {
    var alternative = evaluator.decision().model.totals.alternative;
    return rule.verdict() != null
        ? rule.verdict()
        : alternative.words().get((int) evaluator.frame().values(alternative)[i]);
  }

  private static String verdict(Evaluator evaluator, int i) {
    var verdict = evaluator.decision().verdict;
    return verdict.words().get((int) evaluator.frame().values(verdict)[i]);
  }

  @Test
  void everyServingIsPaidForInOneWay() {
    List<Map<String, String>> rows = new ArrayList<>();
    Words.SERVING.forEach(
        word -> rows.add(Portfolio.straight(word, "Serving=" + word, "Serving cost=")));
    Evaluator evaluator = new Portfolio(rows).evaluate();
    Decision decision = evaluator.decision();
    var serving = decision.model.serving;
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      assertThat(
              Stream.of(
                      serving.byToken,
                      serving.rented,
                      serving.serverless,
                      serving.owned,
                      decision.needs.fixedServing)
                  .filter(way -> evaluator.frame().values(way)[row] > 0))
          .as(Words.SERVING.get(i))
          .hasSize(1);
    }
  }

  @Test
  void everyFlagIsYesOrNo() {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(9, ROWS)).evaluate();
    for (Decision.Rule rule : evaluator.decision().rules) {
      for (double flag : evaluator.frame().values(rule.when())) {
        assertThat(flag).as(rule.when().name()).isIn(0.0, 1.0);
      }
    }
  }
}
