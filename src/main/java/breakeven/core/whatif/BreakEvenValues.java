package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.BreakEvenVolume;
import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.UncertainDriver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where each driver of a row would have its break-even, nearest first. This only says where to look
 * first: a change is reported where a run of the model proves it.
 */
final class BreakEvenValues {
  /** The most workloads on the same replicas that are thought of. */
  static final int MOST_SHARING = 64;

  /** A price that rises further than to this many times today's is no plan. */
  static final double MOST_FACTOR = 11;

  /** Drivers that may move requests, life, rents and sharing, but no price of a request. */
  static final Set<Driver> OF_REQUESTS =
      EnumSet.of(
          Driver.VOLUME,
          Driver.GROWTH,
          Driver.LIFETIME,
          Driver.CADENCE,
          Driver.SHARING,
          Driver.GPU_PRICE);

  private static final double EQUALLY_NEAR = 0.5e-9;

  /** Distances are compared on 9 digits, as every share: equally near ones keep their order. */
  static final Comparator<Candidate> NEAREST_FIRST =
      Comparator.<Candidate>comparingDouble(candidate -> Math.rint(candidate.distance() * 1e9))
          .thenComparing(Candidate::driver);

  /**
   * A driver's break-even.
   *
   * @param today the driver's value today
   * @param value its break-even value; of whole numbers the nearest one beyond the break-even
   * @param distance |value / today - 1|
   * @param least the least value that is thought of
   * @param most the greatest one
   * @param beyond a value that is beyond the break-even for sure; NaN where none is known
   * @param steps whether costs go up in steps with the driver, one for each replica
   */
  record Candidate(
      Driver driver,
      double today,
      double value,
      double distance,
      double least,
      double most,
      double beyond,
      boolean steps) {

    /** The same with a value that is beyond the break-even. */
    Candidate beyond(double known) {
      return new Candidate(driver, today, value, distance, least, most, known, steps);
    }
  }

  private final Decision decision;
  private final Model model;
  private final DriverValues levers;
  private final int mostMonths;

  BreakEvenValues(Decision decision, DriverValues levers, int mostMonths) {
    this.decision = decision;
    this.levers = levers;
    model = decision.model;
    this.mostMonths = mostMonths;
  }

  /** A driver's value that is looked at, with how far it is from today's and may go. */
  Candidate candidate(Driver driver, Frame base, int row, double today, double value) {
    double distance = driver == Driver.LARGE_PRICE ? Math.abs(value) : Math.abs(value / today - 1);
    Range range = range(driver, base, row, today);
    boolean steps = driver == Driver.VOLUME && hasSteps(base, row);
    return new Candidate(
        driver, today, value, distance, range.least(), range.most(), Double.NaN, steps);
  }

  /** The values of a driver that are thought of. */
  record Range(double least, double most) {}

  Range range(Driver driver, Frame base, int row, double today) {
    UncertainDriver uncertain = driver.uncertain();
    if (uncertain != null && driver != Driver.VOLUME) {
      return new Range(uncertain.least(), today + uncertain.farUp(today));
    }
    return switch (driver) {
      // From nothing, one request is the least.
      case VOLUME ->
          new Range(
              today > 0 ? 0 : base.values(model.volume.tokensPerRequest)[row] / 1e6,
              BreakEvenVolume.MOST_TOKENS);
      case LARGE_PRICE -> new Range(1 - MOST_FACTOR, 1);
      case LIFETIME -> new Range(1, mostMonths);
      case SHARING -> new Range(1, MOST_SHARING);
      case CADENCE -> new Range(1, Double.POSITIVE_INFINITY);
      case TUNED_QUALITY, SMALL_QUALITY -> new Range(0, 1);
      default -> new Range(0, Double.POSITIVE_INFINITY);
    };
  }

  /** Whether what fine-tuning saves does not matter to a row, so that no break-even does. */
  boolean decidedOtherwise(Frame base, int row) {
    return base.values(decision.closed.when())[row] > 0 || oneWayLeft(base, row);
  }

  /** Whether also the alternative is the same at any price and volume. */
  boolean oneWayLeft(Frame base, int row) {
    return decision.oneWayLeft(base, row);
  }

  /**
   * Whether a candidate is closed only because a re-training falls due soon after the last day of
   * training, so that a longer cadence opens it.
   */
  boolean lateRetrainingOpens(Frame base, int row) {
    return base.values(model.life.closed)[row] > 0
        && base.values(model.looked.trainingEnded)[row] == 0
        && base.values(model.life.trainingLife)[row] < base.values(model.life.serviceLife)[row];
  }

  /**
   * The longest life over which the smaller model can be bought by the token, where today's is too
   * long for it; else NaN.
   */
  double lifeWithSmall(Frame base, int row) {
    double served = base.values(model.looked.smallServedMonths)[row];
    boolean ends =
        base.values(model.serving.smallServed)[row] == 0
            && base.values(model.serving.sameModel)[row] == 0
            && !Double.isNaN(base.values(model.requests.small)[row]);
    double months = Math.floor(served) - base.values(model.life.leadTime)[row];
    return ends && months >= 1 ? months : Double.NaN;
  }

  /** The drivers of a row whose break-even is a closed form. */
  List<Candidate> of(Frame base, int row) {
    Row at = new Row(base, row);
    at.volume();
    at.largePrice();
    at.upfront();
    at.lifetime();
    at.cadence();
    at.gpuPrice();
    at.tunedQuality();
    return at.found;
  }

  /**
   * What fine-tuning would save at most if it were served for nothing and trained on cards for
   * nothing, over the same months.
   */
  double savingServedFree(Frame base, int row) {
    return new Row(base, row).savingServedFree();
  }

  /** Whether the life of the tune depends on how it is served. */
  boolean lifeHangsOnServing(Frame base, int row) {
    return base.values(model.looked.serviceMonths)[row] < base.values(model.life.longestStay)[row];
  }

  /** Whether whole replicas run, so that costs go up in steps. */
  boolean hasSteps(Frame base, int row) {
    return new RowCosts(model, base, row).hasSteps();
  }

  /** The factor on today's volume at which the flat break-even volume is reached on average. */
  double flatVolume(Frame base, int row) {
    return new Row(base, row).flatVolume();
  }

  /**
   * The factors on today's volume at which fine-tuning could pay at most, where the tuned model
   * runs on whole replicas.
   */
  Interval payingVolumes(Frame base, int row) {
    return new Row(base, row).payingVolumes();
  }

  /** What of a row certainly stays as today with other requests. */
  UnchangedByBounds asToday(Frame base, int row) {
    return new UnchangedByBounds(model, new RowCosts(model, base, row));
  }

  /**
   * Whether {@link #OF_REQUESTS} cannot make another option the alternative: it is the small one.
   */
  boolean smallStaysCheaper(Frame base, int row) {
    return base.values(model.totals.smallIsAlternative)[row] > 0
        && asToday(base, row).smallStaysCheaper(mostMonths);
  }

  /**
   * Whether fine-tuning loses over every life that is thought of, with the options of today: the
   * model was run for each. Nothing is known of a row whose candidate is closed.
   */
  boolean losesOverAnyLife(Frame base, int row) {
    return base.values(model.life.closed)[row] == 0
        && Double.isNaN(base.values(model.searched.lifetime)[row]);
  }

  /** Numbers of workloads on the row's replicas that are worth a trial. */
  List<Candidate> sharing(Frame base, int row, double nearerThan) {
    return new Row(base, row).sharing(nearerThan);
  }

  /** One row of the frame, read. */
  private final class Row {
    private final Frame base;
    private final int row;
    private final double saving;
    private final boolean pays;
    private final RowCosts costs;
    private final List<Candidate> found = new ArrayList<>();

    Row(Frame base, int row) {
      this.base = base;
      this.row = row;
      saving = value(model.totals.netSaving);
      pays = Comparison.positive(saving);
      costs = new RowCosts(model, base, row);
    }

    private double value(Line line) {
      return base.values(line)[row];
    }

    private double value(Variable variable) {
      return base.values(variable)[row];
    }

    private boolean is(Line flag) {
      return value(flag) > 0;
    }

    private double orZero(double value) {
      return Double.isNaN(value) ? 0 : value;
    }

    double savingServedFree() {
      double hour = orZero(value(model.trainingRun.trainingHour));
      return value(model.totals.tcoPrompted)
          - value(model.totals.beforePrompted)
          - costs.tunedAlone()
          + value(model.runningCost.tokensTuned)
          + value(model.runningCost.gpusTuned)
          + value(model.runningCost.hardwareTuned)
          + value(model.life.horizon) * value(model.servingPrices.hosting)
          + (hour > 0 ? training() : 0);
    }

    private void add(Driver driver, double today, double value) {
      if (today > 0 && value >= 0 && value != today) {
        found.add(candidate(driver, base, row, today, value));
      }
    }

    // --- volume ----------------------------------------------------------------------------------

    void volume() {
      if (costs.hasSteps()) {
        return;
      }
      double today = value(model.volume.monthlyTokens);
      double factor = straightVolume();
      double most = BreakEvenVolume.MOST_TOKENS / today;
      if (factor > 0 && factor <= most) {
        add(Driver.VOLUME, today, today * factor);
      }
    }

    /** The factor at which the average month is the break-even volume, which is flat. */
    double flatVolume() {
      double average = value(model.volume.totalRequests) / value(model.life.horizon);
      double tokens = average * value(model.volume.tokensPerRequest) / 1e6;
      return value(model.breakEvenVolume.volume.value()) / tokens;
    }

    /**
     * The factors on today's volume at which fine-tuning could pay: replicas cannot be fewer than
     * their minimum or than the load asks for, and no alternative is dearer than the large model.
     */
    Interval payingVolumes() {
      if (!costs.even()) {
        return new Interval();
      }
      RowCosts.Saves saves = costs.savesOverPrompted();
      double sharing = costs.sharing();
      double busy =
          costs.replicaMonth() * costs.busyReplicas(model.replicas.loadPerRequestTuned, sharing);
      double least = costs.replicaMonth() * costs.leastReplicas(sharing);
      Interval span = new Interval();
      span.keep(saves.today() - least, saves.slope());
      span.keep(saves.today() - busy, saves.slope() - busy);
      return span;
    }

    /** Without whole replicas every cost is a straight line in the requests. */
    private double straightVolume() {
      Interval span = new Interval();
      for (RowCosts.Saves saves :
          List.of(
              costs.savesOverPrompted(), costs.savesOverSmallApi(), costs.savesOverSmallGpus())) {
        span.keep(saves.today(), saves.slope());
      }
      return span.nearestEnd();
    }

    // --- prices ----------------------------------------------------------------------------------

    void largePrice() {
      double escalations = value(model.runningCost.escalations);
      double tokens =
          value(model.runningCost.tokensPrompted) - value(model.runningCost.tokensPromptedBefore);
      Interval span = new Interval();
      span.keep(costs.overPrompted(), tokens - escalations);
      span.keep(costs.overSmallApi(), -escalations);
      span.keep(costs.overSmallGpus(), -escalations);
      double factor = span.nearestEnd();
      if (factor <= MOST_FACTOR && factor != 1) {
        found.add(candidate(Driver.LARGE_PRICE, base, row, 0, 1 - factor));
      }
    }

    void gpuPrice() {
      double ofTuned = value(model.runningCost.rentTuned) + training();
      double ofSmall =
          value(model.runningCost.rentSmall) - value(model.runningCost.rentSmallBefore);
      Interval span = new Interval();
      span.keep(costs.overPrompted(), -ofTuned);
      span.keep(costs.overSmallApi(), -ofTuned);
      span.keep(costs.overSmallGpus(), ofSmall - ofTuned);
      double factor = span.nearestEnd();
      double today = levers.today(Driver.GPU_PRICE, base, row);
      if (ofTuned + ofSmall > 0 && factor <= MOST_FACTOR) {
        add(Driver.GPU_PRICE, today, today * factor);
      }
    }

    /** GPU hours of all releases, as far as nothing is quoted or sunk. */
    private double training() {
      boolean released = !is(model.releases.oneOffQuoted) && !is(model.life.tunedNow);
      double first = released ? value(model.inputs.assumption(Assumption.RUNS_PER_RELEASE)) : 0;
      double later =
          value(model.releases.retrainingsAtGpuFactor)
              * value(model.inputs.assumption(Assumption.RUNS_PER_RETRAINING));
      return orZero(value(model.trainingRun.runOnGpus)) * (first + later);
    }

    // --- once and again --------------------------------------------------------------------------

    void upfront() {
      double today = value(model.releases.firstRelease) + value(model.releases.evaluationSetUp);
      add(Driver.UPFRONT, today, today + saving);
    }

    void lifetime() {
      double today = value(model.life.productionMonths);
      double shorter = shorterLife((int) today);
      double longer = value(model.searched.lifetime);
      boolean longerCounts = !pays && longer > today && longer <= mostMonths;
      boolean shorterCounts = !Double.isNaN(shorter);
      if (shorterCounts && (!longerCounts || today - shorter <= longer - today)) {
        add(Driver.LIFETIME, today, shorter);
      } else if (longerCounts) {
        add(Driver.LIFETIME, today, longer);
      }
    }

    /**
     * The nearest shorter life after which the cash-flow line, a re-training that would not come
     * any more left out, is on the other side of 0; NaN where there is none.
     */
    private double shorterLife(int today) {
      double interval = value(model.life.interval);
      int lead = (int) value(model.life.leadTime);
      for (int months = today - 1; months >= 1; months--) {
        double saved = base.values(model.monthly.cumulativeSaving, lead + months)[row];
        double spared = months % interval == 0 ? retrainingIn(lead + months) : 0;
        if (Comparison.positive(saved + spared) != pays) {
          return months;
        }
      }
      return Double.NaN;
    }

    /** What a re-training costs that falls due in a month. */
    private double retrainingIn(int month) {
      return value(model.releases.retraining)
          + value(model.releases.retrainingGpus)
              * (base.values(model.volume.gpuFactor, month)[row] - 1);
    }

    private double retrainings(double interval) {
      int lead = (int) value(model.life.leadTime);
      double all = 0;
      for (int month = lead + (int) interval; month < value(model.life.horizon); ) {
        all += retrainingIn(month);
        month += (int) interval;
      }
      return all;
    }

    void cadence() {
      double today = value(model.life.cadence);
      double interval = value(model.life.interval);
      double horizon = value(model.life.horizon);
      double longest =
          Math.min(horizon, value(model.inputs.assumption(Assumption.BASE_CHANGE_INTERVAL)));
      int step = pays ? -1 : 1;
      for (double months = interval + step; months >= 1 && months <= longest; months += step) {
        double then = saving + value(model.runningCost.retrainingTotal) - retrainings(months);
        if (Comparison.positive(then) != pays) {
          add(Driver.CADENCE, today, months);
          return;
        }
      }
    }

    // --- quality --------------------------------------------------------------------------------

    /** Where bad answers cost money, how good the tuned model would have to be to pay. */
    void tunedQuality() {
      double today = value(model.inputs.cell(Workloads.TUNED_QUALITY));
      double bad = value(model.inputs.cell(Workloads.BAD_ANSWER_COST));
      double ofAll = value(model.volume.requestsServed) * bad;
      if (!pays && is(model.quality.badAnswersCounted) && ofAll > 0) {
        double wanted = today - saving / ofAll;
        if (wanted <= 1) {
          add(Driver.TUNED_QUALITY, today, wanted);
        }
      }
    }

    // --- sharing ---------------------------------------------------------------------------------

    List<Candidate> sharing(double nearerThan) {
      if (!is(model.serving.onReplicas)) {
        return List.of();
      }
      double today = value(model.inputs.cell(Workloads.SHARING));
      UnchangedByBounds asToday = new UnchangedByBounds(model, costs);
      for (int workloads = 1; workloads <= MOST_SHARING; workloads++) {
        if (Math.abs(workloads / today - 1) < nearerThan - EQUALLY_NEAR
            && !asToday.paysSharedBy(workloads)) {
          add(Driver.SHARING, today, workloads);
        }
      }
      return found;
    }
  }
}
