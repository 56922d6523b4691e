package breakeven.workbook.live;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.index;

import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.References;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextWriter;
import breakeven.core.expression.Variable;
import breakeven.core.report.CellContent;
import breakeven.core.report.RowResult;
import breakeven.workbook.calculation.CapturedCell;
import java.util.List;

/**
 * The workload that is chosen on {@code Explorer}: where formulas find its figures, and what these
 * are for the one that is chosen first. It has no month at hand: months are in rows of their own.
 */
final class SelectedWorkload implements References {
  private final CostsRanges costs;
  private final Addresses addresses;
  private final References common;
  private final String row;
  private final LiveData.Workload workload;
  private final TextWriter figures;
  private final RowResult result;

  /**
   * @param row the name of the cell with the workload's place among the rows of {@code Costs}
   * @param workload the one that is chosen first
   */
  SelectedWorkload(CostsRanges costs, Addresses addresses, String row, LiveData.Workload workload) {
    this.costs = costs;
    this.addresses = addresses;
    this.row = row;
    this.workload = workload;
    common = addresses.at(Addresses.Home.CALENDAR, 0);
    LiveData data = costs.data();
    Frame frame = new Frame(data.model().variables, data.model().lines, 1, data.lastMonth());
    fill(data, workload, frame, 1);
    figures = new TextWriter(frame);
    LiveData.Origin origin = data.origin();
    result =
        new RowResult(origin.decision(), frame, origin.sentences(), origin.prices()::nextModel);
    result.moveTo(0, workload.row(), workload.name(), workload.used(), 0, "", null, List.of());
  }

  /** Gives a frame the figures of a workload, the same in each of its rows. */
  static void fill(LiveData data, LiveData.Workload workload, Frame frame, int rows) {
    frame.resize(rows, data.lastMonth());
    for (Variable variable : data.model().variables.all()) {
      frame.fill(variable, data.value(workload, variable));
    }
    for (Line line : data.single()) {
      java.util.Arrays.fill(frame.values(line), data.value(workload, line));
    }
    for (Line line : data.monthly()) {
      for (int month = 0; month <= data.lastMonth(); month++) {
        java.util.Arrays.fill(frame.values(line, month), data.value(workload, line, month));
      }
    }
  }

  LiveData.Workload workload() {
    return workload;
  }

  /** What an expression without months comes to. */
  double value(Expression expression) {
    return figures.value(expression, 0);
  }

  /** What a text says. */
  String says(Text text) {
    return figures.write(text, 0).toString();
  }

  /** What a result shows: a number or a text. */
  Object shows(CellContent shown) {
    return CapturedCell.of(shown, result);
  }

  /** The chosen workload's cell in a column of {@code Costs}. */
  String in(String column) {
    return index(column, row);
  }

  /** The same of a line of months: the month is an expression of the formula. */
  String month(Line line, String month) {
    return call("INDEX", costs.months(line), row, "1+" + month);
  }

  private String cell(Expression expression) {
    return in(costs.column(expression));
  }

  @Override
  public String of(Variable variable) {
    return addresses.common(variable) ? common.of(variable) : cell(variable);
  }

  @Override
  public String of(Line line) {
    return cell(line);
  }

  @Override
  public String ofMonth(Line line) {
    throw noMonths(line);
  }

  @Override
  public String ofMonthBefore(Line line) {
    throw noMonths(line);
  }

  @Override
  public String months(Line line) {
    return addresses.common(line)
        ? common.months(line)
        : call("INDEX", costs.months(line, 1), row, 0);
  }

  @Override
  public String monthsFromZero(Line line) {
    throw noMonths(line);
  }

  private static IllegalArgumentException noMonths(Line line) {
    return new IllegalArgumentException("a line of months: " + line);
  }

  @Override
  public String nextMonthNumbers() {
    return common.nextMonthNumbers();
  }

  @Override
  public String constant(Constant constant) {
    return common.constant(constant);
  }

  @Override
  public String list(List<String> words) {
    return common.list(words);
  }

  @Override
  public boolean mayBeBlank(Variable variable) {
    return common.mayBeBlank(variable);
  }

  @Override
  public double above(Variable variable) {
    return common.above(variable);
  }
}
