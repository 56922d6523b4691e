package breakeven.core.expression;

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
  double[] calculate(Frame frame, int month, double[] out, int depth) {
    double[] at = index.evaluate(frame, month, out, depth);
    double[][] values = new double[frame.months() + 2][];
    values[0] = Constant.BLANK.evaluate(frame, month, out, depth);
    for (int m = 0; m <= frame.months(); m++) {
      values[m + 1] = frame.values(line, m);
    }
    Branchless.lookUp(at, values, out, frame.size());
    return out;
  }

  @Override
  public List<Expression> parts() {
    return List.of(line, index);
  }
}
