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
  double[] calculate(Frame frame, int month, double[] out, int depth) {
    return frame.values(line, month - 1);
  }

  @Override
  public List<Expression> parts() {
    return List.of(line);
  }
}
