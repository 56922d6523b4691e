package breakeven.core.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One number makes another. */
public final class Unary extends Expression {
  /** What is done with it. */
  public enum Operator {
    NOT,
    KNOWN,
    OR_ZERO,
    ROUND_UP,
    CUT,
    EXP
  }

  private final Operator operator;
  private final Expression part;

  /** A product that is rounded up, or a quotient that is cut, in one loop; null elsewhere. */
  private final @Nullable Binary rounded;

  Unary(Operator operator, Expression part) {
    this.operator = operator;
    this.part = part;
    this.rounded =
        part instanceof Binary binary
                && (operator == Operator.ROUND_UP && binary.operator() == Binary.Operator.TIMES
                    || operator == Operator.CUT && binary.operator() == Binary.Operator.OVER)
            ? binary
            : null;
  }

  /** What is done to the part. */
  public Operator operator() {
    return operator;
  }

  /** What it is done to. */
  public Expression part() {
    return part;
  }

  @Override
  double[] calculate(Frame frame, int month, double[] out, int depth) {
    if (rounded != null) {
      double[] x = rounded.left().evaluate(frame, month, out, depth);
      double[] y = rounded.right().evaluate(frame, month, frame.scratch(depth), depth + 1);
      if (operator == Operator.ROUND_UP) {
        roundUpProduct(x, y, out, frame.size());
      } else {
        cutQuotient(x, y, out, frame.size());
      }
      return out;
    }
    double[] a = part.evaluate(frame, month, out, depth);
    apply(operator, a, out, frame.size());
    return out;
  }

  /** Does with each number what the operator says. */
  static void apply(Operator operator, double[] a, double[] out, int n) {
    switch (operator) {
      case NOT -> not(a, out, n);
      case KNOWN -> known(a, out, n);
      case OR_ZERO -> orZero(a, out, n);
      case ROUND_UP -> roundUp(a, out, n);
      case CUT -> cut(a, out, n);
      case EXP -> exp(a, out, n);
    }
  }

  private static void not(double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 1 - a[i];
    }
  }

  private static void known(double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.flag(Branchless.known(a[i]));
    }
  }

  private static void orZero(double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.choose(Branchless.known(a[i]), a[i], 0);
    }
  }

  private static double ceil(double x) {
    return Math.ceil(x - Comparison.SHARE_TOLERANCE);
  }

  private static double cut(double x) {
    return Math.floor(x + Comparison.SHARE_TOLERANCE);
  }

  private static void roundUp(double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = ceil(a[i]);
    }
  }

  private static void roundUpProduct(double[] x, double[] y, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = ceil(x[i] * y[i]);
    }
  }

  private static void cut(double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = cut(a[i]);
    }
  }

  /**
   * Strictly, so that it is the same number on every machine. Shapes of one workload follow each
   * other, most of them with one exponent, so that it is worked out once for them.
   */
  private static void exp(double[] a, double[] out, int n) {
    double exponent = Double.NaN;
    double power = Double.NaN;
    for (int i = 0; i < n; i++) {
      if (a[i] != exponent) {
        exponent = a[i];
        power = StrictMath.exp(exponent);
      }
      out[i] = power;
    }
  }

  private static void cutQuotient(double[] x, double[] y, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = cut(x[i] / y[i]);
    }
  }

  @Override
  boolean isFlag() {
    return operator == Operator.KNOWN || operator == Operator.NOT && part.isFlag();
  }

  @Override
  Object action() {
    return operator;
  }

  @Override
  public List<Expression> parts() {
    return List.of(part);
  }
}
