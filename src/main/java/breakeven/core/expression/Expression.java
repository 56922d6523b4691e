package breakeven.core.expression;

import java.util.List;

/**
 * A figure as a tree of named parts. It knows two things: how to fill an array for a whole batch of
 * rows, and of what it is made, so that it can be written as a formula or in words.
 *
 * <p>Every value is a {@code double}: a number, a flag (1 or 0), or the code of a word (its index
 * in a list of words). A blank is NaN and passes through arithmetic; comparisons with a blank are
 * 0. Some expressions differ from month to month; months count from 1, and month 0 is the day of
 * the decision.
 */
public abstract sealed class Expression
    permits Constant,
        Variable,
        Line,
        Binary,
        Unary,
        Comparison,
        If,
        FirstOf,
        ByWord,
        OverMonths,
        BetaShare,
        AtMonth,
        Prior {

  /**
   * Its place among the parts that a frame calculates once for all lines of the model; -1 where it
   * has none.
   */
  private int place = -1;

  /**
   * The value of this expression in every row. A part that has a {@link CommonSubexpressions place}
   * is calculated where it is first asked for.
   *
   * @param rows their values; they know whether the result is the {@link Rows#same} in all
   * @param month the month, where this expression is one of months; else not looked at
   * @param out where the result may be written
   * @param depth how many of the scratch arrays of the rows are in use
   * @return {@code out}, or an array of the rows that already holds the result and must not be
   *     changed
   */
  final double[] evaluate(Rows rows, int month, double[] out, int depth) {
    return place >= 0
        ? rows.once(this, place, month, out, depth)
        : calculate(rows, month, out, depth);
  }

  /** The same with all values in the array, also where they are the same. */
  final double[] inFull(Rows rows, int month, double[] out, int depth) {
    double[] values = evaluate(rows, month, out, depth);
    boolean same = rows.same;
    rows.same = false;
    return rows.full(values, same, out);
  }

  /** Calculates this expression; as {@link #evaluate}. */
  abstract double[] calculate(Rows rows, int month, double[] out, int depth);

  /** Has this calculated once for all lines, together with those of the same place. */
  void once(int place) {
    this.place = place;
  }

  /** What is done with the parts: two expressions that do the same with the same are equal. */
  Object action() {
    return getClass();
  }

  /** The parts of this expression, in the order in which they are written. */
  public abstract List<Expression> parts();

  /**
   * Whether every row has the same value, whatever is typed: nothing that comes from outside goes
   * into it, as with the number of the month.
   */
  boolean sameInAllRows() {
    for (Expression part : parts()) {
      if (!part.sameInAllRows()) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is 1 or 0 in every row, never another number and never blank. */
  boolean isFlag() {
    return false;
  }

  /** The words that this expression's codes stand for; empty for a number. */
  public List<String> words() {
    return List.of();
  }

  /** This and another added; blank where one of them is blank. */
  public Expression plus(Expression other) {
    return new Binary(Binary.Operator.PLUS, this, other);
  }

  /** Another taken from this; blank where one of them is blank. */
  public Expression minus(Expression other) {
    return new Binary(Binary.Operator.MINUS, this, other);
  }

  /** This multiplied by another; blank where one of them is blank. */
  public Expression times(Expression other) {
    return new Binary(Binary.Operator.TIMES, this, other);
  }

  /** This divided by another; blank where one of them is blank, no number where the other is 0. */
  public Expression dividedBy(Expression other) {
    return new Binary(Binary.Operator.OVER, this, other);
  }

  /** This raised to the power of another. */
  public Expression power(Expression exponent) {
    return new Binary(Binary.Operator.POWER, this, exponent);
  }

  /** Both flags; the product of two flags. */
  public Expression and(Expression other) {
    return new Binary(Binary.Operator.AND, this, other);
  }

  /** One flag or the other, or both. */
  public Expression or(Expression other) {
    return new Binary(Binary.Operator.OR, this, other);
  }

  /** The flag turned round. */
  public Expression not() {
    return new Unary(Unary.Operator.NOT, this);
  }

  /** 1 where there is a value, 0 where this is blank. */
  public Expression known() {
    return new Unary(Unary.Operator.KNOWN, this);
  }

  /**
   * The value, and 0 where this is blank. Only for figures whose blank means that there is none.
   */
  public Expression orZero() {
    return new Unary(Unary.Operator.OR_ZERO, this);
  }

  /** The next whole number that is not smaller, after rounding to 9 decimals. */
  public Expression ceil() {
    return new Unary(Unary.Operator.ROUND_UP, this);
  }

  /** The whole number that is not greater, after rounding to 9 decimals. */
  public Expression floor() {
    return new Unary(Unary.Operator.CUT, this);
  }

  /** The number e raised to the power of this. */
  public Expression exp() {
    return new Unary(Unary.Operator.EXP, this);
  }

  /** A share or count at least as large as another, after rounding to 9 decimals. */
  public Expression atLeast(Expression other) {
    return new Comparison(Comparison.Operator.AT_LEAST, this, other, Comparison.SHARE_DIGITS);
  }

  /** A share or count greater than another, after rounding to 9 decimals. */
  public Expression above(Expression other) {
    return new Comparison(Comparison.Operator.ABOVE, this, other, Comparison.SHARE_DIGITS);
  }

  /** A share or count smaller than another, after rounding to 9 decimals. */
  public Expression below(Expression other) {
    return new Comparison(Comparison.Operator.ABOVE, other, this, Comparison.SHARE_DIGITS);
  }

  /** Equal to another number, after rounding to 9 decimals. */
  public Expression equalTo(Expression other) {
    return new Comparison(Comparison.Operator.EQUAL, this, other, Comparison.SHARE_DIGITS);
  }

  /** Money at least as much as another amount, after rounding to 6 decimals. */
  public Expression atLeastMoney(Expression other) {
    return new Comparison(Comparison.Operator.AT_LEAST, this, other, Comparison.MONEY_DIGITS);
  }

  /** Money more than another amount, after rounding to 6 decimals. */
  public Expression aboveMoney(Expression other) {
    return new Comparison(Comparison.Operator.ABOVE, this, other, Comparison.MONEY_DIGITS);
  }

  /** Money less than another amount, after rounding to 6 decimals. */
  public Expression belowMoney(Expression other) {
    return new Comparison(Comparison.Operator.ABOVE, other, this, Comparison.MONEY_DIGITS);
  }

  /** Whether the word is this one; 0 where it is blank. */
  public Expression is(String word) {
    int code = words().indexOf(word);
    if (code < 0) {
      throw new IllegalArgumentException(this + " is never " + word);
    }
    return new Comparison(
        Comparison.Operator.EQUAL, this, Constant.word(word, code), Comparison.SHARE_DIGITS);
  }

  /** The smaller of two numbers; the other one where one is blank, as a spreadsheet's MIN. */
  public static Expression min(Expression a, Expression b) {
    return new Binary(Binary.Operator.MIN, a, b);
  }

  /** The greater of two numbers; the other one where one is blank, as a spreadsheet's MAX. */
  public static Expression max(Expression a, Expression b) {
    return new Binary(Binary.Operator.MAX, a, b);
  }

  /** The share of the beta distribution of two parameters that is at most a value from 0 to 1. */
  public static Expression betaShare(Expression value, Expression alpha, Expression beta) {
    return new BetaShare(value, alpha, beta);
  }

  /** One figure where the flag is 1, another elsewhere. */
  public static If ifElse(Expression condition, Expression then, Expression otherwise) {
    return new If(condition, then, otherwise);
  }

  /** The sum over the months 1 to the horizon. */
  public static Expression sum(Line months) {
    return new OverMonths(OverMonths.Operator.SUM, months);
  }

  /** The sum over the months 1 to the horizon of the product of two lines. */
  public static Expression sum(Line months, Line times) {
    return new OverMonths(OverMonths.Operator.SUM, List.of(months, times));
  }

  /** The sum over the months 1 to the horizon of the product of three lines. */
  public static Expression sum(Line months, Line times, Line also) {
    return new OverMonths(OverMonths.Operator.SUM, List.of(months, times, also));
  }

  /** The greatest value over the months 1 to the horizon. */
  public static Expression greatest(Line months) {
    return new OverMonths(OverMonths.Operator.GREATEST, months);
  }

  /** The value in month 1. */
  public static Expression firstMonth(Line months) {
    return new OverMonths(OverMonths.Operator.FIRST, months);
  }

  /**
   * The first month from which a line of months never falls below 0 again: 0 if it never does,
   * horizon + 1 if it ends below 0.
   */
  public static Expression monthAfterLastLoss(Line months) {
    return new OverMonths(OverMonths.Operator.MONTH_AFTER_LAST_LOSS, months);
  }

  /** The same line in the month before. */
  public static Expression prior(Line months) {
    return new Prior(months);
  }
}
