package breakeven.app.batch;

import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Problem;
import breakeven.core.report.BatchTaker;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.uncertainty.PortfolioSensitivity;
import breakeven.core.whatif.MostMoney;
import breakeven.workbook.write.CellBuffer;
import breakeven.workbook.write.Spool;
import java.util.List;

/**
 * What one worker makes of a batch: its evaluation, the cells of its rows, its part of other files.
 */
final class BatchReview {
  private final BatchEvaluation evaluation;
  private final List<ResultColumn> columns;
  private final CellBuffer cells = new CellBuffer();
  private final List<BatchTaker.Part> exported;

  BatchReview(
      Evaluator evaluator,
      InputTables tables,
      Results results,
      ShapeSearch.Depth shapes,
      MostMoney.Least searched,
      PortfolioSensitivity portfolio) {
    columns = results.kept();
    exported = results.parts();
    evaluation =
        new BatchEvaluation(
            evaluator, tables, results.sentences(), shapes, searched, portfolio, this::take);
  }

  private void take(WorkloadBatch batch, int i, RowResult row) {
    if (!columns.isEmpty()) {
      cells.startRow(row.sheetRow());
      columns.forEach(column -> column.shown().put(row, cells));
    }
    for (BatchTaker.Part part : exported) {
      part.take(batch, i, row);
    }
  }

  /**
   * Reviews a batch; what was found is valid until the next one.
   *
   * @param read what is wrong in its rows, as reading them told
   */
  BatchReview of(WorkloadBatch batch, List<Problem> read) {
    evaluation.evaluate(batch, read);
    return this;
  }

  /** What was found out about its workloads. */
  BatchEvaluation found() {
    return evaluation;
  }

  /** What was made of its rows for other files. */
  List<BatchTaker.Part> exported() {
    return exported;
  }

  /** Moves the cells of its rows behind those of the batches before. */
  void moveTo(Spool spool) {
    spool.take(cells);
  }
}
