package breakeven.core.report;

import breakeven.core.decision.ConsistencyChecks;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Line;
import breakeven.core.model.Sums;

/** What the checks hold against each other, counted row by row beside {@link Totals}. */
public final class ControlTotals {
  private final Decision decision;
  private int rows;
  private int lastRow;
  private int lacking;
  private int lackingWithIssues;
  private final Sums money = new Sums(1);
  private final int[] flagged;

  /**
   * Totals of no row yet.
   *
   * @param decision the lines that are added up
   */
  public ControlTotals(Decision decision) {
    this.decision = decision;
    flagged = new int[decision.controls.summed.size()];
  }

  /** Takes one row. */
  public void add(RowResult row) {
    rows++;
    lastRow = Math.max(lastRow, row.sheetRow());
    if (row.lacking()) {
      lacking++;
      lackingWithIssues += row.issues() > 0 ? 1 : 0;
    }
    PortfolioMoney groups = decision.portfolio;
    money.add(0, row.value(groups.saves) > 0 ? row.number(decision.saving) : 0);
    money.add(0, row.number(groups.expectedNet) > 0 ? row.number(groups.pendingEvidence) : 0);
    money.add(0, row.number(groups.restoringQuality));
    money.add(0, row.number(groups.blocked));
    for (int i = 0; i < flagged.length; i++) {
      double value = row.value(decision.controls.summed.get(i));
      flagged[i] += Double.isNaN(value) ? 0 : (int) value;
    }
  }

  /** The lines that are counted. */
  public ConsistencyChecks controls() {
    return decision.controls;
  }

  /** What one of these lines comes to over all workloads. */
  public int of(Line control) {
    return flagged[decision.controls.summed.indexOf(control)];
  }

  /** Workloads written. */
  public int rows() {
    return rows;
  }

  /** The last row of a workload in the user's sheet, from 1; 0 where there is none. */
  public int lastRow() {
    return lastRow;
  }

  /** Workloads without figures, since a cell or a price is missing. */
  public int lacking() {
    return lacking;
  }

  /** Those of them with an error or a warning in {@code Issues}. */
  public int lackingWithIssues() {
    return lackingWithIssues;
  }

  /** What changes save, what is pending, what restores quality and what is blocked, in all. */
  public double shown() {
    return money.total();
  }
}
