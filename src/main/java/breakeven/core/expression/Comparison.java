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

  Comparison(Operator operator, Expression left, Expression right, int digits) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.digits = digits;
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
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    double[] a = left.evaluate(rows, month, out, depth);
    boolean sameLeft = rows.same;
    double[] b = right.evaluate(rows, month, rows.scratch(depth), depth + 1);
    boolean sameRight = rows.same;
    double half = digits == MONEY_DIGITS ? MONEY_TOLERANCE : SHARE_TOLERANCE;
    // "Never" is infinite on either side, and infinity less infinity is no number.
    if (operator != Operator.ABOVE
        && !(sameRight ? Double.isFinite(b[0]) : Branchless.allFinite(b, rows.size))) {
      double[] x = rows.full(a, sameLeft, out);
      double[] y = rows.full(b, sameRight, rows.scratch(depth + 1));
      orWithoutEnd(x, y, half, out, rows.size);
      rows.same = false;
    } else {
      double[] d = Binary.apply(Binary.Operator.MINUS, rows, a, sameLeft, b, out, depth + 1);
      compare(d, half, out, rows.same ? 1 : rows.size);
    }
    // What compares alike in every row, such as a month and a lead time, is one flag.
    rows.same |= Branchless.same(out, rows.size);
    return out;
  }

  private void compare(double[] difference, double half, double[] out, int n) {
    switch (operator) {
      case AT_LEAST -> aboveZero(difference, -half, out, n);
      case ABOVE -> aboveZero(difference, Math.nextDown(half), out, n);
      case EQUAL -> {
        if (right instanceof Constant word && word.isWord()) {
          equalWords(difference, out, n);
        } else {
          equal(difference, Math.nextDown(half), out, n);
        }
      }
    }
    Branchless.noneWhereBlank(out, n);
  }

  private static void aboveZero(double[] d, double least, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.aboveZero(d[i] - least);
    }
  }

  private static void equal(double[] d, double most, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 1 - Branchless.aboveZero(Math.abs(d[i]) - most);
    }
  }

  /** Codes of words are whole numbers, of which there is nothing to round. */
  private static void equalWords(double[] d, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 1 - Math.min(1, Math.abs(d[i]));
    }
  }

  /** The same where numbers may be infinite. */
  private void orWithoutEnd(double[] a, double[] b, double half, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      long holds =
          operator == Operator.EQUAL
              ? Branchless.within(a[i] - b[i], half)
              : Branchless.positive(a[i] - b[i] + half);
      out[i] = Branchless.flag(holds | Branchless.bothWithoutEnd(a[i], b[i]));
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
