package breakeven.core.economics;

import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;

/**
 * The exact break-even volume where the acceptable small option runs on GPUs too, or has no
 * retrieval of its own. Between two steps of replicas every cost is a straight line in the
 * requests, so net saving is the smaller of a few straight lines; the search goes from step to step
 * and solves each stretch. Nothing is approximated, and no step is missed.
 */
public final class VolumeSearch {
  /**
   * Just above a step, in replicas: what {@link breakeven.core.expression.Expression#roundedUp} no
   * longer takes for the step itself.
   */
  private static final double BEYOND_A_STEP = 1e-9;

  /** So many steps before the one that is wanted the search begins, whatever was rounded. */
  private static final int STEPS_BEFORE = 2;

  private final Model model;
  private final Frame frame;

  private double fixed;
  private double fixedOfTune;
  private double prompted;
  private double smallApi;
  private double smallGpus;
  private double tunedReplica;
  private double smallReplica;
  private double tunedStep;
  private double smallStep;
  private double first;

  /**
   * A search over the rows of a frame.
   *
   * @param model the lines that are run at other volumes
   * @param frame where the row stands
   */
  public VolumeSearch(Model model, Frame frame) {
    this.model = model;
    this.frame = frame;
  }

  /**
   * Fills {@link SearchedValues#volume} of every row that needs it; blank elsewhere and where there
   * is none.
   */
  public void run() {
    double[] target = frame.values(model.searched.volume);
    double[] wanted = frame.values(model.breakEvenVolume.searched);
    double[] tokens = frame.values(model.volume.tokensPerRequest);
    for (int row = 0; row < frame.size(); row++) {
      target[row] = Double.NaN;
      if (wanted[row] > 0 && tokens[row] > 0) {
        load(row);
        target[row] = requests(BreakEvenVolume.MOST_TOKENS * 1e6 / tokens[row]) * tokens[row] / 1e6;
      }
    }
  }

  private void load(int row) {
    fixed = at(model.breakEvenVolume.fixedCost, row);
    fixedOfTune = at(model.breakEvenVolume.fixedCostOfTune, row);
    prompted = at(model.breakEvenVolume.savingPrompted, row);
    smallApi = at(model.breakEvenVolume.savingSmallApi, row);
    smallGpus = at(model.breakEvenVolume.flatSmallGpus, row);
    tunedReplica = at(model.breakEvenVolume.costOfReplica, row);
    smallReplica = at(model.breakEvenVolume.costOfSmallReplica, row);
    tunedStep = at(model.replicas.replicasPerRequestTuned, row);
    smallStep = at(model.replicas.replicasPerRequestSmall, row);
    first = at(model.replicas.minimumReplicas, row);
  }

  private double at(Line line, int row) {
    return frame.values(line)[row];
  }

  /**
   * The smallest number of requests a month that pays; NaN where there is none up to a limit,
   * infinite beyond it.
   */
  private double requests(double most) {
    if (saving(0, replicas(tunedStep, 0), replicas(smallStep, 0)) > -Comparison.MONEY_TOLERANCE) {
      return 0;
    }
    double from = stepBelow(Math.max(fewest(prompted, fixed), fewest(smallApi, fixedOfTune)));
    while (from < most) {
      double tuned = replicas(tunedStep, from);
      double small = replicas(smallStep, from);
      double to =
          Math.min(most, Math.min(endOfStep(tunedStep, tuned), endOfStep(smallStep, small)));
      double found = firstWithin(from, to, tuned, small);
      if (!Double.isNaN(found)) {
        return found;
      }
      if (to <= from) {
        return Double.NaN;
      }
      from = to;
    }
    return Double.NaN;
  }

  /**
   * Requests below which what each of them saves cannot cover the fixed cost and the tune's
   * replicas, even full ones; infinite where no number can, 0 where the option does not count.
   */
  private double fewest(double savingOfRequest, double fixedCost) {
    if (Double.isNaN(savingOfRequest) || fixedCost <= Comparison.MONEY_TOLERANCE) {
      return 0;
    }
    double saving = savingOfRequest - Math.max(0, tunedStep) * tunedReplica;
    return saving > 0 ? fixedCost / saving : Double.POSITIVE_INFINITY;
  }

  /** The end of a step not far below so many requests; 0 where there is none. */
  private double stepBelow(double requests) {
    if (Double.isInfinite(requests)) {
      return requests;
    }
    double step = tunedStep > 0 ? tunedStep : smallStep;
    double replicas = Math.floor(requests * step) - STEPS_BEFORE;
    return step > 0 && replicas >= Math.max(1, first) ? replicas / step : 0;
  }

  /** Replicas that serve a little more than so many requests; the first ones run without any. */
  private double replicas(double step, double requests) {
    if (step <= 0) {
      return first;
    }
    return Math.max(
        first, Math.floor(requests * step + 2 * BEYOND_A_STEP) + (requests > 0 ? 1 : 0));
  }

  private static double endOfStep(double step, double replicas) {
    return step <= 0 ? Double.POSITIVE_INFINITY : Math.floor(Math.max(1, replicas)) / step;
  }

  /**
   * The smallest number of requests in a stretch without steps at which no alternative is cheaper.
   */
  private double firstWithin(double from, double to, double tuned, double small) {
    double replicaCost = tuned * tunedReplica;
    Stretch stretch = new Stretch(from, to);
    stretch.keep(prompted, -fixed - replicaCost);
    stretch.keep(smallApi, -fixedOfTune - replicaCost);
    stretch.keep(smallGpus, small * smallReplica - fixedOfTune - replicaCost);
    if (stretch.low > stretch.high) {
      return Double.NaN;
    }
    double step = Math.max(tunedStep, smallStep);
    boolean atStep = stretch.low == from && from > 0 && step > 0;
    return atStep ? from + BEYOND_A_STEP / step : stretch.low;
  }

  private double saving(double requests, double tuned, double small) {
    double replicaCost = tuned * tunedReplica;
    double saving = requests * prompted - fixed - replicaCost;
    saving = least(saving, requests * smallApi - fixedOfTune - replicaCost);
    return least(saving, requests * smallGpus + small * smallReplica - fixedOfTune - replicaCost);
  }

  /** The smaller one; an option that does not count is NaN. */
  private static double least(double a, double b) {
    return a <= b || Double.isNaN(b) ? a : b;
  }

  /** The part of a stretch in which all straight lines are not below 0. */
  private static final class Stretch {
    private double low;
    private double high;

    Stretch(double low, double high) {
      this.low = low;
      this.high = high;
    }

    void keep(double slope, double constant) {
      if (Double.isNaN(slope)) {
        return;
      }
      double zero = -constant / slope;
      if (slope > 0) {
        low = Math.max(low, zero);
      } else if (slope < 0) {
        high = Math.min(high, zero);
      } else if (constant < -Comparison.MONEY_TOLERANCE) {
        high = Double.NEGATIVE_INFINITY;
      }
    }
  }
}
