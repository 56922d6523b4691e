package breakeven.core.input;

import breakeven.core.model.Problem;
import java.util.Arrays;

/** Types rows into a handler as a test writes them: text, numbers, null for an empty cell. */
public final class Typing {
  private Typing() {}

  /** A number with what its format shows beside it. */
  record Shown(double number, String words) {}

  /** Rows one below the other, from row 1; an empty array is a row without cells. */
  static void type(RowHandler handler, Object[]... rows) {
    typeFrom(handler, 1, rows);
  }

  static void typeFrom(RowHandler handler, int first, Object[]... rows) {
    int row = first;
    for (Object[] cells : rows) {
      handler.startRow(row);
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] instanceof Number number) {
          handler.cell(i, CellType.NUMBER, number.doubleValue(), null);
        } else if (cells[i] instanceof Shown shown) {
          handler.cell(i, CellType.NUMBER, shown.number(), shown.words());
        } else if (cells[i] instanceof Boolean ticked) {
          handler.cell(i, CellType.BOOLEAN, ticked ? 1 : 0, null);
        } else if (cells[i] instanceof CellType type) {
          handler.cell(i, type, Double.NaN, "#N/A");
        } else if (cells[i] != null) {
          handler.cell(i, CellType.TEXT, Double.NaN, cells[i].toString());
        }
      }
      if (!handler.endRow(row)) {
        return;
      }
      row++;
    }
  }

  static Object[] row(Object... cells) {
    return cells;
  }

  /** Some cells of a row, as if by name: pairs of header and value in any order. */
  static Object[][] sheet(Object[] headers, Object[]... rows) {
    Object[][] all = Arrays.copyOf(rows, rows.length + 1);
    System.arraycopy(rows, 0, all, 1, rows.length);
    all[0] = headers;
    return all;
  }

  /** A problem on one line, for comparing. */
  public static String line(Problem p) {
    return String.join(
        " | ",
        p.severity().word(),
        p.sheet() + "!" + p.cell(),
        p.workload(),
        p.column(),
        p.found(),
        p.problem(),
        p.fix());
  }
}
