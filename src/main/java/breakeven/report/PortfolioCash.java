package breakeven.report;

import breakeven.decision.Decision;
import breakeven.expression.Text;
import breakeven.model.Sums;

/**
 * Cumulative saving of the whole portfolio, month by month: of the workloads that should be
 * fine-tuned, and with those on which fine-tuning would pay but that wait for an answer. Beyond a
 * workload's horizon its saving stays what it was at the end.
 */
public final class PortfolioCash {
  /** Below this a workload owes something: what is compared of money is rounded. */
  private static final double SMALLEST_LOSS = 0.5e-6;

  private final Decision decision;
  private final String currency;
  private Sums tuned = new Sums(0);
  private Sums waiting = new Sums(0);
  private int tunedRows;

  /**
   * @param currency the reporting currency
   */
  public PortfolioCash(Decision decision, String currency) {
    this.decision = decision;
    this.currency = currency;
  }

  /** Takes one row. */
  public void add(RowResult row) {
    if (tuned.size() == 0) {
      tuned = new Sums(row.months() + 1);
      waiting = new Sums(row.months() + 1);
    }
    if (Decision.tunes(row.word(decision.verdict))) {
      tunedRows++;
      add(row, tuned);
    } else if (row.value(decision.waits) > 0) {
      add(row, waiting);
    }
  }

  private void add(RowResult row, Sums to) {
    for (int month = 0; month < to.size(); month++) {
      to.add(month, row.month(decision.model.totals.cumulativeSaving, month));
    }
  }

  /** The reporting currency, which its amounts are in. */
  public String currency() {
    return currency;
  }

  /** The last month; -1 where there is no workload. */
  public int lastMonth() {
    return tuned.size() - 1;
  }

  /** What the workloads to fine-tune have saved by the end of a month. */
  public double tuned(int month) {
    return tuned.of(month);
  }

  /** The same, with those that wait for an answer. */
  public double withWaiting(int month) {
    return tuned.of(month) + waiting.of(month);
  }

  /** The month after this one where the workloads to fine-tune still owe something, else 0. */
  public int monthAfterLoss(int month) {
    return tuned.of(month) <= -SMALLEST_LOSS ? month + 1 : 0;
  }

  /** What it comes to, as the title of a chart. */
  public String title() {
    int last = lastMonth();
    return last < 0 ? start() : start() + message(last);
  }

  private String message(int last) {
    int payback = 0;
    for (int month = 0; month <= last; month++) {
      payback = Math.max(payback, monthAfterLoss(month));
    }
    if (tunedRows == 0) {
      return "no workload is to be fine-tuned now";
    }
    String pays =
        payback == 0
            ? "nothing is ever owed"
            : payback > last ? "no payback" : "pays back in month " + payback;
    return pays + ", " + Text.fixed(tuned.of(last), 0) + " by month " + last;
  }

  /** How the title begins. */
  public String start() {
    return "Cumulative saving of fine-tuning, " + currency + ": ";
  }
}
