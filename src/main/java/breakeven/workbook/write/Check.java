package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.Format;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code Checks}: a measured figure against what it must be.
 *
 * @param name what is checked, as a statement that ought to hold
 * @param where the sheet and column that it looks at
 * @param link where that is
 * @param format how the figures are shown
 * @param tolerance the difference that is still no matter
 * @param advice what to do where the check does not hold
 */
record Check(
    String name,
    String where,
    Place link,
    Format format,
    Figure measured,
    Figure expected,
    double tolerance,
    String advice) {
  static final String OK = "OK";
  static final String CHECK = "CHECK";

  private static final double MICRO = 1e6;
  private static final double HALF_A_CENT = 0.005;
  private static final double RELATIVE = 1e-9;

  /**
   * One side of a check.
   *
   * @param value what it comes to at the review
   * @param formula how the workbook comes to it; null where it is a value of the review
   */
  record Figure(double value, @Nullable String formula) {
    static Figure value(double value) {
      return new Figure(value, null);
    }

    static Figure formula(String formula, double value) {
      return new Figure(value, formula);
    }
  }

  /** A check that nothing is found. */
  static Check none(String name, String where, Place link, Figure measured, String advice) {
    return new Check(name, where, link, Format.COUNT, measured, Figure.value(0), 0, advice);
  }

  /** A check that two counts are the same. */
  static Check same(
      String name, String where, Place link, Figure measured, Figure expected, String advice) {
    return new Check(name, where, link, Format.COUNT, measured, expected, 0, advice);
  }

  /** A check that two amounts are the same, rounding apart. */
  static Check money(
      String name, String where, Place link, Figure measured, Figure expected, String advice) {
    double tolerance = Math.max(HALF_A_CENT, RELATIVE * Math.abs(expected.value()));
    return new Check(name, where, link, Format.MONEY_SMALL, measured, expected, tolerance, advice);
  }

  /** Measured less expected, rounded as money is compared. */
  double difference() {
    return Math.round((measured.value() - expected.value()) * MICRO) / MICRO;
  }

  boolean holds() {
    return Math.abs(difference()) <= tolerance;
  }

  String result() {
    return holds() ? OK : CHECK;
  }

  /** What to do now: nothing where the check holds. */
  String todo() {
    return holds() ? "" : advice;
  }
}
