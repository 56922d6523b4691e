package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.firstMonth;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.prior;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;

/**
 * What the alternative and the fine-tuned option cost in every month, and how the saving comes in.
 */
public final class MonthByMonth extends Section {
  private final Costs costs = model.costs;

  public final Line alternativeMonth =
      months(
          "Alternative month",
          Unit.MONEY_A_MONTH,
          "what the alternative costs in the month",
          model.totals.alternativeCosts.month());

  public final Line tunedMonth =
      months(
          "Fine-tuned month",
          Unit.MONEY_A_MONTH,
          "what the fine-tuned option costs in the month, re-training included; in the lead time"
              + " what the alternative does",
          ifElse(model.volume.beforeProduction, alternativeMonth, costs.tuned.month()));

  /** What today's approach costs in a month of the horizon, money. */
  public final Line todayMonth =
      months(
          "Today month",
          Unit.MONEY_A_MONTH,
          "what today's approach costs in the month, migration and re-training included; what the"
              + " alternative does where nothing runs yet",
          ifElse(model.today.planned, alternativeMonth, costs.today.month()));

  public final Line monthlySaving =
      months(
          "Monthly saving",
          Unit.MONEY_A_MONTH,
          "alternative less fine-tuned",
          alternativeMonth.minus(tunedMonth));

  public final Line cumulativeSaving =
      months(
          "Cumulative saving",
          Unit.MONEY,
          "the cash-flow line: starts with the extra one-off cost and ends at net saving",
          ZERO.minus(model.totals.extraOneOff),
          self -> prior(self).plus(monthlySaving));

  public final Line firstPrompted =
      first(
          "Month 1 prompted",
          "what prompting the large model costs in month 1",
          costs.prompted.firstMonth());

  /** Blank where there is no small option. */
  public final Line firstSmall =
      first(
          "Month 1 small",
          "what prompting the small model costs in month 1; blank where there is no such option",
          ifElse(model.serving.smallExists, costs.small.firstMonth(), BLANK));

  public final Line firstTuned =
      first(
          "Month 1 fine-tuned",
          "what the fine-tuned option costs in month 1: in the lead time what the alternative does",
          firstMonth(tunedMonth));

  public final Line firstToday =
      first("Month 1 today", "what today's approach costs in month 1", firstMonth(todayMonth));

  MonthByMonth(Model model) {
    super(model, "Month by month");
  }

  /** What an option costs in month 1, money a month. */
  public Line first(Option option) {
    return switch (option) {
      case PROMPTED -> firstPrompted;
      case SMALL -> firstSmall;
      case TUNED -> firstTuned;
      case TODAY -> firstToday;
    };
  }

  private Line first(String name, String meaning, Expression amount) {
    return line(name, Unit.MONEY_A_MONTH, meaning, amount);
  }
}
