package breakeven.core.expression;

import java.util.List;

/** A line of months in the month before. */
public final class Prior extends Expression {
  private final Line line;

  Prior(Line line) {
    this.line = line;
  }

  /** The monthly line whose month before is taken. */
  public Line line() {
    return line;
  }

  @Override
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    return rows.take(line, month - 1, out, depth);
  }

  @Override
  public List<Expression> parts() {
    return List.of(line);
  }
}
