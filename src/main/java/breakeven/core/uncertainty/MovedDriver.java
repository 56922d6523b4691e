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
  private final TriangularDistribution spread;
  private final Variable variable;
  private final List<Line> reached;
  private @Nullable Frame base;
  private @Nullable Frame over;

  /**
   * @param totals the lines that are asked for
   */
  MovedDriver(Model model, List<Line> totals, TriangularDistribution spread) {
    this.spread = spread;
    variable = spread.variable(model);
    Dependents reach = Dependents.ofNumbers(List.of(variable), List.of());
    reached = model.lines.neededFor(totals).stream().filter(reach::reaches).toList();
  }

  /**
   * What the driver comes to in every row: beyond its end, at the end.
   *
   * @param frame an evaluated frame
   * @param factor the factor or shift
   */
  double value(Frame frame, double factor) {
    return spread.on(frame.values(variable)[0], factor);
  }

  /**
   * The totals of each row; valid until the next call.
   *
   * @param frame an evaluated frame
   * @param value what the driver comes to; the frame itself where it has that already
   */
  Frame moved(Frame frame, double value) {
    if (value == frame.values(variable)[0]) {
      return frame;
    }
    Frame runs = over;
    if (runs == null || base != frame) {
      runs = frame.over(List.of(variable), reached);
      over = runs;
      base = frame;
    }
    runs.resize(frame.size(), frame.months());
    runs.fill(variable, value);
    runs.evaluate(reached);
    return runs;
  }
}
