package breakeven.core.whatif;

import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Line;
import breakeven.core.table.Workloads;
import breakeven.core.whatif.RowCosts.Saves;

/**
 * What certainly stays as it is today when a row has other requests or shares its replicas with
 * others: whether fine-tuning pays, and what the alternative is. A trial could tell nothing new.
 * All costs but those of replicas go with the requests; replicas are no fewer than their minimum or
 * than the load asks for, and no more than one beyond.
 */
final class UnchangedByBounds {
  /** What is left of digits in sums of the row's costs, as a part of them. */
  private static final double ROUNDING = 1e-6;

  /**
   * What a break-even volume that is reported is never below, as so many times today's requests.
   */
  private static final double FEWEST = 1e-6;

  /** Well above what two amounts must differ by to be compared as different. */
  private static final double DIFFERENT = 2 * Comparison.MONEY_TOLERANCE;

  private static final double LAST_DIGITS = 1e-12;

  private final RowCosts costs;
  private final boolean pays;
  private final boolean owned;
  private final boolean smallIsAlternative;
  private final double smallServed;
  private final boolean pricesMove;
  private final boolean even;
  private final double totals;
  private final double months;
  private final double requests;
  private final double firstMonth;
  private final double growth;
  private final double sharing;
  private final double replicaMonth;
  private final Runs tuned;
  private final Runs small;
  private final Saves overPrompted;
  private final Saves overSmallApi;
  private final Saves overSmallGpus;

  /** Whether a model runs on whole replicas, and how many of them a request keeps busy. */
  private record Runs(boolean onReplicas, double loadPerRequest) {}

  UnchangedByBounds(Model model, RowCosts costs) {
    this.costs = costs;
    var serving = model.serving;
    pays = costs.pays();
    owned = costs.is(serving.owned);
    smallIsAlternative = costs.is(model.totals.smallIsAlternative);
    smallServed = costs.value(model.looked.smallServedMonths);
    totals = 1 + costs.tuned() + costs.value(model.totals.tcoPrompted);
    months = costs.value(model.life.horizon);
    requests = costs.requests();
    firstMonth = costs.value(model.inputs.requests);
    growth = costs.value(model.inputs.cell(Workloads.GROWTH));
    pricesMove = !costs.pricesStay();
    even = costs.even();
    sharing = costs.sharing();
    replicaMonth = costs.replicaMonth();
    tuned = runs(costs.is(serving.onReplicas), model.replicas.loadPerRequestTuned);
    small = runs(costs.smallOnReplicas(), model.replicas.loadPerRequestSmall);
    overPrompted = costs.savesOverPrompted();
    overSmallApi = costs.savesOverSmallApi();
    overSmallGpus = costs.savesOverSmallGpus();
  }

  private Runs runs(boolean onReplicas, Line loadPerRequest) {
    return new Runs(onReplicas, onReplicas ? costs.value(loadPerRequest) : 0);
  }

  /** Whether fine-tuning pays as today at so many times today's requests. */
  boolean paysAtVolume(double times) {
    return at(times, times * firstMonth * busiest(growth), sharing);
  }

  /** Whether it does with so many workloads on the same replicas. */
  boolean paysSharedBy(double workloads) {
    return at(1, firstMonth * busiest(growth), workloads);
  }

  /** Whether it does with another growth a month. */
  boolean paysGrowing(double then) {
    double ofFirst = then == 0 ? months : Math.expm1(months * Math.log1p(then)) / then;
    return !pricesMove && at(firstMonth * ofFirst / requests, firstMonth * busiest(then), sharing);
  }

  /**
   * Whether the small model, bought by the token, is cheaper than the large one and stays so with
   * any requests and over any life: it costs no more where there are none, and less for each. Then
   * it stays the alternative.
   *
   * @param mostMonths the longest life that is thought of
   */
  boolean smallStaysCheaper(int mostMonths) {
    double fewest = Math.min(FEWEST, firstMonth / requests);
    double cheaper = overPrompted.slope() - overSmallApi.slope();
    return smallIsAlternative
        && even
        && smallServed >= mostMonths
        && !pricesMove
        && overPrompted.with(0) - overSmallApi.with(0) >= -ROUNDING * totals
        && cheaper * fewest > DIFFERENT + LAST_DIGITS * totals;
  }

  /** The busiest month, as so many times the first. */
  private double busiest(double ofGrowth) {
    return ofGrowth > 0 ? Math.pow(1 + ofGrowth, months - 1) : 1;
  }

  private boolean at(double times, double busiest, double workloads) {
    double digits = ROUNDING * Math.max(1, times) * totals;
    if (!even) {
      return false;
    }
    return pays
        ? saving(times, busiest, workloads, false) > digits
        : saving(times, busiest, workloads, true) < -digits;
  }

  /** The most that fine-tuning can save, or the least. */
  private double saving(double times, double busiest, double workloads, boolean most) {
    double least = overPrompted.with(times);
    double overApi = overSmallApi.with(times);
    least = overApi < least ? overApi : least;
    double overGpus =
        overSmallGpus.with(times) + replicaMonth * replicas(small, times, busiest, workloads, most);
    least = overGpus < least ? overGpus : least;
    return least - replicaMonth * replicas(tuned, times, busiest, workloads, !most);
  }

  /** The most replicas of all months that can be paid for, or the least. */
  private double replicas(
      Runs model, double times, double busiest, double workloads, boolean most) {
    if (!model.onReplicas) {
      return 0;
    }
    double minimum = costs.leastReplicas(workloads);
    double load = model.loadPerRequest / costs.kept(workloads);
    double part = most ? months / workloads : 0;
    double busy = times * requests * load;
    double ifAllBusiest = Math.max(minimum, months * busiest * load + part);
    if (owned) {
      return ifAllBusiest;
    }
    return most ? Math.min(ifAllBusiest, minimum + busy + part) : Math.max(minimum, busy);
  }
}
