package breakeven.core.table;

import java.math.BigDecimal;

/**
 * The accepted range of a number. Shares are compared as fractions.
 *
 * @param low smallest value; negative infinity where there is none
 * @param lowOpen whether {@code low} itself is refused ("above 0")
 * @param high largest value; infinity where there is none
 * @param highOpen whether {@code high} itself is refused ("below 100%")
 * @param doubtfulAbove values above it are taken, with a question; infinity where there is none
 */
public record Range(
    double low, boolean lowOpen, double high, boolean highOpen, double doubtfulAbove) {
  private static final double NO_END = Double.POSITIVE_INFINITY;

  public static final Range ANY = new Range(-NO_END, false, NO_END);
  public static final Range NOT_NEGATIVE = new Range(0, false, NO_END);
  public static final Range ABOVE_ZERO = new Range(0, true, NO_END);
  public static final Range FROM_ONE = new Range(1, false, NO_END);
  public static final Range SHARE = new Range(0, false, 1);

  /**
   * A monthly growth: nothing can shrink by more than all of it; 30 % a month is 23-fold a year.
   */
  public static final Range GROWTH = new Range(-1, false, NO_END, false, 0.3);

  /** A part of a whole of which something is left. */
  public static final Range BELOW_WHOLE = new Range(0, false, 1, true, NO_END);

  /** A part of a whole that divides something, and so cannot be 0. */
  public static final Range PART = new Range(0, true, 1);

  /** A yearly rate: at -100 % nothing would be left to discount. */
  public static final Range RATE = new Range(-1, true, NO_END);

  /** Months that a sheet can show in a column each: 50 years. */
  public static final Range HORIZON = new Range(1, false, 600);

  /** Hours of a month, of which none is more than all. */
  public static final Range HOURS_A_MONTH = new Range(1, false, 730);

  /** A month of the year. */
  public static final Range MONTH = new Range(1, false, 12);

  /** More draws of a workload than anybody waits for. */
  public static final int MOST_DRAWS = 1_000_000;

  public static final Range DRAWS = new Range(0, false, MOST_DRAWS);

  /**
   * From low to high, high among them.
   *
   * @param low the lower end
   * @param lowOpen whether low itself is outside
   * @param high the upper end
   */
  public Range(double low, boolean lowOpen, double high) {
    this(low, lowOpen, high, false, NO_END);
  }

  /** Whether a number lies inside. */
  public boolean contains(double value) {
    return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
  }

  /** The range in words: {@code 0 or more}, {@code above 0}, {@code from 0% to 100%}. */
  public String words(boolean share) {
    if (low == -NO_END) {
      return "any number";
    }
    String from = text(low, share);
    if (high == NO_END) {
      return lowOpen ? "above " + from : from + " or more";
    }
    return (lowOpen ? "above " + from + ", up to " : "from " + from + " to ")
        + (highOpen ? "below " : "")
        + text(high, share);
  }

  private static String text(double value, boolean share) {
    BigDecimal shown = BigDecimal.valueOf(value).movePointRight(share ? 2 : 0);
    String digits = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    return share ? digits + "%" : digits;
  }
}
