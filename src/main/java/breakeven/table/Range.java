package breakeven.table;

/**
 * The accepted range of a number. Shares are compared as fractions.
 *
 * @param low smallest value; negative infinity where there is none
 * @param lowOpen whether {@code low} itself is refused ("above 0")
 * @param high largest value; infinity where there is none
 */
public record Range(double low, boolean lowOpen, double high) {
  public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY);
  public static final Range NOT_NEGATIVE = new Range(0, false, Double.POSITIVE_INFINITY);
  public static final Range ABOVE_ZERO = new Range(0, true, Double.POSITIVE_INFINITY);
  public static final Range FROM_ONE = new Range(1, false, Double.POSITIVE_INFINITY);
  public static final Range SHARE = new Range(0, false, 1);
  public static final Range GROWTH = new Range(-1, false, Double.POSITIVE_INFINITY);

  /** A part of a whole that divides something, and so cannot be 0. */
  public static final Range PART = new Range(0, true, 1);

  /** A yearly rate: at -100 % nothing would be left to discount. */
  public static final Range RATE = new Range(-1, true, Double.POSITIVE_INFINITY);

  /** Months that a sheet can show one column each for: 50 years. */
  public static final Range HORIZON = new Range(1, false, 600);

  public static final Range DRAWS = new Range(0, false, 1_000_000);

  /** Whether a number lies inside. */
  public boolean contains(double value) {
    return (lowOpen ? value > low : value >= low) && value <= high;
  }
}
