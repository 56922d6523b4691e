package breakeven.core.evaluation;

import breakeven.core.report.CellSink;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of a batch, column by column. A column that can be a number has numbers and nothing
 * else; the word that is in its place, such as {@code never}, is in a column of its own.
 */
public final class ResultValues {
  private final List<ResultColumn> columns;
  private final double[][] numbers;
  private final List<ResultTexts> texts;
  private final List<Cell> cells;
  private int rows;

  /** No rows yet, and room for so many. */
  ResultValues(List<ResultColumn> columns, int capacity) {
    this.columns = columns;
    numbers = new double[columns.size()][capacity];
    texts = Stream.generate(() -> new ResultTexts(capacity)).limit(columns.size()).toList();
    cells = IntStream.range(0, columns.size()).mapToObj(Cell::new).toList();
  }

  /** Forgets the rows. */
  void clear() {
    rows = 0;
    texts.forEach(ResultTexts::clear);
  }

  /** Adds a workload. */
  void add(RowResult row) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).shown().put(row, cells.get(i));
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
   * The number of a workload in a column, both counted from 0; NaN where it has none. For one who
   * goes through all of them, without a copy.
   */
  public double number(int column, int row) {
    return numbers[column][row];
  }

  /** The texts of a column, counted from 0, in UTF-8; valid until the next batch. */
  public ResultTexts texts(int column) {
    return texts.get(column);
  }

  /**
   * The texts of a column by its header without the unit; null where a workload has none.
   *
   * @throws IllegalArgumentException if no column has this header
   */
  public @Nullable String[] texts(String header) {
    ResultTexts column = texts.get(index(header));
    @Nullable String[] all = new @Nullable String[rows];
    for (int row = 0; row < rows; row++) {
      all[row] = column.text(row);
    }
    return all;
  }

  int index(String header) {
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

    @Override
    public void number(double value) {
      numbers[column][rows] = value;
      texts.get(column).addNone();
    }

    @Override
    public void text(String value) {
      numbers[column][rows] = Double.NaN;
      texts.get(column).add(value);
    }

    @Override
    public void text(byte[] utf8, int from, int count) {
      numbers[column][rows] = Double.NaN;
      texts.get(column).add(utf8, from, count);
    }

    @Override
    public void blank() {
      number(Double.NaN);
    }
  }
}
