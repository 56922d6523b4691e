package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.HOURS_A_MONTH;
import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.SECONDS_AN_HOUR;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.firstMonth;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/** What a replica, a second and an hour of serving cost, and how far a replica is used. */
public final class ServingPrices extends Section {
  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final Serving serving = model.serving;
  private final Replicas replicas = model.replicas;
  private final Variable sharing = in.cell(Workloads.SHARING);

  public final Line replicaMonthPrice =
      line(
          "Replica month price",
          Unit.MONEY_A_MONTH,
          "rent of one replica; 0 where nothing is rented by the hour",
          ifElse(
              serving.rented,
              looked.gpusPerReplica.times(looked.rentedHour).times(HOURS_A_MONTH).orZero(),
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
              serving.owned.and(life.tunedNow.not()),
              looked.gpusPerReplica.times(looked.purchase).orZero(),
              ZERO));

  private final Line secondPrice = serverlessSecond();

  public final Line serverlessSmall =
      perRequest(
          "Serverless price small",
          "GPU time of one request, small option",
          ifElse(
              serving.smallOnGpus.and(serving.serverless),
              replicas.secondsSmall.times(secondPrice),
              ZERO));

  public final Line serverlessTuned =
      perRequest(
          "Serverless price fine-tuned",
          "GPU time of one request, fine-tuned option",
          ifElse(
              serving.serverless.and(serving.quoted.not()),
              replicas.secondsTuned.times(secondPrice),
              ZERO));

  public final Line hosting =
      line(
          "Hosting",
          Unit.MONEY_A_MONTH,
          "hourly fee of a fine-tuned model that is paid by the token",
          ifElse(serving.byToken, looked.tunedHosting.times(HOURS_A_MONTH), ZERO));

  public final Line utilisation =
      line(
          "Utilisation",
          Unit.SHARE,
          "share of its replicas' time that the workload and those it shares with use in month 1",
          ifElse(
              serving.onReplicas,
              in.requests
                  .times(replicas.secondsTuned)
                  .times(replicas.sharingFactor)
                  .dividedBy(sharing)
                  .dividedBy(
                      firstMonth(replicas.replicasTuned)
                          .times(HOURS_A_MONTH)
                          .times(SECONDS_AN_HOUR)),
              BLANK));

  public final Line replicaCapacity =
      line(
          "Replica capacity",
          Unit.MILLION_TOKENS,
          "tokens a month that one replica may be planned to serve, what sharing costs taken off",
          ifElse(
              serving.onReplicas.and(replicas.secondsTuned.above(ZERO)),
              volume
                  .tokensPerRequest
                  .times(sharing)
                  .dividedBy(replicas.loadPerRequestTuned.times(replicas.sharingFactor))
                  .dividedBy(MILLION),
              BLANK));

  ServingPrices(Model model) {
    super(model);
  }

  private Line serverlessSecond() {
    var batch = in.cell(Workloads.BATCH_SHARE);
    return line(
        "Serverless second price",
        Unit.MONEY_A_SECOND,
        "one second of work on GPUs that are paid only while they work, start-up and gaps included",
        ifElse(
            serving.serverless,
            looked
                .gpusPerReplica
                .times(looked.serverlessHour)
                .dividedBy(SECONDS_AN_HOUR)
                .times(
                    ONE.minus(batch)
                        .dividedBy(in.assumption(Assumption.TARGET_UTILISATION))
                        .plus(batch.dividedBy(in.assumption(Assumption.BATCH_UTILISATION))))
                .orZero(),
            ZERO));
  }
}
