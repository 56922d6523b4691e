package breakeven.core.expression;

import java.util.HashSet;
import java.util.Set;

/** Which lines of months one formula can fill, from month 1 to the last. */
public final class MonthsTogether {
  private MonthsTogether() {}

  /**
   * Whether no month of a line is made of another month of it, and no function in its formula takes
   * several months for the parts of one figure.
   */
  public static boolean possible(Line line) {
    return eachByItself(line.definition()) && !reaches(line.definition(), line, new HashSet<>());
  }

  /** A choice is made once for all cells that a function is given. */
  private static boolean eachByItself(Expression expression) {
    if (isCell(expression)) {
      return true;
    }
    boolean takesTogether =
        expression instanceof FirstOf
            || expression instanceof ByWord
            || expression instanceof AtMonth;
    return (!takesTogether || !ofMonths(expression))
        && expression.parts().stream().allMatch(MonthsTogether::eachByItself);
  }

  /** Whether an expression has another value in each month. */
  static boolean ofMonths(Expression expression) {
    return expression instanceof Line line && line.monthly()
        || expression instanceof Prior
        || !isCell(expression) && expression.parts().stream().anyMatch(MonthsTogether::ofMonths);
  }

  private static boolean isCell(Expression expression) {
    return expression instanceof Line || expression instanceof OverMonths;
  }

  private static boolean reaches(Expression expression, Line wanted, Set<Expression> seen) {
    return expression.parts().stream()
        .anyMatch(part -> part == wanted || seen.add(part) && reaches(part, wanted, seen));
  }
}
