package breakeven.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MostMoneyTest {
  private static final int ROWS = 240;

  /** Every third workload is the one before it once more, so that some have as much money. */
  private final Portfolio portfolio = new Portfolio(rows());

  private final Evaluator evaluator = portfolio.evaluate(60);
  private final Decision decision = evaluator.decision();
  private final Frame frame = evaluator.frame();

  private static List<Map<String, String>> rows() {
    List<Map<String, String>> rows = new ArrayList<>(SeededPortfolio.rows(31, ROWS));
    for (int i = 2; i < ROWS; i += 3) {
      Map<String, String> again = new HashMap<>(rows.get(i - 1));
      again.put("Workload", "w" + i);
      again.remove("ID");
      rows.set(i, again);
    }
    return rows;
  }

  /** Net saving or saving, whichever is larger in size, chance of payback included. */
  private double money(int i) {
    double saving = frame.values(decision.saving)[i];
    double net = frame.values(decision.model.totals.netSaving)[i];
    return Math.max(
        Double.isNaN(saving) ? 0 : Math.abs(saving), Double.isNaN(net) ? 0 : Math.abs(net));
  }

  private List<Integer> first(int most) {
    return first(most, 1);
  }

  /** Those among the first where each workload is there several times, one after all others. */
  private List<Integer> first(int most, int times) {
    return IntStream.range(0, times * ROWS)
        .filter(i -> frame.values(decision.needs.lacking)[i % ROWS] == 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -money(i % ROWS)))
        .limit(most)
        .filter(i -> i < ROWS)
        .sorted()
        .toList();
  }

  private List<Integer> reached(MostMoney.Least least) {
    return IntStream.range(0, ROWS)
        .filter(i -> frame.values(decision.needs.lacking)[i] == 0)
        .filter(i -> least.reached(decision, frame, i, portfolio.batch().row(i)))
        .boxed()
        .toList();
  }

  @Test
  void aFirstLookFindsThoseThatTheReviewFindsToHaveMostMoney() {
    Evaluator ranking = new Portfolio(rows()).evaluate(60);
    for (int most : new int[] {1, 7, 8, 9, 50, 51, 52}) {
      MostMoney found = new MostMoney(most);
      ranking.rank(portfolio.batch(), found);
      assertThat(reached(found.least())).as("%s workloads", most).isEqualTo(first(most));
    }
  }

  @Test
  void partsPutTogetherInAnyOrderAreTheWhole() {
    MostMoney whole = new MostMoney(20);
    MostMoney parts = new MostMoney(20);
    whole.take(decision, frame, portfolio.batch()::row);
    for (int shift : new int[] {2 * ROWS, 0, ROWS}) {
      MostMoney part = new MostMoney(20);
      part.take(decision, frame, i -> portfolio.batch().row(i) + shift);
      parts.with(part);
    }
    assertThat(reached(whole.least())).hasSize(20);
    assertThat(reached(parts.least())).isEqualTo(first(20, 3));
  }

  @Test
  void whereThereAreNoMoreAllAreAmongThem() {
    MostMoney found = new MostMoney(ROWS);
    found.take(decision, frame, portfolio.batch()::row);
    assertThat(found.least()).isEqualTo(MostMoney.Least.ALL);
    assertThat(reached(found.least())).isEqualTo(first(ROWS));
  }
}
