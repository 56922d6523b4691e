package breakeven.decision;

import breakeven.expression.Comparison;
import breakeven.expression.Frame;
import breakeven.expression.Line;
import breakeven.expression.Variable;
import breakeven.price.Suspect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the model again for single rows with single changes, many at once, and tells the verdict of
 * each. Trials of one length are run together, so that a long life is paid for by those that have
 * it.
 */
final class Trials {
  /** The verdict of a trial in which a figure is missing: it proves nothing. */
  static final int NOTHING = -1;

  /** A row with changes, or with a suspect price that is another. */
  private record Trial(int row, List<Flip.Change> changes, @Nullable Suspect price, double then) {
    void apply(Levers levers, Frame frame, int k) {
      for (Flip.Change change : changes) {
        levers.apply(change, frame, k);
      }
      if (price != null) {
        for (Variable variable : price.variables()) {
          double[] values = frame.values(variable);
          values[k] = price.moved(values[k], then);
        }
      }
    }
  }

  private final Decision decision;
  private final Levers levers;
  private final List<Line> lines;
  private final List<Line> fromChance;
  private final @Nullable Chances chances;
  private final Frame frame;
  private final List<Trial> waiting = new ArrayList<>();
  private int[] verdicts = new int[0];
  private boolean[] pays = new boolean[0];

  /**
   * Trials with their own frame.
   *
   * @param chances draws the chance of payback of each trial; null: it stays blank
   * @param capacity trials that are run at once
   * @param mostMonths the longest life that is tried
   */
  Trials(
      Decision decision, Levers levers, @Nullable Chances chances, int capacity, int mostMonths) {
    this.decision = decision;
    this.levers = levers;
    this.chances = chances;
    lines = decision.model.lines.neededFor(List.of(decision.verdict));
    fromChance = lines.subList(lines.indexOf(decision.chanceTooLow.when()), lines.size());
    frame = new Frame(decision.model.variables, decision.model.lines, capacity, mostMonths);
  }

  /** Adds a trial; returns its index among those that are run next. */
  int add(int row, List<Flip.Change> changes) {
    waiting.add(new Trial(row, changes, null, Double.NaN));
    return waiting.size() - 1;
  }

  /** Adds a trial in which a suspect price is {@code then}. */
  void add(int row, Suspect price, double then) {
    waiting.add(new Trial(row, List.of(), price, then));
  }

  /**
   * Runs all trials that were added since the last run.
   *
   * @param names a workload's name by its row in the frame
   */
  void run(Frame base, IntFunction<String> names) {
    int count = waiting.size();
    verdicts = new int[count];
    pays = new boolean[count];
    long[] order = byMonths(base);
    for (int from = 0; from < count; from += frame.capacity()) {
      run(base, names, order, from, Math.min(count, from + frame.capacity()));
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

  private void run(Frame base, IntFunction<String> names, long[] order, int from, int to) {
    int size = to - from;
    int[] rows = new int[size];
    for (int k = 0; k < size; k++) {
      rows[k] = waiting.get((int) order[from + k]).row();
    }
    frame.resize(size, (int) (order[to - 1] >> Integer.SIZE));
    frame.copyRows(base, rows, 0, size);
    for (int k = 0; k < size; k++) {
      waiting.get((int) order[from + k]).apply(levers, frame, k);
    }
    frame.fill(decision.chance, Double.NaN);
    frame.evaluate(lines);
    if (chances != null) {
      draw(chances, trial -> names.apply(rows[trial]));
    }
    double[] codes = frame.values(decision.verdict);
    double[] lacking = frame.values(decision.needs.lacking);
    double[] saving = frame.values(decision.model.totals.netSaving);
    for (int k = 0; k < size; k++) {
      int trial = (int) order[from + k];
      verdicts[trial] = lacking[k] > 0 || Double.isNaN(codes[k]) ? NOTHING : (int) codes[k];
      pays[trial] = saving[k] >= Comparison.MONEY_TOLERANCE;
    }
  }

  /** The chance is drawn where all other rules let the trial pass: nowhere else does it count. */
  private void draw(Chances draws, IntFunction<String> names) {
    double[] codes = frame.values(decision.verdict);
    int[] passing =
        IntStream.range(0, frame.size())
            .filter(k -> !Double.isNaN(codes[k]) && Decision.tunes((int) codes[k]))
            .toArray();
    boolean[] reached = draws.reachConfidence(frame, passing, names);
    double[] chance = frame.values(decision.chance);
    for (int k = 0; k < passing.length; k++) {
      chance[passing[k]] = reached[k] ? 1 : 0;
    }
    frame.evaluate(fromChance);
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
