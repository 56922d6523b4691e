package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one name leads to: a value for each figure of a {@link Lookup}, where it came from, and what
 * is wrong with it.
 */
final class LookupResult {
  /** A cell that a figure came from. */
  record Cell(PriceRow row, Column column) {}

  /**
   * What a name leads to from a month on.
   *
   * @param values all figures
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Later(int month, double[] values) {}

  private record Fault(Variable variable, Problem problem) {}

  private final List<Variable> figures;
  private final double[] values;
  private final @Nullable PriceSource[] quotes;
  private final @Nullable Cell[] cells;
  private final List<Fault> faults = new ArrayList<>(0);
  private final List<Later> later = new ArrayList<>(0);

  LookupResult(List<Variable> figures) {
    this.figures = figures;
    values = new double[figures.size()];
    quotes = new @Nullable PriceSource[values.length];
    cells = new @Nullable Cell[values.length];
    Arrays.fill(values, Double.NaN);
  }

  /** The same without figures. */
  LookupResult another() {
    return new LookupResult(figures);
  }

  double[] values() {
    return values;
  }

  /** The figures in a month. */
  double[] values(int month) {
    double[] then = values;
    for (Later one : later) {
      then = one.month <= month ? one.values : then;
    }
    return then;
  }

  /** The months from which on some figures are others, ascending. */
  List<Integer> changes() {
    return later.stream().map(Later::month).toList();
  }

  /** Takes what dated figures are from a month on; all others stay what they are. */
  void addLater(int month, LookupResult found) {
    double[] then = values(month).clone();
    for (int k = 0; k < then.length; k++) {
      then[k] = figures.get(k).dated() && found.cells[k] != null ? found.values[k] : then[k];
    }
    later.add(new Later(month, then));
    faults.addAll(found.faults);
  }

  /** Sets a figure that is in no cell of its own. */
  LookupResult set(Variable variable, double value) {
    values[figures.indexOf(variable)] = value;
    return this;
  }

  /** Sets a figure with its cell. */
  void set(Variable variable, double value, Cell cell, PriceSource quote) {
    int k = figures.indexOf(variable);
    values[k] = value;
    cells[k] = cell;
    quotes[k] = quote;
  }

  @Nullable PriceSource quote(Variable variable) {
    int k = figures.indexOf(variable);
    return k < 0 ? null : quotes[k];
  }

  /** The cell that a figure came from; null where none was found or it is in no cell. */
  @Nullable Cell cell(Variable variable) {
    int k = figures.indexOf(variable);
    return k < 0 ? null : cells[k];
  }

  void addFault(Variable variable, Problem problem) {
    faults.add(new Fault(variable, problem));
  }

  /** Price cells of the rows found that cannot be read or converted. */
  List<Problem> faults() {
    return faults.stream().map(Fault::problem).toList();
  }

  /** The same for some figures alone. */
  List<Problem> faults(Collection<Variable> variables) {
    return faults.isEmpty()
        ? List.of()
        : faults.stream()
            .filter(fault -> variables.contains(fault.variable()))
            .map(Fault::problem)
            .distinct()
            .toList();
  }
}
