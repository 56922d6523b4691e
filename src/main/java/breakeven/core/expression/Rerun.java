package breakeven.core.expression;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of the model that some variables reach: its lines are evaluated again for single rows,
 * and what they take from the rest of the model is copied from a frame that was evaluated.
 */
public final class Rerun {
  private final List<Line> reached;
  private final Set<Line> reachedSet;
  private final Set<Variable> variables;
  private final Set<Line> lines = new LinkedHashSet<>();
  private final Set<Line> months = new LinkedHashSet<>();
  private final Map<Line, Double> settled = new LinkedHashMap<>();

  /**
   * @param inOrder the lines that are wanted and all that they need, in the order of calculation
   * @param moved the variables that change
   * @param reach what they reach, in rows of which something may be given
   */
  public Rerun(List<Line> inOrder, Collection<Variable> moved, Dependents reach) {
    this(inOrder, moved, reach, reach.givens());
  }

  /**
   * The same where something is given of the rows as they are then, but not of those in the
   * evaluated frame.
   *
   * @param reach what the variables reach, whatever is given
   */
  public Rerun(List<Line> inOrder, Collection<Variable> moved, Dependents reach, Givens then) {
    reached = inOrder.stream().filter(reach::reaches).toList();
    reachedSet = new HashSet<>(reached);
    variables = new LinkedHashSet<>(moved);
    for (Expression named : Lines.namedBy(reached, then)) {
      if (named instanceof Variable variable) {
        variables.add(variable);
      } else if (named instanceof Line line && !reachedSet.contains(line)) {
        Double value = then.value(line);
        if (value != null) {
          settled.put(line, value);
        } else {
          (line.monthly() ? months : lines).add(line);
        }
      }
    }
  }

  /**
   * Takes in what is copied for rows of which something else is given in both frames.
   *
   * @return whether the lines to be evaluated again are the same; if not, nothing was taken in
   */
  public boolean takeIn(Rerun other) {
    if (!reached.equals(other.reached) || !settled.equals(other.settled)) {
      return false;
    }
    variables.addAll(other.variables);
    lines.addAll(other.lines);
    months.addAll(other.months);
    return true;
  }

  /** Whether a line is evaluated again; where it is not, it stays the same. */
  public boolean reaches(Line line) {
    return reachedSet.contains(line);
  }

  /** Copies what the lines take from rows of an evaluated frame into the first rows of another. */
  public void load(Frame base, int[] rows, Frame frame) {
    int size = frame.size();
    for (Variable variable : variables) {
      copy(base.values(variable), rows, frame.values(variable), size);
    }
    for (Line line : lines) {
      copy(base.values(line), rows, frame.values(line), size);
    }
    for (Line line : months) {
      for (int month = 0; month <= frame.months(); month++) {
        copy(base.values(line, month), rows, frame.values(line, month), size);
      }
    }
    settled.forEach((line, value) -> settle(line, value, frame));
  }

  private static void settle(Line line, double value, Frame frame) {
    if (!line.monthly()) {
      Arrays.fill(frame.values(line), 0, frame.size(), value);
      return;
    }
    for (int month = 1; month <= frame.months(); month++) {
      Arrays.fill(frame.values(line, month), 0, frame.size(), value);
    }
  }

  private static void copy(double[] from, int[] rows, double[] to, int size) {
    for (int k = 0; k < size; k++) {
      to[k] = from[rows[k]];
    }
  }

  /** Evaluates the lines over what was loaded and changed. */
  public void evaluate(Frame frame) {
    frame.evaluate(reached);
  }
}
