package breakeven.live;

import breakeven.decision.Decision;
import breakeven.model.Place;
import breakeven.report.Looks;
import breakeven.report.PortfolioCash;
import breakeven.table.Sheets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cumulative saving of the whole portfolio, one row a month: what the chart on Summary draws. */
public final class PortfolioCashSheet implements LiveSheet {
  /** Columns, from 0. */
  public static final int MONTH = 0;

  public static final int TUNED = 1;
  public static final int WITH_WAITING = 2;
  private static final int AFTER_LOSS = 3;

  /** A month; 0 where nothing is owed. */
  private static final String OWED = "0;-0;\"nothing owed\"";

  private final PortfolioCash cash;
  private final @Nullable Whole costs;

  /**
   * @param costs the calculation sheets that the formulas refer to; null: values only
   */
  PortfolioCashSheet(PortfolioCash cash, @Nullable Whole costs) {
    this.cash = cash;
    this.costs = costs;
  }

  /** The sheet of a review without formulas. */
  public static LiveSheet values(PortfolioCash cash) {
    return new PortfolioCashSheet(cash, null);
  }

  @Override
  public String name() {
    return Sheets.PORTFOLIO_CASH;
  }

  @Override
  public String sentence() {
    return cash.title();
  }

  @Override
  public String sentenceFormula() {
    if (costs == null) {
      return "";
    }
    int last = FIRST_ROW + cash.lastMonth();
    String end = Place.letters(MONTH) + last;
    String payback = "MAX(" + Refs.column("", AFTER_LOSS, FIRST_ROW, last) + ")";
    String rows =
        Decision.TUNING.stream()
            .map(word -> "COUNTIFS(" + costs.column(costs.verdict()) + "," + Refs.text(word) + ")")
            .collect(Collectors.joining("+"));
    return Refs.text(cash.start())
        + "&IF("
        + rows
        + "=0,\"no workload is to be fine-tuned now\",IF("
        + payback
        + "=0,\"nothing is ever owed\",IF("
        + payback
        + ">"
        + end
        + ",\"no payback\",\"pays back in month \"&"
        + payback
        + "))&\", \"&FIXED("
        + Place.letters(TUNED)
        + last
        + ",0)&\" by month \"&"
        + end
        + ")";
  }

  @Override
  public List<LiveColumn> columns() {
    return List.of(
        new LiveColumn(
            "Month",
            "",
            LiveColumn.Role.VALUE,
            "0",
            true,
            10,
            "0 is the decision, 1 the first month in production."),
        money(
            "To be fine-tuned",
            "Cumulative saving of the workloads whose verdict is "
                + String.join(" or ", Decision.TUNING)
                + ". Beyond a workload's horizon its saving stays what it was at the end."),
        money(
            "With those that wait",
            "The same, with the workloads on which fine-tuning would pay but that wait for an answer."),
        new LiveColumn(
            "Not paid back before (month)",
            "",
            LiveColumn.Role.CALCULATED,
            OWED,
            true,
            18,
            "Where the workloads to be fine-tuned together still owe something at the end of this"
                + " month, the next one; else 0, shown as nothing owed. The greatest of the column"
                + " is the month of payback that the title tells."));
  }

  private LiveColumn money(String title, String help) {
    return new LiveColumn(
        title + " (" + cash.currency() + ")",
        "",
        LiveColumn.Role.CALCULATED,
        Looks.MONEY,
        true,
        22,
        help);
  }

  @Override
  public int size() {
    return cash.lastMonth() + 1;
  }

  @Override
  public void row(int index, LiveCells cells) {
    cells.value(index);
    if (costs == null) {
      cells.value(cash.tuned(index));
      cells.value(cash.withWaiting(index));
      cells.value(cash.monthAfterLoss(index));
      return;
    }
    String saving = costs.month(costs.cumulativeSaving(), index);
    String tuned =
        Decision.TUNING.stream()
            .map(word -> sum(saving, costs.column(costs.verdict()), Refs.text(word)))
            .collect(Collectors.joining("+"));
    String here = Place.letters(TUNED) + LiveCells.ROW;
    cells.formula(tuned, cash.tuned(index));
    cells.formula(
        here + "+" + sum(saving, costs.column(costs.waits()), "1"), cash.withWaiting(index));
    cells.formula(
        "IF(ROUND(" + here + ",6)<0," + Place.letters(MONTH) + LiveCells.ROW + "+1,0)",
        cash.monthAfterLoss(index));
  }

  private static String sum(String of, String where, String is) {
    return "SUMIFS(" + of + "," + where + "," + is + ")";
  }
}
