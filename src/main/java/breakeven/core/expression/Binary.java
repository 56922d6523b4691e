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

  /** Whether both have to hold and the right one is never blank: it is not asked in vain. */
  private final boolean both;

  /** A product that is one part of this sum; null elsewhere. Both are done in one loop. */
  private final @Nullable Binary product;

  Binary(Operator operator, Expression left, Expression right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.both = operator == Operator.AND && right.isFlag();
    Binary second = product(right);
    this.product = operator != Operator.PLUS ? null : second != null ? second : product(left);
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
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    if (product != null) {
      return plusProduct(product, rows, month, out, depth);
    }
    int own = readsTwice(operator) ? depth + 1 : depth;
    double[] a = left.evaluate(rows, month, own == depth ? out : rows.scratch(depth), own);
    boolean sameLeft = rows.same;
    if (both && sameLeft && a[0] == 0) {
      return a;
    }
    double[] b = right.evaluate(rows, month, rows.scratch(own), own + 1);
    return apply(operator, rows, a, sameLeft, b, out, own + 1);
  }

  private double[] plusProduct(Binary product, Rows rows, int month, double[] out, int depth) {
    Expression addend = product == right ? left : right;
    double[] sum = addend.evaluate(rows, month, out, depth);
    boolean sameSum = rows.same;
    double[] room = rows.scratch(depth);
    double[] x = product.left.evaluate(rows, month, room, depth + 1);
    boolean sameX = rows.same;
    double[] y = product.right.evaluate(rows, month, rows.scratch(depth + 1), depth + 2);
    if (sameSum || sameX || rows.same) {
      double[] xy = apply(Operator.TIMES, rows, x, sameX, y, room, depth + 2);
      return apply(Operator.PLUS, rows, sum, sameSum, xy, out, depth + 1);
    }
    for (int i = 0; i < rows.size; i++) {
      out[i] = sum[i] + x[i] * y[i];
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
   * @param a the left ones: in {@code out}, unless the operator {@link #readsTwice}, or lasting
   * @param sameLeft whether the first of them stands for all rows; that of the right ones is the
   *     last result of {@code rows}
   * @param b the right ones: in the scratch array before {@code depth}, or lasting
   */
  static double[] apply(
      Operator operator,
      Rows rows,
      double[] a,
      boolean sameLeft,
      double[] b,
      double[] out,
      int depth) {
    boolean sameRight = rows.same;
    boolean product = operator == Operator.TIMES || operator == Operator.AND;
    // A product with 0 is 0 in every row: all that follows of what there is not, such as replicas,
    // is then calculated once too.
    rows.same =
        sameLeft
            ? sameRight || product && a[0] == 0 && rows.allFinite(b)
            : sameRight && product && b[0] == 0 && rows.allFinite(a);
    boolean adds = operator == Operator.PLUS || operator == Operator.MINUS;
    int n = rows.same ? 1 : rows.size;
    if (rows.same || !sameLeft && !sameRight) {
      apply(operator, a, b, false, out, n);
    } else if (sameLeft && (product || operator == Operator.PLUS)) {
      boolean lasts = b != rows.scratch(depth - 1);
      if (lasts && a[0] == (product ? 1 : 0)) {
        return b;
      }
      apply(operator, b, a, true, out, n);
    } else if (sameLeft) {
      apply(operator, rows.full(a, true, rows.scratch(depth)), b, false, out, n);
    } else if (adds || product || operator == Operator.OVER) {
      if (b[0] == (adds ? 0 : 1)) {
        return a;
      }
      apply(operator, a, b, true, out, n);
    } else {
      apply(operator, a, rows.full(b, true, rows.scratch(depth)), false, out, n);
    }
    return out;
  }

  /**
   * A small loop for each operator, without jumps, so that the compiler can turn it into vector
   * instructions. All are in one method, which is too long to be compiled into each of its callers
   * once more: that would cost a short review a quarter of its time.
   *
   * @param one whether the first of {@code b} stands for all rows
   */
  private static void apply(
      Operator operator, double[] a, double[] b, boolean one, double[] out, int n) {
    double first = b[0];
    switch (operator) {
      case PLUS -> {
        if (one) {
          for (int i = 0; i < n; i++) {
            out[i] = a[i] + first;
          }
        } else {
          for (int i = 0; i < n; i++) {
            out[i] = a[i] + b[i];
          }
        }
      }
      case MINUS -> {
        if (one) {
          for (int i = 0; i < n; i++) {
            out[i] = a[i] - first;
          }
        } else {
          for (int i = 0; i < n; i++) {
            out[i] = a[i] - b[i];
          }
        }
      }
      case TIMES, AND -> {
        if (one) {
          for (int i = 0; i < n; i++) {
            out[i] = a[i] * first;
          }
        } else {
          for (int i = 0; i < n; i++) {
            out[i] = a[i] * b[i];
          }
        }
      }
      case OVER -> {
        if (one) {
          for (int i = 0; i < n; i++) {
            out[i] = a[i] / first;
          }
        } else {
          for (int i = 0; i < n; i++) {
            out[i] = a[i] / b[i];
          }
        }
      }
      case POWER -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.pow(a[i], b[i]);
        }
      }
      case OR -> {
        for (int i = 0; i < n; i++) {
          out[i] = Branchless.flag(Branchless.positive(a[i] + b[i]));
        }
      }
      // Java's own smallest and greatest are blank where either number is.
      case MIN -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.min(a[i], b[i]);
        }
        orKnown(a, b, out, n);
      }
      case MAX -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.max(a[i], b[i]);
        }
        orKnown(a, b, out, n);
      }
    }
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
