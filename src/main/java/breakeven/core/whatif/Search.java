package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Comparison;
import breakeven.core.whatif.BreakEvenValues.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search of one row: goes through its drivers, nearest first; looks just beyond the break-even
 * of each, and narrows down where the verdict changes to one step of the driver's grid. It asks for
 * one trial at a time, so that the trials of many rows can be run together.
 */
final class Search {
  /** How far beyond its estimate a break-even volume is looked for, times or divided by. */
  private static final double[] WIDER = {1.02, 1.1, 1.25, 1.5, 2, 3, 4, 6, 8, 12, 16};

  /** Every so many steps of narrowing down the middle is tried. */
  private static final int HALVED = 4;

  /** Values looked at in a stretch. */
  private static final int SAMPLES = 8;

  /**
   * What a verdict depends on: between two values of a driver it changes where one of these changes
   * its sign. Most are straight lines in most drivers.
   *
   * @param saving net saving
   * @param overMargin by how much that is above the margin of the alternative's cost
   * @param overRetraining by how much it is above what one re-training costs
   * @param small by how much the small option is cheaper than the large one; blank where it has no
   *     price
   */
  record Margins(double saving, double overMargin, double overRetraining, double small) {
    /**
     * On the straight way to others, the part of it after which the first one crosses 0; infinite
     * where none does.
     */
    double crossing(Margins others) {
      double ofMargins =
          Math.min(
              crossing(overMargin, others.overMargin),
              crossing(overRetraining, others.overRetraining));
      double ofOptions = Math.min(crossing(saving, others.saving), crossing(small, others.small));
      return Math.min(ofMargins, ofOptions);
    }

    private static double crossing(double here, double there) {
      boolean crosses = here >= 0 && there < 0 || here < 0 && there >= 0;
      return crosses ? here / (here - there) : Double.POSITIVE_INFINITY;
    }
  }

  private enum Phase {
    /** Looking for any value beyond the break-even with another verdict. */
    BEYOND,
    /**
     * Looking, from today's side, at some values before it: where the break-even was not where it
     * was thought to be, several changes of verdict may lie between.
     */
    STRETCH,
    /** Looking one step before it. */
    BEFORE,
    /** Closing in on it between a value with today's verdict and one with another. */
    BETWEEN
  }

  private final int row;
  private final int verdictToday;
  private final Margins today;
  private final boolean paysToday;
  private final List<Candidate> candidates;

  private int at = -1;
  private Phase phase = Phase.BEYOND;
  private Grid grid = Grid.WHOLE;
  private int step;
  private int attempts;
  private int narrowed;
  private Margins ofSame;
  private Margins ofOther;
  private Margins ofTried;
  private int sample;
  private long stretchFrom;
  private long stretchTo;
  private long same;
  private long other;
  private long trying;
  private int verdict;
  private double cost;
  private boolean done;

  /**
   * The search of a row.
   *
   * @param today what the verdict depends on, as it is today
   * @param candidates nearest first
   */
  Search(int row, int verdictToday, Margins today, List<Candidate> candidates) {
    this.row = row;
    this.verdictToday = verdictToday;
    this.today = today;
    ofSame = today;
    ofOther = today;
    ofTried = today;
    paysToday = Comparison.positive(today.saving());
    this.candidates = candidates;
    next();
  }

  int row() {
    return row;
  }

  /** Whether no further trial is wanted. */
  boolean done() {
    return done;
  }

  /** The change that is to be tried. */
  VerdictChange.Change wanted() {
    return change(trying);
  }

  /** What was found; null where no driver changes the verdict. */
  VerdictChange.@Nullable Change found() {
    return at < candidates.size() ? change(other) : null;
  }

  /** The verdict with what was found. */
  int verdict() {
    return verdict;
  }

  /** What the approach of that verdict costs in all. */
  double cost() {
    return cost;
  }

  private VerdictChange.Change change(long index) {
    Candidate candidate = candidates.get(at);
    return new VerdictChange.Change(candidate.driver(), candidate.today(), grid.value(index));
  }

  /** Goes on to the next driver. */
  private void next() {
    at++;
    if (at == candidates.size()) {
      done = true;
      return;
    }
    Candidate candidate = candidates.get(at);
    grid = Grid.of(candidate.driver());
    step = candidate.value() > candidate.today() ? 1 : -1;
    double from = Math.max(candidate.today(), candidate.least());
    same = step > 0 ? grid.atMost(from) : grid.atLeast(candidate.today());
    phase = Phase.BEYOND;
    attempts = 0;
    narrowed = 0;
    ofSame = today;
    lookBeyond(candidate.value());
  }

  private void lookBeyond(double value) {
    long index = beyond(value);
    tryNext(step > 0 ? Math.max(index, same + 1) : Math.min(index, same - 1));
  }

  /** The nearest step of the grid that is not on today's side of a value. */
  private long beyond(double value) {
    return step > 0 ? grid.atLeast(value) : grid.atMost(value);
  }

  private void tryNext(long index) {
    trying = index;
    if (!allowed(index)) {
      next();
    }
  }

  private boolean allowed(long index) {
    double value = grid.value(index);
    Candidate candidate = candidates.get(at);
    return value >= candidate.least() && value <= candidate.most();
  }

  /**
   * Takes the outcome of the trial that was wanted.
   *
   * @param costThen what the approach of the verdict then costs in all
   * @param then what it depends on then
   */
  void take(int verdictThen, double costThen, Margins then) {
    boolean differs = verdictThen != verdictToday && verdictThen != Trials.NOTHING;
    if (differs) {
      other = trying;
      verdict = verdictThen;
      cost = costThen;
      ofOther = then;
    } else {
      ofTried = then;
    }
    switch (phase) {
      case BEYOND -> beyond(differs, Comparison.positive(then.saving()));
      case STRETCH -> stretch(differs);
      default -> {
        phase = Phase.BETWEEN;
        if (!differs) {
          keep();
        }
        narrow();
      }
    }
  }

  private void beyond(boolean differs, boolean paysThen) {
    if (!differs && paysThen != paysToday) {
      next();
    } else if (!differs) {
      widen();
    } else if (attempts > 1 && Math.abs(other - same) > SAMPLES) {
      phase = Phase.STRETCH;
      stretchFrom = same;
      stretchTo = other;
      sample = 1;
      trying = sampled();
    } else if (Decision.tunes(verdictToday)) {
      // From such a verdict the way leads through what is borderline.
      phase = Phase.BETWEEN;
      narrow();
    } else {
      phase = Phase.BEFORE;
      narrowTo(other - step);
    }
  }

  /** What was tried still has today's verdict. */
  private void keep() {
    same = trying;
    ofSame = ofTried;
  }

  private void stretch(boolean differs) {
    if (!differs) {
      keep();
    }
    sample++;
    if (differs || sample == SAMPLES) {
      phase = Phase.BETWEEN;
      narrow();
    } else {
      trying = sampled();
    }
  }

  private long sampled() {
    return stretchFrom + (stretchTo - stretchFrom) * sample / SAMPLES;
  }

  private void narrow() {
    narrowTo(between());
  }

  /**
   * Where straight lines would first cross 0 between what has today's verdict and what has another;
   * now and then the middle, so that a curved one is closed in on too.
   */
  private long between() {
    double crossing = ofSame.crossing(ofOther);
    narrowed++;
    if (narrowed % HALVED == 0 || !(crossing <= 1)) {
      return (same + other) / 2;
    }
    boolean bent = candidates.get(at).steps() && step > 0;
    long index = bent ? byGrid(crossing) : byValue(crossing);
    return step > 0
        ? Math.max(same + 1, Math.min(index, other - 1))
        : Math.min(same - 1, Math.max(index, other + 1));
  }

  private long byValue(double part) {
    double from = grid.value(same);
    return beyond(from + part * (grid.value(other) - from));
  }

  /**
   * On the way up every further replica bends the line, so that one to a far value says little:
   * nearer to small values, of which the grid has more. On the way down soon the fewest run.
   */
  private long byGrid(double part) {
    return same + step * (long) Math.ceil(part * Math.abs(other - same));
  }

  private void narrowTo(long index) {
    if (Math.abs(other - same) <= 1) {
      done = true;
    } else {
      trying = index;
    }
  }

  /** The estimate fell short, or the saving is 0 there and no more. */
  private void widen() {
    keep();
    Candidate candidate = candidates.get(at);
    int wider = attempts - 1;
    attempts++;
    boolean nearer = step * (candidate.beyond() - grid.value(trying)) > 0;
    if (wider < 0) {
      tryNext(trying + step);
    } else if (nearer) {
      lookBeyond(candidate.beyond());
    } else if (candidate.driver() == Driver.VOLUME && wider < WIDER.length) {
      double times = WIDER[wider];
      lookBeyond(step > 0 ? candidate.value() * times : candidate.value() / times);
    } else {
      next();
    }
  }
}
