package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.model.Sums;
import java.util.Arrays;

/**
 * Cumulative saving of what is ready to approve against today's approaches, month by month: what is
 * expected, and what it is at today's prices. Beyond a workload's horizon its saving stays what it
 * was at the end.
 */
public final class PortfolioCash {
  /** Below this something is owed: what is compared of money is rounded. */
  static final double SMALLEST_LOSS = 0.5e-6;

  private final Decision decision;
  private final String currency;
  private Sums ready = new Sums(0);
  private double[] expected = {};
  private int readyRows;

  /**
   * @param currency the reporting currency
   */
  public PortfolioCash(Decision decision, String currency) {
    this.decision = decision;
    this.currency = currency;
  }

  /** Takes one row. */
  public void add(RowResult row) {
    if (ready.size() == 0) {
      ready = new Sums(row.months() + 1);
    }
    if (row.value(decision.portfolio.ready) > 0) {
      readyRows++;
      for (int month = 0; month < ready.size(); month++) {
        ready.add(month, row.month(decision.cash.cumulative, month));
      }
    }
  }

  /** Takes what draws expect of it in each month from 0 on; none where none is drawn. */
  public void expect(double[] byMonth) {
    expected = byMonth.clone();
    Arrays.parallelPrefix(expected, Double::sum);
  }

  /** Whether it was drawn. */
  public boolean drawn() {
    return expected.length > 0;
  }

  /** The reporting currency, which its amounts are in. */
  public String currency() {
    return currency;
  }

  /** The last month; -1 where there is no workload. */
  public int lastMonth() {
    return ready.size() - 1;
  }

  /** What the changes that are ready to approve have saved by the end of a month. */
  public double ready(int month) {
    return ready.of(month);
  }

  /** The same as draws expect it; NaN where nothing was drawn. */
  public double expected(int month) {
    return month < expected.length ? expected[month] : Double.NaN;
  }

  /** The month after this one where what is ready still owes something, else 0. */
  public int monthAfterLoss(int month) {
    return after(month, ready.of(month));
  }

  private static int after(int month, double saved) {
    return saved <= -SMALLEST_LOSS ? month + 1 : 0;
  }

  /**
   * The first month from which what is ready never owes anything again, as expected where that was
   * drawn; 0 where it never does; beyond {@link #lastMonth} where it still does then.
   */
  public int payback() {
    int payback = 0;
    for (int month = 0; month <= lastMonth(); month++) {
      payback = Math.max(payback, drawn() ? after(month, expected[month]) : monthAfterLoss(month));
    }
    return payback;
  }

  /** The payback in words, for a card. */
  public String paybackWords() {
    if (readyRows == 0) {
      return NOTHING_READY;
    }
    int payback = payback();
    return payback == 0 ? AT_ONCE : payback > lastMonth() ? NEVER : MONTH + payback;
  }

  /** What it comes to, as the title of a chart. */
  public String title() {
    int last = lastMonth();
    if (last < 0 || readyRows == 0) {
      return NO_CHANGE;
    }
    int payback = payback();
    return (payback == 0 ? PAYS_AT_ONCE : payback > last ? NO_PAYBACK : PAYS_BACK + payback)
        + ", "
        + currency;
  }

  public static final String NOTHING_READY = "none ready";
  public static final String AT_ONCE = "at once";
  public static final String NEVER = "never";
  public static final String MONTH = "month ";
  public static final String NO_CHANGE = "No change is " + PortfolioMoney.READY_WORDS;
  public static final String PAYS_AT_ONCE = "Saves at once";
  public static final String NO_PAYBACK = "Not paid back";
  public static final String PAYS_BACK = "Paid back in month ";
}
