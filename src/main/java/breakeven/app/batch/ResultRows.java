package breakeven.app.batch;

import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import breakeven.workbook.write.CellBuffer;
import breakeven.workbook.write.Spool;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result cells of a batch, for each sheet that has a row a workload: made beside those of other
 * batches, and put to the others in the order of the batches.
 */
final class ResultRows {
  private final List<List<ResultColumn>> sheets;
  private final List<CellBuffer> cells;

  /**
   * @param sheets the columns of each sheet
   */
  ResultRows(List<List<ResultColumn>> sheets) {
    this.sheets = sheets;
    cells = Stream.generate(CellBuffer::new).limit(sheets.size()).toList();
  }

  /** Adds the cells of a workload. */
  void add(RowResult row) {
    for (int sheet = 0; sheet < cells.size(); sheet++) {
      CellBuffer into = cells.get(sheet);
      List<ResultColumn> columns = sheets.get(sheet);
      into.startRow(row.sheetRow());
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).shown().put(row, into);
      }
    }
  }

  /** Moves the cells of a sheet behind those of the batches before. */
  void moveTo(int sheet, Spool spool) {
    spool.take(cells.get(sheet));
  }
}
