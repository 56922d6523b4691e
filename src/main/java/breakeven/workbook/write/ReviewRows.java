package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.RowResult;
import breakeven.core.report.RowTaker;
import java.io.Closeable;
import java.io.IOException;

/** What {@code Review} has of every workload, in the order of the file. */
public final class ReviewRows implements RowTaker, Closeable {
  private final ReviewColumns columns;
  private final BusinessUnits units;
  private final Spool cells = new Spool();
  private int count;

  /**
   * None as yet.
   *
   * @param units takes each workload before
   */
  public ReviewRows(Decision decision, String currency, BusinessUnits units) {
    columns = new ReviewColumns(decision, currency);
    this.units = units;
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    count++;
    BusinessUnits.Numbers groups = units.last();
    cells.startRow(row.sheetRow());
    cells.text(Texts.oneLine(row.name()));
    for (ReviewColumns.Column column : columns.all()) {
      double value =
          column.isAmount() && row.lacking() ? Double.NaN : column.value().of(row, groups);
      if (Double.isNaN(value)) {
        cells.blank();
      } else {
        cells.number(value);
      }
    }
  }

  /** How many workloads there are. */
  int count() {
    return count;
  }

  ReviewColumns columns() {
    return columns;
  }

  /** The rows from the first one on: the name, then the columns. */
  Spool.Replay replay() throws IOException {
    return cells.replay();
  }

  @Override
  public void close() throws IOException {
    cells.close();
  }
}
