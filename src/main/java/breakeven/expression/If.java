package breakeven.expression;

import java.util.List;

/** One figure where a flag is above 0, another elsewhere. */
public final class If extends Expression {
  private final Expression condition;
  private final Expression then;
  private final Expression otherwise;

  If(Expression condition, Expression then, Expression otherwise) {
    this.condition = condition;
    this.then = then;
    this.otherwise = otherwise;
  }

  public Expression condition() {
    return condition;
  }

  public Expression then() {
    return then;
  }

  public Expression otherwise() {
    return otherwise;
  }

  @Override
  double[] evaluate(Frame frame, int month, double[] out, int depth) {
    int n = frame.size();
    if (condition.sameInAllRows()) {
      boolean holds = frame.first(condition, month, out, depth) > 0;
      return (holds ? then : otherwise).evaluate(frame, month, out, depth);
    }
    double[] flag = condition.evaluate(frame, month, out, depth);
    if (Masks.same(flag, n)) {
      return (flag[0] > 0 ? then : otherwise).evaluate(frame, month, out, depth);
    }
    double[] a = then.evaluate(frame, month, frame.scratch(depth), depth + 1);
    double[] b = otherwise.evaluate(frame, month, frame.scratch(depth + 1), depth + 2);
    for (int i = 0; i < n; i++) {
      out[i] = Masks.choose(Masks.positive(flag[i]), a[i], b[i]);
    }
    return out;
  }

  @Override
  public List<Expression> parts() {
    return List.of(condition, then, otherwise);
  }
}
