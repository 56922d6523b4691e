package breakeven.core.input;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a typed number is: digits, perhaps a sign, a point with decimals, an exponent. No thousands
 * separators, no decimal comma, no unit: {@code 1,234} is 1234 to one reader and 1.234 to another.
 */
public final class PlainNumber {
  private static final MathContext FIFTEEN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  /** Characters of a number whose digits a double holds exactly, whatever they are. */
  private static final int MOST_EXACT = 15;

  /** Possessive, so that a text of any length is no deep recursion. */
  private static final Pattern PLAIN =
      Pattern.compile("[+-]?[0-9]++(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

  private static final Pattern TWO = Pattern.compile("[+-]?[1-9][0-9]{0,2}([.,][0-9]{3})++");

  /** Characters of {@code 1,200}. */
  private static final int LEAST_TWO = 5;

  private PlainNumber() {}

  /**
   * The number, or NaN where the text is none ({@code 20k}, {@code 1.5.2}, {@code 0x1p3}, empty) or
   * is beyond what a spreadsheet can hold ({@code 1e400}).
   */
  public static double parse(String text) {
    double value = text.length() <= MOST_EXACT ? parseShort(text) : Double.NaN;
    if (Double.isNaN(value) && PLAIN.matcher(text).matches()) {
      value = Double.parseDouble(text);
    }
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  /**
   * A number of so few digits, and without an exponent, that dividing them by a power of ten is
   * exact; NaN for all else. Several times as fast as {@link Double#parseDouble}.
   */
  private static double parseShort(String text) {
    int length = text.length();
    int start = length > 0 && isSign(text.charAt(0)) ? 1 : 0;
    long digits = 0;
    double divisor = 1;
    boolean decimals = false;
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        divisor = decimals ? divisor * 10 : divisor;
      } else if (c == '.' && !decimals && i > start && i < length - 1) {
        decimals = true;
      } else {
        return Double.NaN;
      }
    }
    if (start == length) {
      return Double.NaN;
    }
    double value = digits / divisor;
    return text.charAt(0) == '-' ? -value : value;
  }

  /**
   * Whether a text is two numbers, a thousand apart: one to three digits that do not begin with 0,
   * then points or commas with three digits each, as {@code 120.000}, {@code 1,200} and {@code
   * 1.200.000}.
   */
  public static boolean isTwo(String text) {
    return text.length() >= LEAST_TWO && TWO.matcher(text).matches();
  }

  /** A text without points and commas. */
  public static String withoutSigns(String text) {
    return text.replace(".", "").replace(",", "");
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  /** The number that its text says: on the 15 digits that a spreadsheet keeps. */
  public static double asTyped(double value) {
    return Double.isFinite(value) ? parse(text(value)) : value;
  }

  /**
   * A number as a person types it, on the 15 digits that a spreadsheet keeps: 20000, 0.1, -2.5,
   * 1e+30 from 1e21 on.
   */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      return String.format(Locale.ROOT, "%s", value);
    }
    BigDecimal shown = new BigDecimal(value, FIFTEEN_DIGITS);
    if (shown.signum() == 0) {
      return "0";
    }
    double size = Math.abs(value);
    boolean plain = size < 1e21 && size >= 1e-9;
    BigDecimal bare = shown.stripTrailingZeros();
    return plain ? bare.toPlainString() : bare.toString().toLowerCase(Locale.ROOT);
  }
}
