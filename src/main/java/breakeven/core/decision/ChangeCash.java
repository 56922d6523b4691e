package breakeven.core.decision;

import static breakeven.core.expression.AtMonth.atMonth;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.min;
import static breakeven.core.expression.Expression.monthAfterLastLoss;
import static breakeven.core.expression.Expression.prior;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;

/**
 * How the saving of a change comes in, month by month: what today's approach costs less what is
 * advised now. Until a fine-tuned model is in production, today goes on.
 */
public final class ChangeCash extends DecisionSection {
  private final Expression moves = decision.portfolio.counted.and(decision.changes);
  private final Expression oneOff =
      ifElse(decision.portfolio.counted, decision.portfolio.oneOff, ZERO);

  private final Expression then =
      ifElse(decision.toTuned, model.monthly.tunedMonth, model.monthly.alternativeMonth);

  /** What the change saves in a month, money; below 0 where it costs more; 0 where none is made. */
  public final Line month =
      months(
          "Saving of the change in a month",
          Unit.MONEY_A_MONTH,
          "what today costs in the month, less what is advised costs in it; 0 where nothing"
              + " changes",
          ifElse(
              decision.portfolio.counted.and(decision.costs.inForce),
              model.monthly.todayMonth.minus(then),
              ZERO));

  /** Saving of the change up to the end of a month, money; 0 where nothing changes. */
  public final Line cumulative =
      months(
          "Cumulative saving of the change",
          Unit.MONEY,
          "starts with the one-off costs and ends at the saving",
          ZERO.minus(oneOff),
          self -> prior(self).plus(month));

  private final Line afterLastLoss =
      line(
          "Month after the last loss of the change",
          Unit.MONTH,
          "first month from which the saving of the change never falls below 0 again. The one after"
              + " the horizon where it ends below 0",
          min(model.life.horizon.plus(ONE), monthAfterLastLoss(cumulative)));

  /**
   * Month from which the saving of a change never falls below 0 again; 0 where nothing is ever
   * owed; blank where the verdict changes nothing yet or the change saves nothing.
   */
  public final Line payback =
      line(
          "Payback of the change",
          Unit.MONTH,
          "that month; 0 where nothing is ever owed; blank where no change saves anything",
          ifElse(
              moves
                  .and(decision.saving.aboveMoney(ZERO))
                  .and(model.life.horizon.atLeast(afterLastLoss)),
              afterLastLoss,
              BLANK));

  private final Line owedBefore =
      money(
          "Owed before payback of the change",
          "what of the one-off costs is still owed a month before; 0 where nothing is ever owed",
          ifElse(payback.above(ZERO), ZERO.minus(atMonth(cumulative, payback.minus(ONE))), ZERO));

  /** Where within that month the cumulative saving crosses 0; blank where nothing is owed. */
  public final Line paybackExact =
      line(
          "Payback of the change, exact",
          Unit.MONTHS,
          "the point within that month at which the saving of the change crosses 0",
          ifElse(
              owedBefore.above(ZERO),
              payback
                  .minus(ONE)
                  .plus(owedBefore.dividedBy(owedBefore.plus(atMonth(cumulative, payback)))),
              BLANK));

  /** The saving, each month's part discounted to month 0; 0 where nothing changes. */
  public final Line npv =
      money(
          "NPV of the change",
          "the saving of the change, each month's part discounted to month 0; 0 where nothing"
              + " changes",
          ifElse(moves, sum(month, model.volume.discountFactor).minus(oneOff), ZERO));

  /** Saving for each unit of one-off cost; blank where that is not above 0. */
  public final Line returnOnOneOff =
      line(
          "Return of the change",
          Unit.FACTOR,
          "saving for each unit of one-off cost; blank where that is not above 0",
          ifElse(oneOff.aboveMoney(ZERO), decision.saving.dividedBy(oneOff), BLANK));

  ChangeCash(Decision decision) {
    super(decision, "Cash of the change");
  }
}
