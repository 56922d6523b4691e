package breakeven.decision;

import breakeven.decision.BreakEvenValues.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search of one row: goes through its drivers, nearest first; looks just beyond the break-even
 * of each, and narrows down where the verdict changes to one step of the driver's grid. It asks for
 * one trial at a time, so that the trials of many rows can be run together.
 */
final class Search {
  private static final Grid WHOLE = new Grid.Steps(1);
  private static final Grid TENTHS_OF_A_PERCENT = new Grid.Steps(1000);
  private static final Grid FOUR_DIGITS = new Grid.FourDigits();

  /** How far beyond its estimate a break-even volume is looked for, times or divided by. */
  private static final double[] WIDER = {1.02, 1.1, 1.25, 1.5, 2, 3, 4, 6, 8, 12, 16};

  /** Values looked at in a stretch. */
  private static final int SAMPLES = 8;

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
    /** Halving what lies between a value with today's verdict and one with another. */
    BETWEEN
  }

  private final int row;
  private final int verdictToday;
  private final boolean paysToday;
  private final List<Candidate> candidates;
  private final int mostMonths;

  private int at = -1;
  private Phase phase = Phase.BEYOND;
  private Grid grid = WHOLE;
  private int step;
  private int attempts;
  private int sample;
  private long stretchFrom;
  private long stretchTo;
  private long same;
  private long other;
  private long trying;
  private int verdict;
  private boolean done;

  /**
   * The search of a row.
   *
   * @param candidates nearest first
   * @param mostMonths the longest life that is tried
   */
  Search(int row, int verdictToday, boolean paysToday, List<Candidate> candidates, int mostMonths) {
    this.row = row;
    this.verdictToday = verdictToday;
    this.paysToday = paysToday;
    this.candidates = candidates;
    this.mostMonths = mostMonths;
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
  Flip.Change wanted() {
    return change(trying);
  }

  /** What was found; null where no driver changes the verdict. */
  Flip.@Nullable Change found() {
    return at < candidates.size() ? change(other) : null;
  }

  /** The verdict with what was found. */
  int verdict() {
    return verdict;
  }

  private Flip.Change change(long index) {
    Candidate candidate = candidates.get(at);
    return new Flip.Change(candidate.driver(), candidate.today(), grid.value(index));
  }

  /** Goes on to the next driver. */
  private void next() {
    at++;
    if (at == candidates.size()) {
      done = true;
      return;
    }
    Candidate candidate = candidates.get(at);
    grid = grid(candidate.driver());
    step = candidate.value() > candidate.today() ? 1 : -1;
    same = step > 0 ? grid.atMost(candidate.today()) : grid.atLeast(candidate.today());
    phase = Phase.BEYOND;
    attempts = 0;
    lookBeyond(candidate.value());
  }

  private static Grid grid(Driver driver) {
    return switch (driver) {
      case VOLUME, GPU_PRICE -> FOUR_DIGITS;
      case LARGE_PRICE -> TENTHS_OF_A_PERCENT;
      default -> WHOLE;
    };
  }

  private void lookBeyond(double value) {
    long index = step > 0 ? grid.atLeast(value) : grid.atMost(value);
    tryNext(step > 0 ? Math.max(index, same + 1) : Math.min(index, same - 1));
  }

  private void tryNext(long index) {
    trying = index;
    if (!allowed(index)) {
      next();
    }
  }

  private boolean allowed(long index) {
    double value = grid.value(index);
    return switch (candidates.get(at).driver()) {
      case UPFRONT -> value >= 0;
      case LARGE_PRICE -> value <= 1;
      case LIFETIME -> value >= 1 && value <= mostMonths;
      case CADENCE -> value >= 1;
      case SHARING -> value >= 1 && value <= BreakEvenValues.MOST_SHARING;
      default -> true;
    };
  }

  /** Takes the outcome of the trial that was wanted. */
  void take(int verdictThen, boolean paysThen) {
    boolean differs = verdictThen != verdictToday && verdictThen != Trials.NOTHING;
    if (differs) {
      other = trying;
      verdict = verdictThen;
    }
    switch (phase) {
      case BEYOND -> beyond(differs, paysThen);
      case STRETCH -> stretch(differs);
      default -> {
        phase = Phase.BETWEEN;
        same = differs ? same : trying;
        narrow((same + other) / 2);
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
    } else {
      phase = Phase.BEFORE;
      narrow(other - step);
    }
  }

  private void stretch(boolean differs) {
    same = differs ? same : trying;
    sample++;
    if (differs || sample == SAMPLES) {
      phase = Phase.BETWEEN;
      narrow((same + other) / 2);
    } else {
      trying = sampled();
    }
  }

  private long sampled() {
    return stretchFrom + (stretchTo - stretchFrom) * sample / SAMPLES;
  }

  private void narrow(long index) {
    if (Math.abs(other - same) <= 1) {
      done = true;
    } else {
      trying = index;
    }
  }

  /** The estimate fell short, or the saving is 0 there and no more. */
  private void widen() {
    same = trying;
    Candidate candidate = candidates.get(at);
    int wider = attempts - 1;
    attempts++;
    if (wider < 0) {
      tryNext(trying + step);
    } else if (candidate.driver() == Driver.VOLUME && wider < WIDER.length) {
      double times = WIDER[wider];
      lookBeyond(step > 0 ? candidate.value() * times : candidate.value() / times);
    } else {
      next();
    }
  }
}
