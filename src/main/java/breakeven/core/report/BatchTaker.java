package breakeven.core.report;

import breakeven.core.input.WorkloadBatch;

/**
 * Takes the results of batches where they are made, several side by side, and puts them down in the
 * order of the file.
 */
@FunctionalInterface
public interface BatchTaker {
  /** A place for one batch at a time. */
  Part part();

  /** What is made of one batch. */
  interface Part extends RowTaker {
    /**
     * Puts down what was made of the rows of a batch, all of which were taken, behind all batches
     * before.
     *
     * @param batch the batch, which may have no workload: rows may be in it that are none
     */
    void put(WorkloadBatch batch);
  }
}
