package breakeven.core.input;

import java.util.regex.Pattern;

/** What points and commas mean in the texts of a source. */
public enum Decimals {
  /** A program wrote them: a point is before decimals, and nothing between thousands. */
  POINT,
  /**
   * A person typed them, and nobody says how: {@code 120.000} and {@code 1,200} are two numbers.
   */
  UNSAID,
  /** Somebody says so: a point is before decimals, and commas between thousands. */
  THOUSANDS,
  /** A person typed them, and says so: a comma is before decimals, points between thousands. */
  COMMA;

  /** A comma before decimals, with points between thousands or without: {@code 1.234,5}. */
  static final Pattern BEFORE_DECIMALS =
      Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})*,\\d+|[+-]?\\d+,\\d+");

  /** Points between thousands and nothing else: {@code 1.200.000}. */
  private static final Pattern POINT_THOUSANDS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}(?:\\.\\d{3})+");

  /** Commas between thousands: {@code 1,200.5}. */
  private static final Pattern COMMA_THOUSANDS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?");

  /** How to say for the whole workbook, or for one run, that a comma is before decimals. */
  static final String COMMA_INSTEAD =
      ", or choose comma as Decimal sign on Assumptions (or --decimal-comma)";

  /** The number that a text is as the source writes it; NaN where it is none, or two. */
  public double number(String text) {
    if (this == THOUSANDS && COMMA_THOUSANDS.matcher(text).matches()) {
      return PlainNumber.parse(text.replace(",", ""));
    }
    if (this != COMMA) {
      return this == UNSAID && PlainNumber.isTwo(text) ? Double.NaN : PlainNumber.parse(text);
    }
    if (BEFORE_DECIMALS.matcher(text).matches() || POINT_THOUSANDS.matcher(text).matches()) {
      return PlainNumber.parse(text.replace(".", "").replace(',', '.'));
    }
    return text.indexOf('.') < 0 ? PlainNumber.parse(text) : Double.NaN;
  }
}
