package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MONTHS_A_YEAR;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Assumption;
import java.util.List;

/** Caching as a change of its own: today's approach goes on, and the cache is switched on. */
public final class CachingSwitch extends Section {
  private final Today today = model.today;
  private final Requests requests = model.requests;
  private final Totals totals = model.totals;

  /** Whether the alternative, as it is priced, caches what today's approach does not. */
  public final Line comes =
      flag(
          "Alternative caches",
          "1 where caching makes the alternative cheaper",
          ifElse(
              totals.smallIsAlternative,
              model.costs.smallUsesGpus.not().and(requests.ofSmall.saved.above(ZERO)),
              requests
                  .ofPrompted
                  .saved
                  .above(ZERO)
                  .or(requests.ofReplacement.saved.above(ZERO).and(requests.promptedEnds))));

  public final Line switches =
      flag(
          "Caching is the change",
          "1 where the alternative is today's approach, and differs from today by its caching",
          comes.and(
              ifElse(
                  totals.smallIsAlternative,
                  today.smallNow.and(today.grounding.not().or(today.retrieves)),
                  today.largeNow.and(today.grounding.not().or(today.hasRag)))));

  private final Expression days = in.assumption(Assumption.CACHING_DAYS).times(drivers.dayRate);

  public final Line oneOff =
      money(
          "Switching caching on",
          "what the days for it cost, where caching is the change; in no total cost of an option",
          ifElse(switches, days, ZERO));

  /** The same as a cost of the change. */
  public final CostList costs =
      new CostList(List.of(new Cost(CostKind.PEOPLE, oneOff, model.quantities.once)));

  /** What today's approach comes to once caching is switched on, the days for it among it. */
  public final Line tco =
      money(
          "TCO with caching switched on",
          "total cost of today's approach, prompted, with caching and the days to switch it on",
          ifElse(today.smallNow, totals.tcoSmall, totals.tcoPrompted).plus(days));

  /** What not saying what is cached today may hide: at most so much a year; 0 where it is said. */
  public final Line worth =
      line(
          "Untyped caching may be worth",
          Unit.MONEY_A_YEAR,
          "what caching could save today's approach in 12 such months, or saves it already and"
              + " nobody typed it",
          MONTHS_A_YEAR
              .times(model.volume.firstRequests)
              .times(
                  model
                      .carriedOn
                      .largeShare
                      .times(requests.ofPrompted.saved)
                      .plus(
                          ifElse(
                              today.tunedNow,
                              ifElse(model.serving.byToken, requests.ofTuned.saved, ZERO),
                              ifElse(
                                  today.smallNow.and(model.costs.onGpusToday.not()),
                                  requests.ofSmall.saved,
                                  ZERO)))));

  CachingSwitch(Model model) {
    super(model, "Caching switched on");
  }
}
