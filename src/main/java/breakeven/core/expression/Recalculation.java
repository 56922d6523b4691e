package breakeven.core.expression;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Lines of a frame that are calculated again and again while some variables change: each only where
 * something that it is made of has become another number in any row.
 */
public final class Recalculation {
  private final Frame frame;
  private final List<Line> inOrder;
  private final List<Variable> moved;

  /** The variables and lines that the definition of each line names. */
  private final Expression[][] named;

  /** By slot: what the variables were when lines were last calculated; null where none moves. */
  private final double[][] before;

  /** The same of what they are from some months on, by row. */
  private final double[][] later;

  private final boolean[] movedVariables;
  private final boolean[] movedLines;

  /**
   * Nothing calculated yet.
   *
   * @param moved the variables that change
   * @param inOrder the lines, each after those that it uses
   */
  public Recalculation(Frame frame, Collection<Variable> moved, List<Line> inOrder) {
    this.frame = frame;
    this.moved = List.copyOf(moved);
    this.inOrder = inOrder;
    named = new Expression[inOrder.size()][];
    int variables = 0;
    int lines = 0;
    for (int i = 0; i < named.length; i++) {
      Line line = inOrder.get(i);
      named[i] = Lines.namedBy(List.of(line)).toArray(Expression[]::new);
      lines = Math.max(lines, line.slot() + 1);
    }
    for (Variable variable : moved) {
      variables = Math.max(variables, variable.slot() + 1);
    }
    before = new double[variables][];
    later = new double[frame.capacity()][0];
    for (Variable variable : moved) {
      before[variable.slot()] = new double[frame.capacity()];
    }
    movedVariables = new boolean[variables];
    movedLines = new boolean[lines];
  }

  /** Calculates all. */
  public void all() {
    frame.evaluate(inOrder);
    moved.forEach(variable -> takes(variable, false));
    takesLater();
  }

  /** Calculates what has changed since the last time. */
  public void again() {
    boolean days = takesLater();
    for (Variable variable : moved) {
      movedVariables[variable.slot()] = takes(variable, days);
    }
    frame.begin();
    for (int i = 0; i < named.length; i++) {
      Line line = inOrder.get(i);
      movedLines[line.slot()] = moves(named[i]) && frame.changes(line);
    }
    frame.end();
  }

  private boolean moves(Expression[] parts) {
    for (Expression part : parts) {
      if (part instanceof Line line
          ? movedLines[line.slot()]
          : part instanceof Variable variable
              && variable.slot() < movedVariables.length
              && movedVariables[variable.slot()]) {
        return true;
      }
    }
    return false;
  }

  /** Takes what variables are from some months on; whether anything is another than before. */
  private boolean takesLater() {
    boolean others = false;
    for (int row = 0; row < frame.size(); row++) {
      double[] known = later[row];
      later[row] = frame.later(row);
      others |= !Arrays.equals(known, later[row]);
    }
    return others;
  }

  /**
   * Takes the values of a variable; whether any is another than before.
   *
   * @param days whether something is another from some month on
   */
  private boolean takes(Variable variable, boolean days) {
    double[] values = frame.values(variable);
    double[] known = before[variable.slot()];
    int n = frame.size();
    if (Arrays.equals(values, 0, n, known, 0, n)) {
      return days && variable.dated();
    }
    System.arraycopy(values, 0, known, 0, n);
    return true;
  }
}
