package breakeven.core.report;

import breakeven.core.economics.Answer;
import breakeven.core.economics.LifetimeSearch;
import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What net saving is with a break-even value in place of today's: 0, or for whole months the first
 * that is not below it. The model is run with the one figure that the value is of held fast.
 */
public final class BreakEvenProofs {
  private static final double MILLION = 1e6;

  /** Rows of the runs, and places of the answers; behind them the cadence a step before. */
  private static final int VOLUME = 0;

  private static final int PRICE = 1;
  private static final int UPFRONT = 2;
  private static final int CADENCE = 3;
  private static final int STEP_BEFORE = 4;

  private final Model model;
  private final List<Line> lines;

  /** The break-evens, each in the row of the runs that has its index. */
  private final List<Answer> answers;

  private final Frame held;
  private final Frame lived;
  private final Map<Line, double[]> savings = new HashMap<>();
  private int of = -1;

  /**
   * @param horizon the assumed horizon, months
   */
  public BreakEvenProofs(Model model, double horizon) {
    this.model = model;
    lines = model.lines.neededFor(List.of(model.totals.netSaving));
    var breakEvens = model.breakEvens;
    answers =
        List.of(
            model.breakEvenVolume.volume, breakEvens.price, breakEvens.upfront, breakEvens.cadence);
    int longest = LifetimeSearch.longest(horizon);
    held = new Frame(model.variables, model.lines, answers.size() + 1, longest);
    held.fix(model.volume.requests);
    held.fix(model.requests.large);
    held.fix(model.releases.firstTraining);
    held.fix(model.life.interval);
    lived = new Frame(model.variables, model.lines, 2, 2 * longest);
    lived.fix(model.life.horizon);
    lived.fix(model.serving.smallServed);
  }

  /**
   * Net saving with a break-even value in place; NaN where words stand in place of a value.
   *
   * @param before one step before it, where that is a month at least; NaN where values have no
   *     steps
   */
  public double saving(RowResult row, Answer answer, boolean before) {
    if (of != row.sheetRow()) {
      of = row.sheetRow();
      savings.clear();
      hold(row);
      live(row);
    }
    double[] found = savings.getOrDefault(answer.value(), new double[0]);
    int at = before ? 1 : 0;
    if (at >= found.length) {
      return Double.NaN;
    }
    return Math.abs(found[at]) < Comparison.MONEY_TOLERANCE ? 0 : found[at];
  }

  private static double value(RowResult row, Answer answer) {
    return answer.words(row.value(answer.rule())) == null ? row.value(answer.value()) : Double.NaN;
  }

  private void load(RowResult row, Frame frame, int rows, int months) {
    frame.resize(rows, months);
    for (Variable variable : model.variables.all()) {
      frame.fill(variable, row.value(variable));
    }
  }

  private void hold(RowResult row) {
    int months = (int) row.value(model.life.horizon);
    load(row, held, answers.size() + 1, months);
    double[] there = answers.stream().mapToDouble(answer -> value(row, answer)).toArray();
    double flat = there[VOLUME] * MILLION / row.value(model.volume.tokensPerRequest);
    for (int month = 1; month <= months; month++) {
      double[] requests = held.values(model.volume.requests, month);
      Arrays.fill(requests, row.month(model.volume.requests, month));
      requests[VOLUME] = flat;
      double[] large = held.values(model.requests.large, month);
      Arrays.fill(large, row.month(model.requests.large, month));
      large[PRICE] *= 1 - there[PRICE];
    }
    var releases = model.releases;
    double[] first = held.values(releases.firstTraining);
    Arrays.fill(first, row.value(releases.firstTraining));
    first[UPFRONT] +=
        there[UPFRONT] - row.value(releases.firstRelease) - row.value(releases.evaluationSetUp);
    double[] interval = held.values(model.life.interval);
    Arrays.fill(interval, row.value(model.life.interval));
    interval[CADENCE] = Math.max(1, there[CADENCE]);
    interval[STEP_BEFORE] = Math.max(1, there[CADENCE] - 1);
    held.evaluate(lines);
    double[] saving = held.values(model.totals.netSaving);
    for (int i = 0; i < answers.size(); i++) {
      if (!Double.isNaN(there[i])) {
        savings.put(answers.get(i).value(), new double[] {saving[i]});
      }
    }
    if (there[CADENCE] > 1) {
      savings.put(
          answers.get(CADENCE).value(), new double[] {saving[CADENCE], saving[STEP_BEFORE]});
    }
  }

  private void live(RowResult row) {
    Answer lifetime = model.breakEvens.lifetime;
    double there = value(row, lifetime);
    if (Double.isNaN(there)) {
      return;
    }
    int months = (int) (there + row.value(model.life.leadTimePaid));
    load(row, lived, 2, months);
    double[] horizon = lived.values(model.life.horizon);
    horizon[0] = months;
    horizon[1] = months - 1.0;
    Arrays.fill(lived.values(model.serving.smallServed), row.value(model.serving.smallServed));
    lived.evaluate(lines);
    double[] saving = lived.values(model.totals.netSaving);
    savings.put(lifetime.value(), there > 1 ? saving.clone() : Arrays.copyOf(saving, 1));
  }
}
