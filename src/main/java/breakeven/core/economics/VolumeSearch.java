package breakeven.core.economics;

import breakeven.core.economics.Quantity.By;
import breakeven.core.economics.Quantity.When;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.TextWriter;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The exact break-even volume where the acceptable small option runs on GPUs too, has no retrieval
 * of its own or serves a lead time, where the prompted model ends, and where cards come in units.
 * Between two steps of replicas every cost is a straight line in the requests, so net saving is the
 * smaller of a few straight lines, and with a lead time that of the cheapest alternative; the
 * search goes from step to step and solves each stretch. Nothing is approximated, and no step is
 * missed.
 */
public final class VolumeSearch {
  /**
   * Just above a step, in replicas: what {@link breakeven.core.expression.Expression#ceil} no
   * longer takes for the step itself.
   */
  private static final double BEYOND_A_STEP = 1e-9;

  /** So many steps before the one that is wanted the search begins, whatever was rounded. */
  private static final int STEPS_BEFORE = 2;

  private final Model model;
  private final Frame frame;
  private final TextWriter values;

  private double fixed;
  private double fixedOfTune;
  private double fixedOnGpus;
  private double prompted;
  private double smallApi;
  private double smallGpus;
  private double tunedReplica;
  private double smallReplica;
  private double tunedStep;
  private double smallStep;
  private double first;
  private double card;
  private double cards;
  private double unit;

  /** What each way of doing without costs over the horizon; null without a lead time. */
  private @Nullable List<Alternative> alternatives;

  /**
   * What a way of doing without costs, and what fine-tuning saves of it.
   *
   * @param ofRequest cost of one request a month over the horizon
   * @param fixed cost whatever the requests, one-off costs that all options have left out
   * @param onGpus whether it runs on the row's GPUs
   * @param ofReplica cost of one replica; 0 without replicas
   * @param ofCard what of it is the rent of a card
   * @param saving saving of a request in production, replicas apart; blank where it does not count
   * @param fixedCost what fine-tuning costs more whatever the requests
   */
  private record Alternative(
      double ofRequest,
      double fixed,
      boolean onGpus,
      double ofReplica,
      double ofCard,
      double saving,
      double fixedCost) {}

  /**
   * A search over the rows of a frame.
   *
   * @param model the lines that are run at other volumes
   * @param frame where the row stands
   */
  public VolumeSearch(Model model, Frame frame) {
    this.model = model;
    this.frame = frame;
    values = new TextWriter(frame);
  }

  /**
   * Fills {@link SearchedValues#volume} of every row that needs it; blank elsewhere and where there
   * is none.
   */
  public void run() {
    values.next();
    double[] target = frame.values(model.searched.volume);
    double[] wanted = frame.values(model.breakEvenVolume.searched);
    double[] tokens = frame.values(model.volume.tokensPerRequest);
    for (int row = 0; row < frame.size(); row++) {
      target[row] = Double.NaN;
      if (wanted[row] > 0 && tokens[row] > 0) {
        load(row);
        double most = BreakEvenVolume.MOST_TOKENS * 1e6 / tokens[row];
        boolean serverless = at(model.serving.serverless, row) > 0;
        double found = serverless ? serverless(row).requests(most) : requests(most);
        target[row] = found * tokens[row] / 1e6;
      }
    }
  }

  private void load(int row) {
    fixed = at(model.breakEvenVolume.fixedCost, row);
    fixedOfTune = at(model.breakEvenVolume.fixedCostOfTune, row);
    fixedOnGpus = at(model.breakEvenVolume.fixedCostOnGpus, row);
    prompted = at(model.breakEvenVolume.savingPrompted, row);
    smallApi = at(model.breakEvenVolume.savingSmallApi, row);
    smallGpus = at(model.breakEvenVolume.savingSmallGpus, row);
    tunedReplica = at(model.breakEvenVolume.costOfReplica, row);
    smallReplica = at(model.breakEvenVolume.costOfSmallReplica, row);
    tunedStep = at(model.replicas.replicasPerRequestTuned, row);
    smallStep = at(model.replicas.replicasPerRequestSmall, row);
    first = at(model.replicas.minimumReplicas, row);
    card = at(model.breakEvenVolume.costOfCard, row);
    cards = frame.values(model.looked.gpusPerReplica)[row];
    unit = frame.values(model.looked.rentedUnits)[row];
    alternatives = at(model.life.leadTimePaid, row) > 0 ? alternatives(row) : null;
  }

  private ServerlessVolume serverless(int row) {
    return new ServerlessVolume(
        at(model.replicas.secondsOn, row),
        at(model.replicas.idleExponent, row),
        at(model.breakEvenVolume.costOfSecond, row),
        at(model.replicas.workTuned, row),
        at(model.replicas.workSmall, row),
        List.of(
            new ServerlessVolume.Side(prompted, -fixed, false),
            new ServerlessVolume.Side(smallApi, -fixedOfTune, false),
            new ServerlessVolume.Side(smallGpus, -fixedOnGpus, true)),
        alternatives == null
            ? List.of()
            : alternatives.stream()
                .map(one -> new ServerlessVolume.Side(one.ofRequest(), one.fixed(), one.onGpus()))
                .toList(),
        more(model.costs.smallOnGpus, By.SECONDS, row));
  }

  /** What so many replicas cost: cards come in whole units. */
  private double cost(double replicas, double costOfReplica) {
    return cost(replicas, costOfReplica, card);
  }

  private double cost(double replicas, double costOfReplica, double costOfCard) {
    if (costOfReplica == 0 || costOfCard == 0) {
      return replicas * costOfReplica;
    }
    double units = Math.ceil(replicas * cards / unit - Comparison.SHARE_TOLERANCE);
    return replicas * (costOfReplica - cards * costOfCard) + units * unit * costOfCard;
  }

  private @Nullable List<Alternative> alternatives(int row) {
    List<Alternative> all = new ArrayList<>();
    all.add(alternative(model.costs.prompted, prompted, fixed, row));
    all.add(alternative(model.costs.smallByApi, smallApi, fixedOfTune, row));
    all.add(alternative(model.costs.smallOnGpus, smallGpus, fixedOnGpus, row));
    all.removeIf(one -> Double.isNaN(one.saving()));
    return all.isEmpty() ? null : all;
  }

  private Alternative alternative(CostList costs, double saving, double fixedCost, int row) {
    double sharing = frame.values(model.inputs.cell(Workloads.SHARING))[row];
    double ofCard = more(costs, By.CARDS, row) / sharing;
    return new Alternative(
        more(costs, By.REQUESTS, row),
        whatever(costs, row),
        costs == model.costs.smallOnGpus,
        more(costs, By.REPLICAS, row) / sharing + (ofCard == 0 ? 0 : cards * ofCard),
        ofCard,
        saving,
        fixedCost);
  }

  /** What its months cost whatever the requests. */
  private double whatever(CostList costs, int row) {
    double sum = 0;
    for (Cost cost : costs.by(By.NOTHING).all()) {
      if (cost.quantity().when() != When.ONCE) {
        sum += values.value(cost.amount(), row) * values.value(cost.quantity().all(), row);
      }
    }
    return sum;
  }

  /** What one more of a quantity comes to over the horizon, were it the same in every month. */
  private double more(CostList costs, By by, int row) {
    double sum = 0;
    for (Cost cost : costs.by(by).all()) {
      Line rate = cost.quantity().rate();
      double times =
          cost.quantity().when() == When.ONCE
              ? 1
              : rate == null ? at(model.life.horizon, row) : sum(rate, row);
      sum += times * values.value(cost.amount(), row);
    }
    return sum;
  }

  private double sum(Line months, int row) {
    double sum = 0;
    for (int month = 1; month <= at(model.life.horizon, row); month++) {
      sum += frame.values(months, month)[row];
    }
    return sum;
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
    double from =
        alternatives == null
            ? stepBelow(Math.max(fewest(prompted, fixed), fewest(smallApi, fixedOfTune)))
            : 0;
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
    double replicaCost = cost(tuned, tunedReplica);
    if (alternatives != null) {
      return firstOfCheapest(alternatives, from, to, replicaCost, small);
    }
    Stretch stretch = new Stretch(from, to);
    stretch.keep(prompted, -fixed - replicaCost);
    stretch.keep(smallApi, -fixedOfTune - replicaCost);
    stretch.keep(smallGpus, cost(small, smallReplica) - fixedOnGpus - replicaCost);
    if (stretch.low > stretch.high) {
      return Double.NaN;
    }
    double step = Math.max(tunedStep, smallStep);
    boolean atStep = stretch.low == from && from > 0 && step > 0;
    return atStep ? from + BEYOND_A_STEP / step : stretch.low;
  }

  /**
   * The same where the alternative that is cheapest over the horizon serves the lead time too: only
   * what is saved of it counts.
   */
  private double firstOfCheapest(
      List<Alternative> all, double from, double to, double replicaCost, double small) {
    TreeSet<Double> ends = new TreeSet<>(List.of(to));
    for (Alternative one : all) {
      for (Alternative other : all) {
        double same =
            (cost(other, 0, small) - cost(one, 0, small)) / (one.ofRequest() - other.ofRequest());
        if (same > from && same < to) {
          ends.add(same);
        }
      }
    }
    double start = from;
    for (double end : ends) {
      double middle = Double.isInfinite(end) ? 2 * start + 1 : (start + end) / 2;
      Alternative cheapest = cheapest(all, middle, small);
      Stretch stretch = new Stretch(start, end);
      stretch.keep(cheapest.saving(), saved(cheapest, small) - cheapest.fixedCost() - replicaCost);
      if (stretch.low <= stretch.high) {
        boolean atStep = stretch.low == from && from > 0 && Math.max(tunedStep, smallStep) > 0;
        return atStep ? from + BEYOND_A_STEP / Math.max(tunedStep, smallStep) : stretch.low;
      }
      start = end;
    }
    return Double.NaN;
  }

  /** What of the small model's replicas fine-tuning saves: nothing in the lead time. */
  private double saved(Alternative one, double small) {
    return one.ofReplica() > 0 ? cost(small, smallReplica) : 0;
  }

  private double cost(Alternative one, double requests, double small) {
    return one.ofRequest() * requests + one.fixed() + cost(small, one.ofReplica(), one.ofCard());
  }

  private Alternative cheapest(List<Alternative> all, double requests, double small) {
    return Collections.min(all, Comparator.comparingDouble(one -> cost(one, requests, small)));
  }

  private double saving(double requests, double tuned, double small) {
    double replicaCost = cost(tuned, tunedReplica);
    if (alternatives != null) {
      Alternative one = cheapest(alternatives, requests, small);
      return requests * one.saving() - one.fixedCost() + saved(one, small) - replicaCost;
    }
    double saving = requests * prompted - fixed - replicaCost;
    saving = least(saving, requests * smallApi - fixedOfTune - replicaCost);
    return least(
        saving, requests * smallGpus + cost(small, smallReplica) - fixedOnGpus - replicaCost);
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
