package breakeven.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two numbers make one. */
public final class Binary extends Expression {
  /** What is done with the two; the order of precedence is that of a spreadsheet. */
  public enum Operator {
    PLUS,
    MINUS,
    TIMES,
    OVER,
    POWER,
    AND,
    OR,
    MIN,
    MAX
  }

  private final Operator operator;
  private final Expression left;
  private final Expression right;

  /** Whether this is one of two flags, or both. */
  private final boolean flags;

  /** A product that is one part of this sum; null elsewhere. Both are done in one loop. */
  private final @Nullable Binary product;

  /** The other part of such a sum. */
  private final Expression addend;

  Binary(Operator operator, Expression left, Expression right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.flags = operator == Operator.OR && left.isFlag() && right.isFlag();
    Binary second = product(right);
    this.product = operator != Operator.PLUS ? null : second != null ? second : product(left);
    this.addend = product == right ? left : right;
  }

  private static @Nullable Binary product(Expression part) {
    return part instanceof Binary binary && binary.operator == Operator.TIMES ? binary : null;
  }

  public Operator operator() {
    return operator;
  }

  public Expression left() {
    return left;
  }

  public Expression right() {
    return right;
  }

  @Override
  double[] calculate(Frame frame, int month, double[] out, int depth) {
    if (product != null) {
      double[] sum = addend.evaluate(frame, month, out, depth);
      double[] x = product.left.evaluate(frame, month, frame.scratch(depth), depth + 1);
      double[] y = product.right.evaluate(frame, month, frame.scratch(depth + 1), depth + 2);
      plusProduct(sum, x, y, out, frame.size());
      return out;
    }
    double[] a = left.evaluate(frame, month, out, depth);
    double[] b = right.evaluate(frame, month, frame.scratch(depth), depth + 1);
    if (flags) {
      orFlags(a, b, out, frame.size());
    } else {
      apply(operator, a, b, out, frame.size());
    }
    return out;
  }

  /** Does with each pair of numbers what the operator says. */
  static void apply(Operator operator, double[] a, double[] b, double[] out, int n) {
    switch (operator) {
      case PLUS -> plus(a, b, out, n);
      case MINUS -> minus(a, b, out, n);
      case TIMES, AND -> times(a, b, out, n);
      case OVER -> over(a, b, out, n);
      case POWER -> power(a, b, out, n);
      case OR -> or(a, b, out, n);
      case MIN -> min(a, b, out, n);
      case MAX -> max(a, b, out, n);
    }
  }

  // One small loop each, without jumps, so that the compiler can turn it into vector instructions.

  private static void plus(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] + b[i];
    }
  }

  private static void plusProduct(double[] a, double[] x, double[] y, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] + x[i] * y[i];
    }
  }

  private static void minus(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] - b[i];
    }
  }

  private static void times(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] * b[i];
    }
  }

  private static void over(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] / b[i];
    }
  }

  private static void power(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.pow(a[i], b[i]);
    }
  }

  private static void or(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Masks.flag(Masks.positive(a[i] + b[i]));
    }
  }

  private static void orFlags(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.min(1, a[i] + b[i]);
    }
  }

  // Java's own smallest and greatest are blank where either number is.

  private static void min(double[] a, double[] b, double[] out, int n) {
    if (Masks.anyBlank(a, n) || Masks.anyBlank(b, n)) {
      for (int i = 0; i < n; i++) {
        out[i] = orKnown(Math.min(a[i], b[i]), a[i], b[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        out[i] = Math.min(a[i], b[i]);
      }
    }
  }

  private static void max(double[] a, double[] b, double[] out, int n) {
    if (Masks.anyBlank(a, n) || Masks.anyBlank(b, n)) {
      for (int i = 0; i < n; i++) {
        out[i] = orKnown(Math.max(a[i], b[i]), a[i], b[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(a[i], b[i]);
      }
    }
  }

  /** What two numbers make; the one of them that is not blank, where either is. */
  private static double orKnown(double made, double a, double b) {
    return Masks.choose(Masks.known(made), made, Masks.choose(Masks.known(a), a, b));
  }

  @Override
  boolean isFlag() {
    return operator == Operator.OR || operator == Operator.AND && left.isFlag() && right.isFlag();
  }

  @Override
  Object action() {
    return operator;
  }

  @Override
  public List<Expression> parts() {
    return List.of(left, right);
  }
}
