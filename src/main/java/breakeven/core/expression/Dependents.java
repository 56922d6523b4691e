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
  private final Collection<? extends Expression> moved;
  private final Collection<Line> kept;
  private final Set<Variable> numbers;
  private final Givens givens;

  private Dependents(
      Collection<? extends Expression> moved,
      Collection<Line> kept,
      Collection<Variable> numbers,
      Givens givens) {
    this.moved = List.copyOf(moved);
    this.kept = List.copyOf(kept);
    this.numbers = new HashSet<>(numbers);
    this.givens = givens;
    kept.forEach(line -> known.put(line, false));
    moved.forEach(figure -> known.put(figure, true));
  }

  /** What variables, or lines, reach that get any other values, or lose or gain one. */
  public static Dependents of(Collection<? extends Expression> moved) {
    return of(moved, List.of());
  }

  /**
   * The same where some lines stay what they are.
   *
   * @param kept lines that keep their values whatever they are made of
   */
  public static Dependents of(Collection<? extends Expression> moved, Collection<Line> kept) {
    return new Dependents(moved, kept, List.of(), Givens.NONE);
  }

  /**
   * What variables reach that get other numbers; blank ones stay blank.
   *
   * @param kept lines that keep their values whatever they are made of
   */
  public static Dependents ofNumbers(Collection<Variable> moved, Collection<Line> kept) {
    return new Dependents(moved, kept, moved, Givens.NONE);
  }

  /** The same where some of the variables get other numbers, and blank ones stay blank. */
  public Dependents numbers(Collection<Variable> some) {
    return new Dependents(moved, kept, some, givens);
  }

  /** The same among rows of which something is given, before and after. */
  public Dependents given(Givens more) {
    return new Dependents(moved, kept, numbers, more);
  }

  /** What is given of the rows. */
  Givens givens() {
    return givens;
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
        !staysKnown(figure)
            && givens.value(figure) == null
            && givens.parts(figure).stream().anyMatch(this::reaches);
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
