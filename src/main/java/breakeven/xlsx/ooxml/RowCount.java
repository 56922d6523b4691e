package breakeven.xlsx.ooxml;

import java.util.function.LongConsumer;

/** Counts the rows of ours that one sheet gets, and tells of them many at a time. */
final class RowCount {
  private static final int MANY = 512;

  private final LongConsumer told;
  private int untold;

  /** Tells that so many more rows were written; it may be told by several sheets at once. */
  RowCount(LongConsumer told) {
    this.told = told;
  }

  void row() {
    untold++;
    if (untold == MANY) {
      finish();
    }
  }

  /** The sheet is at its end. */
  void finish() {
    told.accept(untold);
    untold = 0;
  }
}
