package breakeven.core.report;

import breakeven.core.decision.ConsistencyChecks;
import breakeven.core.decision.Decision;
import breakeven.core.expression.Line;
import breakeven.core.model.Sums;

/** What the checks hold against each other, counted row by row beside {@link Totals}. */
public final class ControlTotals {
  private static final int SAVED = 0;
  private static final int MORE = 1;

  private final Decision decision;
  private int rows;
  private int lastRow;
  private int lacking;
  private int lackingWithIssues;
  private final Sums money = new Sums(2);
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
    double atStake = row.number(decision.moneyAtStake);
    money.add(SAVED, Math.max(0, atStake));
    money.add(MORE, Math.max(0, -atStake));
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

  /** Money at stake of the workloads that would save something, ready or pending. */
  public double saved() {
    return money.of(SAVED);
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
