package breakeven.workbook.live;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Line;

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
    return "COUNTIF(" + all(decision.verdict) + "," + verdict + ")";
  }

  /**
   * Workloads with the verdict that is in a cell for which a flag of {@link PortfolioMoney} holds.
   */
  public String count(Line flag, String verdict) {
    return "COUNTIFS(" + all(flag) + ",1," + all(decision.verdict) + "," + verdict + ")";
  }

  /** Workloads for which a flag of {@link PortfolioMoney} holds. */
  public String count(Line flag) {
    return "COUNTIF(" + all(flag) + ",1)";
  }

  /** An amount of {@link PortfolioMoney} over the workloads with the verdict that is in a cell. */
  public String sum(Line amount, String verdict) {
    return "SUMIFS(" + all(amount) + "," + all(decision.verdict) + "," + verdict + ")";
  }

  /** An amount of {@link PortfolioMoney} over all workloads. */
  public String sum(Line amount) {
    return "SUM(" + all(amount) + ")";
  }

  /** An amount over the workloads for which a flag of {@link PortfolioMoney} holds. */
  public String sumWhere(Line amount, Line flag) {
    return "SUMIFS(" + all(amount) + "," + all(flag) + ",1)";
  }

  /** What the changes that are ready save, money a year. */
  public String readyAYear() {
    return sumWhere(lines().spendToday, lines().ready)
        + "-"
        + sumWhere(lines().spendAdvised, lines().ready);
  }

  /** Workloads that wait for evidence. */
  public String pending() {
    return "COUNTIFS(" + all(decision.waits) + ",1," + all(lines().counted) + ",1)";
  }

  /** Of these, workloads that would cost more than today. */
  public String pendingDearer() {
    return "COUNTIF(" + all(lines().pendingCost) + ",\">0\")";
  }

  /** Workloads whose saving a failing check is against. */
  public String blocked() {
    return "COUNTIF(" + all(lines().blocked) + ",\">0\")";
  }

  /** The amounts and flags that are summed and counted. */
  public PortfolioMoney lines() {
    return decision.portfolio;
  }

  /** Workloads that have no figures. */
  public String withoutFigures() {
    return "COUNTIF(" + all(decision.needs.lacking) + ",\">0\")";
  }

  /** The shortest horizon of workloads that have figures, in months; 0 where none has. */
  public String shortestHorizon() {
    return horizon("_xlfn.MINIFS");
  }

  /** The longest one. */
  public String longestHorizon() {
    return horizon("_xlfn.MAXIFS");
  }

  private String horizon(String function) {
    return function
        + "("
        + all(decision.model.life.horizon)
        + ","
        + all(decision.needs.lacking)
        + ",0)";
  }

  /** Workloads that only a new review can calculate. */
  public String toReview() {
    return "COUNTIF(" + costs.range(costs.reviewAgain(), prefix) + ",\"?*\")";
  }

  /** Workloads with figures whose candidate is closed. */
  public String closed() {
    return "COUNTIFS("
        + all(decision.needs.lacking)
        + ",0,"
        + all(decision.model.life.closed)
        + ",1)";
  }

  /** Workloads with figures whose cost today is unknown. */
  public String unpriced() {
    return "COUNTIFS(" + all(decision.needs.lacking) + ",0," + all(lines().counted) + ",0)";
  }
}
