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
  double[] evaluate(Frame frame, int month, double[] out, int depth) {
    double[] a = left.evaluate(frame, month, out, depth);
    double[] b = right.evaluate(frame, month, frame.scratch(depth), depth + 1);
    apply(a, b, out, frame.size());
    return out;
  }

  /** Compares each pair of numbers. */
  void apply(double[] a, double[] b, double[] out, int n) {
    double half = digits == MONEY_DIGITS ? MONEY_TOLERANCE : SHARE_TOLERANCE;
    switch (operator) {
      case AT_LEAST -> {
        for (int i = 0; i < n; i++) {
          out[i] = less(a[i], b[i]) > -half ? 1 : 0;
        }
      }
      case ABOVE -> {
        for (int i = 0; i < n; i++) {
          out[i] = less(a[i], b[i]) >= half ? 1 : 0;
        }
      }
      case EQUAL -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.abs(less(a[i], b[i])) < half ? 1 : 0;
        }
      }
    }
  }

  /** "Never" is infinite on either side, and infinity less infinity is no number. */
  private static double less(double a, double b) {
    return a == b ? 0 : a - b;
  }

  @Override
  boolean isFlag() {
    return true;
  }

  @Override
  public List<Expression> parts() {
    return List.of(left, right);
  }
}
