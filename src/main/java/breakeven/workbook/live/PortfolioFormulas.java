package breakeven.workbook.live;

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

/** Counts and money of all workloads, as formulas over the cells of {@code Costs}. */
public final class PortfolioFormulas {
  private final Costs costs;
  private final Decision decision;
  private final String prefix;

  PortfolioFormulas(Costs costs, Decision decision, String prefix) {
    this.costs = costs;
    this.decision = decision;
    this.prefix = prefix;
  }

  private String all(Line line) {
    return costs.line(line, prefix);
  }

  /** Workloads with the verdict that is in a cell. */
  public String count(String verdict) {
    return countIf(all(decision.verdict), verdict);
  }

  /** A figure of all workloads. */
  public String of(PortfolioFigure figure) {
    return of(figure, "");
  }

  /**
   * A figure of the workloads with a verdict.
   *
   * @param verdict the cell that the verdict is in; empty: of all
   */
  public String of(PortfolioFigure figure, String verdict) {
    PortfolioFigure.OfLines lines = figure.of(decision.portfolio);
    List<String> conditions = new ArrayList<>();
    lines.where().forEach(flag -> conditions.addAll(List.of(all(flag), "1")));
    if (lines.above() != null) {
      conditions.addAll(List.of(all(lines.above()), quoted(">0")));
    }
    if (!verdict.isEmpty()) {
      conditions.addAll(List.of(all(decision.verdict), verdict));
    }
    if (lines.amount() == null) {
      return call(conditions.size() == 2 ? "COUNTIF" : "COUNTIFS", conditions);
    }
    return (lines.less() ? "-" : "") + amount(lines.amount(), conditions);
  }

  private String amount(Line amount, List<String> conditions) {
    return conditions.isEmpty() ? sum(all(amount)) : sumIfs(all(amount), conditions);
  }

  /** Workloads that have no figures. */
  public String withoutFigures() {
    return countIf(all(decision.needs.lacking), quoted(">0"));
  }

  /** Workloads that only a new review can calculate. */
  public String toReview() {
    return countIf(costs.range(costs.reviewAgain(), prefix), quoted("?*"));
  }

  /** Workloads with figures whose cost today is unknown. */
  public String unpriced() {
    return countIfs(all(decision.needs.lacking), 0, all(decision.portfolio.counted), 0);
  }
}
