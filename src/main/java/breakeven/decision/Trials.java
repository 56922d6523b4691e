package breakeven.decision;

import breakeven.expression.Frame;
import breakeven.expression.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the model again for single rows with single changes, many at once, and tells the verdict of
 * each.
 */
final class Trials {
  /** A change of one row's variables. */
  @FunctionalInterface
  interface Change {
    /** Changes the variables of one row. */
    void apply(Frame frame, int row);
  }

  private record Trial(int row, Change change) {}

  private final Decision decision;
  private final List<Line> lines;
  private final Frame frame;
  private final List<Trial> waiting = new ArrayList<>();

  Trials(Decision decision, int capacity, int mostMonths) {
    this.decision = decision;
    lines = decision.model.lines.neededFor(List.of(decision.verdict));
    frame = new Frame(decision.model.variables, decision.model.lines, capacity, mostMonths);
  }

  /** Adds a trial; its verdict is at the returned index of {@link #run}. */
  int add(int row, Change change) {
    waiting.add(new Trial(row, change));
    return waiting.size() - 1;
  }

  /** The verdict of every trial that was added, in their order; the trials are then forgotten. */
  int[] run(Frame base) {
    int[] verdicts = new int[waiting.size()];
    for (int from = 0; from < verdicts.length; from += frame.capacity()) {
      int size = Math.min(frame.capacity(), verdicts.length - from);
      frame.resize(size, frame.months());
      for (int k = 0; k < size; k++) {
        Trial trial = waiting.get(from + k);
        frame.copyRow(base, trial.row(), k);
        trial.change().apply(frame, k);
      }
      frame.resize(size, decision.model.lastMonth(frame));
      frame.evaluate(lines);
      double[] codes = frame.values(decision.verdict);
      for (int k = 0; k < size; k++) {
        verdicts[from + k] = (int) codes[k];
      }
    }
    waiting.clear();
    return verdicts;
  }
}
