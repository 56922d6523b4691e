package breakeven.exchange.export;

import breakeven.core.report.CellSink;
import breakeven.core.report.ResultColumn;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a table whose rows are no workloads into a CSV file. */
final class CsvLists implements CellSink {
  private final ListTable table;
  private final CsvTable csv;
  private int at;

  private CsvLists(ListTable table, OutputStream out, boolean guarded) {
    this.table = table;
    csv = new CsvTable(out, table.columns().stream().map(ResultColumn::title).toList(), guarded);
  }

  static void write(ListTable table, OutputStream out, boolean guarded) throws IOException {
    CsvLists lists = new CsvLists(table, out, guarded);
    table.rows().each(lists, lists::endRow);
    lists.csv.flush();
  }

  private void endRow() {
    at = 0;
    csv.endRow();
  }

  @Override
  public void number(double value) {
    csv.row().as(table.columns().get(at++).format()).number(value);
  }

  @Override
  public void text(String value) {
    at++;
    csv.row().text(value);
  }

  @Override
  public void blank() {
    at++;
    csv.row().blank();
  }
}
