package breakeven.core.input;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a sheet, kept to be passed again, elsewhere too: plain numbers and texts, column by
 * column of this record.
 */
public final class RecordedRows implements RowHandler, Serializable {
  private static final long serialVersionUID = 1;

  private int[] rows = new int[16];
  private int[] ends = new int[16];
  private int rowCount;
  private int[] columns = new int[64];
  private byte[] types = new byte[64];
  private double[] numbers = new double[64];
  private @Nullable String[] texts = new @Nullable String[64];
  private int size;

  @Override
  public void startRow(int row) {
    if (rowCount == rows.length) {
      rows = Arrays.copyOf(rows, 2 * rowCount);
      ends = Arrays.copyOf(ends, 2 * rowCount);
    }
    rows[rowCount] = row;
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, 2 * size);
      types = Arrays.copyOf(types, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
      texts = Arrays.copyOf(texts, 2 * size);
    }
    columns[size] = column;
    types[size] = (byte) type.ordinal();
    numbers[size] = number;
    texts[size++] = text;
  }

  @Override
  public boolean endRow(int row) {
    ends[rowCount++] = size;
    return true;
  }

  /** Passes all cells, until the handler wants no more. */
  public void pass(RowHandler handler) {
    CellType[] all = CellType.values();
    int cell = 0;
    for (int row = 0; row < rowCount; row++) {
      handler.startRow(rows[row]);
      for (; cell < ends[row]; cell++) {
        if (handler.wants(columns[cell])) {
          handler.cell(columns[cell], all[types[cell]], numbers[cell], texts[cell]);
        }
      }
      if (!handler.endRow(rows[row])) {
        return;
      }
    }
  }
}
