package breakeven.decision;

import breakeven.economics.BreakEvens;
import breakeven.economics.Model;
import breakeven.expression.Comparison;
import breakeven.expression.Frame;
import breakeven.expression.Line;
import breakeven.expression.Variable;
import breakeven.table.Assumption;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where each driver of a row would have its break-even, nearest first. This only says where to look
 * first: a change is told where a run of the model proves it.
 */
final class BreakEvenValues {
  /** The most workloads on the same replicas that are thought of. */
  static final int MOST_SHARING = 64;

  /** A price that rises further than to this many times today's is no plan. */
  private static final double MOST_FACTOR = 11;

  private static final double EQUALLY_NEAR = 0.5e-9;

  /** Distances are compared on 9 digits, as every share: equally near ones keep their order. */
  private static final Comparator<Candidate> NEAREST_FIRST =
      Comparator.comparingDouble(candidate -> Math.rint(candidate.distance() * 1e9));

  /**
   * A driver's break-even.
   *
   * @param today the driver's value today
   * @param value its break-even value; of whole numbers the nearest one beyond the break-even
   * @param distance |value / today - 1|
   */
  record Candidate(Driver driver, double today, double value, double distance) {}

  private final Decision decision;
  private final Model model;
  private final int mostMonths;

  BreakEvenValues(Decision decision, int mostMonths) {
    this.decision = decision;
    model = decision.model;
    this.mostMonths = mostMonths;
  }

  /** The drivers of a row that have a break-even, nearest first, equally near in their order. */
  List<Candidate> of(Frame base, int row) {
    Row at = new Row(base, row);
    if (at.decidedOtherwise()) {
      return List.of();
    }
    at.volume();
    at.largePrice();
    at.upfront();
    at.lifetime();
    at.cadence();
    at.gpuPrice();
    at.found.sort(NEAREST_FIRST);
    return at.found;
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
    private final List<Candidate> found = new ArrayList<>();

    Row(Frame base, int row) {
      this.base = base;
      this.row = row;
      saving = value(model.totals.netSaving);
      pays = saving >= Comparison.MONEY_TOLERANCE;
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

    /**
     * Whether no driver can matter: the candidate is closed, or a check fails whatever fine-tuning
     * saves, and there is only one thing to do instead.
     */
    boolean decidedOtherwise() {
      boolean fails =
          is(decision.patternFails.when())
              || is(decision.dataMovesTooFast.when())
              || is(decision.qualityFails.when());
      return is(decision.closed.when()) || fails && !is(model.totals.smallAcceptable);
    }

    private void add(Driver driver, double today, double value) {
      if (today > 0 && value >= 0 && value != today) {
        found.add(new Candidate(driver, today, value, Math.abs(value / today - 1)));
      }
    }

    // --- the ways of doing without fine-tuning ---------------------------------------------------

    private double tuned() {
      return value(model.totals.tcoTuned);
    }

    private double overPrompted() {
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

    private double overSmallApi() {
      return smallBesides() + value(model.totals.smallApiCost) - tuned();
    }

    private double overSmallGpus() {
      return smallBesides() + value(model.totals.smallGpuCost) - tuned();
    }

    // --- volume ----------------------------------------------------------------------------------

    void volume() {
      double today = value(model.volume.monthlyTokens);
      double factor = hasSteps() ? steppedVolume() : straightVolume();
      double most = BreakEvens.MOST_TOKENS / today;
      if (factor > 0 && factor <= most) {
        add(Driver.VOLUME, today, today * factor);
      }
    }

    /** Whether whole replicas run, of the tuned model or of a small one that counts. */
    private boolean hasSteps() {
      boolean smallOnReplicas =
          is(model.totals.smallAcceptable)
              && is(model.serving.smallOnGpus)
              && !is(model.serving.serverless);
      return is(model.serving.onReplicas) || smallOnReplicas;
    }

    /** The break-even volume is flat: it is held against the average month. */
    private double steppedVolume() {
      double average = value(model.volume.totalRequests) / value(model.life.horizon);
      double tokens = average * value(model.volume.tokensPerRequest) / 1e6;
      return value(model.breakEvens.volume.value()) / tokens;
    }

    /** Without whole replicas every cost is a straight line in the requests. */
    private double straightVolume() {
      var totals = model.totals;
      double all = value(model.volume.totalRequests);
      double retrieval = all * value(model.retrieval.perRequest);
      double needed = value(model.life.grounding) * retrieval;
      double ofTuned =
          value(totals.tokensTuned)
              + value(totals.escalations)
              + all * (value(totals.badTuned) + value(model.serving.serverlessTuned))
              + needed;
      double ofPrompted =
          value(totals.tokensPrompted)
              + all * value(totals.badPrompted)
              + value(model.retrieval.carriedByPrompted) * retrieval;
      double ofSmall = all * value(totals.badSmall) + needed - ofTuned;
      Span span = new Span();
      span.keep(overPrompted(), ofPrompted - ofTuned);
      span.keep(overSmallApi(), value(totals.smallApiCost) + ofSmall);
      span.keep(overSmallGpus(), value(totals.smallGpuCost) + ofSmall);
      return span.nearestEnd();
    }

    // --- prices ----------------------------------------------------------------------------------

    void largePrice() {
      double escalations = value(model.totals.escalations);
      Span span = new Span();
      span.keep(overPrompted(), value(model.totals.tokensPrompted) - escalations);
      span.keep(overSmallApi(), -escalations);
      span.keep(overSmallGpus(), -escalations);
      double factor = span.nearestEnd();
      if (factor <= MOST_FACTOR && factor != 1) {
        found.add(new Candidate(Driver.LARGE_PRICE, 0, 1 - factor, Math.abs(factor - 1)));
      }
    }

    void gpuPrice() {
      var serving = model.serving;
      double all = value(model.volume.totalRequests);
      double replica = value(serving.replicaMonthPrice);
      double ofTuned =
          replica * value(serving.replicaMonthsTuned)
              + all * value(serving.serverlessTuned)
              + training();
      double ofSmall =
          replica * value(serving.replicaMonthsSmall) + all * value(serving.serverlessSmall);
      Span span = new Span();
      span.keep(overPrompted(), -ofTuned);
      span.keep(overSmallApi(), -ofTuned);
      span.keep(overSmallGpus(), ofSmall - ofTuned);
      double factor = span.nearestEnd();
      double today = gpuHour();
      if (ofTuned + ofSmall > 0 && factor <= MOST_FACTOR) {
        add(Driver.GPU_PRICE, today, today * factor);
      }
    }

    /** GPU hours of all releases, as far as nothing is quoted or sunk. */
    private double training() {
      boolean released = !is(model.tuning.oneOffQuoted) && !is(model.life.tunedNow);
      double first = released ? value(model.inputs.the(Assumption.RUNS_PER_RELEASE)) : 0;
      double later =
          value(model.tuning.retrainings) * value(model.inputs.the(Assumption.RUNS_PER_RETRAINING));
      return orZero(value(model.tuning.runOnGpus)) * (first + later);
    }

    private double gpuHour() {
      var serving = model.serving;
      boolean serves = is(serving.gpuKnown) && !is(serving.owned);
      if (serves) {
        return value(is(serving.rented) ? model.looked.rentedHour : model.looked.serverlessHour);
      }
      return value(model.tuning.trainingHour);
    }

    // --- once and again --------------------------------------------------------------------------

    void upfront() {
      double today = value(model.tuning.firstRelease) + value(model.tuning.evaluationSetUp);
      add(Driver.UPFRONT, today, today + saving);
    }

    void lifetime() {
      double today = value(model.life.horizon);
      double shorter = shorterLife((int) today);
      double longer = value(model.breakEvens.searchedLifetime);
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
      double retraining = value(model.tuning.retraining);
      for (int months = today - 1; months >= 1; months--) {
        double saved = base.values(model.totals.cumulativeSaving, months)[row];
        double spared = months % interval == 0 ? retraining : 0;
        if (saved + spared >= Comparison.MONEY_TOLERANCE != pays) {
          return months;
        }
      }
      return Double.NaN;
    }

    void cadence() {
      double today = value(model.inputs.cell(Workloads.RETRAIN_CADENCE));
      double interval = value(model.life.interval);
      double horizon = value(model.life.horizon);
      double longest = Math.min(horizon, value(model.inputs.the(Assumption.BASE_CHANGE_INTERVAL)));
      int step = pays ? -1 : 1;
      for (double months = interval + step; months >= 1 && months <= longest; months += step) {
        double retrainings = Math.floor((horizon - 1) / months);
        double then =
            saving
                + value(model.totals.retrainingTotal)
                - retrainings * value(model.tuning.retraining);
        if (then >= Comparison.MONEY_TOLERANCE != pays) {
          add(Driver.CADENCE, today, months);
          return;
        }
      }
    }

    // --- sharing ---------------------------------------------------------------------------------

    List<Candidate> sharing(double nearerThan) {
      if (decidedOtherwise() || !is(model.serving.onReplicas)) {
        return List.of();
      }
      double today = value(model.inputs.cell(Workloads.SHARING));
      for (int workloads = 1; workloads <= MOST_SHARING; workloads++) {
        if (Math.abs(workloads / today - 1) < nearerThan - EQUALLY_NEAR && worthATrial(workloads)) {
          add(Driver.SHARING, today, workloads);
        }
      }
      return found;
    }

    /**
     * Whether so many workloads could make the difference: replicas cannot be fewer than their
     * minimum or than the load asks for.
     */
    private boolean worthATrial(int workloads) {
      if (pays || is(model.totals.smallAcceptable)) {
        return true;
      }
      double kept = workloads > 1 ? value(model.inputs.the(Assumption.KEPT_WHEN_SHARING)) : 1;
      double horizon = value(model.life.horizon);
      double busy =
          value(model.volume.totalRequests) * value(model.serving.loadPerRequestTuned) / kept;
      double least = Math.max(horizon * value(model.serving.minimumReplicas) / workloads, busy);
      double replicaMonth =
          value(model.serving.replicaMonthPrice)
              + value(model.serving.replicaRunning)
              + value(model.serving.replicaPurchase) / horizon;
      double running = value(model.serving.replicaMonthsTuned);
      if (is(model.serving.owned)) {
        running = value(model.serving.mostReplicasTuned) * horizon;
      }
      return saving + replicaMonth * (running - least) >= 0;
    }
  }
}
