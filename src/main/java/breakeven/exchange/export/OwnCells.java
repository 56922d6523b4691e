package breakeven.exchange.export;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.input.TypedRows;
import breakeven.core.report.Format;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the user's own cells below the header as CSV while somebody else reads them: numbers
 * in full, days as 2026-11-24, texts as they are.
 */
public final class OwnCells implements RowHandler {
  /** So many bytes of a batch of rows are kept at most, and one row more. */
  private static final int MUCH = 1 << 21;

  private final RowHandler reader;
  private final Runnable handOn;
  private final int header;
  private final int width;
  private final boolean[] left;
  private final CsvText text = new CsvText();
  private int[] rows = new int[64];
  private int[] ends = new int[64];
  private int size;
  private int at;
  private int row;
  private boolean filled;
  private int start;

  /**
   * Cells of a sheet.
   *
   * @param reader reads the same cells
   * @param handOn lets the reader hand on the rows so far, which are {@link #take taken} then: rows
   *     may be so wide that a usual batch of them has no room in memory
   * @param header the row of the headers, from 1
   * @param width columns that are written out
   * @param without columns that are not: those of an earlier review
   */
  public OwnCells(RowHandler reader, Runnable handOn, int header, int width, Set<Integer> without) {
    this.reader = reader;
    this.handOn = handOn;
    this.header = header;
    this.width = width;
    left = new boolean[width];
    without.stream().filter(column -> column < width).forEach(column -> left[column] = true);
  }

  @Override
  public boolean wants(int column) {
    return column < width || reader.wants(column);
  }

  @Override
  public void startRow(int number) {
    row = number;
    at = 0;
    filled = false;
    start = text.length();
    reader.startRow(number);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String cell) {
    if (row > header && column >= at && column < width) {
      upTo(column);
      if (!left[column]) {
        put(type, number, cell);
        filled = true;
      }
      at = column + 1;
    }
    if (reader.wants(column)) {
      reader.cell(column, type, number, cell);
    }
  }

  private void upTo(int column) {
    for (; at < column; at++) {
      if (!left[at]) {
        text.blank();
      }
    }
  }

  private void put(CellType type, double number, @Nullable String cell) {
    switch (type) {
      case NUMBER, PER_CENT -> text.as(Format.TEXT).number(number);
      case DATE -> putDay(number);
      case BOOLEAN -> text.text(number != 0 ? "TRUE" : "FALSE");
      case TEXT, ERROR -> text.text(cell == null ? "" : cell);
      case NO_VALUE, UNREADABLE -> text.blank();
    }
  }

  private void putDay(double number) {
    if (number == Math.rint(number)) {
      text.as(Format.DATE).number(number);
    } else {
      text.text(Decimal.moment(number));
    }
  }

  @Override
  public boolean endRow(int number) {
    if (row > header && filled) {
      upTo(width);
      text.endCells();
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
      }
      rows[size] = number;
      ends[size++] = text.length();
    } else {
      text.cut(start);
    }
    boolean more = reader.endRow(number);
    if (text.length() > MUCH) {
      handOn.run();
    }
    return more;
  }

  @Override
  public void hidden(BitSet rows, BitSet columns) {
    reader.hidden(rows, columns);
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    reader.merged(firstRow, firstColumn, lastRow, lastColumn);
  }

  /** The rows since the last call. */
  public TypedRows take() {
    TypedRows taken = new TypedRows(text.copy(), rows.clone(), ends.clone(), size);
    text.cut(0);
    size = 0;
    return taken;
  }
}
