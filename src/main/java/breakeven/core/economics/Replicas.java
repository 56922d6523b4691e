package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.SECONDS_AN_HOUR;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.greatest;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/**
 * How many whole replicas, or GPU seconds, the small and the fine-tuned option take on GPUs or
 * hardware.
 */
public final class Replicas extends Section {
  private final Volume volume = model.volume;
  private final OptionTokens tokens = model.tokens;
  private final Serving serving = model.serving;
  private final Variable sharing = in.cell(Workloads.SHARING);

  public final Line secondsSmall =
      seconds("GPU seconds small", "the smaller model", tokens.inputSmall, tokens.outputSmall);

  public final Line secondsTuned =
      seconds(
          "GPU seconds fine-tuned", "the fine-tuned model", tokens.inputTuned, tokens.outputTuned);

  /** Hours of a month in which replicas run, serverless GPUs answer and hosting is paid. */
  public final Variable hoursOn = in.cell(Workloads.HOURS_ON);

  public final Line secondsOn =
      line(
          "Seconds on",
          Unit.SECONDS,
          "seconds of a month in which the model can be called",
          hoursOn.times(SECONDS_AN_HOUR));

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
          secondsOn
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
          ifElse(
              serving.rented.or(serving.owned),
              volume.firstRequests.times(loadPerRequestTuned),
              BLANK));

  private final Expression smallOnReplicas =
      serving.smallOnGpus.and(serving.rented.or(serving.owned));

  public final Line replicasPerRequestSmall =
      replicasPerRequest("Replicas per request small", smallOnReplicas, loadPerRequestSmall);

  public final Line replicasPerRequestTuned =
      replicasPerRequest(
          "Replicas per request fine-tuned", serving.onReplicas, loadPerRequestTuned);

  private final Line firstReplicasSmall = first("First replicas small", smallOnReplicas);

  public final Line firstReplicasTuned = first("First replicas fine-tuned", serving.onReplicas);

  public final Line replicasSmall =
      replicas(
          "Replicas small",
          "the smaller model",
          volume.inLife,
          firstReplicasSmall,
          replicasPerRequestSmall);

  public final Line replicasTuned =
      replicas(
          "Replicas fine-tuned",
          "the fine-tuned model",
          volume.inProduction,
          firstReplicasTuned,
          replicasPerRequestTuned);

  /** Replicas that the requests of month 1 ask for, of the fine-tuned model. */
  public final Expression replicasNow =
      max(firstReplicasTuned, volume.firstRequests.times(replicasPerRequestTuned).ceil())
          .dividedBy(sharing);

  /** Cards of one replica; 0 where the candidate has no capacity on the GPU. */
  private final Expression cards = looked.gpusPerReplica.orZero();

  private final Expression unit = looked.rentedUnits;

  public final Line gpusRentedSmall = gpusRented("GPUs rented small", replicasSmall);

  public final Line gpusRentedTuned = gpusRented("GPUs rented fine-tuned", replicasTuned);

  /**
   * Whether rented cards come in more than the replicas fill; a flag. Then what replicas cost is no
   * straight line in their number.
   */
  public final Line unevenUnits =
      flag(
          "Cards left over",
          "1 where cards are rented in units of several, or replicas are no whole number of cards",
          serving.rented.and(
              unit.above(ONE)
                  .or(cards.above(cards.floor()))
                  .or(minimumReplicas.times(cards).above(minimumReplicas.times(cards).floor()))));

  private final Expression idleRate =
      in.assumption(Assumption.IDLE_TIME_OUT)
          .times(ONE.minus(in.cell(Workloads.BATCH_SHARE).orZero()))
          .dividedBy(secondsOn);

  /** What of a request's part in a month a serverless GPU waits for after it, by the time-out. */
  public final Line idleExponent =
      line(
          "Idle exponent of a request",
          Unit.FACTOR,
          "the idle time-out after a request that cannot wait, as a part of the seconds on",
          idleRate);

  private final Expression smallServerless = serving.smallOnGpus.and(serving.serverless);

  private final Expression tunedServerless = serving.serverless.and(serving.quoted.not());

  /** Seconds of work of a request on serverless GPUs; blank where the option has none. */
  public final Line workSmall = work("Seconds of work small", smallServerless, secondsSmall);

  public final Line workTuned = work("Seconds of work fine-tuned", tunedServerless, secondsTuned);

  public final Line paidSecondsSmall =
      paidSeconds("Paid seconds small", "the smaller model", volume.inLife, workSmall);

  public final Line paidSecondsTuned =
      paidSeconds(
          "Paid seconds fine-tuned", "the fine-tuned model", volume.inProduction, workTuned);

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

  /** Whether what runs today may run on the row's GPUs. */
  final Line mayRunToday =
      flag(
          "GPUs may serve today",
          "1 where today's own model may run on the row's GPUs or hardware",
          model
              .today
              .tunedNow
              .and(serving.onGpus)
              .or(model.today.smallNow.and(serving.smallOnGpus)));

  private final Expression replicasToday = mayRunToday.and(serving.rented.or(serving.owned));

  public final Line secondsToday =
      seconds(
          "GPU seconds today",
          "today's own model",
          tokens.inputToday,
          ifElse(model.today.tunedNow, tokens.outputTuned, tokens.outputSmall));

  public final Line replicasPerRequestToday =
      replicasPerRequest("Replicas per request today", replicasToday, loadPerRequest(secondsToday));

  private final Line firstReplicasToday = first("First replicas today", replicasToday);

  public final Line workToday =
      work("Seconds of work today", mayRunToday.and(serving.serverless), secondsToday);

  public final Line mostReplicasToday =
      line(
          "Most replicas today",
          Unit.REPLICAS,
          "replicas of the busiest month",
          replicas(firstReplicasToday, greatest(volume.requests).times(replicasPerRequestToday)));

  private final Line replicasOfToday =
      replicas(
          "Replicas today",
          "today's own model",
          volume.inLife,
          firstReplicasToday,
          replicasPerRequestToday);

  final Line gpusRentedToday = gpusRented("GPUs rented today", replicasOfToday);

  final Line paidSecondsToday =
      paidSeconds("Paid seconds today", "today's own model", volume.inLife, workToday);

  Replicas(Model model) {
    super(model);
  }

  private Line seconds(String name, String whose, Expression input, Expression output) {
    var derate = in.assumption(Assumption.THROUGHPUT_DERATE);
    return line(
        name,
        Unit.SECONDS,
        "time that one replica needs for one request of " + whose + "; blank without GPUs",
        ifElse(
            serving.gpuKnown,
            input
                .dividedBy(looked.prefill.times(derate))
                .plus(output.dividedBy(looked.decode.times(derate))),
            BLANK));
  }

  private Line loadPerRequest(String name, Line seconds) {
    return line(
        name, Unit.REPLICAS, "replicas kept busy by one request a month", loadPerRequest(seconds));
  }

  private Expression loadPerRequest(Line seconds) {
    return seconds.orZero().dividedBy(replicaSeconds);
  }

  private Line replicasPerRequest(String name, Expression used, Expression loadPerRequest) {
    return line(
        name,
        Unit.REPLICAS,
        "replicas that one request a month of every sharing workload keeps busy; 0 without"
            + " replicas",
        ifElse(used, loadPerRequest.times(sharingFactor), ZERO));
  }

  private Line first(String name, Expression used) {
    return line(
        name,
        Unit.REPLICAS,
        "replicas that run however low the volume; 0 without replicas",
        ifElse(used, minimumReplicas, ZERO));
  }

  private Line replicas(String name, String whose, Line runs, Line first, Line perRequest) {
    return months(
        name,
        Unit.REPLICAS,
        "replicas of the month for "
            + whose
            + ": whole ones, its part of them where workloads share",
        runs.times(replicas(first, volume.requests.times(perRequest))));
  }

  /** This workload's part of whole replicas, of which the first ones run in any case. */
  private Expression replicas(Line first, Expression busy) {
    return max(first, busy.ceil()).dividedBy(sharing);
  }

  private Line gpusRented(String name, Line replicas) {
    Expression units = replicas.times(sharing).times(cards).dividedBy(unit).ceil();
    return months(
        name,
        Unit.GPUS,
        "cards of these replicas in whole units, this workload's part of them; 0 where none are"
            + " rented by the hour",
        ifElse(serving.rented, units.times(unit).dividedBy(sharing).orZero(), ZERO));
  }

  private Line work(String name, Expression serves, Line seconds) {
    var batch = in.cell(Workloads.BATCH_SHARE).orZero();
    return line(
        name,
        Unit.SECONDS,
        "serverless time of one request, start-up and queueing included; blank where nothing is"
            + " serverless",
        ifElse(
            serves,
            seconds.times(
                ONE.minus(batch)
                    .dividedBy(in.assumption(Assumption.TARGET_UTILISATION))
                    .plus(batch.dividedBy(in.assumption(Assumption.BATCH_UTILISATION)))),
            BLANK));
  }

  private Line paidSeconds(String name, String whose, Line runs, Line work) {
    Expression busy = volume.requests.times(work);
    Expression idle =
        max(ZERO, secondsOn.minus(busy))
            .times(ONE.minus(ZERO.minus(idleExponent.times(volume.requests)).exp()));
    return months(
        name,
        Unit.SECONDS,
        "seconds a month that a serverless replica of "
            + whose
            + " is up: at work, or idle until its time-out",
        ifElse(work.known(), runs.times(busy.plus(idle)), ZERO));
  }
}
