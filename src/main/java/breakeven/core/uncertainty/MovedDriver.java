package breakeven.core.uncertainty;

import breakeven.core.economics.Model;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The totals of all rows of a frame with one driver moved by the same factor or shift in each: the
 * lines that the driver reaches are evaluated again, once for all rows. What is made of assumptions
 * alone is worked out once for all batches. One thread uses it.
 */
final class MovedDriver {
  private final Model model;
  private final TriangularDistribution spread;
  private final double[] factors;
  private final List<Variable> variables;
  private final List<Line> assumed;
  private final List<Line> common;
  private final List<Line> ofRows;
  private @Nullable Frame base;
  private @Nullable Frame moved;

  /** The values of each common line, at each factor: that of each month, or a single one. */
  private double[][][] commonValues = {};

  /**
   * @param totals the lines that are asked for
   * @param factors the factors or shifts that will be asked for, by their index
   */
  MovedDriver(Model model, List<Line> totals, TriangularDistribution spread, double[] factors) {
    this.model = model;
    this.spread = spread;
    this.factors = factors;
    variables = spread.driver().variables(model);
    Dependents reach = Dependents.ofNumbers(variables, UncertainDriver.held(model));
    List<Line> reached = model.lines.neededFor(totals).stream().filter(reach::reaches).toList();
    common = new ArrayList<>(reached);
    assumed = model.lines.madeOf(model.inputs.assumptions().values());
    common.retainAll(assumed);
    ofRows = new ArrayList<>(reached);
    ofRows.removeAll(common);
  }

  /**
   * The totals of each row; valid until the next call.
   *
   * @param frame an evaluated frame
   * @param which the index of the factor or shift
   */
  Frame moved(Frame frame, int which) {
    Frame runs = over(frame);
    runs.resize(frame.size(), frame.months());
    move(frame, runs, frame.size(), factors[which]);
    for (int i = 0; i < common.size(); i++) {
      fill(runs, common.get(i), commonValues[which][i]);
    }
    runs.evaluate(ofRows);
    return runs;
  }

  private Frame over(Frame frame) {
    Frame known = moved;
    if (known == null || base != frame) {
      List<Line> own = new ArrayList<>(common);
      own.addAll(ofRows);
      known = frame.over(variables, own);
      moved = known;
      base = frame;
      findCommon(frame);
    }
    return known;
  }

  private void move(Frame from, Frame to, int rows, double factor) {
    for (Variable variable : variables) {
      double[] values = spread.driver().from(model, from, variable);
      spread.apply(values, factor, to.values(variable), rows);
    }
  }

  /** Works out for each factor what is the same in every row. */
  private void findCommon(Frame frame) {
    int horizon = (int) frame.values(model.inputs.assumption(Assumption.HORIZON))[0];
    Frame one = new Frame(model.variables, model.lines, 1, horizon);
    one.resize(1, horizon);
    one.copyRow(frame, 0, 0);
    commonValues = new double[factors.length][common.size()][];
    for (int which = 0; which < factors.length; which++) {
      move(frame, one, 1, factors[which]);
      one.evaluate(assumed);
      for (int i = 0; i < common.size(); i++) {
        commonValues[which][i] = firstRow(one, common.get(i));
      }
    }
  }

  private static double[] firstRow(Frame one, Line line) {
    double[] values = new double[line.monthly() ? one.months() + 1 : 1];
    for (int month = 0; month < values.length; month++) {
      values[month] = (line.monthly() ? one.values(line, month) : one.values(line))[0];
    }
    return values;
  }

  private static void fill(Frame frame, Line line, double[] values) {
    if (!line.monthly()) {
      Arrays.fill(frame.values(line), 0, frame.size(), values[0]);
      return;
    }
    for (int month = 0; month <= frame.months(); month++) {
      Arrays.fill(frame.values(line, month), 0, frame.size(), values[month]);
    }
  }
}
