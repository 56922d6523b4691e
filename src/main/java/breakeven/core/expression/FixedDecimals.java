package breakeven.core.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, as a spreadsheet's FIXED writes them in English, whatever the machine's
 * language.
 */
final class FixedDecimals {
  /** Below this, multiplying with the power of ten errs by less than {@link #DOUBT}. */
  private static final double PLAIN = 1e11;

  /** So near to a half the 15 digits decide, and those are looked at exactly. */
  private static final double DOUBT = 1e-3;

  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int GROUP = 3;

  /** From so many decimals on, a number is not rounded to {@link Text#FINEST} before. */
  private static final int MANY = 3;

  private FixedDecimals() {}

  /** A number with grouping; empty where it is none or infinite. */
  static String of(double value, int decimals) {
    Utf8 out = new Utf8();
    put(value, decimals, out);
    return out.toString();
  }

  /** Adds such a number to a text. */
  static void put(double value, int decimals, Utf8 out) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return;
    }
    if (decimals < POWERS.length) {
      double scaled = Math.abs(value) * POWERS[decimals];
      double whole = Math.floor(scaled);
      double rest = scaled - whole;
      if (scaled < PLAIN && Math.abs(rest - 0.5) > DOUBT) {
        put((long) whole + (rest > 0.5 ? 1 : 0), 0, value < 0, decimals, out);
        return;
      }
    }
    BigDecimal kept = new BigDecimal(value, new MathContext(15, RoundingMode.HALF_UP));
    BigDecimal finest = decimals < MANY ? kept.setScale(Text.FINEST, RoundingMode.HALF_UP) : kept;
    BigDecimal rounded = finest.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    long digits = rounded.unscaledValue().abs().longValueExact();
    put(digits, decimals - rounded.scale(), value < 0, decimals, out);
  }

  /**
   * Adds digits from the last one to the first.
   *
   * @param digits of the number without its point, at most the 15 of a spreadsheet
   * @param zeros that are behind these digits
   */
  private static void put(long digits, int zeros, boolean negative, int decimals, Utf8 out) {
    int count = Math.max(digitsOf(digits) + zeros, decimals + 1);
    int whole = count - decimals;
    int sign = negative && digits != 0 ? 1 : 0;
    int length = sign + count + (whole - 1) / GROUP + (decimals > 0 ? 1 : 0);
    int start = out.extend(length);
    byte[] into = out.bytes();
    int at = start + length;
    long left = digits;
    for (int i = 0; i < count; i++) {
      if (i > 0 && i == decimals) {
        into[--at] = '.';
      } else if (i > decimals && (i - decimals) % GROUP == 0) {
        into[--at] = ',';
      }
      into[--at] = (byte) ('0' + (i < zeros ? 0 : left % 10));
      left = i < zeros ? left : left / 10;
    }
    if (sign > 0) {
      into[start] = '-';
    }
  }

  private static int digitsOf(long number) {
    int count = 1;
    for (long left = number; left >= 10; left /= 10) {
      count++;
    }
    return count;
  }
}
