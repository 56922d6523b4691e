package breakeven.core.whatif;

/**
 * The values at which a driver is reported. They are numbered in ascending order, so that a search
 * can go from one to the next.
 */
sealed interface Grid {
  Grid WHOLE = new Steps(1);
  Grid TENTHS = new Steps(10);
  Grid TENTHS_OF_A_PERCENT = new Steps(1000);
  Grid HUNDREDTHS_OF_A_PERCENT = new Steps(10000);
  Grid FOUR_DIGITS = new FourDigits();

  /** The grid on which a driver's values are reported. */
  static Grid of(Driver driver) {
    return switch (driver) {
      case VOLUME, GPU_PRICE, LABELLING_COST, DAY_RATE -> FOUR_DIGITS;
      case LARGE_PRICE,
          GROWTH,
          PRICE_DECLINE,
          PRICE_STEP,
          GPU_PRICE_CHANGE,
          TUNED_QUALITY,
          SMALL_QUALITY ->
          TENTHS_OF_A_PERCENT;
      case TRAINING_RUNS, DAYS, MIGRATION_DAYS, GPU_DAYS -> TENTHS;
      case QUALITY_LOST -> HUNDREDTHS_OF_A_PERCENT;
      default -> WHOLE;
    };
  }

  /** The value with this number. */
  double value(long index);

  /** The number of the greatest value that is not above this one. */
  long atMost(double value);

  /** The number of the smallest value that is not below this one. */
  default long atLeast(double value) {
    long index = atMost(value);
    return value(index) < value ? index + 1 : index;
  }

  /** On the way up (1) or down (-1), the number of the first value that is not before this one. */
  default long beyond(double value, int step) {
    return step > 0 ? atLeast(value) : atMost(value);
  }

  /** On the way up (1) or down (-1), the number of the last value that is not beyond this one. */
  default long before(double value, int step) {
    return step > 0 ? atMost(value) : atLeast(value);
  }

  /**
   * Equal steps.
   *
   * @param perUnit steps in 1
   */
  record Steps(double perUnit) implements Grid {
    /** Two of these can be added. */
    private static final double MOST = 4e18;

    @Override
    public double value(long index) {
      return index / perUnit;
    }

    @Override
    public long atMost(double value) {
      return (long) Math.max(-MOST, Math.min(Math.floor(value * perUnit + 1e-9), MOST));
    }
  }

  /** Numbers above 0 with four significant digits: 1000 to 9999 of each power of ten. */
  record FourDigits() implements Grid {
    private static final long IN_A_DECADE = 9000;
    private static final long FIRST = 1000;

    /**
     * What is smaller, as 0, or greater counts as this, so that every step of the grid is a number.
     */
    private static final double LEAST = 1e-300;

    private static final double MOST = 1e300;

    /** Powers of ten as they are read, so that values are the same on every machine. */
    private static final double[] POWERS = new double[305];

    static {
      for (int n = 0; n < POWERS.length; n++) {
        POWERS[n] = Double.parseDouble("1e" + n);
      }
    }

    @Override
    public double value(long index) {
      long mantissa = FIRST + (long) Math.floorMod(index, IN_A_DECADE);
      int exponent = (int) Math.floorDiv(index, IN_A_DECADE) - 3;
      return exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
    }

    @Override
    public long atMost(double value) {
      double kept = Math.max(LEAST, Math.min(value, MOST));
      int decade = (int) Math.floor(Math.log10(kept));
      double unit = decade < 3 ? 1 / POWERS[3 - decade] : POWERS[decade - 3];
      long index = decade * IN_A_DECADE + (long) (kept / unit) - FIRST;
      while (value(index) > kept) {
        index--;
      }
      while (value(index + 1) <= kept) {
        index++;
      }
      return index;
    }
  }
}
