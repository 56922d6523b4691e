package breakeven.table;

/**
 * The accepted range of a number. Shares are compared as fractions.
 *
 * @param low smallest value; negative infinity where there is none
 * @param lowOpen whether {@code low} itself is refused ("above 0")
 * @param high largest value; infinity where there is none
 */
public record Range(double low, boolean lowOpen, double high) {
  public static final Range ANY =
      new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY);
  public static final Range NOT_NEGATIVE = new Range(0, false, Double.POSITIVE_INFINITY);
  public static final Range ABOVE_ZERO = new Range(0, true, Double.POSITIVE_INFINITY);
  public static final Range FROM_ONE = new Range(1, false, Double.POSITIVE_INFINITY);
  public static final Range SHARE = new Range(0, false, 1);
  public static final Range GROWTH = new Range(-1, false, Double.POSITIVE_INFINITY);

  /** Whether a number lies inside. */
  public boolean contains(double value) {
    return (lowOpen ? value > low : value >= low) && value <= high;
  }
}
