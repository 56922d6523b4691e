package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.SECONDS_AN_HOUR;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Workloads;

/** What a replica, a second and an hour of serving cost, and how far a replica is used. */
public final class ServingPrices extends Section {
  private final Serving serving = model.serving;
  private final Replicas replicas = model.replicas;
  private final Variable sharing = in.cell(Workloads.SHARING);

  public final Line gpuMonthPrice =
      line(
          "GPU month price",
          Unit.MONEY_A_MONTH,
          "rent of one card for the hours on; 0 where nothing is rented by the hour",
          ifElse(
              serving.rented,
              drivers
                  .moved(UncertainDriver.GPU_PRICE, looked.rentedHour)
                  .times(replicas.hoursOn)
                  .orZero(),
              ZERO));

  public final Line replicaRunning =
      line(
          "Replica running cost",
          Unit.MONEY_A_MONTH,
          "running one replica of own hardware",
          ifElse(serving.owned, looked.gpusPerReplica.times(looked.running).orZero(), ZERO));

  public final Line replicaPurchase =
      money(
          "Replica purchase",
          "buying one replica; 0 where the workload already runs fine-tuned on own hardware",
          ifElse(
              serving.owned.and(model.life.tunedNow.not()),
              looked.gpusPerReplica.times(looked.purchase).orZero(),
              ZERO));

  public final Line replicaPurchaseSmall =
      money(
          "Replica purchase small",
          "the same for the small option: 0 also where it runs on own hardware today",
          ifElse(model.today.smallNow, ZERO, replicaPurchase));

  public final Line secondPrice =
      line(
          "Serverless second price",
          Unit.MONEY_A_SECOND,
          "one second of a replica on GPUs that are paid only while they work",
          ifElse(
              serving.serverless,
              looked
                  .gpusPerReplica
                  .times(drivers.moved(UncertainDriver.GPU_PRICE, looked.serverlessHour))
                  .dividedBy(SECONDS_AN_HOUR)
                  .orZero(),
              ZERO));

  public final Line hosting =
      byDay(
          "Hosting",
          Unit.MONEY_A_MONTH,
          "hourly fee of a fine-tuned model that is paid by the token",
          ifElse(serving.byToken, looked.tunedHosting.times(replicas.hoursOn), ZERO));

  public final Line gpuDays =
      line(
          "GPU days",
          Unit.DAYS_A_MONTH,
          "people who keep the row's GPUs running, as assumed for its serving. 0 by the token and"
              + " where serving is quoted",
          ifElse(
              serving.onReplicas,
              drivers.gpuDays,
              ifElse(serving.onGpus, drivers.serverlessDays, ZERO)));

  public final Line gpuPeople =
      line(
          "GPU people",
          Unit.MONEY_A_MONTH,
          "people who keep the GPUs running: this workload's part of their days",
          gpuDays.times(drivers.dayRate).dividedBy(sharing));

  public final Line utilisation =
      line(
          "Utilisation",
          Unit.SHARE,
          "share of its replicas' time that the workload and those it shares with use in month 1",
          ifElse(
              serving.onReplicas,
              model
                  .volume
                  .firstRequests
                  .times(replicas.secondsTuned)
                  .times(replicas.sharingFactor)
                  .dividedBy(sharing)
                  .dividedBy(replicas.replicasNow.times(replicas.secondsOn)),
              BLANK));

  public final Line replicaCapacity =
      line(
          "Replica capacity",
          Unit.MILLION_TOKENS,
          "tokens a month that one replica may be planned to serve, what sharing costs taken off",
          ifElse(
              serving.onReplicas.and(replicas.secondsTuned.above(ZERO)),
              model
                  .volume
                  .tokensPerRequest
                  .times(sharing)
                  .dividedBy(replicas.loadPerRequestTuned.times(replicas.sharingFactor))
                  .dividedBy(MILLION),
              BLANK));

  ServingPrices(Model model) {
    super(model);
  }
}
