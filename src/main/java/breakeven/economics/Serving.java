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
import breakeven.expression.Lines;
import breakeven.expression.Unit;
import breakeven.price.PriceVariables;
import breakeven.table.Assumption;
import breakeven.table.Workloads;

/**
 * What it takes to serve the tuned model, and the small one beside it, in the shapes of the market.
 */
public final class Serving {
  private final Lines lines;
  private final Inputs in;
  private final PriceVariables looked;
  private final Volume volume;

  public final Line rented;
  public final Line serverless;
  public final Line owned;
  public final Line quoted;
  public final Line byToken;
  public final Line onReplicas;

  /** Whether the tune runs on GPUs or hardware, and its cost is computed; no line of its own. */
  public final Expression onGpus;

  public final Line gpuKnown;
  public final Line sameModel;
  public final Line smallServed;
  public final Line smallByApi;
  public final Line smallOnGpus;
  public final Line smallExists;
  public final Line secondsSmall;
  public final Line secondsTuned;
  public final Line minimumReplicas;
  public final Line replicaSeconds;
  public final Line sharingFactor;
  public final Line loadPerRequestSmall;
  public final Line loadPerRequestTuned;
  public final Line load;
  public final Line replicasPerRequestSmall;
  public final Line replicasPerRequestTuned;
  public final Line firstReplicasTuned;
  public final Line replicasSmall;
  public final Line replicasTuned;
  public final Line replicaMonthsSmall;
  public final Line replicaMonthsTuned;
  public final Line mostReplicasSmall;
  public final Line mostReplicasTuned;
  public final Line replicaMonthPrice;
  public final Line replicaRunning;
  public final Line replicaPurchase;
  public final Line serverlessSmall;
  public final Line serverlessTuned;
  public final Line hosting;
  public final Line utilisation;
  public final Line replicaCapacity;

  Serving(
      Lines lines,
      Inputs in,
      PriceVariables looked,
      Horizon life,
      Volume volume,
      Requests requests) {
    this.lines = lines;
    this.in = in;
    this.looked = looked;
    this.volume = volume;
    lines.group("Serving");
    var shape = in.cell(Workloads.SERVING);
    var sharing = in.cell(Workloads.SHARING);
    rented =
        flag(
            "Rented",
            "1 where GPUs or reserved units are rented by the hour",
            shape.is("Rented GPUs"));
    serverless =
        flag(
            "Serverless",
            "1 where GPUs are paid only while they work",
            shape.is("Serverless GPUs"));
    owned = flag("Owned", "1 where the hardware is bought", shape.is("Own hardware"));
    quoted =
        flag(
            "Serving quoted",
            "1 where a serving cost is typed: it replaces what is computed",
            in.cell(Workloads.SERVING_COST).known());
    byToken =
        flag(
            "Served by token",
            "1 where the fine-tuned model is paid by the token",
            shape.is("Per token").and(quoted.not()));
    onReplicas =
        flag(
            "Served on replicas",
            "1 where the fine-tuned model runs on whole replicas, rented or bought",
            rented.or(owned).and(quoted.not()));
    onGpus = rented.or(owned).or(serverless).and(quoted.not());
    gpuKnown =
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
    sameModel =
        flag(
            "Same model",
            "1 where the prompted and the smaller model are one row: there is no small option then",
            looked.promptedRow.equalTo(looked.smallRow));
    smallServed =
        flag(
            "Small model served to the end",
            "1 where the smaller model's last service date, if any, is not before the end of the horizon",
            looked.smallServedMonths.atLeast(life.horizon));
    smallByApi =
        flag(
            "Small by API",
            "1 where the smaller model can be bought by the token over the whole horizon",
            sameModel.not().and(requests.small.known()).and(smallServed));
    smallOnGpus =
        flag(
            "Small on GPUs",
            "1 where the smaller model is the candidate and can run on the row's GPUs or hardware",
            sameModel.not().and(looked.smallRow.equalTo(looked.candidateRow)).and(gpuKnown));
    smallExists =
        flag("Small exists", "1 where there is a small option", smallByApi.or(smallOnGpus));

    secondsSmall = seconds("GPU seconds small", "the smaller model", volume.inputSmall);
    secondsTuned = seconds("GPU seconds fine-tuned", "the fine-tuned model", volume.inputTuned);
    minimumReplicas =
        lines.line(
            "Minimum replicas of the server",
            Unit.REPLICAS,
            "replicas that run however low the volume, for all workloads that share them",
            in.cell(Workloads.MIN_REPLICAS));
    replicaSeconds =
        lines.line(
            "Seconds in a replica month",
            Unit.SECONDS,
            "busy seconds that may be planned of one replica in a month, peaks allowed for",
            HOURS_A_MONTH
                .times(SECONDS_AN_HOUR)
                .times(in.assumption(Assumption.TARGET_UTILISATION))
                .dividedBy(in.assumption(Assumption.PEAK_TO_AVERAGE)));
    sharingFactor =
        lines.line(
            "Sharing factor",
            Unit.FACTOR,
            "workloads on one server, over the share of throughput that is kept when they share",
            sharing.dividedBy(
                ifElse(sharing.above(ONE), in.assumption(Assumption.KEPT_WHEN_SHARING), ONE)));
    loadPerRequestSmall = loadPerRequest("Load per request small", secondsSmall);
    loadPerRequestTuned = loadPerRequest("Load per request fine-tuned", secondsTuned);
    load =
        lines.line(
            "Load",
            Unit.REPLICAS,
            "replicas kept busy by the requests of month 1",
            ifElse(rented.or(owned), in.requests.times(loadPerRequestTuned), BLANK));
    Expression smallOnReplicas = smallOnGpus.and(rented.or(owned));
    replicasPerRequestSmall =
        perRequest("Replicas per request small", smallOnReplicas, loadPerRequestSmall);
    replicasPerRequestTuned =
        perRequest("Replicas per request fine-tuned", onReplicas, loadPerRequestTuned);
    Line firstReplicasSmall = first("First replicas small", smallOnReplicas);
    firstReplicasTuned = first("First replicas fine-tuned", onReplicas);
    replicasSmall =
        replicas(
            "Replicas small", "the smaller model", firstReplicasSmall, replicasPerRequestSmall);
    replicasTuned =
        replicas(
            "Replicas fine-tuned",
            "the fine-tuned model",
            firstReplicasTuned,
            replicasPerRequestTuned);
    replicaMonthsSmall =
        lines.line(
            "Replica months small",
            Unit.REPLICAS,
            "replicas of all months, small option",
            sum(replicasSmall));
    replicaMonthsTuned =
        lines.line(
            "Replica months fine-tuned",
            Unit.REPLICAS,
            "replicas of all months, fine-tuned option",
            sum(replicasTuned));
    mostReplicasSmall =
        lines.line(
            "Most replicas small",
            Unit.REPLICAS,
            "replicas of the busiest month",
            greatest(replicasSmall));
    mostReplicasTuned =
        lines.line(
            "Most replicas fine-tuned",
            Unit.REPLICAS,
            "replicas of the busiest month",
            greatest(replicasTuned));
    replicaMonthPrice =
        lines.line(
            "Replica month price",
            Unit.MONEY_A_MONTH,
            "rent of one replica; 0 where nothing is rented by the hour",
            ifElse(
                rented,
                looked.gpusPerReplica.times(looked.rentedHour).times(HOURS_A_MONTH).orZero(),
                ZERO));
    replicaRunning =
        lines.line(
            "Replica running cost",
            Unit.MONEY_A_MONTH,
            "running one replica of own hardware",
            ifElse(owned, looked.gpusPerReplica.times(looked.running).orZero(), ZERO));
    replicaPurchase =
        lines.line(
            "Replica purchase",
            Unit.MONEY,
            "buying one replica; 0 where the workload already runs fine-tuned on own hardware",
            ifElse(
                owned.and(life.tunedNow.not()),
                looked.gpusPerReplica.times(looked.purchase).orZero(),
                ZERO));
    Line secondPrice = serverlessSecond();
    serverlessSmall =
        lines.line(
            "Serverless price small",
            Unit.MONEY_A_REQUEST,
            "GPU time of one request, small option",
            ifElse(smallOnGpus.and(serverless), secondsSmall.times(secondPrice), ZERO));
    serverlessTuned =
        lines.line(
            "Serverless price fine-tuned",
            Unit.MONEY_A_REQUEST,
            "GPU time of one request, fine-tuned option",
            ifElse(serverless.and(quoted.not()), secondsTuned.times(secondPrice), ZERO));
    hosting =
        lines.line(
            "Hosting",
            Unit.MONEY_A_MONTH,
            "hourly fee of a fine-tuned model that is paid by the token",
            ifElse(byToken, looked.tunedHosting.times(HOURS_A_MONTH), ZERO));
    utilisation =
        lines.line(
            "Utilisation",
            Unit.SHARE,
            "share of its replicas' time that the workload and those it shares with use in month 1",
            ifElse(
                onReplicas,
                in.requests
                    .times(secondsTuned)
                    .times(sharingFactor)
                    .dividedBy(sharing)
                    .dividedBy(
                        firstMonth(replicasTuned).times(HOURS_A_MONTH).times(SECONDS_AN_HOUR)),
                BLANK));
    replicaCapacity =
        lines.line(
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
  }

  private Line flag(String name, String meaning, Expression definition) {
    return lines.line(name, Unit.FLAG, meaning, definition);
  }

  private Line seconds(String name, String whose, Expression input) {
    var derate = in.assumption(Assumption.THROUGHPUT_DERATE);
    return lines.line(
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
    return lines.line(
        name,
        Unit.REPLICAS,
        "replicas kept busy by one request a month",
        seconds.orZero().dividedBy(replicaSeconds));
  }

  private Line perRequest(String name, Expression used, Line loadPerRequest) {
    return lines.line(
        name,
        Unit.REPLICAS,
        "replicas that one request a month of every sharing workload keeps busy; 0 without replicas",
        ifElse(used, loadPerRequest.times(sharingFactor), ZERO));
  }

  private Line first(String name, Expression used) {
    return lines.line(
        name,
        Unit.REPLICAS,
        "replicas that run however low the volume; 0 without replicas",
        ifElse(used, minimumReplicas, ZERO));
  }

  private Line replicas(String name, String whose, Line first, Line perRequest) {
    return lines.months(
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
    return lines.line(
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
