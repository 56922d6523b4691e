package breakeven.testing;

import breakeven.core.economics.Model;
import breakeven.core.evaluation.Evaluator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A break-even leaves the cache as warm as it is today, and so does whoever puts it back. */
public final class WarmCache {
  private WarmCache() {}

  /**
   * Keeps the caches of rows that were typed anew as warm as those of the rows that they were.
   *
   * @param then with what was put back
   * @param row the row of today, by that of then
   */
  public static void keep(Evaluator today, Evaluator then, IntUnaryOperator row) {
    double[] before = today.frame().values(today.decision().model.caching.requests);
    Model model = then.decision().model;
    double[] kept = then.frame().values(model.caching.requests);
    for (int k = 0; k < then.frame().size(); k++) {
      kept[k] = before[row.applyAsInt(k)];
    }
    then.frame()
        .evaluate(model.lines.neededFor(List.of(model.totals.netSaving, model.totals.tcoTuned)));
  }
}
