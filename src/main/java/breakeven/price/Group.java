package breakeven.price;

import breakeven.expression.Frame;
import breakeven.expression.Variable;
import java.util.List;

/**
 * Variables that are looked up together: those of one row of a price table, or of rows found by one
 * name.
 */
record Group(List<Variable> variables) {
  static Group of(Variable... variables) {
    return new Group(List.of(variables));
  }

  /** Puts what was found into one row of a frame. */
  void put(Frame frame, int row, Found found) {
    double[] values = found.values();
    for (int k = 0; k < values.length; k++) {
      frame.values(variables.get(k))[row] = values[k];
    }
  }

  /** Nothing was found. */
  Found none() {
    return new Found(this);
  }
}
