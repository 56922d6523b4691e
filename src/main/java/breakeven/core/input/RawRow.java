package breakeven.core.input;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The cells of one row as they came, kept until it is known what the row is. */
final class RawRow {
  private final int row;
  private int size;
  private int[] columns = new int[16];
  private CellType[] types = new CellType[16];
  private double[] numbers = new double[16];
  private @Nullable String[] texts = new @Nullable String[16];

  /** Takes the cells of a row. */
  interface Taker {
    void cell(int column, CellType type, double number, @Nullable String text);
  }

  RawRow(int row) {
    this.row = row;
  }

  void add(int column, CellType type, double number, @Nullable String text) {
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, size * 2);
      types = Arrays.copyOf(types, size * 2);
      numbers = Arrays.copyOf(numbers, size * 2);
      texts = Arrays.copyOf(texts, size * 2);
    }
    columns[size] = column;
    types[size] = type;
    numbers[size] = number;
    texts[size++] = text;
  }

  /** Row number as a spreadsheet shows it. */
  int row() {
    return row;
  }

  int size() {
    return size;
  }

  int column(int i) {
    return columns[i];
  }

  /** The text of a cell; null where it holds none. */
  @Nullable String text(int i) {
    return types[i] == CellType.TEXT ? texts[i] : null;
  }

  /** Hands the row on as if it were read now. */
  void replay(RowHandler handler) {
    handler.startRow(row);
    cells(handler::cell);
    handler.endRow(row);
  }

  /** Passes the cells alone. */
  void cells(Taker taker) {
    for (int i = 0; i < size; i++) {
      taker.cell(columns[i], types[i], numbers[i], texts[i]);
    }
  }
}
