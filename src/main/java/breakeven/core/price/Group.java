package breakeven.core.price;

import breakeven.core.expression.Frame;
import breakeven.core.expression.Variable;
import java.util.List;

/**
 * Variables that are looked up together: those of one row of a price table, or of rows found by one
 * name.
 */
record Group(List<Variable> variables) {
  /** Puts what was found into one row of a frame. */
  void put(Frame frame, int row, LookupResult found) {
    double[] values = found.values();
    for (int k = 0; k < values.length; k++) {
      frame.values(variables.get(k))[row] = values[k];
    }
  }

  /**
   * Puts what was found into all rows of a frame, one variable after the other: many times as fast
   * as row by row.
   *
   * @param found what was found for each row
   */
  void put(Frame frame, LookupResult[] found) {
    double[][] rows = new double[found.length][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = found[row].values();
    }
    for (int k = 0; k < variables.size(); k++) {
      double[] target = frame.values(variables.get(k));
      for (int row = 0; row < rows.length; row++) {
        target[row] = rows[row][k];
      }
    }
  }

  /** Puts the same into all rows of a frame. */
  void put(Frame frame, LookupResult found) {
    for (int k = 0; k < variables.size(); k++) {
      frame.fill(variables.get(k), found.values()[k]);
    }
  }

  /** Nothing was found. */
  LookupResult none() {
    return new LookupResult(this);
  }
}
