package breakeven.exchange.lists;

import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** What a list's figures are in: US dollars, unless the list names its currency. */
enum Unit {
  DOLLARS_PER_TOKEN(6),
  CENTS_PER_TOKEN(4),
  PER_THOUSAND(3),
  DOLLARS_PER_MILLION(0);

  /** No price has more digits before or behind the point, however it is written. */
  private static final int MOST_DIGITS = 30;

  /** A figure with more digits was calculated in binary, and its last ones mean nothing. */
  private static final int MEANT_DIGITS = 15;

  private static final MathContext MEANT = new MathContext(12);

  /** By how many digits the point moves to make a price per million tokens of it. */
  private final int shift;

  Unit(int shift) {
    this.shift = shift;
  }

  /**
   * A price per million tokens, exactly; 0.6000000000000001 is 0.6.
   *
   * @param where the model and the field, for the message
   * @return null where no price is there
   * @throws ListFault where something else than a number is there
   */
  @Nullable BigDecimal perMillion(Value price, String where) {
    BigDecimal plain = decimal(price, where);
    if (plain == null) {
      return null;
    }
    BigDecimal meant =
        plain.precision() > MEANT_DIGITS ? plain.round(MEANT).stripTrailingZeros() : plain;
    return meant.movePointRight(shift);
  }

  /** A number that is no price per token, for example a price per 1,000 requests. */
  static @Nullable BigDecimal decimal(Value value, String where) {
    if (value.isNothing()) {
      return null;
    }
    String written = value.written().strip();
    if (Double.isNaN(PlainNumber.parse(written))) {
      throw new ListFault(where + " holds " + shown(value, written) + ", which is no price");
    }
    BigDecimal number = new BigDecimal(written);
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if (number.signum() < 0
        || number.precision() > MOST_DIGITS
        || Math.abs(number.scale()) > MOST_DIGITS) {
      throw new ListFault(where + " holds " + shown(value, written) + ", which is no price");
    }
    return number;
  }

  private static String shown(Value value, String written) {
    if (value.isObject() || value.isArray()) {
      return "a list of values";
    }
    return "\"" + Texts.cut(written) + "\"";
  }
}
