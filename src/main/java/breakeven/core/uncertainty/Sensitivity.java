package breakeven.core.uncertainty;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each driver alone does to a workload: the model run again at the low and at the high end of
 * its spread, all else at base. Checks and chance stay as they are; so do the horizon and every
 * looked-up price. One thread uses it.
 */
public final class Sensitivity {
  private final Decision decision;
  private final Model model;
  private final List<TriangularDistribution> spreads;
  private final List<RootFinder> zeros;
  private final List<Line> held = new ArrayList<>();
  private final List<Line> lines;
  private final Frame runs;

  /**
   * @param spreads the rows of {@code Uncertainty}
   * @param mostMonths the longest horizon
   */
  public Sensitivity(Decision decision, List<TriangularDistribution> spreads, int mostMonths) {
    this.decision = decision;
    this.model = decision.model;
    this.spreads = spreads;
    zeros = spreads.stream().map(spread -> new RootFinder(model, spread)).toList();
    held.addAll(decision.checklist.checks);
    lines = model.lines.neededFor(List.of(decision.verdict));
    runs = new Frame(model.variables, model.lines, Math.max(1, 2 * spreads.size()), mostMonths);
    held.forEach(runs::fix);
  }

  /**
   * The effects on a row of an evaluated frame, largest swing first; none where the row lacks
   * something or its candidate is closed.
   */
  public List<Effect> of(Frame frame, int row) {
    boolean open =
        frame.values(decision.needs.lacking)[row] == 0 && frame.values(model.life.closed)[row] == 0;
    if (!open || spreads.isEmpty()) {
      return List.of();
    }
    run(frame, row);
    double[] saving = runs.values(model.totals.netSaving);
    double[] verdict = runs.values(decision.verdict);
    List<Effect> effects = new ArrayList<>();
    for (int k = 0; k < spreads.size(); k++) {
      TriangularDistribution spread = spreads.get(k);
      double zero = zeros.get(k).of(frame, row);
      effects.add(
          new Effect(
              spread,
              spread.shown(model, frame, row, spread.shift() ? 0 : 1),
              spread.shown(model, frame, row, spread.low()),
              spread.shown(model, frame, row, spread.high()),
              frame.values(model.totals.netSaving)[row],
              saving[2 * k],
              saving[2 * k + 1],
              (int) verdict[2 * k],
              (int) verdict[2 * k + 1],
              spread.shown(model, frame, row, zero)));
    }
    effects.sort(Effect.LARGEST_FIRST);
    return effects;
  }

  /** The low end of each driver in an even row, its high end in the next. */
  private void run(Frame frame, int row) {
    int size = 2 * spreads.size();
    int[] copies = new int[size];
    Arrays.fill(copies, row);
    runs.resize(size, (int) frame.values(model.life.horizon)[row]);
    runs.copyRows(frame, copies, 0, size);
    for (Line line : held) {
      Arrays.fill(runs.values(line), 0, size, frame.values(line)[row]);
    }
    for (int k = 0; k < spreads.size(); k++) {
      TriangularDistribution spread = spreads.get(k);
      double[] values = runs.values(spread.variable(model));
      double scenario = values[2 * k];
      values[2 * k] = spread.on(scenario, spread.low());
      values[2 * k + 1] = spread.on(scenario, spread.high());
    }
    runs.evaluate(lines);
  }
}
