package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Condition;
import breakeven.core.table.Words;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
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
    for (long seed = 1; seed <= 20; seed++) {
      List<Map<String, String>> rows = new ArrayList<>(SeededPortfolio.rows(seed, ROWS));
      rows.set(0, goesBack("Fine-tuned"));
      rows.set(1, goesBack("Fine-tuned with RAG"));
      rows.set(2, savesLittle());
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

  /** A row that runs fine-tuned, and would go back to the model that it is made of. */
  private static Map<String, String> goesBack(String approach) {
    return Portfolio.straight(
        approach,
        "Current approach=" + approach,
        "Prompted model=gpt-4.1-mini",
        "Candidate model=gpt-4.1-mini",
        "Fine-tuned quality=");
  }

  /** A row that saves more than the margin, and less than one re-training costs. */
  private static Map<String, String> savesLittle() {
    return Portfolio.straight(
        "little", "Months in production=5", "First release=2", "Prompting cost=1350");
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

  /** What the reader of a row tells in words, formulas find by conditions of their own. */
  @Test
  void aRowContradictsItselfToTheReaderAndToFormulasAlike() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String requests : List.of("0", "0.0000000001", "1000000")) {
      for (String bill : List.of("", "0", "1400")) {
        for (String instructions : List.of("", "0", "500", "901")) {
          for (String retrieved : List.of("", "400", "400.1", "900")) {
            rows.add(
                Portfolio.straight(
                    "w" + rows.size(),
                    "Requests=" + requests,
                    "Prompting cost=" + bill,
                    "Instruction tokens=" + instructions,
                    "Retrieved tokens=" + retrieved));
          }
        }
      }
    }
    Portfolio portfolio = new Portfolio(rows);
    Evaluator evaluator = portfolio.evaluate();
    List<Condition> contradictions =
        evaluator.decision().controls.contradictions.stream().map(Condition::new).toList();
    List<Integer> told = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      told.add(portfolio.batches.get(0).errors(row));
      found.add(
          (int) contradictions.stream().filter(it -> it.holds(evaluator.frame(), row)).count());
    }
    assertThat(found).isEqualTo(told).contains(0, 1, 2);
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
