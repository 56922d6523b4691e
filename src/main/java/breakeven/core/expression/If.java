package breakeven.core.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One figure where a flag is above 0, another elsewhere. */
public final class If extends Expression {
  private final Expression condition;
  private final Expression then;
  private final Expression otherwise;
  private final @Nullable Expression like;
  private final String suffix;

  If(Expression condition, Expression then, Expression otherwise) {
    this(condition, then, otherwise, null, "");
  }

  private If(
      Expression condition,
      Expression then,
      Expression otherwise,
      @Nullable Expression like,
      String suffix) {
    this.like = like;
    this.suffix = suffix;
    this.condition = condition;
    this.then = then;
    this.otherwise = otherwise;
  }

  /**
   * The same figure as people read it: not how it is chosen, but what it is.
   *
   * @param figure a variable or a line that it is like: it has this unit
   * @param suffix what follows the name of that one
   */
  public If readAs(Expression figure, String suffix) {
    return new If(condition, then, otherwise, figure, suffix);
  }

  /** The variable or line that it is read like; null where it is read as a choice. */
  @Nullable Expression like() {
    return like;
  }

  /** What follows the name of that one. */
  String suffix() {
    return suffix;
  }

  /** The flag that decides. */
  public Expression condition() {
    return condition;
  }

  /** What it is where the flag holds. */
  public Expression then() {
    return then;
  }

  /** What it is where the flag does not hold. */
  public Expression otherwise() {
    return otherwise;
  }

  @Override
  double[] evaluate(Frame frame, int month, double[] out, int depth) {
    int n = frame.size();
    double[] flag = condition.evaluate(frame, month, out, depth);
    if (same(flag, n)) {
      return (flag[0] > 0 ? then : otherwise).evaluate(frame, month, out, depth);
    }
    double[] a = then.evaluate(frame, month, frame.scratch(depth), depth + 1);
    double[] b = otherwise.evaluate(frame, month, frame.scratch(depth + 1), depth + 2);
    for (int i = 0; i < n; i++) {
      out[i] = flag[i] > 0 ? a[i] : b[i];
    }
    return out;
  }

  private static boolean same(double[] flag, int n) {
    for (int i = 1; i < n; i++) {
      if (flag[i] != flag[0]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Expression> parts() {
    return List.of(condition, then, otherwise);
  }
}
