package breakeven.core.expression;

/**
 * Where the parts of a formula are: the cells of one row of a workbook, and of one month of it
 * where the formula is one of months.
 *
 * <p>What the cells must hold: numbers, flags as 1 and 0, words as text, and the empty text where
 * there is no value. A cell without any content will not do, since a reference to it gives 0. "No
 * end" is the same large number everywhere.
 */
public interface References {
  /** The cell or name of a variable. */
  String of(Variable variable);

  /** The cell of a line that has one value a row. */
  String of(Line line);

  /** The cell of a line that may be another from some month on, in a formula of months or not. */
  default String byDay(Line line) {
    return of(line);
  }

  /** The cell of a line of months in the month at hand. */
  String ofMonth(Line line);

  /** The cell of a line of months in the month before the one at hand. */
  String ofMonthBefore(Line line);

  /** The cells of a line of months, from month 1 to the last. */
  String months(Line line);

  /** The cells of a line of months, from month 0 to the last. */
  String monthsFromZero(Line line);

  /** Cells of the size of {@link #monthsFromZero} with the numbers 1 to the last month + 1. */
  String nextMonthNumbers();

  /** Whether a line has no cell: what it is made of stands in its place. */
  default boolean inPlace(Line line) {
    return false;
  }

  /** Whether the variable can be blank: a formula is then written so that it is blank too. */
  default boolean mayBeBlank(Variable variable) {
    return true;
  }

  /**
   * 1 where a figure is taken to be there in every row, 0 where it is blank; NaN where it may be.
   */
  default double known(Expression figure) {
    return Double.NaN;
  }

  /** The number that the variable is in every row; NaN where it can be others. */
  default double always(Variable variable) {
    return Double.NaN;
  }

  /**
   * A number that the variable is above wherever it is not blank, so that one may divide by what is
   * above 0; negative infinity where there is none.
   */
  default double above(Variable variable) {
    return Double.NEGATIVE_INFINITY;
  }
}
