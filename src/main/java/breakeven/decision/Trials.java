package breakeven.decision;

import breakeven.expression.Comparison;
import breakeven.expression.Frame;
import breakeven.expression.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the model again for single rows with single changes, many at once, and tells the verdict of
 * each. Trials of one length are run together, so that a long life is paid for by those that have
 * it.
 */
final class Trials {
  /** The verdict of a trial in which a figure is missing: it proves nothing. */
  static final int NOTHING = -1;

  private record Trial(int row, List<Flip.Change> changes) {}

  private final Decision decision;
  private final Levers levers;
  private final List<Line> lines;
  private final Frame frame;
  private final List<Trial> waiting = new ArrayList<>();
  private int[] verdicts = new int[0];
  private boolean[] pays = new boolean[0];

  /**
   * Trials with their own frame.
   *
   * @param capacity trials that are run at once
   * @param mostMonths the longest life that is tried
   */
  Trials(Decision decision, Levers levers, int capacity, int mostMonths) {
    this.decision = decision;
    this.levers = levers;
    lines = decision.model.lines.neededFor(List.of(decision.verdict));
    frame = new Frame(decision.model.variables, decision.model.lines, capacity, mostMonths);
  }

  /** Adds a trial; returns its index among those that are run next. */
  int add(int row, List<Flip.Change> changes) {
    waiting.add(new Trial(row, changes));
    return waiting.size() - 1;
  }

  /** Runs all trials that were added since the last run. */
  void run(Frame base) {
    int count = waiting.size();
    verdicts = new int[count];
    pays = new boolean[count];
    long[] order = byMonths(base);
    for (int from = 0; from < count; from += frame.capacity()) {
      run(base, order, from, Math.min(count, from + frame.capacity()));
    }
    waiting.clear();
  }

  /** The months of each trial above, its index below: sorted, the short ones come first. */
  private long[] byMonths(Frame base) {
    long[] order = new long[waiting.size()];
    for (int k = 0; k < order.length; k++) {
      Trial trial = waiting.get(k);
      order[k] = (long) levers.months(trial.changes(), base, trial.row()) << Integer.SIZE | k;
    }
    Arrays.sort(order);
    return order;
  }

  private void run(Frame base, long[] order, int from, int to) {
    int size = to - from;
    int[] rows = new int[size];
    for (int k = 0; k < size; k++) {
      rows[k] = waiting.get((int) order[from + k]).row();
    }
    frame.resize(size, (int) (order[to - 1] >> Integer.SIZE));
    frame.copyRows(base, rows, 0, size);
    for (int k = 0; k < size; k++) {
      for (Flip.Change change : waiting.get((int) order[from + k]).changes()) {
        levers.apply(change, frame, k);
      }
    }
    frame.evaluate(lines);
    double[] codes = frame.values(decision.verdict);
    double[] lacking = frame.values(decision.needs.lacking);
    double[] saving = frame.values(decision.model.totals.netSaving);
    for (int k = 0; k < size; k++) {
      int trial = (int) order[from + k];
      verdicts[trial] = lacking[k] > 0 || Double.isNaN(codes[k]) ? NOTHING : (int) codes[k];
      pays[trial] = saving[k] >= Comparison.MONEY_TOLERANCE;
    }
  }

  /** The verdict of a trial of the last run, or {@link #NOTHING}. */
  int verdict(int trial) {
    return verdicts[trial];
  }

  /** Whether fine-tuning saves money in a trial of the last run. */
  boolean pays(int trial) {
    return pays[trial];
  }
}
