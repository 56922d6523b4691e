package breakeven.whatif;

import breakeven.expression.Expression;
import breakeven.expression.Variable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which figures can be others when some variables are: found once for each figure. */
final class Reach {
  private final Map<Expression, Boolean> known = new HashMap<>();

  Reach(Collection<Variable> moved) {
    moved.forEach(variable -> known.put(variable, true));
  }

  /** Whether a figure is made of what moves, through however many lines. */
  boolean reaches(Expression figure) {
    Boolean before = known.get(figure);
    if (before != null) {
      return before;
    }
    // A line of months that refers to its own month before moves if anything else in it does.
    known.put(figure, false);
    boolean moves = false;
    for (Expression part : figure.parts()) {
      moves |= reaches(part);
    }
    known.put(figure, moves);
    return moves;
  }
}
