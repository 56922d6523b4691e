package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.SECONDS_A_MONTH;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/**
 * What a request to each option costs less with caching switched on, where the row does not say how
 * much is cached: the instruction tokens are the prefix that is read from the cache, while it is
 * warm, and written to it anew. What is done today has none that is not typed.
 */
public final class Caching extends Section {
  /**
   * Requests of month 1 by which the cache stays warm or goes cold: the row's, in the scenario.
   * Draws and break-evens leave them as they are; a volume that is typed instead moves them.
   */
  public final Variable requests =
      number(
          "Requests for caching",
          "requests a month",
          "requests of month 1 in the scenario, by which a cache stays warm. Draws and break-evens"
              + " leave them as they are");

  private final OptionTokens tokens = model.tokens;
  private final Variable instructions = in.cell(Workloads.INSTRUCTION_TOKENS);

  public final Line assumed =
      flag(
          "Caching assumed",
          "1 where neither Cached share nor Cache write share is typed and instruction tokens are"
              + " long enough",
          in.cell(Workloads.CACHED_SHARE)
              .known()
              .or(in.cell(Workloads.CACHE_WRITE_SHARE).known())
              .not()
              .and(instructions.atLeast(in.assumption(Assumption.SMALLEST_PREFIX))));

  /** The part of the requests that find the prefix in the cache; a fraction, also where cold. */
  public final Line hits =
      line(
          "Cache hits",
          Unit.SHARE,
          "requests that find the instruction tokens in the cache, where caching is assumed: few"
              + " requests let it go cold",
          ifElse(
              assumed,
              in.assumption(Assumption.CACHE_HIT_SHARE)
                  .times(
                      ONE.minus(
                          ZERO.minus(
                                  in.assumption(Assumption.CACHE_LIFETIME)
                                      .times(requests)
                                      .times(ONE.minus(in.cell(Workloads.BATCH_SHARE)))
                                      .dividedBy(SECONDS_A_MONTH))
                              .exp())),
              ZERO));

  private final Line cached =
      line(
          "Prefix from the cache",
          Unit.TOKENS_A_REQUEST,
          "instruction tokens read from the cache, an average request",
          hits.times(instructions));

  private final Line written =
      line(
          "Prefix into the cache",
          Unit.TOKENS_A_REQUEST,
          "instruction tokens written to it, an average request",
          ONE.minus(hits).times(instructions));

  /** A bill has whatever caching it has: none is assumed on top. */
  private final Line large =
      flag(
          "Caching assumed for the large model",
          "1 where caching is assumed and no bill is quoted",
          assumed.and(in.cell(Workloads.PROMPTING_COST).known().not()));

  public final Line prompted =
      saves(
          "Caching saves prompted",
          "the large option; nothing where a bill is quoted",
          large,
          looked.prompted,
          tokens.longPrompted,
          cached,
          written);

  public final Line replacement =
      saves(
          "Caching saves replacement",
          "the large option on the Replacement of its model",
          large,
          looked.replacement,
          tokens.longReplacement,
          cached,
          written);

  public final Line small =
      saves(
          "Caching saves small",
          "the small option, where it is bought by the token",
          assumed,
          looked.small,
          tokens.longSmall,
          cached,
          written);

  public final Line rival =
      saves(
          "Caching saves rival",
          "the rival",
          assumed,
          looked.rival,
          tokens.longRival,
          cached,
          written);

  private final Line cachedTuned =
      line(
          "Prefix from the cache fine-tuned",
          Unit.TOKENS_A_REQUEST,
          "the same of the fine-tuned option: removed instructions are in no cache",
          max(ZERO, cached.minus(tokens.removedTokens)));

  private final Line writtenTuned =
      line(
          "Prefix into the cache fine-tuned",
          Unit.TOKENS_A_REQUEST,
          "the same of the fine-tuned option: removed instructions are in no cache",
          max(ZERO, written.minus(max(ZERO, tokens.removedTokens.minus(cached)))));

  public final Line tuned =
      saves(
          "Caching saves fine-tuned",
          "the fine-tuned option by the token: removed instructions are in no cache",
          assumed,
          looked.tuned,
          tokens.longTuned,
          cachedTuned,
          writtenTuned);

  Caching(Model model) {
    super(model, "Caching");
  }

  /** Fills {@link #requests} of all rows of a frame, by what is typed and the scenario. */
  public void fill(Frame frame) {
    double[] typed = frame.values(in.requests);
    double[] held = frame.values(requests);
    UncertainDriver volume = UncertainDriver.VOLUME;
    double[] factor = frame.values(drivers.factor(volume));
    double[] shift = frame.values(drivers.shift(volume));
    for (int row = 0; row < frame.size(); row++) {
      held[row] = volume.moved(typed[row], factor[row], shift[row]);
    }
  }

  /** What caching saves of a request; nothing where it would be dearer. */
  private Line saves(
      String name,
      String whose,
      Expression where,
      TokenPrice price,
      Expression longShare,
      Expression cached,
      Expression written) {
    Line saved =
        byDay(
            name + ", 1M requests",
            Unit.MONEY,
            "the same of the prefix of 1,000,000 requests, before batch and length",
            ifElse(
                price.cached().belowMoney(price.input()),
                cached
                    .times(price.input().minus(price.cached()))
                    .plus(written.times(price.input().minus(price.written()))),
                ZERO));
    return priceByDay(
        name,
        "what caching would save of a request of " + whose,
        ifElse(
            where,
            max(
                ZERO,
                Requests.factor(longShare, price.longInput())
                    .times(saved)
                    .dividedBy(MILLION)
                    .times(ONE.minus(in.cell(Workloads.BATCH_SHARE).times(price.batch())))),
            ZERO));
  }
}
