package breakeven.price;

import breakeven.expression.Variable;
import breakeven.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one name leads to: a value for each variable of a {@link Group}, where it came from, and
 * what is wrong with it.
 */
final class Found {
  private final Group group;
  private final double[] values;
  private final @Nullable Quote[] quotes;
  private final List<Problem> faults = new ArrayList<>();

  Found(Group group) {
    this.group = group;
    values = new double[group.variables().size()];
    quotes = new @Nullable Quote[values.length];
    Arrays.fill(values, Double.NaN);
  }

  double[] values() {
    return values;
  }

  /** Sets a figure that stands in no cell of its own. */
  Found set(Variable variable, double value) {
    values[group.variables().indexOf(variable)] = value;
    return this;
  }

  /** Sets a figure with its cell. */
  void set(Variable variable, double value, Quote quote) {
    int k = group.variables().indexOf(variable);
    values[k] = value;
    quotes[k] = quote;
  }

  @Nullable Quote quote(Variable variable) {
    int k = group.variables().indexOf(variable);
    return k < 0 ? null : quotes[k];
  }

  /** Price cells of the rows found that cannot be read or converted. */
  List<Problem> faults() {
    return faults;
  }
}
