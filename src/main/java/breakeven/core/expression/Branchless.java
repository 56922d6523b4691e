package breakeven.core.expression;

/**
 * Yes or no, this or that, without a jump. What the rows of a batch come to follows no pattern, and
 * for each jump that a processor foresees wrongly it could have added a hundred numbers; so a loop
 * over rows makes a mask of a condition instead: all bits set where it holds, none elsewhere.
 *
 * <p>The masks come from signs: a mask is the sign bit of a whole number, spread over all bits. The
 * bits of numbers from 0 up to infinity are whole numbers in the same order, and those of a blank
 * are beyond.
 */
final class Branchless {
  private static final long ALL_BUT_SIGN = Long.MAX_VALUE;
  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
  private static final long ONE = Double.doubleToRawLongBits(1);

  /** What brings codes from -1 on to the lowest bits of a number as whole numbers from 0 on. */
  private static final double TO_LOWEST_BITS = 0x1p52 + 1;

  private static final int EIGHT = 8;

  private Branchless() {}

  /** Where a number is above 0; not where it is blank. */
  static long positive(double x) {
    long bits = Double.doubleToRawLongBits(x);
    return (-bits & bits - (INFINITY + 1)) >> 63;
  }

  /** Where a number without its sign is below a limit from 0 on; not where it is blank. */
  static long within(double x, double limit) {
    return (Double.doubleToRawLongBits(x) & ALL_BUT_SIGN) - Double.doubleToRawLongBits(limit) >> 63;
  }

  /** Where a flag is 1; it may be nothing but 1 or 0, of which only 1 has this bit. */
  static long ofFlag(double flag) {
    return Double.doubleToRawLongBits(flag) << 2 >> 63;
  }

  /** Where a number is not blank. */
  static long known(double x) {
    return (Double.doubleToRawLongBits(x) & ALL_BUT_SIGN) - (INFINITY + 1) >> 63;
  }

  /** Where both are infinite, and with the same sign: their difference is no number. */
  static long bothWithoutEnd(double x, double y) {
    long a = Double.doubleToRawLongBits(x);
    long b = Double.doubleToRawLongBits(y);
    long different = a ^ b | a & ALL_BUT_SIGN ^ INFINITY;
    return ~(different | -different) >> 63;
  }

  /** 1 under the mask, 0 elsewhere. */
  static double flag(long mask) {
    return Double.longBitsToDouble(mask & ONE);
  }

  /** One number under the mask, another elsewhere. */
  static double choose(long mask, double then, double otherwise) {
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(then) & mask | Double.doubleToRawLongBits(otherwise) & ~mask);
  }

  /** Whether a flag is the same in all rows. */
  static boolean same(double[] flag, int n) {
    for (int i = 1; i < n; i++) {
      if (flag[i] != flag[0]) {
        return false;
      }
    }
    return true;
  }

  /**
   * 1 where a number is above 0, 0 where it is not, and blank where it is blank. This is plain
   * arithmetic, which becomes vector instructions; whatever looks at the bits of numbers does not.
   */
  static double aboveZero(double x) {
    return Math.min(1, Math.ceil(Math.max(0, x)));
  }

  /** Makes blank flags 0. */
  static void noneWhereBlank(double[] flags, int n) {
    if (anyBlank(flags, n)) {
      for (int i = 0; i < n; i++) {
        flags[i] = choose(known(flags[i]), flags[i], 0);
      }
    }
  }

  /** Whether a number is blank in any row; infinite ones of both signs may be taken for one. */
  static boolean anyBlank(double[] numbers, int n) {
    return Double.isNaN(sum(numbers, n));
  }

  /** Whether no number is blank or infinite, or so large that it hardly matters. */
  static boolean allFinite(double[] numbers, int n) {
    return Double.isFinite(sum(numbers, n));
  }

  /** One test for all numbers: a blank or infinite one passes into the sum. */
  private static double sum(double[] x, int n) {
    double sum = 0;
    int i = 0;
    for (; i <= n - EIGHT; i += EIGHT) {
      sum +=
          x[i] + x[i + 1] + (x[i + 2] + x[i + 3]) + (x[i + 4] + x[i + 5] + (x[i + 6] + x[i + 7]));
    }
    for (; i < n; i++) {
      sum += x[i];
    }
    return sum;
  }

  /**
   * Takes each row's value from the array that its code names.
   *
   * @param codes whole numbers
   * @param arrays the values of a blank code, then those of the codes 0, 1 …; a code that has none
   *     is as good as blank
   * @param masks 0 where the first element of such an array stands for all rows, else -1
   */
  static void lookUp(double[] codes, double[][] arrays, int[] masks, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      int code = (int) Double.doubleToRawLongBits(codes[i] + TO_LOWEST_BITS);
      int place = code >= 0 && code < arrays.length ? code : 0;
      out[i] = arrays[place][i & masks[place]];
    }
  }
}
