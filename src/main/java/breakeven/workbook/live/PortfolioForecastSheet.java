package breakeven.workbook.live;

import breakeven.core.economics.CostKind;
import breakeven.core.economics.Course;
import breakeven.core.expression.Line;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.PortfolioForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the portfolio costs by kind, one row a month, in the parts that {@code Forecast} adds up.
 */
public final class PortfolioForecastSheet extends Workings {
  private static final CostKind[] KINDS = CostKind.values();

  private final PortfolioForecast forecast;
  private final CostsRanges costs;

  /**
   * @param costs the calculation sheets that the formulas refer to
   */
  PortfolioForecastSheet(int firstRow, PortfolioForecast forecast, CostsRanges costs) {
    super(
        firstRow,
        "Portfolio by kind of cost",
        "What the portfolio costs in each month. What of it ends with the changes that are"
            + " ready, and what begins. Month 0 has what is paid once.");
    this.forecast = forecast;
    this.costs = costs;
  }

  @Override
  public List<LiveColumn> columns() {
    List<LiveColumn> columns = new ArrayList<>();
    columns.add(LiveColumn.value("Month", "0", 10, "0 is the decision."));
    for (String part : List.of("today", "that ends", "that begins")) {
      for (CostKind kind : KINDS) {
        columns.add(
            LiveColumn.calculated(
                kind.title() + " " + part + " (" + forecast.currency() + ")",
                NumberFormats.MONEY,
                16,
                ""));
      }
    }
    return columns;
  }

  @Override
  public int size() {
    return forecast.lastMonth() + 1;
  }

  @Override
  public void row(int month, LiveCells cells) {
    cells.value(month);
    String counted = costs.column(costs.portfolio().counted);
    String ready = costs.column(costs.portfolio().ready);
    List<String> ending =
        month == 0 ? List.of() : List.of(ready, costs.month(costs.byKind().inForce, month));
    for (CostKind kind : KINDS) {
      cells.formula(sum(costs.today(), kind, month, List.of(counted)), forecast.today(kind, month));
    }
    for (CostKind kind : KINDS) {
      cells.formula(sum(costs.today(), kind, month, ending), forecast.ending(kind, month));
    }
    for (CostKind kind : KINDS) {
      Line once = costs.byKind().once.get(kind);
      cells.formula(
          month == 0
              ? once == null ? "0" : costs.sum(List.of(once), 0, List.of(ready))
              : sum(costs.byKind().advised, kind, month, ending),
          forecast.beginning(kind, month));
    }
  }

  private String sum(Course course, CostKind kind, int month, List<String> flags) {
    return month == 0
        ? "0"
        : course.of(kind).stream()
            .map(cost -> costs.sum(cost.factors(), month, flags))
            .collect(Collectors.joining("+"));
  }

  /** The cell of what a kind costs in a month where today's approaches are carried on. */
  public String today(String prefix, CostKind kind, int month) {
    return cell(prefix, 0, kind, month);
  }

  /** The formula of the same with what is ready carried out. */
  public String advised(String prefix, CostKind kind, int month) {
    return cell(prefix, 0, kind, month)
        + "-"
        + cell(prefix, 1, kind, month)
        + "+"
        + cell(prefix, 2, kind, month);
  }

  private String cell(String prefix, int part, CostKind kind, int month) {
    return prefix + Place.fixed(1 + part * KINDS.length + kind.ordinal(), firstRow() + month);
  }
}
