package breakeven.core.model;

/**
 * Where a cell is. The only place that knows how A1 addresses are written.
 *
 * @param sheet the sheet's name
 * @param row row number as a spreadsheet shows it, from 1
 * @param column column index, from 0 (A)
 */
public record Place(String sheet, int row, int column) {
  /** The column's letters: 0 is {@code A}, 26 is {@code AA}. */
  public static String letters(int column) {
    StringBuilder text = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      text.append((char) ('A' + rest % 26));
    }
    return text.reverse().toString();
  }

  /**
   * A cell of another row where the formula is copied to one.
   *
   * @param row its number, or what stands for it
   */
  public static String cell(int column, Object row) {
    return letters(column) + row;
  }

  /** A cell that stays in its column wherever the formula is copied to: {@code $D17}. */
  public static String inColumn(int column, Object row) {
    return "$" + cell(column, row);
  }

  /** One cell wherever the formula is copied to: {@code $D$17}. */
  public static String fixed(int column, int row) {
    return inColumn(column, "$" + row);
  }

  /** The row number of an A1 address without a sheet: 17 of {@code D17}. */
  public static int rowOf(String cell) {
    return Integer.parseInt(cell.substring(lettersOf(cell)));
  }

  private static int lettersOf(String cell) {
    int at = 0;
    while (at < cell.length() && !Character.isDigit(cell.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The A1 address without the sheet, for example {@code D17}. */
  public String cell() {
    return cell(column, row);
  }

  /** Sheet and address as a formula writes them, for example {@code 'Model prices'!H3}. */
  public String reference() {
    return reference(sheet, cell());
  }

  /** The same for an address that is written already. */
  public static String reference(String sheet, String cell) {
    return "'" + sheet.replace("'", "''") + "'!" + cell;
  }

  /** The place in words: {@code Model prices!H3}. */
  @Override
  public String toString() {
    return sheet + "!" + cell();
  }
}
