package breakeven.economics;

import static breakeven.economics.UnitConstants.MILLION;
import static breakeven.economics.UnitConstants.THOUSAND;
import static breakeven.expression.Constant.BLANK;
import static breakeven.expression.Constant.ONE;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.ifElse;

import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.expression.Lines;
import breakeven.expression.Unit;
import breakeven.price.PriceVariables;
import breakeven.price.TokenPrice;
import breakeven.table.Workloads;

/** The price of one request of each option that is paid by the token. */
public final class Requests {
  private final Inputs in;

  public final Line listedPrompted;
  public final Line prompted;
  public final Line small;
  public final Line tuned;
  public final Line escalation;

  Requests(Lines lines, Inputs in, PriceVariables looked, Volume volume) {
    this.in = in;
    lines.group("Price of a request");
    var bill = in.cell(Workloads.PROMPTING_COST);
    listedPrompted =
        lines.line(
            "Listed price prompted",
            Unit.MONEY_A_REQUEST,
            "one request to the large model at list prices; blank where it is not sold per token",
            price(looked.prompted, volume.inputPrompted, volume.cachedPrompted));
    prompted =
        lines.line(
            "Request price prompted",
            Unit.MONEY_A_REQUEST,
            "the list price; where a bill is quoted, that bill by its requests, assumed retrieved tokens on top; blank where there are none",
            ifElse(
                bill.known(),
                ifElse(
                    in.requests.above(ZERO),
                    bill.dividedBy(in.requests)
                        .plus(
                            ifElse(
                                volume.addedTokens.above(ZERO),
                                volume
                                    .addedTokens
                                    .times(looked.prompted.input())
                                    .dividedBy(MILLION),
                                ZERO)),
                    BLANK),
                listedPrompted));
    small =
        lines.line(
            "Request price small",
            Unit.MONEY_A_REQUEST,
            "one request to the smaller model, not fine-tuned; blank where it is not sold per token",
            price(looked.small, volume.inputSmall, volume.cachedSmall));
    tuned =
        lines.line(
            "Request price fine-tuned",
            Unit.MONEY_A_REQUEST,
            "one request to the fine-tuned model at the price of its Fine-tuned row; blank where it is not paid by the token",
            ifElse(
                in.cell(Workloads.SERVING)
                    .is("Per token")
                    .and(in.cell(Workloads.SERVING_COST).known().not()),
                price(looked.tuned, volume.inputTuned, volume.cachedTuned),
                BLANK));
    escalation =
        lines.line(
            "Escalation price",
            Unit.MONEY_A_REQUEST,
            "what the requests that the fine-tuned model hands on to the large model add to an average request",
            ifElse(
                in.cell(Workloads.ESCALATED_SHARE).above(ZERO),
                in.cell(Workloads.ESCALATED_SHARE).times(prompted),
                ZERO));
  }

  private Expression price(TokenPrice price, Expression input, Expression cached) {
    return input
        .minus(cached)
        .times(price.input())
        .plus(cached.times(price.cached()))
        .plus(in.outputTokens.times(price.output()))
        .dividedBy(MILLION)
        .times(ONE.minus(in.cell(Workloads.BATCH_SHARE).times(price.batch())))
        .plus(price.fee().dividedBy(THOUSAND));
  }
}
