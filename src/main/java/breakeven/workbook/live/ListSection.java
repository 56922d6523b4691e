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

  private final ReviewSections.Listed list;
  private final boolean[] kept;
  private final boolean[] money;
  private @Nullable Reader reading;

  /**
   * @param firstRow the row of its first data
   */
  ListSection(int firstRow, ReviewSections.Listed list) {
    super(firstRow, list.table().name(), list.sentence());
    this.list = list;
    kept = new boolean[list.columns().size()];
    money = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = kept(list.columns().get(i));
      money[i] = list.columns().get(i).format() == Format.MONEY;
    }
  }

  /** Money as lists hold it: a hundredth of a cent is more than anybody reads, and half as long. */
  static double listed(double money) {
    return Math.rint(money * PER_UNIT) / PER_UNIT;
  }

  /** What it lists. */
  ResultTable<?> table() {
    return list.table();
  }

  private boolean kept(ResultColumn column) {
    return !IN_FILES_ALONE.getOrDefault(list.table(), Set.of()).contains(column.header());
  }

  @Override
  public List<LiveColumn> columns() {
    return list.columns().stream()
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
    return list.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    try {
      Reader from = index == 0 ? list.rows().open() : reading;
      if (from == null) {
        throw new IllegalStateException("rows are read from the first one on");
      }
      reading = from;
      from.next(new Cells(cells));
      if (index == list.size() - 1) {
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
