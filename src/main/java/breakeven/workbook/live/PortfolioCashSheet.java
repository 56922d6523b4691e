package breakeven.workbook.live;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.round;
import static breakeven.core.expression.Formula.sumIfs;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.PortfolioCash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cumulative saving of the whole portfolio, one row a month: what the chart on Summary draws. */
public final class PortfolioCashSheet extends Workings {
  /** Columns, from 0. */
  public static final int MONTH = 0;

  public static final int READY = 1;
  public static final int EXPECTED = 2;
  private static final int AFTER_LOSS = 3;

  /** A month; 0 where nothing is owed. */
  private static final String OWED = "0;-0;\"nothing owed\"";

  private final PortfolioCash cash;
  private final @Nullable CostsRanges costs;

  /**
   * @param costs the calculation sheets that the formulas refer to; null: values only
   */
  PortfolioCashSheet(PortfolioCash cash, @Nullable CostsRanges costs) {
    super(ReviewSections.CASH, "Portfolio cash", cash.title());
    this.cash = cash;
    this.costs = costs;
  }

  /** The sheet of a review without formulas. */
  public static PortfolioCashSheet values(PortfolioCash cash) {
    return new PortfolioCashSheet(cash, null);
  }

  @Override
  public String sentenceFormula() {
    if (costs == null || cash.drawn()) {
      return "";
    }
    int last = firstRow() + cash.lastMonth();
    String end = Place.cell(MONTH, last);
    String payback = payback("", last);
    return ifElse(
        readyRows(costs) + "=0",
        quoted(PortfolioCash.NO_CHANGE),
        join(
            inWords(
                payback,
                end,
                PortfolioCash.PAYS_AT_ONCE,
                PortfolioCash.NO_PAYBACK,
                PortfolioCash.PAYS_BACK),
            quoted(", " + cash.currency())));
  }

  /** The formula of the payback in words, for another sheet. */
  public String paybackFormula(String prefix) {
    if (costs == null) {
      throw new IllegalStateException("a review of values has no formulas");
    }
    int last = firstRow() + cash.lastMonth();
    return ifElse(
        readyRows(costs) + "=0",
        quoted(PortfolioCash.NOTHING_READY),
        inWords(
            payback(prefix, last),
            prefix + Place.cell(MONTH, last),
            PortfolioCash.AT_ONCE,
            PortfolioCash.NEVER,
            PortfolioCash.MONTH));
  }

  private String payback(String prefix, int last) {
    return call("MAX", CellReferences.column(prefix, AFTER_LOSS, firstRow(), last));
  }

  private static String readyRows(CostsRanges costs) {
    return countIf(costs.column(costs.portfolio().ready), 1);
  }

  private static String inWords(
      String payback, String end, String atOnce, String never, String month) {
    return ifElse(
        payback + "=0",
        quoted(atOnce),
        ifElse(payback + ">" + end, quoted(never), join(quoted(month), payback)));
  }

  @Override
  public List<LiveColumn> columns() {
    return List.of(
        LiveColumn.value("Month", "0", 10, "0 is the decision, 1 the first month in production."),
        money(
            PortfolioMoney.READY,
            "Cumulative saving of the changes that are ready, against today's approaches. Beyond a"
                + " workload's horizon its saving stays what it was at the end."),
        LiveColumn.value(
            "Expected (" + cash.currency() + ")",
            NumberFormats.MONEY,
            22,
            "The same, the mean over the draws of the review; empty where nothing was drawn."),
        LiveColumn.calculated(
            "Not paid back before (month)",
            OWED,
            18,
            "The next month, where all ready changes together still owe something at the end of"
                + " this one. Else 0, shown as nothing owed. The greatest of the column is the"
                + " month of payback in the title."));
  }

  private LiveColumn money(String title, String help) {
    return LiveColumn.calculated(
        title + " (" + cash.currency() + ")", NumberFormats.MONEY, 22, help);
  }

  @Override
  public int size() {
    return cash.lastMonth() + 1;
  }

  @Override
  public void row(int index, LiveCells cells) {
    cells.value(index);
    if (costs == null) {
      cells.value(cash.ready(index));
      cells.value(cash.expected(index));
      cells.value(cash.monthAfterLoss(index));
      return;
    }
    String ready = costs.month(costs.cumulativeChange(), index);
    String here = Place.cell(READY, LiveCells.ROW);
    cells.formula(sumIfs(ready, costs.column(costs.portfolio().ready), 1), cash.ready(index));
    cells.value(cash.expected(index));
    cells.formula(
        ifElse(round(here, 6) + "<0", Place.cell(MONTH, LiveCells.ROW) + "+1", 0),
        cash.monthAfterLoss(index));
  }
}
