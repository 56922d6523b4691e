package breakeven.core.expression;

import java.util.List;

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

  Unary(Operator operator, Expression part) {
    this.operator = operator;
    this.part = part;
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
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    double[] a = part.evaluate(rows, month, out, depth);
    if (operator == Operator.OR_ZERO && !rows.same && !Branchless.anyBlank(a, rows.size)) {
      return a;
    }
    apply(a, out, rows.same ? 1 : rows.size);
    return out;
  }

  /** Does with each number what the operator says. */
  private void apply(double[] a, double[] out, int n) {
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
