package breakeven.core.report;

import breakeven.core.decision.ConsistencyChecks;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Line;
import breakeven.core.model.Sums;
import java.util.List;

/** What the checks hold against each other, counted row by row beside {@link Totals}. */
public final class ControlTotals {
  private final Decision decision;
  private int rows;
  private int lastRow;
  private int lacking;
  private int lackingWithIssues;
  private final Sums money = new Sums(1);
  private int partsOver;
  private int pricesMissing;
  private int costLinesOff;
  private int cashFlowOff;
  private int breakEvenOff;
  private boolean drawn;

  /**
   * Totals of no row yet.
   *
   * @param decision the lines that are added up
   */
  public ControlTotals(Decision decision) {
    this.decision = decision;
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
    money.add(0, Math.max(0, row.number(decision.saving)));
    for (Line group : List.of(groups.pendingEvidence, groups.restoringQuality, groups.blocked)) {
      money.add(0, row.number(group));
    }
    partsOver += count(row, decision.controls.partsOver);
    pricesMissing += count(row, decision.controls.pricesMissing);
    costLinesOff += count(row, decision.controls.costLinesOff);
    cashFlowOff += count(row, decision.controls.cashFlowOff);
    breakEvenOff += count(row, decision.controls.breakEvenOff);
    drawn |= !Double.isNaN(row.value(decision.chance));
  }

  private static int count(RowResult row, Line line) {
    double value = row.value(line);
    return Double.isNaN(value) ? 0 : (int) value;
  }

  /** The lines that are counted. */
  public ConsistencyChecks controls() {
    return decision.controls;
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

  /** Workloads whose instruction and retrieved tokens are more than the input. */
  public int partsOver() {
    return partsOver;
  }

  /** Prices that models and GPUs of workloads lack. */
  public int pricesMissing() {
    return pricesMissing;
  }

  /** Workloads whose months add up to another cost than the total. */
  public int costLinesOff() {
    return costLinesOff;
  }

  /** Workloads whose cash flow does not end at net saving. */
  public int cashFlowOff() {
    return cashFlowOff;
  }

  /** Workloads with a saving left at the break-even price. */
  public int breakEvenOff() {
    return breakEvenOff;
  }

  /** Whether a chance of payback was drawn. */
  public boolean drawn() {
    return drawn;
  }
}
