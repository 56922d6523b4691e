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

  /** What the fine-tuned option costs besides its lead time. */
  double tunedAlone() {
    return tuned() - value(model.totals.beforeProduction);
  }

  double overPrompted() {
    return value(model.totals.tcoPrompted) - value(model.totals.beforePrompted) - tunedAlone();
  }

  /**
   * Whether the fine-tuned model serves from month 1 on, at rents that stay, with no card left over
   * and no second waited: only then do costs go with requests and replicas of all months alike.
   */
  boolean even() {
    return value(model.life.leadTime) == 0
        && value(model.inputs.assumption(Assumption.GPU_PRICE_CHANGE)) == 0
        && !is(model.replicas.unevenUnits)
        && !waits();
  }

  /** Whether serverless GPUs wait for requests, so that their cost bends with the volume. */
  private boolean waits() {
    return value(model.replicas.idleExponent) > 0
        && !(Double.isNaN(value(model.replicas.workTuned))
            && Double.isNaN(value(model.replicas.workSmall)));
  }

  /** Whether a request to the large or the small option costs the same in every month. */
  boolean pricesStay() {
    return value(model.inputs.assumption(Assumption.PRICE_DECLINE)) == 0
        && value(model.inputs.assumption(Assumption.PRICE_STEP)) == 0
        && Double.isInfinite(value(model.requests.migrationMonth));
  }

  /** What the small option costs besides tokens and GPUs; blank where it does not count. */
  private double smallBesides() {
    if (!is(model.quality.smallAcceptable)) {
      return Double.NaN;
    }
    double api = value(model.runningCost.smallApiCost);
    double gpus = value(model.runningCost.smallGpuCost);
    double paid = Double.isNaN(api) || gpus < api ? gpus : api;
    return value(model.totals.tcoSmall) - value(model.totals.beforeSmall) - paid;
  }

  double overSmallApi() {
    return smallBesides() + value(model.runningCost.smallApiCost) - tunedAlone();
  }

  double overSmallGpus() {
    return smallBesides() + value(model.runningCost.smallGpuCost) - tunedAlone();
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
    return overSmall(overSmallGpus() - smallReplicaCost());
  }

  private Saves overSmall(double saving) {
    return new Saves(saving + replicaCost(), value(model.breakEvenVolume.fixedCostOfTune));
  }

  double requests() {
    return value(model.volume.totalRequests);
  }

  // --- replicas ----------------------------------------------------------------------------------

  /**
   * Whether the costs are no straight lines in the requests: whole replicas run, of the tuned model
   * or of a small one that counts, or serverless GPUs wait.
   */
  boolean hasSteps() {
    return is(model.serving.onReplicas)
        || is(model.quality.smallAcceptable) && smallOnReplicas()
        || waits();
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

  /** What the tuned model's replicas cost in the months in production. */
  private double replicaCost() {
    return is(model.serving.onReplicas)
        ? cost(model.replicas.mostReplicasTuned, value(model.runningCost.rentTuned))
        : 0;
  }

  /** What a small model's replicas would cost in those months. */
  private double smallReplicaCost() {
    double rent = value(model.runningCost.rentSmall) - value(model.runningCost.rentSmallBefore);
    return smallOnReplicas() ? cost(model.replicas.mostReplicasSmall, rent) : 0;
  }

  /** Where replicas are bought, those of the busiest month count in all of them. */
  private double cost(Line most, double rent) {
    return is(model.serving.owned)
        ? replicaMonth() * value(most) * value(model.life.horizon)
        : rent;
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
