package breakeven.core.report;

import breakeven.core.expression.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Figures as text, the same in every country: {@code 1,728.5}. Money has two decimals; small
 * amounts have 8 digits that count, enough to calculate on with.
 */
public final class Numbers {
  private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_UP);
  private static final MathContext EIGHT = new MathContext(8, RoundingMode.HALF_UP);
  private static final MathContext TEN = new MathContext(10, RoundingMode.HALF_UP);
  private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_UP);
  private static final double TOO_LONG = 1e15;

  private Numbers() {}

  /** A figure in a unit; not for blanks and words. */
  public static String text(double value, Unit unit) {
    return switch (unit) {
      case MONEY, MONEY_A_MONTH, MONEY_A_YEAR -> small(value) ? text(value) : decimals(value, 2, 2);
      case MONEY_A_REQUEST, MONEY_A_THOUSAND, SHARE, FACTOR -> digits(value);
      default -> text(value);
    };
  }

  /** A figure that belongs to no unit: up to 4 decimals, 8 digits that count where it is small. */
  public static String text(double value) {
    if (Double.isInfinite(value)) {
      return "no end";
    }
    if (Math.abs(value) >= TOO_LONG) {
      return new BigDecimal(value, EIGHT).stripTrailingZeros().toString().replace("E+", "E");
    }
    return small(value) ? digits(value) : decimals(value, 0, 4);
  }

  /**
   * Two amounts with as many decimals as each other: as many as four digits that count have, at
   * least two where there are any; with all their digits where they would look the same.
   */
  static String alike(double one, double other, String between) {
    int needed = Math.max(decimals(one), decimals(other));
    int decimals = needed > 0 ? Math.max(2, needed) : 0;
    String first = decimals(one, decimals, decimals);
    String second = decimals(other, decimals, decimals);
    return first.equals(second) ? text(one) + between + text(other) : first + between + second;
  }

  /** The decimals of the first four digits that count. */
  private static int decimals(double value) {
    return new BigDecimal(value, FOUR).stripTrailingZeros().scale();
  }

  /** A share as per cent: {@code 12.5%}. */
  static String percent(double share) {
    return text(100 * share) + "%";
  }

  /** A figure to calculate on with: 10 digits that count. */
  public static String toCalculate(double value) {
    if (Double.isInfinite(value) || Math.abs(value) >= TOO_LONG) {
      return text(value);
    }
    BigDecimal rounded = new BigDecimal(value, TEN);
    return decimals(rounded.doubleValue(), 0, Math.max(0, rounded.stripTrailingZeros().scale()));
  }

  private static boolean small(double value) {
    return value != 0 && Math.abs(value) < 1;
  }

  private static String digits(double value) {
    if (Double.isInfinite(value)) {
      return text(value);
    }
    BigDecimal rounded = new BigDecimal(value, EIGHT);
    return decimals(rounded.doubleValue(), 0, Math.max(0, rounded.stripTrailingZeros().scale()));
  }

  private static String decimals(double value, int least, int most) {
    if (Double.isInfinite(value)) {
      return text(value);
    }
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(new BigDecimal(value, FIFTEEN));
    return text.matches("-[0.,]+") ? text.substring(1) : text;
  }
}
