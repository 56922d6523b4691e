package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.expression.Line;
import breakeven.core.table.Workloads;

/** What each option costs to run over the horizon, in its parts. */
public final class RunningCost extends Section {
  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final Requests requests = model.requests;
  private final Serving serving = model.serving;
  private final Replicas replicas = model.replicas;
  private final ServingPrices servingPrices = model.servingPrices;
  private final Releases releases = model.releases;

  public final Line tokensPrompted =
      money("Tokens prompted", "tokens of the large option", sum(volume.requests, requests.large));

  /** Tokens of the large option in the months of the lead time. */
  public final Line tokensPromptedBefore =
      money(
          "Tokens prompted before production",
          "tokens of the large option in the months of the lead time",
          sum(volume.beforeProduction, volume.requests, requests.large));

  /** What moving to the replacement of the prompted model costs within the horizon. */
  public final Line migration =
      money(
          "Migration within the horizon",
          "moving to the Replacement of the prompted model, where that ends before the horizon"
              + " does",
          ifElse(life.horizon.atLeast(requests.migrationMonth), releases.migration, ZERO));

  /** The same where it falls into the lead time. */
  public final Line migrationBefore =
      money(
          "Migration before production",
          "the same where it falls into the lead time",
          ifElse(life.leadTimePaid.atLeast(requests.migrationMonth), migration, ZERO));

  public final Line tokensTuned =
      money(
          "Tokens fine-tuned",
          "tokens of the fine-tuned option, where they are paid one by one",
          ifElse(
              serving.byToken,
              requests.tuned.times(
                  volume.requestsAtPriceFactor.minus(volume.requestsBeforeAtPriceFactor)),
              ZERO));

  public final Line escalations =
      money(
          "Escalations",
          "requests that the fine-tuned model hands on to the large one",
          ifElse(
              in.cell(Workloads.ESCALATED_SHARE).above(ZERO),
              in.cell(Workloads.ESCALATED_SHARE).times(tokensPrompted.minus(tokensPromptedBefore)),
              ZERO));

  /** Rent of the fine-tuned option by hours or seconds, every month at its GPU factor. */
  public final Line rentTuned =
      money(
          "Rent fine-tuned",
          "cards by the hour or serverless seconds of the fine-tuned option, every month at its GPU"
              + " factor",
          sum(replicas.gpusRentedTuned, volume.gpuFactor)
              .times(servingPrices.gpuMonthPrice)
              .plus(
                  sum(replicas.paidSecondsTuned, volume.gpuFactor)
                      .times(servingPrices.secondPrice)));

  /** The same of the small option on the row's GPUs. */
  public final Line rentSmall =
      money(
          "Rent small",
          "the same of the small option on the row's GPUs",
          sum(replicas.gpusRentedSmall, volume.gpuFactor)
              .times(servingPrices.gpuMonthPrice)
              .plus(
                  sum(replicas.paidSecondsSmall, volume.gpuFactor)
                      .times(servingPrices.secondPrice)));

  /** The same in the months of the lead time. */
  public final Line rentSmallBefore =
      money(
          "Rent small before production",
          "the same of the months of the lead time",
          sum(volume.beforeProduction, replicas.gpusRentedSmall, volume.gpuFactor)
              .times(servingPrices.gpuMonthPrice)
              .plus(
                  sum(volume.beforeProduction, replicas.paidSecondsSmall, volume.gpuFactor)
                      .times(servingPrices.secondPrice)));

  public final Line gpusTuned =
      money(
          "GPUs fine-tuned",
          "rent, running cost or paid seconds of the fine-tuned option",
          rentTuned.plus(
              servingPrices
                  .replicaRunning
                  .times(replicas.mostReplicasTuned)
                  .times(life.productionMonths)));

  public final Line hardwareTuned =
      money(
          "Hardware fine-tuned",
          "replicas of the busiest month, bought at month 0",
          servingPrices.replicaPurchase.times(replicas.mostReplicasTuned));

  public final Line quotedServing =
      money(
          "Quoted serving",
          "serving cost typed in the row, over the months in production",
          in.cell(Workloads.SERVING_COST).orZero().times(life.productionMonths));

  public final Line upkeepAndHosting =
      money(
          "Upkeep and hosting",
          "regression runs, monitoring and hourly fees over the months in production",
          life.productionMonths.times(servingPrices.hosting.plus(releases.upkeep)));

  public final Line retrainingTotal =
      money(
          "Re-training total",
          "all re-trainings, the rent of their GPUs at the GPU factor of their months",
          releases
              .retrainings
              .times(releases.retraining)
              .plus(
                  releases.retrainingGpus.times(
                      releases.retrainingsAtGpuFactor.minus(releases.retrainings))));

  public final Line smallApiCost =
      money(
          "Small API cost",
          "tokens of the small option; blank where it cannot be bought by the token",
          ifElse(serving.smallByApi, requests.small.times(volume.requestsAtPriceFactor), BLANK));

  public final Line hardwareSmall =
      money(
          "Hardware small",
          "replicas that the small option would need, bought at month 0",
          servingPrices.replicaPurchaseSmall.times(replicas.mostReplicasSmall));

  public final Line smallGpuCost =
      money(
          "Small GPU cost",
          "the small option on the row's GPUs or hardware; blank where it cannot run there",
          ifElse(
              serving.smallOnGpus,
              hardwareSmall
                  .plus(rentSmall)
                  .plus(
                      servingPrices
                          .replicaRunning
                          .times(replicas.mostReplicasSmall)
                          .times(life.horizon)),
              BLANK));

  public final Line smallUsesGpus =
      flag(
          "Small uses GPUs",
          "1 where the small option is cheaper on the row's GPUs than by the token, or only there",
          serving.smallOnGpus.and(
              serving.smallByApi.and(smallGpuCost.atLeastMoney(smallApiCost)).not()));

  RunningCost(Model model) {
    super(model, "Running cost over the horizon");
  }
}
