package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.THOUSAND;
import static breakeven.core.expression.AtMonth.atMonth;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.min;
import static breakeven.core.expression.Expression.monthAfterLastLoss;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;

/** What the saving is worth: present value, payback, return, and the cost of 1,000 requests. */
public final class Returns extends Section {
  private final Totals totals = model.totals;
  private final MonthByMonth monthly = model.monthly;

  public final Line npv =
      money(
          "NPV",
          "net saving, each month's part discounted to month 0",
          sum(monthly.monthlySaving, model.volume.discountFactor).minus(totals.extraOneOff));

  public final Line monthAfterLastLoss =
      line(
          "Month after the last loss",
          Unit.MONTH,
          "first month from which cumulative saving never falls below 0 again. The one after the"
              + " horizon where it ends below 0",
          min(model.life.horizon.plus(ONE), monthAfterLastLoss(monthly.cumulativeSaving)));

  public final Line payback =
      line(
          "Payback",
          Unit.MONTH,
          "that month; 0 where nothing is ever owed; blank where the horizon ends below 0: never",
          ifElse(model.life.horizon.atLeast(monthAfterLastLoss), monthAfterLastLoss, BLANK));

  public final Line paybackExact =
      line(
          "Payback, exact",
          Unit.MONTHS,
          "the point within that month at which cumulative saving crosses 0",
          ifElse(
              payback.above(ZERO),
              payback.minus(
                  atMonth(monthly.cumulativeSaving, payback)
                      .dividedBy(atMonth(monthly.monthlySaving, payback))),
              BLANK));

  public final Line returnOnOneOff =
      line(
          "Return",
          Unit.FACTOR,
          "net saving for each unit of extra one-off cost; blank where that is not above 0",
          ifElse(
              totals.extraOneOff.aboveMoney(ZERO),
              totals.netSaving.dividedBy(totals.extraOneOff),
              BLANK));

  public final Line perThousandPrompted =
      perThousand("Cost per 1,000 requests prompted", totals.tcoPrompted);

  public final Line perThousandSmall =
      perThousand("Cost per 1,000 requests small", totals.tcoSmall);

  public final Line perThousandTuned =
      perThousand("Cost per 1,000 requests fine-tuned", totals.tcoTuned);

  Returns(Model model) {
    super(model, "Results");
  }

  private Line perThousand(String name, Line tco) {
    return line(
        name,
        Unit.MONEY_A_THOUSAND,
        "total cost by the requests of the horizon",
        ifElse(
            model.volume.totalRequests.above(ZERO),
            tco.dividedBy(model.volume.totalRequests).times(THOUSAND),
            BLANK));
  }
}
