package breakeven.live;

import breakeven.decision.Decision;
import breakeven.expression.Line;
import breakeven.report.Shown;

/** Counts and money of all workloads, as formulas over the cells of {@code Costs}. */
public final class PortfolioFormulas {
  private final Costs costs;
  private final Decision decision;
  private final String prefix;
  private final Shown money;

  PortfolioFormulas(Costs costs, Decision decision, String prefix, Shown money) {
    this.costs = costs;
    this.decision = decision;
    this.prefix = prefix;
    this.money = money;
  }

  private String all(Line line) {
    return costs.line(line, prefix);
  }

  /** Workloads with the verdict that stands in a cell. */
  public String count(String verdict) {
    return "COUNTIF(" + all(decision.verdict) + "," + verdict + ")";
  }

  /** Money at stake of the verdict that stands in a cell, where it can be booked. */
  public String booked(String verdict) {
    return money(verdict, "0");
  }

  /** The same where it waits for an answer. */
  public String waiting(String verdict) {
    return money(verdict, "1");
  }

  private String money(String verdict, String waits) {
    return "SUMIFS("
        + costs.shown(money, prefix)
        + ","
        + all(decision.verdict)
        + ","
        + verdict
        + ","
        + all(decision.waits)
        + ","
        + waits
        + ")";
  }

  /** Workloads that wait for an answer. */
  public String waiting() {
    return "COUNTIF(" + all(decision.waits) + ",1)";
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
    return "COUNTIF("
        + all(decision.needs.lacking)
        + ",0)-COUNT("
        + costs.shown(money, prefix)
        + ")";
  }
}
