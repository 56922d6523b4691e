package breakeven.core.expression;

import java.util.List;

/**
 * Two numbers compared after their difference has been rounded: 1 or 0, and 0 where either is
 * blank. Rounding keeps a verdict from depending on the last bit of a sum: shares and counts on 9
 * decimals, money on 6.
 */
public final class Comparison extends Expression {
  /** Decimals on which shares and counts are compared. */
  public static final int SHARE_DIGITS = 9;

  /** Decimals on which money is compared. */
  public static final int MONEY_DIGITS = 6;

  /** Shares and counts that differ by less are equal: half of the last digit compared. */
  public static final double SHARE_TOLERANCE = 0.5e-9;

  /** From this difference on, two amounts are not the same: half of the last digit of money. */
  public static final double MONEY_TOLERANCE = 0.5e-6;

  /** Whether an amount is above 0 as amounts are compared, so that a rounding is no saving. */
  public static boolean positive(double money) {
    return money >= MONEY_TOLERANCE;
  }

  /** How the two are compared. */
  public enum Operator {
    AT_LEAST,
    ABOVE,
    EQUAL
  }

  private final Operator operator;
  private final Expression left;
  private final Expression right;
  private final int digits;

  /** Whether the right one is the same in all rows, whatever is typed. */
  private final boolean rightSame;

  Comparison(Operator operator, Expression left, Expression right, int digits) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.digits = digits;
    this.rightSame = right.sameInAllRows();
  }

  /** How the two sides are compared. */
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

  /** The decimals after which the difference no longer counts. */
  public int digits() {
    return digits;
  }

  @Override
  double[] calculate(Frame frame, int month, double[] out, int depth) {
    double[] a = left.evaluate(frame, month, out, depth);
    double[] b = right.evaluate(frame, month, frame.scratch(depth), depth + 1);
    apply(a, b, out, frame.size());
    return out;
  }

  /** Compares each pair of numbers. */
  void apply(double[] a, double[] b, double[] out, int n) {
    apply(a, b, rightSame, out, n);
  }

  /**
   * The same.
   *
   * @param same whether all right numbers are one
   */
  void apply(double[] a, double[] b, boolean same, double[] out, int n) {
    double half = digits == MONEY_DIGITS ? MONEY_TOLERANCE : SHARE_TOLERANCE;
    // "Never" is infinite on either side, and infinity less infinity is no number.
    boolean withoutEnd =
        operator != Operator.ABOVE && !(same ? Double.isFinite(b[0]) : Branchless.allFinite(b, n));
    if (withoutEnd) {
      if (operator == Operator.EQUAL) {
        equalOrWithoutEnd(a, b, half, out, n);
      } else {
        atLeastOrWithoutEnd(a, b, half, out, n);
      }
      return;
    }
    switch (operator) {
      case AT_LEAST -> atLeast(a, b, half, out, n);
      case ABOVE -> above(a, b, Math.nextDown(half), out, n);
      case EQUAL -> {
        if (right instanceof Constant word && word.isWord()) {
          equalWords(a, word.value(), out, n);
        } else {
          equal(a, b, Math.nextDown(half), out, n);
        }
      }
    }
    Branchless.noneWhereBlank(out, n);
  }

  private static void atLeast(double[] a, double[] b, double half, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.aboveZero(a[i] - b[i] + half);
    }
  }

  private static void above(double[] a, double[] b, double most, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.aboveZero(a[i] - b[i] - most);
    }
  }

  private static void equal(double[] a, double[] b, double most, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 1 - Branchless.aboveZero(Math.abs(a[i] - b[i]) - most);
    }
  }

  /** Codes of words are whole numbers, of which there is nothing to round. */
  private static void equalWords(double[] a, double word, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 1 - Math.min(1, Math.abs(a[i] - word));
    }
  }

  private static void atLeastOrWithoutEnd(
      double[] a, double[] b, double half, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] =
          Branchless.flag(
              Branchless.positive(a[i] - b[i] + half) | Branchless.bothWithoutEnd(a[i], b[i]));
    }
  }

  private static void equalOrWithoutEnd(double[] a, double[] b, double half, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] =
          Branchless.flag(
              Branchless.within(a[i] - b[i], half) | Branchless.bothWithoutEnd(a[i], b[i]));
    }
  }

  @Override
  boolean isFlag() {
    return true;
  }

  @Override
  Object action() {
    return List.<Object>of(operator, digits);
  }

  @Override
  public List<Expression> parts() {
    return List.of(left, right);
  }
}
