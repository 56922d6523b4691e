package breakeven.core.expression;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which figures can be others when some variables are: found once for each figure. */
public final class Dependents {
  private final Map<Expression, Boolean> known = new HashMap<>();
  private final boolean staysKnown;

  private Dependents(Collection<Variable> moved, Collection<Line> kept, boolean staysKnown) {
    this.staysKnown = staysKnown;
    kept.forEach(line -> known.put(line, false));
    moved.forEach(variable -> known.put(variable, true));
  }

  /** What variables reach that get any other values, or lose or gain one. */
  public static Dependents of(Collection<Variable> moved) {
    return new Dependents(moved, List.of(), false);
  }

  /**
   * The same where some lines stay what they are.
   *
   * @param kept lines that keep their values whatever they are made of
   */
  public static Dependents of(Collection<Variable> moved, Collection<Line> kept) {
    return new Dependents(moved, kept, false);
  }

  /**
   * What variables reach that get other numbers; blank ones stay blank.
   *
   * @param kept lines that keep their values whatever they are made of
   */
  public static Dependents ofNumbers(Collection<Variable> moved, Collection<Line> kept) {
    return new Dependents(moved, kept, true);
  }

  /** Whether a figure is made of what moves, through however many lines. */
  public boolean reaches(Expression figure) {
    Boolean before = known.get(figure);
    if (before != null) {
      return before;
    }
    // A line of months that refers to its own month before moves if anything else in it does.
    known.put(figure, false);
    boolean moves =
        !(staysKnown && Lines.asksForValue(figure))
            && figure.parts().stream().anyMatch(this::reaches);
    known.put(figure, moves);
    return moves;
  }
}
