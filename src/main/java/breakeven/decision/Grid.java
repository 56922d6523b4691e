package breakeven.decision;

/**
 * The values at which a driver is told. They are numbered in ascending order, so that a search can
 * go from one to the next.
 */
sealed interface Grid {
  /** The value with this number. */
  double value(long index);

  /** The number of the greatest value that is not above this one. */
  long atMost(double value);

  /** The number of the smallest value that is not below this one. */
  default long atLeast(double value) {
    long index = atMost(value);
    return value(index) < value ? index + 1 : index;
  }

  /**
   * Equal steps.
   *
   * @param perUnit steps in 1
   */
  record Steps(double perUnit) implements Grid {
    @Override
    public double value(long index) {
      return index / perUnit;
    }

    @Override
    public long atMost(double value) {
      return (long) Math.floor(value * perUnit + 1e-9);
    }
  }

  /** Numbers above 0 with four significant digits: 1000 to 9999 of each power of ten. */
  record FourDigits() implements Grid {
    private static final long IN_A_DECADE = 9000;
    private static final long FIRST = 1000;

    /** Powers of ten that are exact, so that values are the same on every machine. */
    private static final double[] POWERS = new double[23];

    static {
      for (int n = 0; n < POWERS.length; n++) {
        POWERS[n] = Double.parseDouble("1e" + n);
      }
    }

    private static double power(int exponent) {
      return POWERS[Math.min(exponent, POWERS.length - 1)];
    }

    @Override
    public double value(long index) {
      long mantissa = FIRST + (long) Math.floorMod(index, IN_A_DECADE);
      int exponent = (int) Math.floorDiv(index, IN_A_DECADE) - 3;
      return exponent < 0 ? mantissa / power(-exponent) : mantissa * power(exponent);
    }

    @Override
    public long atMost(double value) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("no digits in " + value);
      }
      int decade = (int) Math.floor(Math.log10(value));
      double unit = decade < 3 ? 1 / power(3 - decade) : power(decade - 3);
      long index = decade * IN_A_DECADE + (long) (value / unit) - FIRST;
      while (value(index) > value) {
        index--;
      }
      while (value(index + 1) <= value) {
        index++;
      }
      return index;
    }
  }
}
