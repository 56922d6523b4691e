package breakeven.core.shape;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.price.LookupNames;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.oracle.ChosenShape;
import breakeven.oracle.SeededPortfolio;
import breakeven.oracle.Shipped;
import breakeven.testing.Portfolio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each combination typed into its row and reviewed: the chosen one is the first of the cheapest. */
class ChosenByTrialTest {
  private static final int ROWS = 60;

  /** Rows of every kind; each third one with nothing of its shape typed. */
  private static List<Map<String, String>> rows() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : SeededPortfolio.rows(43, ROWS)) {
      Map<String, String> open = new LinkedHashMap<>(row);
      switch (rows.size() % 3) {
        case 0 -> List.of("Serving", "GPU", "Tuning method").forEach(open::remove);
        case 1 -> List.of("GPU", "Serving").forEach(open::remove);
        default -> open.remove("Tuning method");
      }
      rows.add(open);
    }
    return rows;
  }

  private static Evaluator evaluated(Portfolio portfolio) {
    Evaluator evaluator =
        new Evaluator(
            portfolio.decision,
            portfolio.prices(),
            portfolio.assumptions,
            portfolio.batch().size());
    evaluator.evaluate(
        portfolio.batch(),
        List.of(
            portfolio.decision.model.totals.tcoTuned,
            portfolio.decision.model.returns.perThousandTuned,
            portfolio.decision.needs.lacking));
    return evaluator;
  }

  @Test
  void theChosenOneIsTheFirstOfTheCheapestThatCanBeTyped() {
    List<Map<String, String>> rows = rows();
    Portfolio blank = new Portfolio(rows);
    Evaluator chosen = evaluated(blank);
    List<Integer> first = new ArrayList<>();
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> row : rows) {
      first.add(all.size());
      for (Map<String, String> typed : ChosenShape.combinationsOf(Shipped.tables(), row)) {
        Map<String, String> named = new LinkedHashMap<>(typed);
        named.put("Workload", "trial " + all.size());
        all.add(named);
      }
    }
    first.add(all.size());
    Evaluator trials = evaluated(new Portfolio(all));
    List<String> wrong = new ArrayList<>();
    int several = 0;
    for (int i = 0; i < rows.size(); i++) {
      int best = best(trials, first.get(i), first.get(i + 1));
      if (best >= 0) {
        several += first.get(i + 1) - first.get(i) > 1 ? 1 : 0;
        String wanted = cells(all.get(best));
        String found = cells(chosen, blank, i);
        if (!found.equalsIgnoreCase(wanted)) {
          wrong.add(found + " against " + wanted + " in " + rows.get(i));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(several).isGreaterThan(ROWS / 2);
  }

  /** The first within a hundredth of the cheapest; closed ones only where all are; -1: none. */
  private static int best(Evaluator trials, int from, int to) {
    Frame frame = trials.frame();
    var model = trials.decision().model;
    double[] closed = frame.values(model.life.closed);
    double[] lacks = frame.values(trials.decision().needs.lacking);
    for (int wanted = 0; wanted <= 1; wanted++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = from; k < to; k++) {
        if (lacks[k] == 0 && closed[k] == wanted) {
          least = Math.min(least, cost(trials, k));
        }
      }
      for (int k = from; k < to; k++) {
        if (lacks[k] == 0 && closed[k] == wanted && cost(trials, k) < 1.01 * least + 0.5e-6) {
          return k;
        }
      }
    }
    return -1;
  }

  private static double cost(Evaluator trials, int k) {
    var model = trials.decision().model;
    double perThousand = trials.frame().values(model.returns.perThousandTuned)[k];
    return Double.isNaN(perThousand)
        ? trials.frame().values(model.totals.tcoTuned)[k]
            / Math.max(1, trials.frame().values(model.life.horizon)[k])
        : perThousand;
  }

  private static String cells(Map<String, String> row) {
    return String.join(
        " | ",
        row.get("Tuning method"),
        row.get("Serving"),
        row.get("GPU"),
        row.get("Candidate model"));
  }

  private static String cells(Evaluator evaluator, Portfolio portfolio, int i) {
    var inputs = evaluator.decision().model.inputs;
    LookupNames used = evaluator.used(portfolio.batch(), i);
    double method = evaluator.frame().values(inputs.cell(Workloads.TUNING_METHOD))[i];
    double serving = evaluator.frame().values(inputs.cell(Workloads.SERVING))[i];
    String candidate =
        evaluator.chosen(i).provider()
            ? evaluator.prices().baseModel(used.candidate()).fullName()
            : used.candidate();
    return String.join(
        " | ",
        Words.METHOD.get((int) method),
        Words.SERVING.get((int) serving),
        used.gpu(),
        candidate);
  }
}
