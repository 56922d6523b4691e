package breakeven.expression;

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
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "";
    }
    if (decimals < POWERS.length) {
      double scaled = Math.abs(value) * POWERS[decimals];
      double whole = Math.floor(scaled);
      double rest = scaled - whole;
      if (scaled < PLAIN && Math.abs(rest - 0.5) > DOUBT) {
        return text(Long.toString((long) whole + (rest > 0.5 ? 1 : 0)), value < 0, decimals);
      }
    }
    BigDecimal kept = new BigDecimal(value, new MathContext(15, RoundingMode.HALF_UP));
    BigDecimal finest = decimals < MANY ? kept.setScale(Text.FINEST, RoundingMode.HALF_UP) : kept;
    BigDecimal rounded = finest.setScale(decimals, RoundingMode.HALF_UP);
    return text(rounded.unscaledValue().abs().toString(), value < 0, decimals);
  }

  /**
   * @param digits of the number without its point
   */
  private static String text(String digits, boolean negative, int decimals) {
    String all =
        digits.length() > decimals ? digits : "0".repeat(decimals + 1 - digits.length()) + digits;
    int whole = all.length() - decimals;
    StringBuilder out = new StringBuilder(all.length() + all.length() / GROUP + 2);
    if (negative && !digits.equals("0")) {
      out.append('-');
    }
    for (int i = 0; i < all.length(); i++) {
      if (i == whole) {
        out.append('.');
      } else if (i > 0 && i < whole && (whole - i) % GROUP == 0) {
        out.append(',');
      }
      out.append(all.charAt(i));
    }
    return out.toString();
  }
}
