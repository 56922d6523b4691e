package breakeven.core.report;

import breakeven.core.input.WorkloadBatch;

/** Takes the results of each workload, in the order of the rows. */
@FunctionalInterface
public interface RowTaker {
  /**
   * Takes one workload.
   *
   * @param batch what was typed
   * @param i its place in the batch
   * @param row its results, valid until this returns
   */
  void take(WorkloadBatch batch, int i, RowResult row);
}
