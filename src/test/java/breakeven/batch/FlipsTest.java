package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.decision.Driver;
import breakeven.decision.Flip;
import breakeven.decision.Flips;
import breakeven.oracle.SeededPortfolio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlipsTest {
  private static final int MOST_MONTHS = 60;

  static Flip[] flips(Evaluator evaluator) {
    return new Flips(evaluator.decision(), "GBP", 256, MOST_MONTHS).find(evaluator.frame());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyToldChangeGivesTheToldVerdictAndOneStepLessDoesNot(long seed) {
    List<Map<String, String>> rows = SeededPortfolio.rows(seed, 300);
    Evaluator evaluator = new Portfolio(rows).evaluate();
    double[] promptedRow = evaluator.frame().values(evaluator.decision().model.looked.promptedRow);
    Flip[] flips = flips(evaluator);
    Map<Driver, Integer> told = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Flip flip = flips[i];
      if (flip == null) {
        continue;
      }
      told.merge(flip.changes().get(0).driver(), 1, Integer::sum);
      String today = Changed.verdict(evaluator, i);
      String then = new Changed(rows.get(i), (int) promptedRow[i], flip.changes()).verdict();
      if (then.equals(today) || !flip.text().endsWith(": " + then)) {
        wrong.add(today + ", " + flip.text() + " gives " + then + " in " + rows.get(i));
      }
      List<Flip.Change> less = Changed.oneStepLess(flip.changes().get(0));
      if (!less.isEmpty()) {
        String before = new Changed(rows.get(i), (int) promptedRow[i], less).verdict();
        if (!before.equals(today)) {
          wrong.add(
              today + ", " + flip.text() + " but " + less + " " + before + " in " + rows.get(i));
        }
      }
    }
    System.out.println(told);
    assertThat(wrong).isEmpty();
  }
}
