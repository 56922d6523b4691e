package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.quoted;

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
    Advice advice) {
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

  /**
   * What to do.
   *
   * @param one what is behind the measured number where that is 1; empty where it is not told
   * @param many the same where it is another number
   * @param text the rest of the sentence
   */
  record Advice(String one, String many, String text) {
    static Advice of(String text) {
      return new Advice("", "", text);
    }

    /** A sentence that begins with the number measured. */
    static Advice counted(String one, String many, String text) {
      return new Advice(one, many, text);
    }

    String of(double measured) {
      return one.isEmpty()
          ? text
          : Plurals.number(Math.round(measured)) + (measured == 1 ? one : many) + text;
    }

    /**
     * The sentence as a formula.
     *
     * @param measured the cell of the measured number
     */
    String formula(String measured) {
      return one.isEmpty()
          ? quoted(text)
          : join(
              call("TEXT", measured, quoted("#,##0")),
              ifElse(measured + "=1", quoted(one), quoted(many)),
              quoted(text));
    }
  }

  /** A check that nothing is found. */
  static Check none(String name, String where, Place link, Figure measured, Advice advice) {
    return new Check(name, where, link, Format.COUNT, measured, Figure.value(0), 0, advice);
  }

  /** A check that two counts are the same. */
  static Check same(
      String name, String where, Place link, Figure measured, Figure expected, Advice advice) {
    return new Check(name, where, link, Format.COUNT, measured, expected, 0, advice);
  }

  /** A check that two amounts are the same, rounding apart. */
  static Check money(
      String name, String where, Place link, Figure measured, Figure expected, Advice advice) {
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
    return holds() ? "" : advice.of(measured.value());
  }
}
