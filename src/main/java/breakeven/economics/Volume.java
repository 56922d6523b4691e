package breakeven.economics;

import static breakeven.economics.UnitConstants.MILLION;
import static breakeven.economics.UnitConstants.MONTHS_A_YEAR;
import static breakeven.expression.Constant.ONE;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.ifElse;
import static breakeven.expression.Expression.max;
import static breakeven.expression.Expression.min;
import static breakeven.expression.Expression.prior;
import static breakeven.expression.Expression.sum;

import breakeven.expression.Constant;
import breakeven.expression.Line;
import breakeven.expression.Lines;
import breakeven.expression.Unit;
import breakeven.table.Assumption;
import breakeven.table.Workloads;

/** Tokens and requests, month by month, and how prices move over the months. */
public final class Volume {
  /** Tokens in the unit of {@link #monthlyTokens}. */
  public static final Constant ONE_MILLION = MILLION;

  public final Line tokensPerRequest;
  public final Line monthlyTokens;
  public final Line month;
  public final Line inLife;
  public final Line requests;
  public final Line priceFactor;
  public final Line priceFactorWithStep;
  public final Line discountFactor;
  public final Line totalRequests;
  public final Line requestsAtPriceFactor;
  public final Line requestsAtPriceStep;
  public final Line addedTokens;
  public final Line removedTokens;
  public final Line inputPrompted;
  public final Line inputSmall;
  public final Line inputTuned;
  public final Line cachedPrompted;
  public final Line cachedSmall;
  public final Line cachedTuned;

  Volume(Lines lines, Inputs in, Horizon life) {
    lines.group("Volume");
    tokensPerRequest =
        lines.line(
            "Tokens per request",
            Unit.TOKENS_A_REQUEST,
            "input and output tokens as typed",
            in.inputTokens.plus(in.outputTokens));
    monthlyTokens =
        lines.line(
            "Monthly tokens",
            Unit.MILLION_TOKENS,
            "tokens of month 1; compared with Low and High volume threshold",
            in.requests.times(tokensPerRequest).dividedBy(MILLION));
    month =
        lines.months(
            "Month",
            Unit.MONTH,
            "1 is the first in production",
            null,
            self -> prior(self).plus(ONE));
    inLife =
        lines.months(
            "In life", Unit.FLAG, "1 up to the horizon, 0 after it", life.horizon.atLeast(month));
    Line grown =
        lines.months(
            "Requests before the end",
            Unit.REQUESTS_A_MONTH,
            "requests of month 1, growing every month",
            null,
            self ->
                ifElse(
                    month.equalTo(ONE),
                    in.requests,
                    prior(self).times(ONE.plus(in.cell(Workloads.GROWTH)))));
    requests =
        lines.months(
            "Requests",
            Unit.REQUESTS_A_MONTH,
            "requests of the month, up to the horizon",
            grown.times(inLife));
    Line monthlyDecline =
        lines.line(
            "Price factor of a month",
            Unit.FACTOR,
            "what a yearly price decline leaves of a price after one month",
            ONE.minus(in.assumption(Assumption.PRICE_DECLINE)).power(ONE.dividedBy(MONTHS_A_YEAR)));
    priceFactor =
        lines.months(
            "Price factor",
            Unit.FACTOR,
            "per-token prices of the month against today's, for every option alike",
            null,
            self -> ifElse(month.equalTo(ONE), ONE, prior(self).times(monthlyDecline)));
    priceFactorWithStep =
        lines.months(
            "Price factor with step",
            Unit.FACTOR,
            "the same for the prompted large model, whose price also falls once from the step month on",
            priceFactor.times(
                ifElse(
                    month.atLeast(in.assumption(Assumption.PRICE_STEP_MONTH)),
                    ONE.minus(in.assumption(Assumption.PRICE_STEP)),
                    ONE)));
    Line monthlyDiscount =
        lines.line(
            "Discount factor of a month",
            Unit.FACTOR,
            "what money one month later is worth today",
            ONE.dividedBy(
                ONE.plus(in.assumption(Assumption.DISCOUNT_RATE))
                    .power(ONE.dividedBy(MONTHS_A_YEAR))));
    discountFactor =
        lines.months(
            "Discount factor",
            Unit.FACTOR,
            "what money of the month is worth in month 0",
            ONE,
            self -> prior(self).times(monthlyDiscount));
    totalRequests =
        lines.line("Total requests", Unit.REQUESTS, "requests over the horizon", sum(requests));
    requestsAtPriceFactor =
        lines.line(
            "Requests at price factor",
            Unit.REQUESTS,
            "requests, each weighted with its month's price factor",
            sum(
                lines.months(
                    "Requests of the month at price factor",
                    Unit.REQUESTS_A_MONTH,
                    "requests of the month times its price factor",
                    requests.times(priceFactor))));
    requestsAtPriceStep =
        lines.line(
            "Requests at price step",
            Unit.REQUESTS,
            "requests, each weighted with its month's price factor with step",
            sum(
                lines.months(
                    "Requests of the month at price step",
                    Unit.REQUESTS_A_MONTH,
                    "requests of the month times its price factor with step",
                    requests.times(priceFactorWithStep))));

    lines.group("Tokens of each option");
    var retrieved = in.cell(Workloads.RETRIEVED_TOKENS);
    addedTokens =
        lines.line(
            "Added tokens",
            Unit.TOKENS_A_REQUEST,
            "assumed retrieved tokens, where grounding is needed and no context is sent yet",
            in.assumption(Assumption.RETRIEVED_TOKENS)
                .times(life.grounding)
                .times(life.hasRag.not())
                .times(retrieved.equalTo(ZERO)));
    removedTokens =
        lines.line(
            "Removed tokens",
            Unit.TOKENS_A_REQUEST,
            "instruction tokens that a fine-tuned model makes unnecessary",
            in.assumption(Assumption.REMOVABLE_SHARE).times(in.cell(Workloads.INSTRUCTION_TOKENS)));
    inputPrompted =
        lines.line(
            "Input prompted",
            Unit.TOKENS_A_REQUEST,
            "input tokens of the large option",
            in.inputTokens.plus(addedTokens));
    inputSmall =
        lines.line(
            "Input small",
            Unit.TOKENS_A_REQUEST,
            "input tokens of the small option: without retrieved context where that is no need",
            inputPrompted.minus(life.ragOnlyToday.times(retrieved)));
    inputTuned =
        lines.line(
            "Input fine-tuned",
            Unit.TOKENS_A_REQUEST,
            "input tokens of the fine-tuned option: the small option's without the removed instructions",
            inputSmall.minus(removedTokens));
    cachedPrompted =
        lines.line(
            "Cached tokens prompted",
            Unit.TOKENS_A_REQUEST,
            "input tokens read from the cache; assumed retrieved tokens never are",
            in.cell(Workloads.CACHED_SHARE).times(in.inputTokens));
    cachedSmall =
        lines.line(
            "Cached tokens small",
            Unit.TOKENS_A_REQUEST,
            "the same, at most the small option's input",
            min(cachedPrompted, inputSmall));
    cachedTuned =
        lines.line(
            "Cached tokens fine-tuned",
            Unit.TOKENS_A_REQUEST,
            "the same without the removed instructions, which are the cached prefix",
            max(ZERO, cachedSmall.minus(removedTokens)));
  }
}
