package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.economics.OptionTokens.Sent;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Workloads;

/**
 * What is done today, carried on over the horizon: the option of the current approach, with
 * retrieval only where that is in place, at the prices of requests as they are sent today.
 */
public final class CarriedOn extends Section {
  private final Today today = model.today;
  private final OptionTokens tokens = model.tokens;
  private final Requests requests = model.requests;
  private final Variable bill = in.cell(Workloads.PROMPTING_COST);
  private final Variable escalated = in.cell(Workloads.ESCALATED_SHARE);

  private final Line listed = large("prompted", looked.prompted);

  private final Expression billMoves = requests.moves("prompted today", looked.prompted, listed);

  public final Line prompted =
      asSent(
          "Request price prompted today",
          "a request to the large model as it is sent today",
          requests.prompted,
          ifElse(bill.known(), bill.dividedBy(in.requests).times(billMoves), listed));

  public final Line replacement =
      asSent(
          "Request price replacement today",
          "the same to the Replacement of the prompted model; blank where there is none",
          requests.replacement,
          ifElse(
              OptionTokens.longerThanContext(looked.replacement, in.inputTokens, in.outputTokens),
              BLANK,
              large("replacement", looked.replacement)));

  public final Line small =
      asSent(
          "Request price small today",
          "a request to the smaller model as it is sent today; blank where it is not sold per"
              + " token",
          requests.small,
          today("small", looked.small, in.inputTokens, tokens.small));

  public final Line tuned =
      asSent(
          "Request price fine-tuned today",
          "a request to the fine-tuned model as it is sent today; blank where it is not paid by the"
              + " token",
          requests.tuned,
          ifElse(
              model.serving.byToken,
              today("fine-tuned", looked.tuned, tokens.inputToday, tokens.tuned),
              BLANK));

  final Line smallByApi =
      flag(
          "Small by API today",
          "1 where today's small model can be bought by the token over the whole horizon",
          today
              .smallNow
              .and(model.serving.sameModel.not())
              .and(small.known())
              .and(model.serving.smallServed)
              .and(
                  OptionTokens.longerThanContext(looked.small, in.inputTokens, tokens.outputSmall)
                      .not()));

  public final Line largeShare =
      line(
          "Large model's share today",
          Unit.SHARE,
          "requests that the large model answers today",
          ifElse(today.largeNow, ONE, today.tunedNow.times(escalated)));

  public final Line badAnswer =
      perRequest(
          "Bad-answer cost today",
          "bad answers of what is done today, an average request",
          ifElse(
              today.tunedNow,
              model.quality.badTuned,
              ifElse(
                  today.smallNow,
                  model.quality.badSmall,
                  ifElse(
                      today.planned,
                      ZERO,
                      ifElse(largeShare.above(ZERO), model.quality.badPrompted, BLANK)))));

  /** A request of a month to the large model as it is sent today. */
  final Line large =
      months(
          "Large model's price today",
          Unit.MONEY_A_REQUEST,
          "a request of the month as it is sent to the large model today, later to its"
              + " Replacement",
          ifElse(
              replacement.known().and(requests.ended),
              replacement.times(model.volume.priceFactor),
              prompted.times(model.volume.priceFactorWithStep)));

  CarriedOn(Model model) {
    super(model, "Today carried on");
  }

  private Line large(String whose, TokenPrice price) {
    return today(whose, price, in.inputTokens, tokens.prompted);
  }

  /** A request as it is sent today: its own input, no caching that nobody typed. */
  private Line today(String whose, TokenPrice price, Expression input, Sent option) {
    Sent sent =
        new Sent(input, option.cached(), option.written(), option.output(), option.prefix());
    Line longShare =
        byDay(
            OptionTokens.LONG_SHARE + " " + whose + " today",
            Unit.SHARE,
            "requests that are long enough to cost more, as they are sent today",
            tokens.longShare(price, input));
    Line read = requests.read(whose + " today", price, sent, longShare);
    return priceByDay(
        "Listed price " + whose + " today",
        "a request as it is sent today at list prices, caching as typed",
        requests.price(read, price, sent, longShare));
  }

  /** The option's price, where a request is sent today as the option would send it. */
  private Line asSent(String name, String meaning, Line option, Expression today) {
    return priceByDay(
        name,
        meaning,
        ifElse(tokens.addedTokens.above(ZERO).or(model.caching.assumed), today, option));
  }
}
