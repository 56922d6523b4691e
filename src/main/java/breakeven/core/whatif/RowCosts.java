package breakeven.core.whatif;

import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

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
    if (!is(model.quality.smallAcceptable)) {
      return Double.NaN;
    }
    double api = value(model.runningCost.smallApiCost);
    double gpus = value(model.runningCost.smallGpuCost);
    double paid = Double.isNaN(api) || gpus < api ? gpus : api;
    return value(model.totals.tcoSmall) - paid;
  }

  double overSmallApi() {
    return smallBesides() + value(model.runningCost.smallApiCost) - tuned();
  }

  double overSmallGpus() {
    return smallBesides() + value(model.runningCost.smallGpuCost) - tuned();
  }

  // --- what goes with the requests ---------------------------------------------------------------

  /**
   * What fine-tuning saves of an option's costs, replicas left out. What of it is no fixed cost
   * goes with the requests.
   *
   * @param today with today's requests; blank where the option does not count
   * @param fixedCost what fine-tuning costs more than the option whatever the requests
   */
  record Saves(double today, double fixedCost) {
    /** With so many times today's requests. */
    double with(double times) {
      return today + (times - 1) * slope();
    }

    /** How much more with as many requests again. */
    double slope() {
      return today + fixedCost;
    }
  }

  Saves savesOverPrompted() {
    return new Saves(overPrompted() + replicaCost(), value(model.breakEvenVolume.fixedCost));
  }

  Saves savesOverSmallApi() {
    return overSmall(overSmallApi());
  }

  Saves savesOverSmallGpus() {
    return overSmall(overSmallGpus() - replicaMonth() * paidSmall());
  }

  private Saves overSmall(double saving) {
    return new Saves(saving + replicaCost(), value(model.breakEvenVolume.fixedCostOfTune));
  }

  double requests() {
    return value(model.volume.totalRequests);
  }

  // --- replicas ----------------------------------------------------------------------------------

  /** Whether whole replicas run, of the tuned model or of a small one that counts. */
  boolean hasSteps() {
    return is(model.serving.onReplicas) || is(model.quality.smallAcceptable) && smallOnReplicas();
  }

  /** Whether a small model would run on whole replicas. */
  boolean smallOnReplicas() {
    return is(model.serving.smallOnGpus) && !is(model.serving.serverless);
  }

  double sharing() {
    return value(model.inputs.cell(Workloads.SHARING));
  }

  /** What one replica costs in a month, its part of the purchase included. */
  double replicaMonth() {
    return value(model.servingPrices.replicaMonthPrice)
        + value(model.servingPrices.replicaRunning)
        + value(model.servingPrices.replicaPurchase) / value(model.life.horizon);
  }

  /** What the tuned model's replicas cost. */
  private double replicaCost() {
    return replicaMonth()
        * paid(model.replicas.mostReplicasTuned, model.replicas.replicaMonthsTuned);
  }

  /** Replicas of all months that a small model would be paid for. */
  private double paidSmall() {
    return paid(model.replicas.mostReplicasSmall, model.replicas.replicaMonthsSmall);
  }

  /** Replicas that are paid for, of all months: where they are bought, those of the busiest. */
  private double paid(Line most, Line months) {
    return is(model.serving.owned) ? value(most) * value(model.life.horizon) : value(months);
  }

  /** Replicas of all months that run however little there is to do. */
  double leastReplicas(double workloads) {
    return value(model.life.horizon) * value(model.replicas.minimumReplicas) / workloads;
  }

  /** Replicas of all months that the load asks for, what sharing costs allowed for. */
  double busyReplicas(Line loadPerRequest, double workloads) {
    return requests() * value(loadPerRequest) / kept(workloads);
  }

  double kept(double workloads) {
    return workloads > 1 ? value(model.inputs.assumption(Assumption.KEPT_WHEN_SHARING)) : 1;
  }
}
