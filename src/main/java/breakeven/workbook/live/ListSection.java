package breakeven.workbook.live;

import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultTable;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.ShapeColumns;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list of the review, whose rows are looked up and drawn elsewhere. All of it is values. */
public final class ListSection extends Workings {
  /** Reads the rows of a list, one after the other. */
  public interface Reader extends Closeable {
    /** Hands on the cells of the next row, one for each column. */
    void next(CellSink into) throws IOException;
  }

  /** Begins with the first row. */
  @FunctionalInterface
  public interface Opener {
    Reader open() throws IOException;
  }

  private static final Map<ResultTable<?>, Set<String>> IN_FILES_ALONE =
      Map.of(
          ResultTable.SENSITIVITY,
          SensitivityColumns.IN_FILES_ALONE,
          ResultTable.SHAPES,
          ShapeColumns.IN_FILES_ALONE);

  private static final double PER_UNIT = 10_000;

  private final ResultTable<?> table;
  private final List<ResultColumn> columns;
  private final boolean[] kept;
  private final boolean[] money;
  private final String sentence;
  private final int size;
  private final Opener rows;
  private @Nullable Reader reading;

  /**
   * @param firstRow the row of its first data
   * @param size number of rows
   */
  ListSection(
      int firstRow,
      ResultTable<?> table,
      List<ResultColumn> columns,
      String sentence,
      int size,
      Opener rows) {
    super(firstRow);
    this.table = table;
    this.columns = List.copyOf(columns);
    kept = new boolean[columns.size()];
    money = new boolean[columns.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = kept(columns.get(i));
      money[i] = columns.get(i).format() == Format.MONEY;
    }
    this.sentence = sentence;
    this.size = size;
    this.rows = rows;
  }

  /** Money as lists hold it: a hundredth of a cent is more than anybody reads, and half as long. */
  static double listed(double money) {
    return Math.rint(money * PER_UNIT) / PER_UNIT;
  }

  /** What it lists. */
  ResultTable<?> table() {
    return table;
  }

  @Override
  public String section() {
    return table.name();
  }

  @Override
  public String sentence() {
    return sentence;
  }

  private boolean kept(ResultColumn column) {
    return !IN_FILES_ALONE.getOrDefault(table, Set.of()).contains(column.header());
  }

  @Override
  public List<LiveColumn> columns() {
    return columns.stream()
        .filter(this::kept)
        .map(
            column ->
                new LiveColumn(
                    column.title(),
                    "",
                    LiveColumn.Role.VALUE,
                    column.format().code(),
                    column.format().number(),
                    column.width(),
                    column.help()))
        .toList();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void row(int index, LiveCells cells) {
    try {
      Reader from = index == 0 ? rows.open() : reading;
      if (from == null) {
        throw new IllegalStateException("rows are read from the first one on");
      }
      reading = from;
      from.next(new Cells(cells));
      if (index == size - 1) {
        from.close();
        reading = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands on the cells of columns that are kept. */
  private final class Cells implements CellSink {
    private final LiveCells out;
    private int column;

    Cells(LiveCells out) {
      this.out = out;
    }

    @Override
    public void number(double value) {
      if (kept[column]) {
        out.value(money[column] ? listed(value) : value);
      }
      column++;
    }

    @Override
    public void text(String value) {
      if (kept[column++]) {
        out.value(value);
      }
    }

    @Override
    public void blank() {
      number(Double.NaN);
    }
  }
}
