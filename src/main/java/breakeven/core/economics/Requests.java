package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.THOUSAND;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Workloads;

/** The price of one request of each option that is paid by the token. */
public final class Requests extends Section {
  private final OptionTokens tokens = model.tokens;
  private final Variable bill = in.cell(Workloads.PROMPTING_COST);

  public final Line listedPrompted =
      perRequest(
          "Listed price prompted",
          "one request to the large model at list prices; blank where it is not sold per token",
          price(looked.prompted, tokens.inputPrompted, tokens.cachedPrompted));

  public final Line prompted =
      perRequest(
          "Request price prompted",
          "the list price. Where a bill is quoted, that bill by its requests, assumed retrieved tokens on top; blank without requests",
          ifElse(
              bill.known(),
              ifElse(
                  in.requests.above(ZERO),
                  bill.dividedBy(in.requests)
                      .plus(
                          ifElse(
                              tokens.addedTokens.above(ZERO),
                              tokens.addedTokens.times(looked.prompted.input()).dividedBy(MILLION),
                              ZERO)),
                  BLANK),
              listedPrompted));

  public final Line small =
      perRequest(
          "Request price small",
          "one request to the smaller model, not fine-tuned; blank where it is not sold per token",
          price(looked.small, tokens.inputSmall, tokens.cachedSmall));

  public final Line tuned =
      perRequest(
          "Request price fine-tuned",
          "one request to the fine-tuned model, at the price of its Fine-tuned row. Blank where it is not paid by the token",
          ifElse(
              in.cell(Workloads.SERVING)
                  .is("Per token")
                  .and(in.cell(Workloads.SERVING_COST).known().not()),
              price(looked.tuned, tokens.inputTuned, tokens.cachedTuned),
              BLANK));

  public final Line escalation =
      perRequest(
          "Escalation price",
          "what the requests that the fine-tuned model hands on to the large model add to an average request",
          ifElse(
              in.cell(Workloads.ESCALATED_SHARE).above(ZERO),
              in.cell(Workloads.ESCALATED_SHARE).times(prompted),
              ZERO));

  Requests(Model model) {
    super(model, "Price of a request");
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
