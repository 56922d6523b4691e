package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * The value of one driver, all others as given, at which net saving reaches 0. Volume, price,
 * upfront budget and GPU days have a closed form; cadence, lifetime, and volume where a small
 * option on GPUs or without retrieval competes, are searched and are here as variables.
 */
public final class BreakEvens extends BreakEvenSection {
  private static final String NEVER = "never";
  private static final String FREE = "pays even if free";

  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final Replicas replicas = model.replicas;
  private final Quality quality = model.quality;
  private final Costs costs = model.costs;
  private final Quantities all = model.quantities;
  private final Totals totals = model.totals;
  private final SearchedValues found = model.searched;

  private final Line priced =
      money(
          "Priced tokens",
          "large model's tokens that fine-tuning makes unnecessary",
          all.tokensPrompted.minus(all.tokensPromptedBefore).minus(costs.escalations));

  private final Line savingIfFree =
      money(
          "Saving if free",
          "saving against the large option if its tokens cost nothing",
          totals
              .tcoPrompted
              .minus(totals.beforePrompted)
              .minus(totals.tcoTuned.minus(totals.beforeProduction))
              .minus(priced));

  private final Line priceFall =
      line(
          "Price fall",
          Unit.SHARE,
          "fall at which the saving against the large option is used up; blank where its price does"
              + " not matter",
          ifElse(priced.aboveMoney(ZERO), ONE.plus(savingIfFree.dividedBy(priced)), BLANK));

  private final Line savingSmall =
      money(
          "Saving against small",
          "what fine-tuning saves of the small option; blank where that does not count",
          ifElse(
              quality.smallAcceptable,
              totals
                  .tcoSmall
                  .minus(totals.beforeSmall)
                  .minus(totals.tcoTuned.minus(totals.beforeProduction)),
              BLANK));

  // With a lead time only the saving against the option that serves it counts.
  private final Expression waits = life.leadTimePaid.above(ZERO);

  private final Line smallThere =
      money(
          "Small saving at that price",
          "saving against the small option at that price, or at 0 where none is: escalated requests"
              + " are cheaper too",
          ifElse(
              quality.smallAcceptable.and(waits.not()),
              savingSmall.plus(
                  costs.escalations.times(ifElse(priceFall.known(), min(ONE, priceFall), ONE))),
              ZERO));

  /** Fall of the large model's price from which it is cheaper than a small one that waits. */
  private final Line turn =
      line(
          "Price turn",
          Unit.SHARE,
          "fall from which the large model is the alternative, where the small one serves the lead"
              + " time today; blank elsewhere",
          ifElse(
              totals.smallIsAlternative.and(waits).and(all.tokensPrompted.aboveMoney(ZERO)),
              totals.tcoPrompted.minus(totals.tcoSmall).dividedBy(all.tokensPrompted),
              BLANK));

  private final Line largeAtTurn =
      money(
          "Saving at the turn",
          "what fine-tuning saves of the large model there; blank where there is none",
          ifElse(turn.known(), savingIfFree.plus(priced.times(ONE.minus(min(ONE, turn)))), BLANK));

  private final Expression losesToSmall =
      quality
          .smallAcceptable
          .and(ZERO.aboveMoney(savingSmall))
          .and(costs.escalations.aboveMoney(ZERO))
          .and(
              waits
                  .not()
                  .or(
                      totals.smallIsAlternative.and(
                          savingSmall
                              .plus(
                                  costs.escalations.times(
                                      ifElse(turn.known(), min(ONE, turn), ONE)))
                              .atLeastMoney(ZERO))));

  /** Fall of the large model's price from which a row pays that loses today; blank elsewhere. */
  public final Line fallThatPays =
      line(
          "Fall that pays",
          Unit.SHARE,
          "fall from which a row pays that loses to the small option today: escalated requests"
              + " are cheaper then; blank elsewhere",
          ifElse(losesToSmall, ZERO.minus(savingSmall).dividedBy(costs.escalations), BLANK));

  private final Expression rises = ZERO.above(priceFall);

  /** How many times today's the large model's price would have to be; blank where it need not. */
  public final Line priceNeeded =
      line(
          "Price needed",
          Unit.FACTOR,
          "times today's price of the large model at which fine-tuning would pay; blank where it"
              + " pays, or at no price",
          ifElse(rises.and(smallThere.belowMoney(ZERO).not()), ONE.minus(priceFall), BLANK));

  public final Answer price =
      answer(
          "Break-even price",
          Unit.SHARE,
          "largest fall of the large model's token price, in every month, at which fine-tuning"
              + " still pays. Where it does not pay today, the fall from which it does",
          List.of(
              closed,
              said(smallThere.belowMoney(ZERO), NEVER),
              value(
                  fallThatPays
                      .known()
                      .and(waits.or(priceFall.known()).or(savingIfFree.atLeastMoney(ZERO))),
                  fallThatPays),
              said(
                  turn.above(ONE).and(savingSmall.plus(costs.escalations).atLeastMoney(ZERO)),
                  FREE),
              said(turn.above(ONE), NEVER),
              said(
                  turn.known().and(ZERO.aboveMoney(largeAtTurn)).and(ZERO.aboveMoney(savingSmall)),
                  NEVER),
              value(
                  turn.known()
                      .and(ZERO.aboveMoney(largeAtTurn).equalTo(savingSmall.atLeastMoney(ZERO))),
                  turn),
              said(savingIfFree.atLeastMoney(ZERO), FREE),
              said(priceFall.known().not(), NEVER),
              said(rises, NEVER)),
          priceFall);

  private final Line budget =
      money(
          "Upfront budget",
          "net saving, first release and evaluation set-up together; blank where the candidate is"
              + " closed",
          ifElse(
              life.closed,
              BLANK,
              totals
                  .netSaving
                  .plus(model.releases.firstRelease)
                  .plus(model.releases.evaluationSetUp)));

  public final Answer upfront =
      answer(
          "Break-even upfront budget",
          Unit.MONEY,
          "the most that may be spent before month 1",
          List.of(closed, said(budget.belowMoney(ZERO), NEVER)),
          budget);

  /** The shortest interval at which it still pays; {@link SearchedValues#longest} is beside it. */
  public final Answer cadence =
      answer(
          "Break-even cadence",
          Unit.MONTHS,
          "shortest re-training interval at which fine-tuning still pays",
          List.of(
              closed,
              said(found.edited.above(ZERO), REVIEW_AGAIN),
              said(found.cadence.known().not(), NEVER)),
          found.cadence);

  /** Whether it pays at every interval from the shortest one on; a flag. */
  public final Line paysFromThere =
      flag(
          "Pays at any longer cadence",
          "1 where it pays at every longer interval too, up to the change of the base model",
          found
              .betweenFails
              .not()
              .and(
                  found.longest.atLeast(
                      min(life.horizon, in.assumption(Assumption.BASE_CHANGE_INTERVAL).floor()))));

  public final Answer lifetime =
      answer(
          "Break-even lifetime",
          Unit.MONTHS,
          "fewest whole months in production after which fine-tuning pays; dates and horizon not"
              + " applied",
          List.of(
              closed,
              said(found.edited.above(ZERO), REVIEW_AGAIN),
              said(found.lifetime.known().not(), NEVER)),
          found.lifetime);

  private final Line requestsThere =
      line(
          "Break-even requests",
          Unit.REQUESTS_A_MONTH,
          "break-even volume in requests; blank where there is none",
          ifElse(
              model.breakEvenVolume.volume.value().known().and(volume.tokensPerRequest.above(ZERO)),
              model
                  .breakEvenVolume
                  .volume
                  .value()
                  .times(MILLION)
                  .dividedBy(volume.tokensPerRequest),
              BLANK));

  private final Line replicasThere =
      line(
          "Replicas there",
          Unit.REPLICAS,
          "replicas that run at the break-even volume",
          max(
              replicas.firstReplicasTuned,
              requestsThere.times(replicas.replicasPerRequestTuned).ceil()));

  private final Expression servedDays =
      life.productionMonths.times(drivers.dayRate).dividedBy(in.cell(Workloads.SHARING));

  private final Line daysCovered =
      line(
          "GPU days covered",
          Unit.DAYS_A_MONTH,
          "GPU days that net saving pays for; blank where they cost nothing",
          ifElse(
              servedDays.aboveMoney(ZERO),
              model.servingPrices.gpuDays.plus(totals.netSaving.dividedBy(servedDays)),
              BLANK));

  /** Whether the small option runs on the same GPUs and is the alternative there; a flag. */
  private final Line smallNeedsThem =
      flag(
          "Alternative needs GPU days",
          "1 where the small option on the same GPUs is the alternative then: it needs the people"
              + " too",
          quality
              .smallAcceptable
              .and(model.serving.smallOnGpus)
              .and(
                  totals.tcoAlternative.atLeastMoney(
                      costs
                          .smallOnGpus
                          .total()
                          .minus(
                              max(ZERO, model.servingPrices.gpuDays.minus(daysCovered))
                                  .times(life.horizon)
                                  .times(drivers.dayRate)
                                  .dividedBy(in.cell(Workloads.SHARING))))));

  public final Answer gpuDays =
      answer(
          "Break-even GPU days",
          Unit.DAYS_A_MONTH,
          "days a month of people who keep the GPUs running at which net saving is 0",
          List.of(
              closed,
              said(model.serving.onGpus.not(), "not on GPUs"),
              said(daysCovered.known().not(), "days cost nothing"),
              said(smallNeedsThem, "the alternative needs them too"),
              said(daysCovered.below(ZERO), NEVER)),
          daysCovered);

  public final Answer utilisation =
      answer(
          "Break-even utilisation",
          Unit.SHARE,
          "share of its replicas' time that is used at the break-even volume",
          List.of(
              closed,
              said(model.serving.onReplicas.not(), "not on GPUs"),
              said(model.breakEvenVolume.outdated, REVIEW_AGAIN),
              said(requestsThere.known().not(), NEVER)),
          requestsThere
              .times(replicas.secondsTuned)
              .times(replicas.sharingFactor)
              .dividedBy(replicasThere.times(replicas.secondsOn)));

  BreakEvens(Model model) {
    super(model, "Other break-evens");
  }
}
