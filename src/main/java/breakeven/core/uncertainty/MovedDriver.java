package breakeven.core.uncertainty;

import breakeven.core.economics.Model;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The totals of all rows of a frame with one driver moved by the same factor or shift in each: the
 * lines that the driver reaches are evaluated again, once for all rows. One thread uses it.
 */
final class MovedDriver {
  private final Model model;
  private final TriangularDistribution spread;
  private final List<Variable> variables;
  private final List<Line> reached;
  private @Nullable Frame base;
  private @Nullable Frame over;

  /**
   * @param totals the lines that are asked for
   */
  MovedDriver(Model model, List<Line> totals, TriangularDistribution spread) {
    this.model = model;
    this.spread = spread;
    variables = spread.driver().variables(model);
    Dependents reach = Dependents.ofNumbers(variables, UncertainDriver.held(model));
    reached = model.lines.neededFor(totals).stream().filter(reach::reaches).toList();
  }

  /**
   * The totals of each row; valid until the next call.
   *
   * @param frame an evaluated frame
   * @param factor the factor or shift
   */
  Frame moved(Frame frame, double factor) {
    Frame runs = over;
    if (runs == null || base != frame) {
      runs = frame.over(variables, reached);
      over = runs;
      base = frame;
    }
    runs.resize(frame.size(), frame.months());
    for (Variable variable : variables) {
      double[] values = spread.driver().from(model, frame, variable);
      spread.apply(values, factor, runs.values(variable), frame.size());
    }
    runs.evaluate(reached);
    return runs;
  }
}
