package breakeven.core.input;

import breakeven.core.model.Place;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of {@code Workloads}, column by column: what was typed, before any default. There is no
 * object per cell, so that a million rows pass through in little memory.
 */
public final class WorkloadBatch {
  private static final List<Column> COLUMNS = Workloads.TABLE.columns();

  /** Letters of a batch's texts; a cell may have 32,767 of them, and several batches are about. */
  private static final int MUCH_TEXT = 1 << 21;

  private final Header header;
  private final int capacity;
  private final int[] rows;
  private final int[] errors;
  private final int[] warnings;
  private final long[] typed;
  private final long[] bad;

  private final double[] @Nullable [] numbers = new double[COLUMNS.size()] @Nullable [];
  private final @Nullable String[] @Nullable [] texts =
      new @Nullable String[COLUMNS.size()] @Nullable [];
  private int size;
  private int letters;
  private @Nullable TypedRows typedRows;

  /**
   * @param header where the columns are in the user's sheet
   * @param capacity number of rows that fit
   */
  public WorkloadBatch(Header header, int capacity) {
    if (COLUMNS.size() > Long.SIZE) {
      throw new IllegalStateException("more columns than bits");
    }
    this.header = header;
    this.capacity = capacity;
    rows = new int[capacity];
    errors = new int[capacity];
    warnings = new int[capacity];
    typed = new long[capacity];
    bad = new long[capacity];
    for (Column column : COLUMNS) {
      if (column.numeric()) {
        double[] values = new double[capacity];
        Arrays.fill(values, Double.NaN);
        numbers[column.ordinal()] = values;
      } else {
        texts[column.ordinal()] = new @Nullable String[capacity];
      }
    }
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** Whether it has no room for another row, or holds so much text that it should have none. */
  public boolean isFull() {
    return size == capacity || letters > MUCH_TEXT;
  }

  /** Row number of the i-th row in the user's sheet, from 1. */
  public int row(int i) {
    return rows[i];
  }

  /**
   * The values of a numeric column: shares as fractions, words as codes, dates as days since
   * 1970-01-01, "none" as positive infinity; NaN where the cell is empty or bad.
   */
  public double[] numbers(Column column) {
    double[] values = numbers[column.ordinal()];
    if (values == null) {
      throw new IllegalArgumentException(column.header() + " holds text");
    }
    return values;
  }

  /**
   * Copies the values of a numeric column.
   *
   * @param blank the value where nothing was typed; a bad cell is NaN all the same
   */
  public void copyNumbers(Column column, double blank, double[] target) {
    double[] values = numbers(column);
    if (Double.isNaN(blank)) {
      System.arraycopy(values, 0, target, 0, size);
      return;
    }
    long otherwise = Double.doubleToRawLongBits(blank);
    for (int i = 0; i < size; i++) {
      // By masks, not by jumps: what is typed follows no pattern that a processor could foresee.
      long isTyped = -(typed[i] >>> column.ordinal() & 1);
      long value = Double.doubleToRawLongBits(values[i]);
      target[i] = Double.longBitsToDouble(value & isTyped | otherwise & ~isTyped);
    }
  }

  /** The values of a text column, trimmed; null where the cell is empty or bad. */
  public @Nullable String[] texts(Column column) {
    @Nullable String[] values = texts[column.ordinal()];
    if (values == null) {
      throw new IllegalArgumentException(column.header() + " holds numbers");
    }
    return values;
  }

  /** Whether something is in the cell, readable or not: if not, its default applies. */
  public boolean typed(int i, Column column) {
    return (typed[i] >>> column.ordinal() & 1) != 0;
  }

  /** Whether something is in this cell of the row and in no other. */
  boolean onlyTyped(int i, Column column) {
    return typed[i] == 1L << column.ordinal();
  }

  /** Whether the cell holds something that cannot be read or is out of range. */
  public boolean bad(int i, Column column) {
    return (bad[i] >>> column.ordinal() & 1) != 0;
  }

  /** Number of errors in the row's input; with one or more the row is Needs data. */
  public int errors(int i) {
    return errors[i];
  }

  /** Number of warnings about the row's input. */
  public int warnings(int i) {
    return warnings[i];
  }

  /** The workload's name; empty where it has none. */
  public String name(int i) {
    String name = texts(Workloads.WORKLOAD)[i];
    return name == null ? "" : name;
  }

  /**
   * The approach that is typed into a row; empty where none is. It is empty in a row with an error,
   * too: nothing follows from such a row.
   */
  public String approach(int i) {
    double code = numbers(Workloads.CURRENT_APPROACH)[i];
    return errors[i] > 0 || Double.isNaN(code)
        ? ""
        : Workloads.CURRENT_APPROACH.words().get((int) code);
  }

  /** Where a cell is in the user's sheet; null where the sheet has no such column. */
  public @Nullable Place place(int i, Column column) {
    return header.place(rows[i], column);
  }

  /** The columns that were found, for the whole file. */
  public Header header() {
    return header;
  }

  /** Keeps the rows as they are in the file beside what they mean. */
  public void attach(TypedRows rows) {
    typedRows = rows;
  }

  /** The rows as they are in the file; null where nobody asked for them. */
  public @Nullable TypedRows typedRows() {
    return typedRows;
  }

  /** Puts a number into the row that is being filled. */
  public void put(Column column, double value) {
    numbers(column)[size] = value;
    mark(column, Double.isNaN(value));
  }

  /** Puts text into the row that is being filled. */
  public void put(Column column, String value) {
    texts(column)[size] = value;
    letters += value.length();
    mark(column, false);
  }

  /** Marks a cell of the row that is being filled as unreadable. */
  public void putBad(Column column) {
    mark(column, true);
  }

  /** Empties the row that is being filled: it is no workload. */
  void clear() {
    for (Column column : COLUMNS) {
      if (column.numeric()) {
        numbers(column)[size] = Double.NaN;
      } else {
        texts(column)[size] = null;
      }
    }
    typed[size] = 0;
    bad[size] = 0;
  }

  private void mark(Column column, boolean isBad) {
    typed[size] |= 1L << column.ordinal();
    if (isBad) {
      bad[size] |= 1L << column.ordinal();
    }
  }

  /** Ends the row that is being filled and makes it count. */
  public void add(int row, int errorCount, int warningCount) {
    rows[size] = row;
    errors[size] = errorCount;
    warnings[size] = warningCount;
    size++;
  }
}
