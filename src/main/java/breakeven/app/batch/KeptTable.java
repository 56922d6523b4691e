package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.report.ResultTable;
import breakeven.core.report.TableColumn;
import breakeven.workbook.write.ReviewedWorkbook.ListSheet;
import breakeven.workbook.write.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A table of results whose rows are kept as cells, in memory or beyond it in a temporary file,
 * until its sheet and its files are written.
 *
 * @param <T> what a row is about
 */
final class KeptTable<T> implements Closeable {
  private final ResultTable<T> table;
  private final List<TableColumn<T>> columns;
  private final Spool cells = new Spool();
  private int rows;

  /**
   * No rows yet.
   *
   * @param currency the code of the reporting currency
   */
  KeptTable(ResultTable<T> table, Decision decision, String currency) {
    this.table = table;
    columns = table.columns(decision, currency);
  }

  /** Keeps a row below the others. */
  void add(T row) {
    cells.startRow(++rows);
    columns.forEach(column -> column.value().accept(row, cells));
  }

  /** How many rows there are so far. */
  int rows() {
    return rows;
  }

  /** The table as files take it. */
  ListSheet listed() {
    return new ListSheet(table, columns.stream().map(TableColumn::head).toList(), cells);
  }

  @Override
  public void close() throws IOException {
    cells.close();
  }
}
