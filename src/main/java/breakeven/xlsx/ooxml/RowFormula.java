package breakeven.xlsx.ooxml;

/**
 * A formula that is the same in every row of a column but for the number of the row, put into XML
 * once for all of them.
 */
public final class RowFormula {
  /** Stands for the number of the cell's own row. */
  public static final String ROW = "\uE000";

  private final byte[][] pieces;
  private final int characters;

  /**
   * @param formula without the equals sign, {@link #ROW} for the row
   */
  public RowFormula(String formula) {
    String[] texts = formula.split(ROW, -1);
    pieces = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      pieces[i] = CellXml.formulaXml(texts[i]);
    }
    characters = formula.length() - (texts.length - 1);
  }

  /** The XML between the numbers of the row. */
  byte[] piece(int index) {
    return pieces[index];
  }

  int pieces() {
    return pieces.length;
  }

  /** Characters of the formula in a row whose number has so many digits. */
  int length(int digits) {
    return characters + (pieces.length - 1) * digits;
  }
}
