package breakeven.core.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The part of the model that some variables reach: its lines are evaluated again for single rows,
 * and what they take from the rest of the model is copied from a frame that was evaluated.
 */
public final class Rerun {
  private final List<Line> reached;
  private final Set<Line> reachedSet;
  private final List<Variable> variables;
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> months = new ArrayList<>();

  /**
   * @param inOrder the lines that are wanted and all that they need, in the order of calculation
   * @param moved the variables that change
   * @param reach what they reach
   */
  public Rerun(List<Line> inOrder, Collection<Variable> moved, Dependents reach) {
    this(moved, inOrder.stream().filter(reach::reaches).toList());
  }

  private Rerun(Collection<Variable> moved, List<Line> reached) {
    this.reached = reached;
    reachedSet = new HashSet<>(reached);
    Set<Variable> taken = new LinkedHashSet<>(moved);
    for (Expression named : Lines.namedBy(reached)) {
      if (named instanceof Variable variable) {
        taken.add(variable);
      } else if (named instanceof Line line && !reachedSet.contains(line)) {
        (line.monthly() ? months : lines).add(line);
      }
    }
    variables = List.copyOf(taken);
  }

  /** All of the lines, whatever they are made of. */
  public static Rerun ofAll(List<Line> inOrder) {
    return new Rerun(List.of(), inOrder);
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
