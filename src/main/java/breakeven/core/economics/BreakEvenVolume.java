package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.SMALL_AMOUNT;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.economics.Quantity.By;
import breakeven.core.economics.Quantity.Period;
import breakeven.core.economics.Quantity.When;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Workloads;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The smallest flat volume at which fine-tuning pays over the horizon. */
public final class BreakEvenVolume extends BreakEvenSection {
  /** Beyond this many millions of tokens a month there is said to be no break-even volume. */
  public static final double MOST_TOKENS = 1_000_000;

  private static final String NEVER_COVERED = "never: the saving never covers the cost";

  private static final String TOO_FAR = "never within 1,000,000 M tokens a month";

  private static final Constant MOST = Constant.number("1,000,000 M tokens", MOST_TOKENS);

  private final Volume vol = model.volume;
  private final Serving serving = model.serving;
  private final Replicas replicas = model.replicas;
  private final Quality quality = model.quality;
  private final Costs costs = model.costs;
  private final SearchedValues found = model.searched;

  /** The costs that the fine-tuned option and an alternative do not have in common. */
  private final CostList tuned = costs.tuned.without(costs.smallByApi);

  private final Line factors =
      line(
          "Price factors",
          Unit.FACTOR,
          "sum of the months in production",
          sum(vol.inProduction, vol.priceFactor));

  private final Line gpuFactors =
      line(
          "GPU factors",
          Unit.FACTOR,
          "sum of the months in production",
          sum(vol.inProduction, vol.gpuFactor));

  private final Line largePrices =
      perRequest(
          "Large option's prices",
          "of one request in every month in production",
          sum(vol.inProduction, model.requests.large));

  private final Line lostShares =
      line(
          "Quality lost, all months",
          Unit.FACTOR,
          "sum of the months in production",
          ifElse(quality.ages, sum(quality.lost), ZERO));

  /** What one of a quantity comes to where there is one more in every month in production. */
  private final Map<Line, Line> rates =
      Map.of(
          vol.priceFactor,
          factors,
          vol.gpuFactor,
          gpuFactors,
          model.requests.large,
          largePrices,
          quality.lost,
          lostShares,
          Objects.requireNonNull(model.quantities.tokensSmall.rate()),
          byDay("Small option's prices", model.quantities.tokensSmall),
          Objects.requireNonNull(model.quantities.tokensTuned.rate()),
          byDay("Fine-tuned option's prices", model.quantities.tokensTuned));

  public final Line costOfRequest =
      perRequest(
          "Cost of a request",
          "one more request a month in production to the fine-tuned option; GPUs apart",
          more(tuned, By.REQUESTS));

  public final Line savingPrompted =
      perRequest(
          "Saving of a request", "what it saves against the large option", saved(costs.prompted));

  public final Line savingSmallApi =
      perRequest(
          "Saving of a request, small",
          "what it saves against the small option by the token; blank where that does not count",
          ifElse(quality.smallAcceptable.and(serving.smallByApi), saved(costs.smallByApi), BLANK));

  public final Line savingSmallGpus =
      perRequest(
          "Saving of a request, small on GPUs",
          "what it saves against the small option on GPUs, the GPUs apart; blank where that does"
              + " not count",
          ifElse(
              quality.smallAcceptable.and(serving.smallOnGpus), saved(costs.smallOnGpus), BLANK));

  private final Expression fixedOfTune = fixed(tuned);
  private final Expression fixedOfSmall = fixed(costs.smallByApi.without(costs.tuned));
  private final Expression fixedOfPrompted = fixed(costs.prompted.without(costs.tuned));

  public final Line fixedCostOfTune =
      money(
          "Fixed cost against small",
          "what fine-tuning costs whatever the volume, replicas apart, less the days to move to the"
              + " small model",
          fixedOfTune.minus(fixedOfSmall));

  public final Line fixedCost =
      money(
          "Fixed cost",
          "the same against the large option: less moving to it, migration, and retrieval that it"
              + " alone carries",
          fixedOfTune.minus(fixedOfPrompted));

  public final Line fixedCostOnGpus =
      money(
          "Fixed cost against small on GPUs",
          "fixed cost of the fine-tuned model less the people who keep the GPUs running for the"
              + " small one",
          fixedCostOfTune.minus(fixed(costs.smallOnGpus.without(costs.smallByApi))));

  public final Line costOfReplica =
      money(
          "Cost of a replica",
          "this workload's part of one replica over the months in production, bought or rented",
          ifElse(serving.onReplicas, replica(costs.tuned), ZERO));

  public final Line costOfSmallReplica =
      money(
          "Cost of a replica, small",
          "the same for the small option on the row's GPUs",
          ifElse(serving.smallOnGpus, replica(costs.smallOnGpus), ZERO));

  public final Line costOfCard =
      money(
          "Cost of a rented card",
          "this workload's part of one card over the months in production; 0 where none is rented",
          more(tuned, By.CARDS).dividedBy(in.cell(Workloads.SHARING)));

  public final Line costOfSecond =
      money(
          "Cost of a serverless second",
          "one paid second in every month in production; 0 where nothing is serverless",
          more(tuned, By.SECONDS));

  private final Line saving =
      perRequest(
          "Smallest saving of a request",
          "against the better alternative",
          min(savingPrompted, savingSmallApi));

  private final Line savingOfReplica =
      money(
          "Saving of a full replica",
          "what a replica saves when its capacity is used, its own cost paid",
          ifElse(
              // A short request is less than any share of a replica that comparing can tell from
              // 0.
              replicas.replicasPerRequestTuned.times(MILLION).above(ZERO),
              saving.dividedBy(replicas.replicasPerRequestTuned).minus(costOfReplica),
              ZERO));

  private final Expression firstReplicas = replicas.firstReplicasTuned;

  // A part of a replica among the first ones costs its part of the month and serves no one: the
  // next request already needs a whole one.
  private final Line requestsOnFirst =
      line(
          "Requests needed on the first replicas",
          Unit.REQUESTS_A_MONTH,
          "requests whose saving covers fixed cost and first replicas; blank where a request saves"
              + " nothing",
          ifElse(
              saving.above(ZERO),
              fixedCost.plus(firstReplicas.times(costOfReplica)).dividedBy(saving),
              BLANK));

  private final Line fewestReplicas =
      line(
          "Fewest replicas at break-even",
          Unit.REPLICAS,
          "the first ones where they can serve the requests needed on them; else whole ones",
          ifElse(
              firstReplicas
                  .floor()
                  .atLeast(requestsOnFirst.times(replicas.replicasPerRequestTuned)),
              firstReplicas,
              firstReplicas.ceil()));

  private final Line replicasNeeded =
      line(
          "Replicas at break-even",
          Unit.REPLICAS,
          "whole replicas whose savings cover the fixed cost; the first ones where they can serve"
              + " that many",
          max(
              fewestReplicas,
              ifElse(
                  savingOfReplica.above(ZERO),
                  max(ZERO, fixedCost).dividedBy(max(SMALL_AMOUNT, savingOfReplica)).ceil(),
                  ZERO)));

  private final Line requestsNeeded =
      line(
          "Requests needed",
          Unit.REQUESTS_A_MONTH,
          "requests whose saving covers fixed cost and replicas; blank where a request saves"
              + " nothing",
          ifElse(
              saving.above(ZERO),
              fixedCost.plus(replicasNeeded.times(costOfReplica)).dividedBy(saving),
              BLANK));

  private final Line tokensNeeded =
      line(
          "Tokens needed",
          Unit.MILLION_TOKENS,
          "the same in tokens; blank where the replicas cannot serve so many",
          ifElse(
              replicasNeeded
                  .floor()
                  .atLeast(requestsNeeded.times(replicas.replicasPerRequestTuned)),
              requestsNeeded.times(vol.tokensPerRequest).dividedBy(MILLION),
              BLANK));

  public final Line searched =
      flag(
          "Volume is searched",
          "1 where net saving is no single straight line in the volume: the volume is a searched"
              + " value",
          quality
              .smallAcceptable
              .and(
                  serving
                      .smallOnGpus
                      .or(model.life.leadTimePaid.above(ZERO))
                      .or(fixedOfPrompted.plus(fixedOfSmall).aboveMoney(ZERO)))
              .or(serving.onReplicas.and(replicas.unevenUnits))
              .or(serving.serverless.and(serving.quoted.not())));

  final Line outdated =
      flag(
          "Searched volume is outdated",
          "1 where the volume is a searched value and an input was edited since",
          searched.and(found.edited.above(ZERO)));

  public final Answer volume =
      answer(
          "Break-even volume",
          Unit.MILLION_TOKENS,
          "smallest flat volume at which fine-tuning pays over the horizon",
          List.of(
              closed,
              said(vol.tokensPerRequest.above(ZERO).not(), "never: no tokens per request"),
              value(
                  fixedCost
                      .plus(replicas.firstReplicasTuned.times(costOfReplica))
                      .aboveMoney(ZERO)
                      .not()
                      .and(searched.not()),
                  ZERO),
              said(outdated, REVIEW_AGAIN),
              said(searched.and(found.volume.known().not()), NEVER_COVERED),
              said(searched.and(found.volume.above(MOST)), TOO_FAR),
              value(searched, found.volume),
              said(tokensNeeded.known().not(), NEVER_COVERED),
              said(tokensNeeded.above(MOST), TOO_FAR)),
          tokensNeeded);

  BreakEvenVolume(Model model) {
    super(model, "Break-even volume");
  }

  private Line byDay(String name, Quantity quantity) {
    return perRequest(
        name,
        "of one request in every month in production; 0 where none is announced",
        sum(vol.inProduction, Objects.requireNonNull(quantity.rate())));
  }

  private Expression more(CostList costs, By by) {
    return costs.by(by).each(this::inProduction);
  }

  /** How often one more of a quantity is paid for, were it the same in every month. */
  private Expression inProduction(Quantity quantity) {
    Line rate = quantity.rate();
    return quantity.when() == When.ONCE
        ? ONE
        : rate == null ? model.life.productionMonths : Objects.requireNonNull(rates.get(rate));
  }

  private Expression saved(CostList alternative) {
    return more(alternative.without(costs.tuned), By.REQUESTS).minus(costOfRequest);
  }

  private static Expression fixed(CostList costs) {
    return costs.by(By.NOTHING).total(Period.PRODUCTION);
  }

  private Expression replica(CostList costs) {
    return more(costs, By.REPLICAS)
        .plus(model.looked.gpusPerReplica.orZero().times(more(costs, By.CARDS)))
        .dividedBy(in.cell(Workloads.SHARING));
  }
}
