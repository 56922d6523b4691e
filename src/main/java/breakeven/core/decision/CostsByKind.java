package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.economics.CostKind;
import breakeven.core.economics.Course;
import breakeven.core.economics.MonthlyCost;
import breakeven.core.economics.Releases;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Workloads;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What is spent over the horizon, and on what: where today's approach is carried on, and with what
 * is advised now. Both are blank where today's approach has no price.
 */
public final class CostsByKind extends DecisionSection {
  private final Expression toTuned = decision.toTuned;
  private final Expression toSmall = toTuned.not().and(model.totals.smallIsAlternative);
  private final Expression toLarge = toTuned.not().and(model.totals.smallIsAlternative.not());

  /** Months in which what is advised is in place of today's approach; a flag a month. */
  public final Line inForce =
      months(
          "Change in force",
          Unit.FLAG,
          "1 in the months in which what is advised is in place of today's approach",
          ifElse(
              decision.changes,
              ifElse(toTuned, model.volume.inProduction, model.volume.inLife),
              ZERO));

  private final Line largeShare =
      line(
          "Large model's share then",
          Unit.SHARE,
          "requests that the large model answers with what is advised",
          ifElse(toTuned, in.cell(Workloads.ESCALATED_SHARE), toLarge));

  private final Line ownPrice =
      perRequest(
          "Own price then",
          "tokens of a request to the small or fine-tuned model that is advised, where it is paid"
              + " by the token",
          ifElse(toTuned, model.monthly.tunedPrice, model.monthly.alternativePrice));

  private final Line gpus =
      months(
          "GPU cost then",
          Unit.MONEY_A_MONTH,
          "rent or paid seconds of the small or fine-tuned model that is advised",
          ifElse(toTuned, model.monthly.tunedGpus, model.monthly.alternativeGpus));

  private final Line hosting =
      line(
          "Hosting then",
          Unit.MONEY_A_MONTH,
          "hosting, quoted serving and running cost of hardware with what is advised",
          ifElse(toTuned, model.monthly.tunedHosting, model.monthly.alternativeRunning));

  private final Line retrieves =
      flag(
          "Retrieves then",
          "1 where what is advised has retrieval",
          model.life.grounding.or(toLarge.and(model.retrieval.carriedByPrompted)));

  private final Line tunes =
      flag("Fine-tuned then", "1 where what is advised in its place is fine-tuned", toTuned);

  private final Line prompts =
      flag("Large model then", "1 where what is advised is the large model", toLarge);

  private final Line badAnswer =
      perRequest(
          "Bad-answer cost then",
          "bad answers of what is advised, an average request",
          ifElse(
              toTuned,
              model.quality.badTuned,
              ifElse(toSmall, model.quality.badSmall, model.quality.badPrompted)));

  /** What is advised, once it is in force. */
  public final Course advised =
      new Course(
          model,
          largeShare,
          model.requests.large,
          ownPrice,
          List.of(gpus),
          hosting,
          retrieves,
          tunes,
          List.of(prompts, model.runningCost.migration),
          badAnswer);

  /** What the change costs before month 1, by kind: of the others nothing is bought. */
  public final Map<CostKind, Line> once = new EnumMap<>(CostKind.class);

  /** What today's approach costs over the horizon. */
  public final Map<CostKind, Line> today = new EnumMap<>(CostKind.class);

  /** The same with what is advised, what it costs before month 1 included. */
  public final Map<CostKind, Line> then = new EnumMap<>(CostKind.class);

  public final Line paidThen;

  CostsByKind(Decision decision) {
    super(decision, "Costs by kind");
    Releases releases = model.releases;
    once(
        CostKind.GPUS,
        "hardware that is bought",
        ifElse(
            toTuned,
            model.runningCost.hardwareTuned,
            model.monthly.smallGpus.times(model.runningCost.hardwareSmall)));
    once(
        CostKind.TRAINING,
        "the runs of the first release, or a quoted one-off cost",
        toTuned.times(releases.firstTraining));
    once(
        CostKind.PEOPLE,
        "data and days of the first release, or the days to switch caching on",
        ifElse(toTuned, releases.firstPeople, model.cachingSwitch.oneOff));
    once(
        CostKind.EVALUATION,
        "evaluation of the first release, and its set-up",
        toTuned.times(releases.firstEvaluation));
    once(CostKind.RETRIEVAL, "building retrieval", model.retrieval.setUp);
    for (CostKind kind : CostKind.values()) {
      today.put(
          kind,
          kind.paid()
              ? total(kind, "as today", ifElse(decision.tcoToday.known(), today(kind), BLANK))
              : model.carriedOn.harm);
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

  private void once(CostKind kind, String what, Expression amount) {
    once.put(
        kind,
        money(
            kind.title() + " of the change, once",
            what + ", before month 1; 0 where nothing changes",
            ifElse(decision.changes.and(decision.tcoToday.known()), amount, ZERO)));
  }

  private Line total(CostKind kind, String when, Expression amount) {
    return money(
        kind.title() + " " + when,
        "what of the cost over the horizon is of this kind, " + when,
        amount);
  }

  private Expression today(CostKind kind) {
    return sum(model.carriedOn.costs, kind, MonthlyCost::total);
  }

  /** From the month on in which the change is in force, its costs are in place of today's. */
  private Expression then(CostKind kind) {
    Line now = Objects.requireNonNull(today.get(kind));
    Line bought = once.get(kind);
    Line after = total(kind, "of the change", sum(advised, kind, cost -> cost.total(inForce)));
    return (bought == null ? now : now.plus(bought))
        .plus(after)
        .minus(sum(model.carriedOn.costs, kind, cost -> cost.total(inForce)));
  }

  /** Bad answers of today's approach less those of what is advised; 0 where nothing changes. */
  Expression fewerBadAnswers() {
    return Expression.sum(model.volume.requests, inForce)
        .times(model.carriedOn.badAnswer.minus(badAnswer));
  }

  private static Expression sum(
      Course course, CostKind kind, Function<MonthlyCost, Expression> amount) {
    return course.of(kind).stream().map(amount).reduce(Expression::plus).orElseThrow();
  }
}
