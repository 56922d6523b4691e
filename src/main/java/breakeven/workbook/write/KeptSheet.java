package breakeven.workbook.write;

import breakeven.core.report.CellSink;
import breakeven.core.report.CostColumn;
import breakeven.workbook.live.LiveCells;
import breakeven.workbook.live.LiveColumn;
import breakeven.workbook.live.LiveSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A calculation sheet whose values were kept while workloads were reviewed, so that no figure of
 * another workload need be in memory. Its rows are read as they are asked for: one after the other
 * costs one pass, an earlier one begins anew.
 */
public final class KeptSheet implements LiveSheet {
  private final String name;
  private final String sentence;
  private final List<LiveColumn> columns;
  private final Spool kept;
  private final IntSupplier rows;
  private Spool.@Nullable Replay replay;

  /** The row that {@link #replay} gives next. */
  private int next;

  /**
   * @param sentence what it is, as a sheet of formulas says it
   * @param kept one cell for each column, row after row
   * @param rows how many rows there are, once all are there
   */
  public KeptSheet(
      String name, String sentence, List<CostColumn> columns, Spool kept, IntSupplier rows) {
    this.name = name;
    this.sentence = sentence;
    this.columns =
        columns.stream().map(column -> LiveColumn.of(column, LiveColumn.Role.VALUE)).toList();
    this.kept = kept;
    this.rows = rows;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sentence() {
    return LiveSheet.asValues(sentence);
  }

  @Override
  public List<LiveColumn> columns() {
    return columns;
  }

  @Override
  public int size() {
    return rows.getAsInt();
  }

  @Override
  public void row(int index, LiveCells cells) {
    try {
      Spool.Replay from = at(index);
      from.cells(columns.size(), new Values(cells));
      next++;
      if (next == size()) {
        from.close();
        replay = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kept rows from one on: those that go on from the last one asked for, else read anew. */
  private Spool.Replay at(int index) throws IOException {
    Spool.Replay from = replay;
    if (from == null || index < next) {
      if (from != null) {
        from.close();
      }
      from = kept.replay();
      replay = from;
      next = 0;
    }
    for (; next < index; next++) {
      from.cells(columns.size(), CellSink.NOWHERE);
    }
    return from;
  }

  private record Values(LiveCells cells) implements CellSink {
    @Override
    public void number(double value) {
      cells.value(value);
    }

    @Override
    public void text(String value) {
      cells.value(value);
    }

    @Override
    public void blank() {
      cells.value(Double.NaN);
    }
  }
}
