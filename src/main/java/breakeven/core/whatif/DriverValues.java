package breakeven.core.whatif;

import breakeven.core.economics.BreakEvenVolume;
import breakeven.core.economics.Inputs;
import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.price.PriceBook;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.TriangularDistribution;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a driver of a row is today, how far it may go, and how a change of it is put in. */
final class DriverValues {
  /** The most workloads on the same replicas that are thought of. */
  private static final int MOST_SHARING = 64;

  /** A price that rises further than to this many times today's is no plan. */
  private static final double MOST_FACTOR = 11;

  /** Months are cut after rounding to 9 decimals, as the model cuts them. */
  private static final double HALF_DIGIT = 0.5e-9;

  private final Model model;
  private final Inputs in;
  private final PriceBook prices;
  private final Map<Driver, List<Variable>> variables = new EnumMap<>(Driver.class);
  private final Set<Driver> shifted = EnumSet.noneOf(Driver.class);
  private final Variable horizon;
  private final Variable stay;
  private final Variable promptingCost;
  private final int mostMonths;

  /**
   * @param spreads the rows of {@code Uncertainty}, which say what is added and what multiplies
   * @param mostMonths the longest life that is thought of
   */
  DriverValues(
      Model model, PriceBook prices, List<TriangularDistribution> spreads, int mostMonths) {
    this.mostMonths = mostMonths;
    this.model = model;
    this.prices = prices;
    in = model.inputs;
    horizon = in.assumption(Assumption.HORIZON);
    stay = in.cell(Workloads.MONTHS_IN_PRODUCTION);
    promptingCost = in.cell(Workloads.PROMPTING_COST);
    for (Driver driver : Driver.values()) {
      variables.put(driver, List.copyOf(variables(driver)));
    }
    for (TriangularDistribution spread : spreads) {
      if (spread.shift()) {
        shifted.add(Driver.of(spread.driver()));
      }
    }
  }

  private List<Variable> variables(Driver driver) {
    List<Variable> moved = new ArrayList<>();
    UncertainDriver uncertain = driver.uncertain();
    if (uncertain != null) {
      moved.addAll(uncertain.variables(model));
    } else if (driver.cell() != null && driver != Driver.GPU) {
      moved.add(in.cell(driver.cell()));
    }
    switch (driver) {
      // A quoted bill is a price of so many requests, and a cache is as warm as they keep it.
      case VOLUME -> moved.addAll(List.of(promptingCost, model.caching.requests));
      // The model that follows at the prompted model's end is the large model then.
      case LARGE_PRICE -> {
        moved.addAll(model.looked.prompted.money());
        moved.addAll(model.looked.replacement.money());
        moved.add(promptingCost);
      }
      case UPFRONT -> moved.add(in.cell(Workloads.ONE_OFF_COST));
      case LIFETIME -> moved.addAll(List.of(in.cell(Workloads.MONTHS_IN_PRODUCTION), horizon));
      default -> {}
    }
    return moved;
  }

  /** The variables that a driver moves. */
  List<Variable> of(Driver driver) {
    List<Variable> moved = variables.get(driver);
    return moved == null ? List.of() : moved;
  }

  /** The value of a driver today, in the unit of {@link Driver}; NaN where a row has none. */
  double today(Driver driver, Frame base, int row) {
    return switch (driver) {
      case VOLUME -> base.values(model.volume.monthlyTokens)[row];
      case LARGE_PRICE -> 0;
      case UPFRONT ->
          base.values(model.releases.firstRelease)[row]
              + base.values(model.releases.evaluationSetUp)[row];
      // What is never served has no life that could be another.
      case LIFETIME ->
          where(
              model.life.productionMonths,
              base.values(model.life.productionMonths)[row],
              base,
              row);
      case CADENCE -> base.values(model.life.cadence)[row];
      case SHARING -> where(model.serving.onReplicas, in.cell(Workloads.SHARING), base, row);
      case TUNED_QUALITY ->
          where(model.quality.badAnswersCounted, in.cell(Workloads.TUNED_QUALITY), base, row);
      // Where nothing is moved, its days cost nothing.
      case MIGRATION_DAYS -> where(model.costs.moves, uncertain(driver, base, row), base, row);
      case GPU_DAYS ->
          where(model.servingPrices.gpuPeople, uncertain(driver, base, row), base, row);
      case QUALITY_LOST -> where(model.quality.ages, uncertain(driver, base, row), base, row);
      // Where a fine-tuned model runs already, nothing is waited for.
      case LEAD_TIME ->
          base.values(model.life.tunedNow)[row] > 0 ? Double.NaN : uncertain(driver, base, row);
      default -> uncertain(driver, base, row);
    };
  }

  private double uncertain(Driver driver, Frame base, int row) {
    UncertainDriver uncertain = driver.uncertain();
    if (uncertain == null) {
      throw new IllegalArgumentException(driver + " is no driver of Uncertainty");
    }
    return uncertain.today(model, base, row);
  }

  private static double where(Line counts, Variable cell, Frame base, int row) {
    return where(counts, base.values(cell)[row], base, row);
  }

  private static double where(Line counts, double value, Frame base, int row) {
    return base.values(counts)[row] > 0 ? value : Double.NaN;
  }

  /** The values of a driver that are thought of. */
  record Range(double least, double most) {
    double kept(double value) {
      return Math.max(least, Math.min(most, value));
    }
  }

  /** The values of a driver that are thought of, where it is {@code today} now. */
  Range range(Driver driver, Frame base, int row, double today) {
    return switch (driver) {
      case VOLUME -> new Range(from(driver, base, row, 0), BreakEvenVolume.MOST_TOKENS);
      case LARGE_PRICE -> new Range(1 - MOST_FACTOR, 1);
      case UPFRONT -> {
        double budget = base.values(model.breakEvens.upfront.value())[row];
        yield new Range(0, Math.max(MOST_FACTOR * today, 2 * (Double.isNaN(budget) ? 0 : budget)));
      }
      case LIFETIME -> new Range(1, Math.max(today, mostMonths));
      // No tune outlives its base model: a longer cadence re-trains as often.
      case CADENCE ->
          new Range(
              1, Math.max(today, base.values(in.assumption(Assumption.BASE_CHANGE_INTERVAL))[row]));
      case SHARING -> new Range(1, Math.max(today, MOST_SHARING));
      case TUNED_QUALITY, SMALL_QUALITY -> new Range(0, 1);
      default -> {
        UncertainDriver uncertain = Objects.requireNonNull(driver.uncertain());
        yield new Range(uncertain.least(), today + uncertain.farUp(today));
      }
    };
  }

  /** Where the values of a driver begin: with today's, but from no volume with one request. */
  double from(Driver driver, Frame base, int row, double today) {
    return driver == Driver.VOLUME && today == 0 ? tokens(base, row) : today;
  }

  /** M tokens of a request. */
  private double tokens(Frame base, int row) {
    return base.values(model.volume.tokensPerRequest)[row] / 1e6;
  }

  /**
   * Changes the variables of one row, which are as today.
   *
   * @param base the frame in which the row is {@code workload}
   */
  void apply(
      VerdictChange.Change change,
      Frame frame,
      int row,
      Frame base,
      int workload,
      Trials.Rows rows) {
    double then = change.then();
    List<Variable> moved = of(change.driver());
    switch (change.driver()) {
      case VOLUME -> {
        double[] requests = frame.values(in.requests);
        double wanted = typedRequests(then / tokens(base, workload), base, workload);
        frame.scale(promptingCost, row, wanted / requests[row]);
        requests[row] = wanted;
        frame.values(model.caching.requests)[row] = then / tokens(base, workload);
      }
      case LARGE_PRICE -> scale(moved, 1 - then, frame, row);
      case LIFETIME -> {
        // The horizon goes by the lead time as typed, what is served by that of the scenario.
        double paid = base.values(model.life.leadTimePaid)[workload];
        frame.values(moved.get(0))[row] = then + paid - leadTime(base, workload);
        double[] assumed = frame.values(horizon);
        assumed[row] = Math.max(assumed[row], then + paid);
      }
      case GPU -> prices.fillGpu(frame, row, change.name(), rows.used(workload).candidate());
      default -> {
        if (moved.size() == 1) {
          frame.values(moved.get(0))[row] = then;
        } else if (shifted.contains(change.driver())) {
          shift(change, moved, frame, row);
        } else {
          scale(moved, then / change.today(), frame, row);
        }
      }
    }
  }

  /** What must be typed for so many requests in the scenario. */
  private double typedRequests(double wanted, Frame base, int row) {
    UncertainDriver volume = UncertainDriver.VOLUME;
    double shift = base.values(volume.moves(model, true))[row];
    return (wanted - shift) / base.values(volume.moves(model, false))[row];
  }

  private static void shift(
      VerdictChange.Change change, List<Variable> moved, Frame frame, int row) {
    UncertainDriver uncertain = change.driver().uncertain();
    double by = change.then() - change.today();
    for (Variable variable : moved) {
      double[] values = frame.values(variable);
      values[row] = uncertain == null ? values[row] + by : uncertain.moved(values[row], 1, by);
    }
  }

  private static void scale(List<Variable> moved, double factor, Frame frame, int row) {
    for (Variable variable : moved) {
      frame.scale(variable, row, factor);
    }
  }

  /** The months that a row can last at most with a change: no more need be calculated. */
  int months(List<VerdictChange.Change> changes, Frame base, int row) {
    double lead = leadTime(base, row);
    for (VerdictChange.Change change : changes) {
      lead = change.driver() == Driver.LEAD_TIME ? change.then() : lead;
    }
    double months = Math.min(base.values(horizon)[row], orEndless(base.values(stay)[row]) + lead);
    for (VerdictChange.Change change : changes) {
      if (change.driver() == Driver.LIFETIME) {
        months = change.then() + base.values(model.life.leadTimePaid)[row];
      }
    }
    return (int) Math.max(1, Math.floor(months + HALF_DIGIT));
  }

  private double leadTime(Frame base, int row) {
    return base.values(model.life.leadTime)[row];
  }

  private static double orEndless(double months) {
    return Double.isNaN(months) ? Double.POSITIVE_INFINITY : months;
  }
}
