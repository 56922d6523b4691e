package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.MONTHS_A_YEAR;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.prior;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Assumption;

/** Requests, month by month, and how prices move over the months. */
public final class Volume extends Section {

  public final Line tokensPerRequest =
      line(
          "Tokens per request",
          Unit.TOKENS_A_REQUEST,
          "input and output tokens as typed",
          in.inputTokens.plus(in.outputTokens));

  /** Requests of month 1 in the scenario, and in a draw. */
  public final Line firstRequests =
      line(
          "Requests at the start",
          Unit.REQUESTS_A_MONTH,
          "requests of month 1, as the scenario has them",
          drivers.moved(UncertainDriver.VOLUME, in.requests));

  public final Line monthlyTokens =
      line(
          "Monthly tokens",
          Unit.MILLION_TOKENS,
          "tokens of month 1; compared with Low and High volume threshold",
          firstRequests.times(tokensPerRequest).dividedBy(MILLION));

  public final Line month =
      months(
          "Month",
          Unit.MONTH,
          "1 is the first after the decision",
          null,
          self -> prior(self).plus(ONE));

  public final Line inLife =
      months(
          "In life",
          Unit.FLAG,
          "1 up to the horizon, 0 after it",
          model.life.horizon.atLeast(month));

  /** Months in which the alternative serves, until the fine-tuned model does; a flag a month. */
  public final Line beforeProduction =
      months(
          "Before production",
          Unit.FLAG,
          "1 in the months of the lead time: the alternative serves in them",
          model.life.leadTimePaid.atLeast(month));

  /** Months in which the fine-tuned model serves; a flag a month. */
  public final Line inProduction =
      months(
          "In production",
          Unit.FLAG,
          "1 after the lead time and up to the horizon",
          inLife.times(beforeProduction.not()));

  private final Line grown =
      months(
          "Requests before the end",
          Unit.REQUESTS_A_MONTH,
          "requests of month 1, growing every month",
          null,
          self ->
              ifElse(
                  month.equalTo(ONE), firstRequests, prior(self).times(ONE.plus(drivers.growth))));

  public final Line requests =
      months(
          "Requests",
          Unit.REQUESTS_A_MONTH,
          "requests of the month, up to the horizon",
          grown.times(inLife));

  private final Line monthlyDecline =
      line(
          "Price factor of a month",
          Unit.FACTOR,
          "what a yearly price decline leaves of a price after one month",
          ONE.minus(drivers.priceDecline).power(ONE.dividedBy(MONTHS_A_YEAR)));

  public final Line priceFactor =
      months(
          "Price factor",
          Unit.FACTOR,
          "per-token prices of the month against today's, for every option alike",
          null,
          self -> ifElse(month.equalTo(ONE), ONE, prior(self).times(monthlyDecline)));

  public final Line priceFactorWithStep =
      months(
          "Price factor with step",
          Unit.FACTOR,
          "the same for the prompted large model, whose price also falls once from the step month"
              + " on",
          priceFactor.times(
              ifElse(
                  month.atLeast(in.assumption(Assumption.PRICE_STEP_MONTH)),
                  ONE.minus(drivers.priceStep),
                  ONE)));

  final Line monthlyGpuChange =
      line(
          "GPU factor of a month",
          Unit.FACTOR,
          "what a yearly change of the rents of GPUs makes of a rent after one month",
          ONE.plus(drivers.gpuPriceChange).power(ONE.dividedBy(MONTHS_A_YEAR)));

  /** Rents of GPUs in a month against today's, for serving and training; purchases have none. */
  public final Line gpuFactor =
      months(
          "GPU factor",
          Unit.FACTOR,
          "rents of GPUs of the month against today's, for serving and for training",
          ONE,
          self -> ifElse(month.equalTo(ONE), ONE, prior(self).times(monthlyGpuChange)));

  private final Line monthlyDiscount =
      line(
          "Discount factor of a month",
          Unit.FACTOR,
          "what money one month later is worth today",
          ONE.dividedBy(
              ONE.plus(in.assumption(Assumption.DISCOUNT_RATE))
                  .power(ONE.dividedBy(MONTHS_A_YEAR))));

  public final Line discountFactor =
      months(
          "Discount factor",
          Unit.FACTOR,
          "what money of the month is worth in month 0",
          ONE,
          self -> prior(self).times(monthlyDiscount));

  public final Line totalRequests =
      line("Total requests", Unit.REQUESTS, "requests over the horizon", sum(requests));

  public final Line requestsAtPriceFactor =
      line(
          "Requests at price factor",
          Unit.REQUESTS,
          "requests, each weighted with its month's price factor",
          sum(requests, priceFactor));

  /** Requests of the lead time, which the alternative serves. */
  public final Line requestsBefore =
      line(
          "Requests before production",
          Unit.REQUESTS,
          "requests of the lead time",
          sum(beforeProduction, requests));

  /** Requests of the lead time, each weighted with its month's price factor. */
  public final Line requestsBeforeAtPriceFactor =
      line(
          "Requests before production at price factor",
          Unit.REQUESTS,
          "requests of the lead time, each weighted with its month's price factor",
          sum(beforeProduction, requests, priceFactor));

  /** Requests that the fine-tuned model serves. */
  public final Line requestsServed =
      line(
          "Requests in production",
          Unit.REQUESTS,
          "requests of the months in which the fine-tuned model serves",
          totalRequests.minus(requestsBefore));

  Volume(Model model) {
    super(model, "Volume");
  }
}
