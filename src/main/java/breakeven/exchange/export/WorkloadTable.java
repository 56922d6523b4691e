package breakeven.exchange.export;

import breakeven.core.input.TypedRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.FreeName;
import breakeven.core.report.BatchTaker;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with one row a workload; that of {@code Workloads} with the user's own columns at the
 * left, and the user's other rows where they were.
 */
final class WorkloadTable implements BatchTaker {
  private final List<ResultColumn> columns;
  private final CsvTable table;
  private final boolean withOwn;

  /**
   * A table of results alone.
   *
   * @param columns its columns
   */
  static WorkloadTable of(List<ResultColumn> columns, OutputStream out) {
    List<String> header = columns.stream().map(ResultColumn::title).toList();
    return new WorkloadTable(columns, out, header, false);
  }

  /**
   * The user's own table with the results at its right.
   *
   * @param own the user's headers
   */
  static WorkloadTable beside(List<String> own, List<ResultColumn> columns, OutputStream out) {
    return new WorkloadTable(columns, out, header(own, columns), true);
  }

  /** The headers of the user's columns as they are, and those of the results, each once. */
  static List<String> header(List<String> own, List<ResultColumn> columns) {
    Set<String> taken = new HashSet<>();
    own.forEach(header -> taken.add(key(header)));
    List<String> header = new ArrayList<>(own);
    for (ResultColumn column : columns) {
      header.add(unique(column.title(), taken));
    }
    return header;
  }

  /** As a table of a workbook names a column whose name is taken. */
  private static String unique(String title, Set<String> taken) {
    return FreeName.of(title, " ", name -> !taken.add(name.strip()));
  }

  private static String key(String header) {
    return header.strip().toLowerCase(Locale.ROOT);
  }

  private WorkloadTable(
      List<ResultColumn> columns, OutputStream out, List<String> header, boolean withOwn) {
    this.columns = columns;
    table = new CsvTable(out, header);
    this.withOwn = withOwn;
  }

  @Override
  public Part part() {
    return new Rows();
  }

  /** The rows of one batch. */
  private final class Rows implements Part {
    private final CsvText text = new CsvText();
    private int next;

    @Override
    public void take(WorkloadBatch batch, int i, RowResult row) {
      if (withOwn) {
        own(batch, row.sheetRow());
      }
      for (ResultColumn column : columns) {
        column.shown().put(row, text.as(column.format()));
      }
      text.endRow();
    }

    private void own(WorkloadBatch batch, int sheetRow) {
      TypedRows rows = typed(batch);
      while (rows.rows()[next] != sheetRow) {
        other(text, rows, next++);
      }
      text.cells(rows.text(), rows.start(next), rows.ends()[next]);
      next++;
    }

    @Override
    public void put(WorkloadBatch batch) {
      if (withOwn) {
        rest(text, typed(batch), next);
      }
      table.put(text);
      next = 0;
    }
  }

  private static TypedRows typed(WorkloadBatch batch) {
    TypedRows rows = batch.typedRows();
    if (rows == null) {
      throw new IllegalStateException("nobody kept the rows as typed");
    }
    return rows;
  }

  private void rest(CsvText text, TypedRows typed, int from) {
    for (int i = from; i < typed.size(); i++) {
      other(text, typed, i);
    }
  }

  /** A row of the user's that is no workload has no results. */
  private void other(CsvText text, TypedRows typed, int i) {
    text.cells(typed.text(), typed.start(i), typed.ends()[i]);
    for (int n = 0; n < columns.size(); n++) {
      text.blank();
    }
    text.endRow();
  }

  /**
   * All workloads are there.
   *
   * @param below what is below the last batch
   */
  void finish(@Nullable TypedRows below) {
    if (withOwn && below != null) {
      rest(table.row(), below, 0);
    }
    table.flush();
  }
}
