package breakeven.core.evaluation;

import breakeven.core.report.CellSink;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a batch, column by column. A column that can be a number has numbers and nothing
 * else; the word that is in its place, such as {@code never}, is in a column of its own.
 */
public final class ResultValues {
  private final List<ResultColumn> columns;
  private final double[][] numbers;
  private final @Nullable String[][] texts;
  private int rows;

  /** No rows yet, and room for so many. */
  ResultValues(List<ResultColumn> columns, int capacity) {
    this.columns = columns;
    numbers = new double[columns.size()][capacity];
    texts = new @Nullable String[columns.size()][capacity];
  }

  /** Forgets the rows. */
  void clear() {
    rows = 0;
  }

  /** Adds a workload. */
  void add(RowResult row) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).shown().put(row, new Cell(i));
    }
    rows++;
  }

  /** Number of workloads. */
  public int size() {
    return rows;
  }

  /** The columns: header, unit and meaning of each. */
  public List<ResultColumn> columns() {
    return columns;
  }

  /**
   * The numbers of a column by its header without the unit: money in the reporting currency, shares
   * as fractions, days since 1970-01-01; NaN where a workload has none.
   *
   * @throws IllegalArgumentException if no column has this header
   */
  public double[] numbers(String header) {
    return Arrays.copyOf(numbers[index(header)], rows);
  }

  /**
   * The texts of a column by its header without the unit; null where a workload has none.
   *
   * @throws IllegalArgumentException if no column has this header
   */
  public @Nullable String[] texts(String header) {
    return Arrays.copyOf(texts[index(header)], rows);
  }

  private int index(String header) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).header().equals(header)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no result column is called " + header);
  }

  private final class Cell implements CellSink {
    private final int column;

    Cell(int column) {
      this.column = column;
    }

    private void put(double number, @Nullable String text) {
      numbers[column][rows] = number;
      texts[column][rows] = text;
    }

    @Override
    public void number(double value) {
      put(value, null);
    }

    @Override
    public void text(String value) {
      put(Double.NaN, value);
    }

    @Override
    public void blank() {
      put(Double.NaN, null);
    }
  }
}
