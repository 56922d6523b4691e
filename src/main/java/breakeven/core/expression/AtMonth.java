package breakeven.core.expression;

import java.util.Collections;
import java.util.List;

/**
 * A line of months in the month that another figure names; blank where that is no month from 0 to
 * the last.
 */
public final class AtMonth extends Expression {
  private final Line line;
  private final Expression index;

  private AtMonth(Line line, Expression index) {
    this.line = line;
    this.index = index;
  }

  /** The value of {@code line} in month {@code index}. */
  public static Expression atMonth(Line line, Expression index) {
    return new AtMonth(line, index);
  }

  /** The line of months. */
  public Line line() {
    return line;
  }

  /** The month that is looked at. */
  public Expression index() {
    return index;
  }

  @Override
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    List<Line> months = Collections.nCopies(rows.months() + 1, line);
    return rows.lookUp(index, months, m -> m, month, out, depth);
  }

  @Override
  public List<Expression> parts() {
    return List.of(line, index);
  }
}
