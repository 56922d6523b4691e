package breakeven.app.batch;

import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Problem;
import breakeven.core.report.BatchTaker;
import breakeven.core.report.RowResult;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.uncertainty.PortfolioSensitivity;
import breakeven.core.whatif.MostMoney;
import java.util.List;

/**
 * What one worker makes of a batch: its evaluation, the cells of its rows, its part of other files.
 */
final class BatchReview {
  private final BatchEvaluation evaluation;
  private final ResultRows cells;
  private final List<BatchTaker.Part> exported;

  BatchReview(
      Evaluator evaluator,
      InputTables tables,
      Results results,
      ShapeSearch.Depth shapes,
      MostMoney.Least searched,
      PortfolioSensitivity portfolio) {
    cells = new ResultRows(results.sheets());
    exported = results.parts();
    evaluation =
        new BatchEvaluation(
            evaluator, tables, results.sentences(), shapes, searched, portfolio, this::take);
  }

  private void take(WorkloadBatch batch, int i, RowResult row) {
    cells.add(row);
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

  /** The cells of all its rows. */
  ResultRows cells() {
    return cells;
  }
}
