package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.HOURS_A_MONTH;
import static breakeven.core.economics.UnitConstants.SECONDS_AN_HOUR;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.greatest;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.sum;

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
      seconds("GPU seconds small", "the smaller model", tokens.inputSmall);

  public final Line secondsTuned =
      seconds("GPU seconds fine-tuned", "the fine-tuned model", tokens.inputTuned);

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
          ifElse(serving.rented.or(serving.owned), in.requests.times(loadPerRequestTuned), BLANK));

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

  Replicas(Model model) {
    super(model);
  }

  private Line seconds(String name, String whose, Expression input) {
    var derate = in.assumption(Assumption.THROUGHPUT_DERATE);
    return line(
        name,
        Unit.SECONDS,
        "time that one replica needs for one request of " + whose + "; blank without GPUs",
        ifElse(
            serving.gpuKnown,
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
}
