package breakeven.report;

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
    /** Puts down what was made of the rows taken since the last call, behind all batches before. */
    void put();
  }
}
