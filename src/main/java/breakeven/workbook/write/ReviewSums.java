package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumIfs;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.expression.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What adds up, as formulas over the columns of {@code Review}, which has one row a workload. */
final class ReviewSums {
  private final Decision decision;
  private final Function<Line, String> cells;

  /**
   * @param cells the cells of a line of all workloads, for a formula of another sheet
   */
  ReviewSums(Decision decision, Function<Line, String> cells) {
    this.decision = decision;
    this.cells = cells;
  }

  /** Workloads with the verdict that is in a cell. */
  String count(String verdict) {
    return countIf(cells.apply(decision.verdict), verdict);
  }

  /** A figure of all workloads. */
  String of(PortfolioFigure figure) {
    return of(figure, List.of());
  }

  /**
   * A figure of the workloads with a verdict.
   *
   * @param verdict the cell that the verdict is in
   */
  String of(PortfolioFigure figure, String verdict) {
    return of(figure, List.of(cells.apply(decision.verdict), verdict));
  }

  /**
   * A figure of some workloads.
   *
   * @param chosen pairs of cells and what they must be; none: of all
   */
  String of(PortfolioFigure figure, List<String> chosen) {
    PortfolioFigure.OfLines lines = figure.of(decision.portfolio);
    List<String> conditions = new ArrayList<>();
    lines.where().forEach(flag -> conditions.addAll(List.of(cells.apply(flag), "1")));
    Line above = lines.above();
    if (above != null) {
      conditions.addAll(List.of(cells.apply(above), quoted(">0")));
    }
    conditions.addAll(chosen);
    Line amount = lines.amount();
    if (amount == null) {
      return call(conditions.size() == 2 ? "COUNTIF" : "COUNTIFS", conditions);
    }
    String summed = cells.apply(amount);
    return (lines.less() ? "-" : "")
        + (conditions.isEmpty() ? sum(summed) : sumIfs(summed, conditions));
  }

  /** Workloads that have no figures. */
  String withoutFigures() {
    return countIf(cells.apply(decision.needs.lacking), quoted(">0"));
  }

  /** Workloads with figures whose cost today is unknown. */
  String unpriced() {
    return countIfs(
        cells.apply(decision.needs.lacking), 0, cells.apply(decision.portfolio.counted), 0);
  }
}
