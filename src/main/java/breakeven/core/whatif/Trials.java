package breakeven.core.whatif;

import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.price.LookupNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs the model again for single rows with single changes, many at once, and tells the verdict of
 * each.
 */
final class Trials {
  /** The verdict of a trial in which a figure is missing: it proves nothing. */
  static final int NOTHING = -1;

  /** The rows of a portfolio that trials are made with. */
  interface Rows {
    /** A workload's name by its row in the frame. */
    String name(int row);

    /** The names that it looks up. */
    LookupNames used(int row);

    static Rows of(IntFunction<String> names, IntFunction<LookupNames> used) {
      return new Rows() {
        @Override
        public String name(int row) {
          return names.apply(row);
        }

        @Override
        public LookupNames used(int row) {
          return used.apply(row);
        }
      };
    }
  }

  /** A row with changes. */
  private record Trial(int row, List<VerdictChange.Change> changes) {}

  private final Decision decision;
  private final DriverValues levers;
  private final List<Line> decided;
  private final List<Line> saved;
  private final @Nullable Chances chances;
  private final Frame frame;
  private final List<Trial> waiting = new ArrayList<>();
  private int[] verdicts = new int[0];
  private double[] savings = new double[0];
  private double[] costs = new double[0];

  /**
   * Trials with their own frame.
   *
   * @param chances draws the chance of payback of each trial; null: it stays blank
   * @param capacity trials that are run at once
   * @param mostMonths the longest life that is tried
   */
  Trials(
      Decision decision,
      DriverValues levers,
      @Nullable Chances chances,
      int capacity,
      int mostMonths) {
    this.decision = decision;
    this.levers = levers;
    this.chances = chances;
    decided = decision.model.lines.neededFor(List.of(decision.verdict, decision.tcoThen));
    saved = decision.model.lines.neededFor(List.of(decision.model.totals.netSaving));
    // A lead time, which is shorter than the assumed horizon, comes before the longest life.
    frame = new Frame(decision.model.variables, decision.model.lines, capacity, 2 * mostMonths);
  }

  /** Adds a trial; returns its index among those that are run next. */
  int add(int row, List<VerdictChange.Change> changes) {
    waiting.add(new Trial(row, changes));
    return waiting.size() - 1;
  }

  /** Runs all trials that were added since the last run. */
  void run(Frame base, Rows rows) {
    run(base, rows, chances);
  }

  /** The same, the chance of payback left blank. */
  void runWithoutChance(Frame base, Rows rows) {
    run(base, rows, null);
  }

  private void run(Frame base, Rows rows, @Nullable Chances draws) {
    verdicts = new int[waiting.size()];
    costs = new double[waiting.size()];
    savings = new double[waiting.size()];
    run(
        base,
        rows,
        decided,
        from -> {
          takeVerdicts(from);
          if (draws != null) {
            draw(draws, rows, from);
          }
        });
  }

  /** The same as far as net saving: verdicts are not worked out. */
  void runForSaving(Frame base, Rows rows) {
    savings = new double[waiting.size()];
    run(base, rows, saved, from -> {});
  }

  /** Takes what trials in the frame came to. */
  private interface Taker {
    /**
     * @param from the index of the first of them
     */
    void take(int from);
  }

  private void run(Frame base, Rows rows, List<Line> lines, Taker taker) {
    for (int from = 0; from < waiting.size(); from += frame.capacity()) {
      put(waiting.subList(from, Math.min(waiting.size(), from + frame.capacity())), base, rows);
      frame.evaluate(lines);
      copy(decision.model.totals.netSaving, savings, from);
      taker.take(from);
    }
    waiting.clear();
  }

  private void copy(Line line, double[] target, int from) {
    System.arraycopy(frame.values(line), 0, target, from, frame.size());
  }

  /** Puts some trials into the frame. */
  private void put(List<Trial> some, Frame base, Rows rows) {
    int[] at = some.stream().mapToInt(Trial::row).toArray();
    int life = 1;
    for (Trial trial : some) {
      life = Math.max(life, levers.months(trial.changes, base, trial.row));
    }
    frame.resize(at.length, life);
    frame.copyRows(base, at, 0, at.length);
    for (int k = 0; k < at.length; k++) {
      apply(some.get(k), k, base, rows);
    }
    // The chance of a trial is not that of today.
    frame.fill(decision.chance, Double.NaN);
  }

  private void apply(Trial trial, int k, Frame base, Rows rows) {
    for (VerdictChange.Change change : trial.changes()) {
      levers.apply(change, frame, k, base, trial.row(), rows);
    }
  }

  private void takeVerdicts(int from) {
    double[] lacking = frame.values(decision.needs.lacking);
    double[] codes = frame.values(decision.verdict);
    for (int k = 0; k < frame.size(); k++) {
      boolean proves = lacking[k] == 0 && !Double.isNaN(codes[k]);
      verdicts[from + k] = proves ? (int) codes[k] : NOTHING;
    }
    copy(decision.tcoThen, costs, from);
  }

  /**
   * The chance is drawn where all other rules let the trial pass: nowhere else does it count, nor
   * where a fine-tuned model runs and goes on.
   */
  private void draw(Chances draws, Rows rows, int from) {
    int[] passing = new int[frame.size()];
    int count = 0;
    for (int k = 0; k < passing.length; k++) {
      if (Decision.tunes(verdicts[from + k]) && !Decision.holds(decision.goesOn, frame, k)) {
        passing[count++] = k;
      }
    }
    boolean[] reached =
        draws.reachConfidence(
            frame, Arrays.copyOf(passing, count), k -> rows.name(waiting.get(from + k).row()));
    int borderline = Decision.VERDICTS.indexOf(Decision.BORDERLINE);
    for (int k = 0; k < count; k++) {
      if (!reached[k]) {
        verdicts[from + passing[k]] = borderline;
      }
    }
  }

  /** The verdict of a trial of the last run, or {@link #NOTHING}. */
  int verdict(int trial) {
    return verdicts[trial];
  }

  /** Net savings of so many trials of the last run, from one on. */
  double[] savings(int first, int count) {
    return Arrays.copyOfRange(savings, first, first + count);
  }

  /** Net saving in a trial of the last run. */
  double saving(int trial) {
    return savings[trial];
  }

  /** Total cost of the verdict's approach in a trial of the last run that was run for verdicts. */
  double cost(int trial) {
    return costs[trial];
  }
}
