package breakeven.export;

import breakeven.input.TypedRows;
import breakeven.input.WorkloadBatch;
import breakeven.report.ResultColumn;
import breakeven.report.RowResult;
import breakeven.report.RowTaker;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with one row a workload; that of {@code Workloads} with the user's own columns at the
 * left, and the user's other rows where they stood.
 */
final class WorkloadTable implements RowTaker {
  private final List<ResultColumn> columns;
  private final CsvTable table;
  private final boolean withOwn;
  private @Nullable WorkloadBatch current;
  private int next;

  /**
   * A table of results alone.
   *
   * @param columns its columns
   */
  static WorkloadTable of(List<ResultColumn> columns, OutputStream out) {
    return new WorkloadTable(
        columns, new CsvTable(out, columns.stream().map(ResultColumn::title).toList()), false);
  }

  /**
   * The user's own table with the results at its right.
   *
   * @param own the user's headers
   */
  static WorkloadTable beside(List<String> own, List<ResultColumn> columns, OutputStream out) {
    Set<String> taken = new HashSet<>();
    own.forEach(header -> taken.add(key(header)));
    List<String> header = new ArrayList<>(own);
    for (ResultColumn column : columns) {
      header.add(unique(column.title(), taken));
    }
    return new WorkloadTable(columns, new CsvTable(out, header), true);
  }

  /** As a table of a workbook names a column whose name is taken. */
  private static String unique(String title, Set<String> taken) {
    String name = title;
    for (int n = 2; !taken.add(key(name)); n++) {
      name = title + " " + n;
    }
    return name;
  }

  private static String key(String header) {
    return header.strip().toLowerCase(Locale.ROOT);
  }

  private WorkloadTable(List<ResultColumn> columns, CsvTable table, boolean withOwn) {
    this.columns = columns;
    this.table = table;
    this.withOwn = withOwn;
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    if (withOwn) {
      own(batch, row.sheetRow());
    }
    for (ResultColumn column : columns) {
      column.shown().put(row, table.row().as(column.format()));
    }
    table.endRow();
  }

  private void own(WorkloadBatch batch, int sheetRow) {
    if (batch != current) {
      rest();
      current = batch;
      next = 0;
    }
    TypedRows typed = typed(batch);
    while (typed.rows()[next] != sheetRow) {
      other(typed, next++);
    }
    table.row().cells(typed.text(), typed.start(next), typed.ends()[next]);
    next++;
  }

  private static TypedRows typed(WorkloadBatch batch) {
    TypedRows typed = batch.typedRows();
    if (typed == null) {
      throw new IllegalStateException("nobody kept the rows as they were typed");
    }
    return typed;
  }

  /** What stands below the last workload of a batch. */
  private void rest() {
    WorkloadBatch done = current;
    if (done != null) {
      rest(typed(done), next);
    }
  }

  private void rest(TypedRows typed, int from) {
    for (int i = from; i < typed.size(); i++) {
      other(typed, i);
    }
  }

  /** A row of the user's that is no workload has no results. */
  private void other(TypedRows typed, int i) {
    table.row().cells(typed.text(), typed.start(i), typed.ends()[i]);
    for (int n = 0; n < columns.size(); n++) {
      table.row().blank();
    }
    table.endRow();
  }

  /**
   * All workloads are there.
   *
   * @param below what stands below the last batch
   */
  void finish(@Nullable TypedRows below) {
    rest();
    current = null;
    if (withOwn && below != null) {
      rest(below, 0);
    }
    table.flush();
  }
}
