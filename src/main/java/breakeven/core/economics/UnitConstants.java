package breakeven.core.economics;

import breakeven.core.expression.Constant;

/**
 * Sizes of units: what is so everywhere and for ever. Everything that somebody might want to change
 * is an assumption.
 */
public final class UnitConstants {
  static final Constant MILLION = Constant.number("1,000,000", 1e6);
  static final Constant THOUSAND = Constant.number("1,000", 1e3);
  static final Constant BILLION = Constant.number("1,000,000,000", 1e9);
  static final Constant TERA = Constant.number("1,000,000,000,000", 1e12);
  static final Constant SECONDS_AN_HOUR = Constant.number("3,600 seconds an hour", 3600);
  static final Constant SECONDS_A_MONTH = Constant.number("2,628,000 seconds a month", 2_628_000);
  public static final Constant MONTHS_A_YEAR = Constant.number("12 months a year", 12);
  static final Constant NO_END = Constant.number("no end", Double.POSITIVE_INFINITY);
  static final Constant SMALL_AMOUNT = Constant.number("0.000000001", 1e-9);

  private UnitConstants() {}
}
