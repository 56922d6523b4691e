package breakeven.core.expression;

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

  /**
   * The product of the sum that is the other part; null where it has none. The same loop does it.
   */
  private final @Nullable Binary before;

  /** What such a sum adds its products to. */
  private final Expression addend;

  Binary(Operator operator, Expression left, Expression right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.flags = operator == Operator.OR && left.isFlag() && right.isFlag();
    Binary second = product(right);
    this.product = operator != Operator.PLUS ? null : second != null ? second : product(left);
    Expression rest = product == right ? left : right;
    if (product != null && rest instanceof Binary sum && sum.before == null) {
      this.before = sum.product;
      this.addend = before == null ? rest : sum.addend;
    } else {
      this.before = null;
      this.addend = rest;
    }
  }

  private static @Nullable Binary product(Expression part) {
    return part instanceof Binary binary && binary.operator == Operator.TIMES ? binary : null;
  }

  /** What is done with the two sides. */
  public Operator operator() {
    return operator;
  }

  /** The left side. */
  public Expression left() {
    return left;
  }

  /** The right side. */
  public Expression right() {
    return right;
  }

  @Override
  double[] calculate(Frame frame, int month, double[] out, int depth) {
    if (product != null) {
      double[] sum = addend.evaluate(frame, month, out, depth);
      double[] x = product.left.evaluate(frame, month, frame.scratch(depth), depth + 1);
      double[] y = product.right.evaluate(frame, month, frame.scratch(depth + 1), depth + 2);
      if (before == null) {
        plusProduct(sum, x, y, out, frame.size());
        return out;
      }
      double[] u = before.left.evaluate(frame, month, frame.scratch(depth + 2), depth + 3);
      double[] v = before.right.evaluate(frame, month, frame.scratch(depth + 3), depth + 4);
      plusProducts(sum, u, v, x, y, out, frame.size());
      return out;
    }
    int own = readsTwice(operator) ? depth + 1 : depth;
    double[] a = left.evaluate(frame, month, own == depth ? out : frame.scratch(depth), own);
    double[] b = right.evaluate(frame, month, frame.scratch(own), own + 1);
    if (flags) {
      orFlags(a, b, out, frame.size());
    } else {
      apply(operator, a, b, out, frame.size());
    }
    return out;
  }

  /** Whether the two numbers are looked at again when there is a result: it needs other room. */
  static boolean readsTwice(Operator operator) {
    return operator == Operator.MIN || operator == Operator.MAX;
  }

  /**
   * Does with each pair of numbers what the operator says.
   *
   * @param out may be one of the other two, unless the operator {@link #readsTwice}
   */
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

  private static void plusProducts(
      double[] a, double[] u, double[] v, double[] x, double[] y, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] + u[i] * v[i] + x[i] * y[i];
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
      out[i] = Branchless.flag(Branchless.positive(a[i] + b[i]));
    }
  }

  private static void orFlags(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.min(1, a[i] + b[i]);
    }
  }

  // Java's own smallest and greatest are blank where either number is.

  private static void min(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.min(a[i], b[i]);
    }
    orKnown(a, b, out, n);
  }

  private static void max(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.max(a[i], b[i]);
    }
    orKnown(a, b, out, n);
  }

  /** Puts the one of two numbers that is not blank where what they have made is. */
  private static void orKnown(double[] a, double[] b, double[] out, int n) {
    if (Branchless.anyBlank(out, n)) {
      for (int i = 0; i < n; i++) {
        double known = Branchless.choose(Branchless.known(a[i]), a[i], b[i]);
        out[i] = Branchless.choose(Branchless.known(out[i]), out[i], known);
      }
    }
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
