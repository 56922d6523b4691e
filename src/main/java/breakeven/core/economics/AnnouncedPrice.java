package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MONTHS_A_YEAR;
import static breakeven.core.expression.AtMonth.atMonth;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.price.TokenPrice;
import java.util.function.Function;

/** What is announced of the model in use, and what that costs: its next price, its end. */
public final class AnnouncedPrice extends Section {
  private final Today today = model.today;
  private final CarriedOn carriedOn = model.carriedOn;

  private final Line atPrices =
      byDay(
          "Today at its prices",
          Unit.MONEY_A_MONTH,
          "tokens and hosting of today's approach, with the requests of month 1",
          model
              .volume
              .firstRequests
              .times(
                  carriedOn
                      .largeShare
                      .times(carriedOn.prompted.orZero())
                      .plus(ifElse(today.tunedNow, carriedOn.tuned.orZero(), ZERO))
                      .plus(
                          ifElse(
                              carriedOn.smallByApi.and(model.costs.onGpusToday.not()),
                              carriedOn.small.orZero(),
                              ZERO)))
              .plus(model.quantities.hostingToday));

  /** First day of the price; days since 1970-01-01. */
  public final Expression day = ofModelInUse(TokenPrice::nextDay);

  /** Input price from then on, as typed. */
  public final Expression input = ofModelInUse(TokenPrice::nextInput);

  /** Output price from then on, as typed. */
  public final Expression output = ofModelInUse(TokenPrice::nextOutput);

  private final Line month =
      line(
          "Next price of today",
          Unit.MONTH,
          "month from which on the model in use has another price; blank where none is announced",
          ofModelInUse(TokenPrice::nextMonth));

  /** What the next price costs more a year; blank where none comes within the horizon. */
  public final Line moreAYear =
      line(
          "Announced price costs more",
          Unit.MONEY_A_YEAR,
          "what the next price of the model in use costs more in 12 months like month 1. Below 0"
              + " where it costs less, blank where none is announced within the horizon",
          ifElse(
              month
                  .known()
                  .and(model.life.horizon.atLeast(month))
                  .and(today.largeNow.not().or(looked.promptedServedMonths.atLeast(month))),
              MONTHS_A_YEAR.times(atMonth(atPrices, month).minus(atPrices)),
              BLANK));

  /** What the model that follows costs more a year; blank where none does. */
  public final Line successorMore =
      line(
          "Successor costs more",
          Unit.MONEY_A_YEAR,
          "what the Replacement of the prompted model in use costs more in 12 months like month 1."
              + " Of a small or fine-tuned model: what prompting the large one does. Below 0 where"
              + " it costs less",
          MONTHS_A_YEAR.times(
              ifElse(
                  today.largeNow,
                  model.volume.firstRequests.times(
                      atMonth(carriedOn.replacement, model.requests.migrationMonth)
                          .minus(carriedOn.prompted)),
                  model
                      .volume
                      .firstRequests
                      .times(model.requests.prompted)
                      .minus(model.totals.lastMonth))));

  AnnouncedPrice(Model model) {
    super(model, "Announced prices");
  }

  private Expression ofModelInUse(Function<TokenPrice, Variable> figure) {
    return ifElse(
        today.tunedNow,
        figure.apply(looked.tuned),
        ifElse(today.smallNow, figure.apply(looked.small), figure.apply(looked.prompted)));
  }
}
