package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.economics.CostKind;
import breakeven.core.economics.CostList;
import breakeven.core.economics.Costs;
import breakeven.core.economics.Quantity.Period;
import breakeven.core.economics.Totals;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is spent over the horizon, and on what: where today's approach is carried on, and with what
 * is advised now. Both are blank where today's approach has no price.
 */
public final class CostsByKind extends DecisionSection {
  private final Costs costs = model.costs;
  private final Totals totals = model.totals;

  private final Line tunes =
      flag("Fine-tuned then", "1 where what is advised is fine-tuned", decision.toTuned);

  /** Months in which what is advised is in place of today's approach; a flag a month. */
  public final Line inForce =
      months(
          "Change in force",
          Unit.FLAG,
          "1 in the months in which what is advised is in place of today's approach",
          ifElse(
              decision.changes,
              ifElse(tunes, model.volume.inProduction, model.volume.inLife),
              ZERO));

  /** What runs today; what would be prompted where nothing does yet. */
  private final CostList now = totals.alternativeCosts.either(model.today.planned, costs.today);

  private final CostList instead = totals.alternativeCosts.and(model.cachingSwitch.costs);

  /** What is advised, once it is in force. */
  public final CostList advised = costs.tuned.either(tunes, instead);

  /** What fine-tuning would be paid over the horizon, money; no line of its own. */
  public final Expression paidTuned =
      totals
          .tcoTunedAfterToday
          .minus(now.of(CostKind.BAD_ANSWERS).total(Period.LEAD_TIME))
          .minus(costs.tuned.of(CostKind.BAD_ANSWERS).total(Period.PRODUCTION));

  /** The same of the rival, were it good enough; blank where there is none. */
  public final Expression paidRival =
      model.rival.tco.minus(model.volume.totalRequests.times(model.quality.badSmallIfEnough));

  /** What the change costs before month 1, by kind: of the others nothing is bought. */
  public final Map<CostKind, Line> once = new EnumMap<>(CostKind.class);

  /** What today's approach costs over the horizon. */
  public final Map<CostKind, Line> today = new EnumMap<>(CostKind.class);

  /** The same with what is advised, what it costs before month 1 included. */
  public final Map<CostKind, Line> then = new EnumMap<>(CostKind.class);

  public final Line paidThen;

  private final Expression made = decision.changes.and(decision.tcoToday.known());

  CostsByKind(Decision decision) {
    super(decision, "Costs by kind");
    for (CostKind kind : CostKind.values()) {
      Expression amount = advised.of(kind).once();
      if (amount != ZERO) {
        once.put(
            kind,
            money(
                kind.title() + " of the change, once",
                "what of it is paid before month 1; 0 where nothing changes",
                ifElse(made, amount, ZERO)));
      }
      Expression carriedOn = now.of(kind).total();
      today.put(
          kind,
          kind.paid()
              ? total(kind, "as today", ifElse(decision.tcoToday.known(), carriedOn, BLANK))
              : totals.harmToday);
    }
    for (CostKind kind : CostKind.values()) {
      then.put(kind, total(kind, "as advised", then(kind)));
    }
    paidThen =
        money(
            "Paid as advised",
            "money that leaves the company over the horizon with what is advised: its total cost"
                + " less bad answers",
            decision.tcoThen.minus(Objects.requireNonNull(then.get(CostKind.BAD_ANSWERS))));
  }

  private Line total(CostKind kind, String when, Expression amount) {
    return money(
        kind.title() + " " + when,
        "what of the cost over the horizon is of this kind, " + when,
        amount);
  }

  /** Until a fine-tuned model is in production, today goes on. */
  private Expression then(CostKind kind) {
    return ifElse(
        made,
        ifElse(
            tunes,
            now.of(kind)
                .total(Period.LEAD_TIME)
                .plus(costs.tuned.of(kind).total(Period.PRODUCTION)),
            instead.of(kind).total()),
        Objects.requireNonNull(today.get(kind)));
  }

  /**
   * Bad answers of today's approach less those of what is advised; 0 where nothing changes, blank
   * where today has no price.
   */
  Expression fewerBadAnswers() {
    return ifElse(
        decision.changes,
        totals.harmToday.minus(Objects.requireNonNull(then.get(CostKind.BAD_ANSWERS))),
        ZERO);
  }
}
