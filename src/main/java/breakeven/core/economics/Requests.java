package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.THOUSAND;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Workloads;

/** The price of one request of each option that is paid by the token. */
public final class Requests extends Section {
  private final OptionTokens tokens = model.tokens;
  private final Caching caching = model.caching;
  private final Variable bill = in.cell(Workloads.PROMPTING_COST);

  private final Line readPrompted =
      read(
          "Input of 1M requests prompted",
          looked.prompted,
          tokens.inputPrompted,
          tokens.cachedPrompted,
          tokens.writtenPrompted,
          tokens.longPrompted);

  public final Line listedPrompted =
      priceByDay(
          "Listed price prompted",
          "one request to the large model at list prices, caching as typed; blank where it is not"
              + " sold per token",
          price(readPrompted, looked.prompted, in.outputTokens, tokens.longPrompted));

  private final Expression listedMoves = moves("prompted", looked.prompted, listedPrompted);

  public final Line prompted =
      priceByDay(
          "Request price prompted",
          "the list price less what caching saves. Where a bill is quoted, that bill by its"
              + " requests, assumed retrieved tokens on top; blank without requests",
          ifElse(
              bill.known(),
              ifElse(
                  in.requests.above(ZERO),
                  bill.dividedBy(in.requests)
                      .times(listedMoves)
                      .plus(
                          ifElse(
                              tokens.addedTokens.above(ZERO),
                              tokens.addedTokens.times(looked.prompted.input()).dividedBy(MILLION),
                              ZERO)),
                  BLANK),
              listedPrompted.minus(caching.prompted)));

  private final Line readReplacement =
      read(
          "Input of 1M requests replacement",
          looked.replacement,
          tokens.inputPrompted,
          tokens.cachedPrompted,
          tokens.writtenPrompted,
          tokens.longReplacement);

  /** Price of a request to the model that follows; blank where none is named or sold by token. */
  public final Line replacement =
      priceByDay(
          "Request price replacement",
          "one request to the Replacement of the prompted model, less what caching"
              + " saves; blank where there is none",
          ifElse(
              tokens.replacementTooLong,
              BLANK,
              price(readReplacement, looked.replacement, in.outputTokens, tokens.longReplacement)
                  .minus(caching.replacement)));

  /** Month in which the prompted model has ended; infinite where no end is announced. */
  public final Line migrationMonth =
      line(
          "Migration month",
          Unit.MONTH,
          "first month that the prompted model's last service date no longer covers whole",
          max(ONE, looked.promptedServedMonths.plus(ONE)));

  /** Month of the migration; a flag a month. */
  public final Line migrates =
      months(
          "Migration falls due",
          Unit.FLAG,
          "1 in the migration month, up to the horizon",
          model.volume.inLife.and(model.volume.month.equalTo(migrationMonth)));

  /** Whether the prompted model ends before the horizon does; a flag. */
  public final Line promptedEnds =
      flag(
          "Prompted model ends",
          "1 where the prompted model's last service date comes before the end of the horizon",
          model.life.horizon.atLeast(migrationMonth));

  final Line ended =
      months(
          "Prompted model has ended",
          Unit.FLAG,
          "1 from the migration month on",
          model.volume.month.atLeast(migrationMonth));

  /** What a request to the large option costs in a month, from its end on to the replacement. */
  public final Line large =
      months(
          "Large option's price",
          Unit.MONEY_A_REQUEST,
          "a request of the month to the prompted model, from the migration month on to its"
              + " Replacement",
          ifElse(
              replacement.known().and(prompted.known()).and(ended),
              replacement.times(model.volume.priceFactor),
              prompted.times(model.volume.priceFactorWithStep)));

  private final Line readSmall =
      read(
          "Input of 1M requests small",
          looked.small,
          tokens.inputSmall,
          tokens.cachedSmall,
          tokens.writtenSmall,
          tokens.longSmall);

  public final Line small =
      priceByDay(
          "Request price small",
          "one request to the smaller model, not fine-tuned, less what caching saves; blank where"
              + " it is not sold per token",
          price(readSmall, looked.small, tokens.outputSmall, tokens.longSmall)
              .minus(caching.small));

  private final Line readRival =
      read(
          "Input of 1M requests rival",
          looked.rival,
          tokens.inputSmall,
          tokens.cachedSmall,
          tokens.writtenSmall,
          tokens.longRival);

  public final Line rival =
      priceByDay(
          "Request price rival",
          "one request to the rival, less what caching saves; blank where none is asked about",
          price(readRival, looked.rival, tokens.outputSmall, tokens.longRival)
              .minus(caching.rival));

  private final Line readTuned =
      read(
          "Input of 1M requests fine-tuned",
          looked.tuned,
          tokens.inputTuned,
          tokens.cachedTuned,
          tokens.writtenTuned,
          tokens.longTuned);

  private final Line listedTuned =
      priceByDay(
          "Listed price fine-tuned",
          "one request to the fine-tuned model at the prices of its Fine-tuned row",
          price(readTuned, looked.tuned, tokens.outputTuned, tokens.longTuned));

  public final Line tuned =
      priceByDay(
          "Request price fine-tuned",
          "one request to the fine-tuned model, at the price of its Fine-tuned row less what"
              + " caching saves. Blank where it is not paid by the token",
          ifElse(
              in.cell(Workloads.SERVING)
                  .is("Per token")
                  .and(in.cell(Workloads.SERVING_COST).known().not()),
              listedTuned.minus(caching.tuned),
              BLANK));

  Requests(Model model) {
    super(model, "Price of a request");
  }

  /**
   * What a million requests cost for what they read.
   *
   * @param longShare the part of the requests whose length makes them dearer
   */
  Line read(
      String name,
      TokenPrice price,
      Expression input,
      Expression cached,
      Expression written,
      Expression longShare) {
    return byDay(
        name,
        Unit.MONEY,
        "input tokens of 1,000,000 requests at their prices, cached or not",
        factor(longShare, price.longInput())
            .times(
                input
                    .minus(cached)
                    .minus(written)
                    .times(price.input())
                    .plus(cached.times(price.cached()))
                    .plus(written.times(price.written()))));
  }

  /**
   * The price of a request.
   *
   * @param read what a million of them cost for what they read
   * @param longShare the part of the requests whose length makes them dearer
   */
  Expression price(Line read, TokenPrice price, Expression output, Expression longShare) {
    return read.plus(factor(longShare, price.longOutput()).times(output).times(price.output()))
        .dividedBy(MILLION)
        .times(ONE.minus(in.cell(Workloads.BATCH_SHARE).times(price.batch())))
        .plus(price.fee().dividedBy(THOUSAND));
  }

  /**
   * What becomes of a bill with the days of its model's prices: the price of a request against that
   * of month 1; 1 where there is none.
   *
   * @param price the prices of its model
   * @param listed the price of a request by the day
   */
  Expression moves(String whose, TokenPrice price, Line listed) {
    Line first =
        perRequest(
            "Listed price " + whose + ", month 1", "the same at the prices of month 1", listed);
    return ifElse(
        price.changes().known().and(first.times(MILLION).above(ZERO)),
        listed.dividedBy(first),
        ONE);
  }

  static Expression factor(Expression longShare, Expression factor) {
    return ONE.plus(longShare.times(factor.minus(ONE)));
  }
}
