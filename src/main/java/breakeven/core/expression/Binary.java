package breakeven.core.expression;

import java.util.List;

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

  Binary(Operator operator, Expression left, Expression right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
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
  double[] evaluate(Frame frame, int month, double[] out, int depth) {
    double[] a = left.evaluate(frame, month, out, depth);
    double[] b = right.evaluate(frame, month, frame.scratch(depth), depth + 1);
    apply(operator, a, b, out, frame.size());
    return out;
  }

  /**
   * Does with each pair of numbers what the operator says.
   *
   * @param out may be one of the other two
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

  // One small loop each, so that the compiler can turn it into vector instructions.

  private static void plus(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] + b[i];
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
      out[i] = a[i] + b[i] > 0 ? 1 : 0;
    }
  }

  // Java's own smallest and greatest are blank where either number is.

  private static void min(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Double.isNaN(a[i]) ? b[i] : Double.isNaN(b[i]) ? a[i] : Math.min(a[i], b[i]);
    }
  }

  private static void max(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Double.isNaN(a[i]) ? b[i] : Double.isNaN(b[i]) ? a[i] : Math.max(a[i], b[i]);
    }
  }

  @Override
  boolean isFlag() {
    return operator == Operator.OR || operator == Operator.AND && left.isFlag() && right.isFlag();
  }

  @Override
  public List<Expression> parts() {
    return List.of(left, right);
  }
}
