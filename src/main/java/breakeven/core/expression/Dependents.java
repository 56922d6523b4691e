package breakeven.core.expression;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which figures can be others when some variables are: found once for each figure. */
public final class Dependents {
  private final Map<Expression, Boolean> known = new HashMap<>();
  private final Set<Variable> numbers;

  private Dependents(
      Collection<Variable> moved, Collection<Line> kept, Collection<Variable> numbers) {
    this.numbers = new HashSet<>(numbers);
    kept.forEach(line -> known.put(line, false));
    moved.forEach(figure -> known.put(figure, true));
  }

  /** What variables reach that get any other values, or lose or gain one. */
  public static Dependents of(Collection<Variable> moved) {
    return of(moved, List.of());
  }

  /**
   * The same where some lines stay what they are.
   *
   * @param kept lines that keep their values whatever they are made of
   */
  public static Dependents of(Collection<Variable> moved, Collection<Line> kept) {
    return new Dependents(moved, kept, List.of());
  }

  /**
   * What variables reach that get other numbers; blank ones stay blank.
   *
   * @param kept lines that keep their values whatever they are made of
   */
  public static Dependents ofNumbers(Collection<Variable> moved, Collection<Line> kept) {
    return new Dependents(moved, kept, moved);
  }

  /** Whether a figure is made of what moves, through however many lines. */
  public boolean reaches(Expression figure) {
    Boolean before = known.get(figure);
    if (before != null) {
      return before;
    }
    // A line of months that refers to its own month before moves if anything else in it does.
    known.put(figure, false);
    boolean moves = false;
    for (Expression part : staysKnown(figure) ? List.<Expression>of() : figure.parts()) {
      moves = moves || reaches(part);
    }
    known.put(figure, moves);
    return moves;
  }

  /** Whether it asks for nothing but whether there is a number where there is one in any case. */
  private boolean staysKnown(Expression figure) {
    return Lines.asksForValue(figure)
        && figure.parts().get(0) instanceof Variable variable
        && numbers.contains(variable);
  }
}
