package breakeven.xlsx.ooxml;

/**
 * A formula that is the same in every row of a column but for the number of the row, put into XML
 * once for all of them.
 */
public final class RowFormula {
  /** Stands for the number of the cell's own row. */
  public static final String ROW = "\uE000";

  private final String[] pieces;
  private final int characters;

  /**
   * @param formula without the equals sign, {@link #ROW} for the row
   */
  public RowFormula(String formula) {
    pieces = CellXml.formulaXml(formula).split(ROW, -1);
    characters = formula.length() - (pieces.length - 1);
  }

  /** The XML of the formula in the row with this number. */
  String xml(String row) {
    return String.join(row, pieces);
  }

  /** Characters of the formula in a row whose number has so many digits. */
  int length(int digits) {
    return characters + (pieces.length - 1) * digits;
  }
}
