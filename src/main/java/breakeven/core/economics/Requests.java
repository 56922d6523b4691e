package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.SECONDS_A_MONTH;
import static breakeven.core.economics.UnitConstants.THOUSAND;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;

import breakeven.core.economics.OptionTokens.Sent;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/** The price of one request of each option that is paid by the token. */
public final class Requests extends Section {
  private static final String ALONE = ", none batched";
  private final OptionTokens tokens = model.tokens;
  private final Caching caching = model.caching;
  private final Variable bill = in.cell(Workloads.PROMPTING_COST);
  private final Expression batch = in.cell(Workloads.BATCH_SHARE).orZero();

  public final Cached ofPrompted =
      new Cached("prompted", looked.prompted, tokens.prompted, tokens.longPrompted, caching.large);

  private final Expression listedMoves = moves("prompted", looked.prompted, ofPrompted.listed);

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
              ofPrompted.listed.minus(ofPrompted.saved)));

  public final Cached ofReplacement =
      new Cached(
          "replacement",
          looked.replacement,
          tokens.prompted,
          tokens.longReplacement,
          caching.large);

  /** Price of a request to the model that follows; blank where none is named or sold by token. */
  public final Line replacement =
      priceByDay(
          "Request price replacement",
          "one request to the Replacement of the prompted model, less what caching"
              + " saves; blank where there is none",
          ifElse(
              tokens.replacementTooLong, BLANK, ofReplacement.listed.minus(ofReplacement.saved)));

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

  /** Whether the prompted model has ended by a month. */
  final Expression ended = model.volume.month.atLeast(migrationMonth);

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

  public final Cached ofSmall =
      new Cached("small", looked.small, tokens.small, tokens.longSmall, caching.assumed);

  public final Line small =
      priceByDay(
          "Request price small",
          "one request to the smaller model, not fine-tuned, less what caching saves; blank where"
              + " it is not sold per token",
          ofSmall.listed.minus(ofSmall.saved));

  private final Cached ofRival =
      new Cached("rival", looked.rival, tokens.small, tokens.longRival, caching.assumed);

  public final Line rival =
      priceByDay(
          "Request price rival",
          "one request to the rival, less what caching saves; blank where none is asked about",
          ofRival.listed.minus(ofRival.saved));

  public final Cached ofTuned =
      new Cached("fine-tuned", looked.tuned, tokens.tuned, tokens.longTuned, caching.assumed);

  public final Line tuned =
      priceByDay(
          "Request price fine-tuned",
          "one request to the fine-tuned model, at the price of its Fine-tuned row less what"
              + " caching saves. Blank where it is not paid by the token",
          ifElse(
              in.cell(Workloads.SERVING)
                  .is("Per token")
                  .and(in.cell(Workloads.SERVING_COST).known().not()),
              ofTuned.listed.minus(ofTuned.saved),
              BLANK));

  Requests(Model model) {
    super(model, "Price of a request");
  }

  /**
   * A request at list prices, and what caching saves of it where the row does not say how much is
   * cached. Requests of a batch find no warm cache: what can wait is batched as far as that is
   * cheaper.
   */
  public final class Cached {
    public final Line listed;

    /** Requests that find the prefix in the cache, what can wait being batched; a fraction. */
    public final Line hits;

    /** The same where nothing is batched. */
    public final Line hitsAlone;

    /** What caching saves in place of the batch, money a request; below 0 where it costs more. */
    public final Line alone;

    /** What caching saves, money a request; 0 where it would be dearer. */
    public final Line saved;

    public final TokenPrice price;
    private final String name;
    private final Sent sent;

    Cached(String name, TokenPrice price, Sent sent, Line longShare, Expression assumed) {
      this.name = name;
      this.price = price;
      this.sent = sent;
      Line read = read(name, price, sent, longShare);
      listed =
          priceByDay(
              "Listed price " + name,
              "one request at list prices, caching as typed; blank where the model is not sold per"
                  + " token",
              price(read, price, sent, longShare));
      hits = hits("", ONE.minus(batch));
      hitsAlone = hits(ALONE, ONE);
      Expression longer = factor(longShare, price.longInput());
      Line prefix = saves("", hits);
      alone =
          priceByDay(
              "Caching in place of batch saves " + name,
              "what caching would save of a request that is not batched, less what the batch"
                  + " would",
              longer
                  .times(saves(ALONE, hitsAlone))
                  .minus(tokens(read, price, sent, longShare).times(batch).times(price.batch()))
                  .dividedBy(MILLION));
      saved =
          priceByDay(
              "Caching saves " + name,
              "what caching saves of a request, beside the batch or in its place; 0 where it would"
                  + " be dearer",
              ifElse(
                  assumed,
                  max(
                      ZERO,
                      max(longer.times(prefix).dividedBy(MILLION).times(batched(price)), alone)),
                  ZERO));
    }

    /** What waiting would save of a request that is batched, money. */
    public Expression batchSaves() {
      return price.batch().times(listed.minus(price.fee().dividedBy(THOUSAND)).minus(saved));
    }

    private Line hits(String how, Expression apart) {
      Variable stated = price.lifetime();
      Expression seconds = ifElse(stated.known(), stated, in.assumption(Assumption.CACHE_LIFETIME));
      return line(
          "Cache hits " + name + how,
          Unit.SHARE,
          "requests that find the instruction tokens in the cache, where caching is assumed: few"
              + " requests let it go cold",
          ifElse(
              caching.assumed,
              in.assumption(Assumption.CACHE_HIT_SHARE)
                  .times(
                      ONE.minus(
                          ZERO.minus(
                                  seconds
                                      .times(caching.requests)
                                      .times(apart)
                                      .dividedBy(SECONDS_A_MONTH))
                              .exp())),
              ZERO));
    }

    /** What is removed of the instruction tokens was the first to be read from the cache. */
    private Line saves(String how, Line hits) {
      return byDay(
          "Caching saves " + name + ", 1M requests" + how,
          Unit.MONEY,
          "the same of the instruction tokens of 1,000,000 requests, before batch and length",
          ifElse(
              price.cached().belowMoney(price.input()),
              sent.prefix()
                  .times(price.input().minus(price.written()))
                  .plus(
                      max(ZERO, sent.prefix().minus(ONE.minus(hits).times(tokens.instructions)))
                          .times(price.written().minus(price.cached()))),
              ZERO));
    }
  }

  /** What a million requests cost for what they read. */
  Line read(String name, TokenPrice price, Sent sent, Expression longShare) {
    return byDay(
        "Input of 1M requests " + name,
        Unit.MONEY,
        "input tokens of 1,000,000 requests at their prices, cached or not",
        factor(longShare, price.longInput())
            .times(
                sent.input()
                    .minus(sent.cached())
                    .minus(sent.written())
                    .times(price.input())
                    .plus(sent.cached().times(price.cached()))
                    .plus(sent.written().times(price.written()))));
  }

  /**
   * The price of a request.
   *
   * @param read what a million of them cost for what they read
   * @param longShare the part of the requests whose length makes them dearer
   */
  Expression price(Line read, TokenPrice price, Sent sent, Expression longShare) {
    return tokens(read, price, sent, longShare)
        .dividedBy(MILLION)
        .times(batched(price))
        .plus(price.fee().dividedBy(THOUSAND));
  }

  private static Expression tokens(Line read, TokenPrice price, Sent sent, Expression longShare) {
    return read.plus(
        factor(longShare, price.longOutput()).times(sent.output()).times(price.output()));
  }

  private Expression batched(TokenPrice price) {
    return ONE.minus(batch.times(price.batch()));
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

  private static Expression factor(Expression longShare, Expression factor) {
    return ONE.plus(longShare.times(factor.minus(ONE)));
  }
}
