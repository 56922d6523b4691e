package breakeven.live;

/**
 * Takes the cells of one row of a calculation sheet, one for each column, from left to right.
 *
 * <p>NaN stands for no value, infinity for "no end".
 */
public interface LiveCells {
  /** A value of this run; an empty cell where there is none. */
  void value(double value);

  /** A text of this run. */
  void value(String text);

  /** A formula without the equals sign, with the number that it comes to. */
  void formula(String formula, double result);

  /** A formula with the text that it comes to. */
  void formula(String formula, String result);
}
