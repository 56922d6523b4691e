package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

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
      money(
          "Tokens prompted",
          "tokens of the large option",
          requests.prompted.times(volume.requestsAtPriceStep));

  public final Line tokensTuned =
      money(
          "Tokens fine-tuned",
          "tokens of the fine-tuned option, where they are paid one by one",
          ifElse(serving.byToken, requests.tuned.times(volume.requestsAtPriceFactor), ZERO));

  public final Line escalations =
      money(
          "Escalations",
          "requests that the fine-tuned model hands on to the large one",
          requests.escalation.times(volume.requestsAtPriceStep));

  public final Line gpusTuned =
      money(
          "GPUs fine-tuned",
          "rent, running cost or paid seconds of the fine-tuned option",
          servingPrices
              .replicaMonthPrice
              .times(replicas.replicaMonthsTuned)
              .plus(
                  servingPrices
                      .replicaRunning
                      .times(replicas.mostReplicasTuned)
                      .times(life.horizon))
              .plus(servingPrices.serverlessTuned.times(volume.totalRequests)));

  public final Line hardwareTuned =
      money(
          "Hardware fine-tuned",
          "replicas of the busiest month, bought at month 0",
          servingPrices.replicaPurchase.times(replicas.mostReplicasTuned));

  public final Line quotedServing =
      money(
          "Quoted serving",
          "serving cost typed in the row, over the horizon",
          in.cell(Workloads.SERVING_COST).orZero().times(life.horizon));

  public final Line upkeepAndHosting =
      money(
          "Upkeep and hosting",
          "regression runs, monitoring and hourly fees over the horizon",
          life.horizon.times(servingPrices.hosting.plus(releases.upkeep)));

  public final Line retrainingTotal =
      money(
          "Re-training total", "all re-trainings", releases.retrainings.times(releases.retraining));

  public final Line smallApiCost =
      money(
          "Small API cost",
          "tokens of the small option; blank where it cannot be bought by the token",
          ifElse(serving.smallByApi, requests.small.times(volume.requestsAtPriceFactor), BLANK));

  public final Line hardwareSmall =
      money(
          "Hardware small",
          "replicas that the small option would need, bought at month 0",
          servingPrices.replicaPurchase.times(replicas.mostReplicasSmall));

  public final Line smallGpuCost =
      money(
          "Small GPU cost",
          "the small option on the row's GPUs or hardware; blank where it cannot run there",
          ifElse(
              serving.smallOnGpus,
              hardwareSmall
                  .plus(servingPrices.replicaMonthPrice.times(replicas.replicaMonthsSmall))
                  .plus(
                      servingPrices
                          .replicaRunning
                          .times(replicas.mostReplicasSmall)
                          .times(life.horizon))
                  .plus(servingPrices.serverlessSmall.times(volume.totalRequests)),
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
