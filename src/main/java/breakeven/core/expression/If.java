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

  /** Whether the condition is 1 or 0, never another number and never blank. */
  private final boolean byFlag;

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
    this.byFlag = condition.isFlag();
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
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    int n = rows.size;
    double[] flag = condition.evaluate(rows, month, out, depth);
    if (rows.same || Branchless.same(flag, n)) {
      return (flag[0] > 0 ? then : otherwise).evaluate(rows, month, out, depth);
    }
    double[] a = then.inFull(rows, month, rows.scratch(depth), depth + 1);
    if (byFlag && otherwise == Constant.ZERO) {
      chooseOrZero(flag, a, out, n);
      return out;
    }
    double[] b = otherwise.inFull(rows, month, rows.scratch(depth + 1), depth + 2);
    if (byFlag) {
      choose(flag, a, b, out, n);
    } else {
      chooseByNumber(flag, a, b, out, n);
    }
    return out;
  }

  private static void choose(double[] flag, double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.choose(Branchless.ofFlag(flag[i]), a[i], b[i]);
    }
  }

  private static void chooseOrZero(double[] flag, double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.choose(Branchless.ofFlag(flag[i]), a[i], 0);
    }
  }

  private static void chooseByNumber(double[] number, double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.choose(Branchless.positive(number[i]), a[i], b[i]);
    }
  }

  @Override
  public List<Expression> parts() {
    return List.of(condition, then, otherwise);
  }
}
