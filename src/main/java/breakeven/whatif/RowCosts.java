package breakeven.whatif;

import breakeven.economics.Model;
import breakeven.expression.Comparison;
import breakeven.expression.Frame;
import breakeven.expression.Line;
import breakeven.expression.Variable;
import breakeven.table.Assumption;
import breakeven.table.Workloads;

/**
 * The costs of one row's options, taken apart by what they go with: its requests, replicas,
 * neither. Money over the horizon, in the reporting currency.
 */
final class RowCosts {
  private final Model model;
  private final Frame base;
  private final int row;

  RowCosts(Model model, Frame base, int row) {
    this.model = model;
    this.base = base;
    this.row = row;
  }

  double value(Line line) {
    return base.values(line)[row];
  }

  double value(Variable variable) {
    return base.values(variable)[row];
  }

  boolean is(Line flag) {
    return value(flag) > 0;
  }

  boolean pays() {
    return Comparison.positive(value(model.totals.netSaving));
  }

  // --- what fine-tuning saves against each way of doing without ----------------------------------

  double tuned() {
    return value(model.totals.tcoTuned);
  }

  double overPrompted() {
    return value(model.totals.tcoPrompted) - tuned();
  }

  /** What the small option costs besides tokens and GPUs; blank where it does not count. */
  private double smallBesides() {
    if (!is(model.totals.smallAcceptable)) {
      return Double.NaN;
    }
    double api = value(model.totals.smallApiCost);
    double gpus = value(model.totals.smallGpuCost);
    double paid = Double.isNaN(api) || gpus < api ? gpus : api;
    return value(model.totals.tcoSmall) - paid;
  }

  double overSmallApi() {
    return smallBesides() + value(model.totals.smallApiCost) - tuned();
  }

  double overSmallGpus() {
    return smallBesides() + value(model.totals.smallGpuCost) - tuned();
  }

  // --- what goes with the requests ---------------------------------------------------------------

  double requests() {
    return value(model.volume.totalRequests);
  }

  private double neededRetrieval() {
    return value(model.life.grounding) * requests() * value(model.retrieval.perRequest);
  }

  /** What the tuned option costs for its requests, replicas left out. */
  private double ofTuned() {
    var totals = model.totals;
    return value(totals.tokensTuned)
        + value(totals.escalations)
        + requests() * (value(totals.badTuned) + value(model.serving.serverlessTuned))
        + neededRetrieval();
  }

  private double ofPrompted() {
    double retrieval = requests() * value(model.retrieval.perRequest);
    return value(model.totals.tokensPrompted)
        + requests() * value(model.totals.badPrompted)
        + value(model.retrieval.carriedByPrompted) * retrieval;
  }

  /** What fine-tuning saves of the prompted option's costs with as many requests again. */
  double slopeOverPrompted() {
    return ofPrompted() - ofTuned();
  }

  /** The same of a small option, tokens and GPUs left out. */
  private double slopeOverSmallBesides() {
    return requests() * value(model.totals.badSmall) + neededRetrieval() - ofTuned();
  }

  double slopeOverSmallApi() {
    return value(model.totals.smallApiCost) + slopeOverSmallBesides();
  }

  /** The same of the small option on GPUs, replicas left out. */
  double slopeOverSmallGpus() {
    return requests() * value(model.serving.serverlessSmall) + slopeOverSmallBesides();
  }

  // --- replicas ----------------------------------------------------------------------------------

  /** Whether whole replicas run, of the tuned model or of a small one that counts. */
  boolean hasSteps() {
    boolean smallOnReplicas =
        is(model.totals.smallAcceptable)
            && is(model.serving.smallOnGpus)
            && !is(model.serving.serverless);
    return is(model.serving.onReplicas) || smallOnReplicas;
  }

  double sharing() {
    return value(model.inputs.cell(Workloads.SHARING));
  }

  /** What one replica costs in a month, its part of the purchase included. */
  double replicaMonth() {
    return value(model.serving.replicaMonthPrice)
        + value(model.serving.replicaRunning)
        + value(model.serving.replicaPurchase) / value(model.life.horizon);
  }

  /** What the tuned model's replicas cost. */
  double replicaCost() {
    return replicaMonth() * paid(model.serving.mostReplicasTuned, model.serving.replicaMonthsTuned);
  }

  /** Replicas of all months that a small model would be paid for. */
  double paidSmall() {
    return paid(model.serving.mostReplicasSmall, model.serving.replicaMonthsSmall);
  }

  /** Replicas that are paid for, of all months: where they are bought, those of the busiest. */
  private double paid(Line most, Line months) {
    return is(model.serving.owned) ? value(most) * value(model.life.horizon) : value(months);
  }

  /** Replicas of all months that run however little there is to do. */
  double leastReplicas(double workloads) {
    return value(model.life.horizon) * value(model.serving.minimumReplicas) / workloads;
  }

  /** Replicas of all months that the load asks for, what sharing costs allowed for. */
  double busyReplicas(Line loadPerRequest, double workloads) {
    return requests() * value(loadPerRequest) / kept(workloads);
  }

  double kept(double workloads) {
    return workloads > 1 ? value(model.inputs.the(Assumption.KEPT_WHEN_SHARING)) : 1;
  }
}
