package breakeven.economics;

import static breakeven.economics.UnitConstants.HOURS_A_MONTH;
import static breakeven.economics.UnitConstants.MILLION;
import static breakeven.economics.UnitConstants.SECONDS_AN_HOUR;
import static breakeven.expression.Constant.BLANK;
import static breakeven.expression.Constant.ONE;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.firstMonth;
import static breakeven.expression.Expression.greatest;
import static breakeven.expression.Expression.ifElse;
import static breakeven.expression.Expression.max;
import static breakeven.expression.Expression.sum;

import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.expression.Unit;
import breakeven.expression.Variable;
import breakeven.table.Assumption;
import breakeven.table.Workloads;

/**
 * What it takes to serve the tuned model, and the small one beside it, in the shapes of the market.
 */
public final class Serving extends Section {
  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final Requests requests = model.requests;
  private final Variable shape = in.cell(Workloads.SERVING);
  private final Variable sharing = in.cell(Workloads.SHARING);

  public final Line rented =
      flag(
          "Rented",
          "1 where GPUs or reserved units are rented by the hour",
          shape.is("Rented GPUs"));

  public final Line serverless =
      flag("Serverless", "1 where GPUs are paid only while they work", shape.is("Serverless GPUs"));

  public final Line owned =
      flag("Owned", "1 where the hardware is bought", shape.is("Own hardware"));

  public final Line quoted =
      flag(
          "Serving quoted",
          "1 where a serving cost is typed: it replaces what is computed",
          in.cell(Workloads.SERVING_COST).known());

  public final Line byToken =
      flag(
          "Served by token",
          "1 where the fine-tuned model is paid by the token",
          shape.is("Per token").and(quoted.not()));

  public final Line onReplicas =
      flag(
          "Served on replicas",
          "1 where the fine-tuned model runs on whole replicas, rented or bought",
          rented.or(owned).and(quoted.not()));

  /** Whether the tune runs on GPUs or hardware, and its cost is computed; no line of its own. */
  public final Expression onGpus = rented.or(owned).or(serverless).and(quoted.not());

  public final Line gpuKnown =
      flag(
          "GPU known",
          "1 where the row's GPU has a price and a capacity for the candidate",
          looked
              .gpusPerReplica
              .known()
              .and(looked.prefill.known())
              .and(looked.decode.known())
              .and(
                  rented
                      .and(looked.rentedHour.known())
                      .or(serverless.and(looked.serverlessHour.known()))
                      .or(owned.and(looked.purchase.known()).and(looked.running.known()))));

  public final Line sameModel =
      flag(
          "Same model",
          "1 where the prompted and the smaller model are one row: there is no small option then",
          looked.promptedRow.equalTo(looked.smallRow));

  public final Line smallServed =
      flag(
          "Small model served to the end",
          "1 where the smaller model's last service date, if any, is not before the end of the horizon",
          looked.smallServedMonths.atLeast(life.horizon));

  public final Line smallByApi =
      flag(
          "Small by API",
          "1 where the smaller model can be bought by the token over the whole horizon",
          sameModel.not().and(requests.small.known()).and(smallServed));

  public final Line smallOnGpus =
      flag(
          "Small on GPUs",
          "1 where the smaller model is the candidate and can run on the row's GPUs or hardware",
          sameModel.not().and(looked.smallRow.equalTo(looked.candidateRow)).and(gpuKnown));

  public final Line smallExists =
      flag("Small exists", "1 where there is a small option", smallByApi.or(smallOnGpus));

  public final Line secondsSmall =
      seconds("GPU seconds small", "the smaller model", volume.inputSmall);

  public final Line secondsTuned =
      seconds("GPU seconds fine-tuned", "the fine-tuned model", volume.inputTuned);

  public final Line minimumReplicas =
      line(
          "Minimum replicas of the server",
          Unit.REPLICAS,
          "replicas that run however low the volume, for all workloads that share them",
          in.cell(Workloads.MIN_REPLICAS));

  public final Line replicaSeconds =
      line(
          "Seconds in a replica month",
          Unit.SECONDS,
          "busy seconds that may be planned of one replica in a month, peaks allowed for",
          HOURS_A_MONTH
              .times(SECONDS_AN_HOUR)
              .times(in.assumption(Assumption.TARGET_UTILISATION))
              .dividedBy(in.assumption(Assumption.PEAK_TO_AVERAGE)));

  public final Line sharingFactor =
      line(
          "Sharing factor",
          Unit.FACTOR,
          "workloads on one server, over the share of throughput that is kept when they share",
          sharing.dividedBy(
              ifElse(sharing.above(ONE), in.assumption(Assumption.KEPT_WHEN_SHARING), ONE)));

  public final Line loadPerRequestSmall = loadPerRequest("Load per request small", secondsSmall);

  public final Line loadPerRequestTuned =
      loadPerRequest("Load per request fine-tuned", secondsTuned);

  public final Line load =
      line(
          "Load",
          Unit.REPLICAS,
          "replicas kept busy by the requests of month 1",
          ifElse(rented.or(owned), in.requests.times(loadPerRequestTuned), BLANK));

  private final Expression smallOnReplicas = smallOnGpus.and(rented.or(owned));

  public final Line replicasPerRequestSmall =
      replicasPerRequest("Replicas per request small", smallOnReplicas, loadPerRequestSmall);

  public final Line replicasPerRequestTuned =
      replicasPerRequest("Replicas per request fine-tuned", onReplicas, loadPerRequestTuned);

  private final Line firstReplicasSmall = first("First replicas small", smallOnReplicas);

  public final Line firstReplicasTuned = first("First replicas fine-tuned", onReplicas);

  public final Line replicasSmall =
      replicas("Replicas small", "the smaller model", firstReplicasSmall, replicasPerRequestSmall);

  public final Line replicasTuned =
      replicas(
          "Replicas fine-tuned",
          "the fine-tuned model",
          firstReplicasTuned,
          replicasPerRequestTuned);

  public final Line replicaMonthsSmall =
      line(
          "Replica months small",
          Unit.REPLICAS,
          "replicas of all months, small option",
          sum(replicasSmall));

  public final Line replicaMonthsTuned =
      line(
          "Replica months fine-tuned",
          Unit.REPLICAS,
          "replicas of all months, fine-tuned option",
          sum(replicasTuned));

  public final Line mostReplicasSmall =
      line(
          "Most replicas small",
          Unit.REPLICAS,
          "replicas of the busiest month",
          greatest(replicasSmall));

  public final Line mostReplicasTuned =
      line(
          "Most replicas fine-tuned",
          Unit.REPLICAS,
          "replicas of the busiest month",
          greatest(replicasTuned));

  public final Line replicaMonthPrice =
      line(
          "Replica month price",
          Unit.MONEY_A_MONTH,
          "rent of one replica; 0 where nothing is rented by the hour",
          ifElse(
              rented,
              looked.gpusPerReplica.times(looked.rentedHour).times(HOURS_A_MONTH).orZero(),
              ZERO));

  public final Line replicaRunning =
      line(
          "Replica running cost",
          Unit.MONEY_A_MONTH,
          "running one replica of own hardware",
          ifElse(owned, looked.gpusPerReplica.times(looked.running).orZero(), ZERO));

  public final Line replicaPurchase =
      money(
          "Replica purchase",
          "buying one replica; 0 where the workload already runs fine-tuned on own hardware",
          ifElse(
              owned.and(life.tunedNow.not()),
              looked.gpusPerReplica.times(looked.purchase).orZero(),
              ZERO));

  private final Line secondPrice = serverlessSecond();

  public final Line serverlessSmall =
      perRequest(
          "Serverless price small",
          "GPU time of one request, small option",
          ifElse(smallOnGpus.and(serverless), secondsSmall.times(secondPrice), ZERO));

  public final Line serverlessTuned =
      perRequest(
          "Serverless price fine-tuned",
          "GPU time of one request, fine-tuned option",
          ifElse(serverless.and(quoted.not()), secondsTuned.times(secondPrice), ZERO));

  public final Line hosting =
      line(
          "Hosting",
          Unit.MONEY_A_MONTH,
          "hourly fee of a fine-tuned model that is paid by the token",
          ifElse(byToken, looked.tunedHosting.times(HOURS_A_MONTH), ZERO));

  public final Line utilisation =
      line(
          "Utilisation",
          Unit.SHARE,
          "share of its replicas' time that the workload and those it shares with use in month 1",
          ifElse(
              onReplicas,
              in.requests
                  .times(secondsTuned)
                  .times(sharingFactor)
                  .dividedBy(sharing)
                  .dividedBy(firstMonth(replicasTuned).times(HOURS_A_MONTH).times(SECONDS_AN_HOUR)),
              BLANK));

  public final Line replicaCapacity =
      line(
          "Replica capacity",
          Unit.MILLION_TOKENS,
          "tokens a month that one replica may be planned to serve, what sharing costs taken off",
          ifElse(
              onReplicas.and(secondsTuned.above(ZERO)),
              volume
                  .tokensPerRequest
                  .times(sharing)
                  .dividedBy(loadPerRequestTuned.times(sharingFactor))
                  .dividedBy(MILLION),
              BLANK));

  Serving(Model model) {
    super(model, "Serving");
  }

  private Line seconds(String name, String whose, Expression input) {
    var derate = in.assumption(Assumption.THROUGHPUT_DERATE);
    return line(
        name,
        Unit.SECONDS,
        "time that one replica needs for one request of " + whose + "; blank without GPUs",
        ifElse(
            gpuKnown,
            input
                .dividedBy(looked.prefill.times(derate))
                .plus(in.outputTokens.dividedBy(looked.decode.times(derate))),
            BLANK));
  }

  private Line loadPerRequest(String name, Line seconds) {
    return line(
        name,
        Unit.REPLICAS,
        "replicas kept busy by one request a month",
        seconds.orZero().dividedBy(replicaSeconds));
  }

  private Line replicasPerRequest(String name, Expression used, Line loadPerRequest) {
    return line(
        name,
        Unit.REPLICAS,
        "replicas that one request a month of every sharing workload keeps busy; 0 without replicas",
        ifElse(used, loadPerRequest.times(sharingFactor), ZERO));
  }

  private Line first(String name, Expression used) {
    return line(
        name,
        Unit.REPLICAS,
        "replicas that run however low the volume; 0 without replicas",
        ifElse(used, minimumReplicas, ZERO));
  }

  private Line replicas(String name, String whose, Line first, Line perRequest) {
    return months(
        name,
        Unit.REPLICAS,
        "replicas of the month for "
            + whose
            + ": whole ones, its part of them where workloads share",
        volume
            .inLife
            .times(max(first, volume.requests.times(perRequest).ceil()))
            .dividedBy(in.cell(Workloads.SHARING)));
  }

  private Line serverlessSecond() {
    var batch = in.cell(Workloads.BATCH_SHARE);
    return line(
        "Serverless second price",
        Unit.MONEY_A_SECOND,
        "one second of work on GPUs that are paid only while they work, start-up and gaps included",
        ifElse(
            serverless,
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
