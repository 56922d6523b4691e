package breakeven.core.whatif;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search of one row: the nearest of its candidates beyond which the verdict is another one, and
 * between today and there the step of the driver's grid at which it changes, by halving. It asks
 * for one trial at a time, so that the trials of many rows can be run together.
 */
final class Search {
  private final int row;
  private final int verdictToday;
  private final List<Candidate> candidates;

  private int at = -1;
  private Grid grid = Grid.WHOLE;
  private int step;
  private long today;

  /** The furthest step that is known to have today's verdict. */
  private long same;

  /** The nearest step that is known to have another one, once {@link #between} is true. */
  private long other;

  private boolean between;

  /** The first step beyond the candidate. */
  private long beyond;

  /** Where the verdict is thought to change; the first guess is the first step beyond. */
  private long guess;

  private long trying;

  /** Whether the verdict at {@link #other} is known. */
  private boolean known;

  private int verdict;
  private double cost;
  private boolean done;

  /**
   * The search of a row.
   *
   * @param candidates nearest first
   */
  Search(int row, int verdictToday, List<Candidate> candidates) {
    this.row = row;
    this.verdictToday = verdictToday;
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

  /** What was found; null where no candidate changes the verdict. */
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

  /** Goes on to the next candidate. */
  private void next() {
    at++;
    if (at == candidates.size()) {
      done = true;
      return;
    }
    Candidate candidate = candidates.get(at);
    grid = Grid.of(candidate.driver());
    step = candidate.beyond() > candidate.today() ? 1 : -1;
    today = grid.before(candidate.from(), step);
    same = today;
    beyond = grid.beyond(candidate.beyond(), step);
    trying = beyond;
    between = false;
  }

  /**
   * Takes the outcome of the trial that was wanted.
   *
   * @param costThen what the approach of the verdict then costs in all
   */
  void take(int verdictThen, double costThen) {
    boolean differs = verdictThen != verdictToday && verdictThen != Trials.NOTHING;
    if (differs) {
      other = trying;
      verdict = verdictThen;
      cost = costThen;
      known = true;
      guess = between ? guess : other;
      between = true;
    } else {
      same = trying;
    }
    if (between) {
      narrow();
    } else {
      next();
    }
  }

  /** First on both sides of where the verdict is thought to change, then in the middle. */
  private void narrow() {
    if (same == other) {
      next();
    } else if (inside(guess - step)) {
      trying = guess - step;
    } else if (inside(guess)) {
      trying = guess;
    } else if (Math.abs(other - same) > 1) {
      trying = (same + other) / 2;
    } else if (!known) {
      trying = other;
    } else {
      done = true;
    }
  }

  private boolean inside(long index) {
    return step * (index - same) > 0 && step * (other - index) > 0;
  }

  /**
   * Searches once more, by verdicts that may be others, beginning where one was found to change.
   */
  void again() {
    done = false;
    if (at < candidates.size()) {
      guess = other;
      same = today;
      other = beyond;
      known = false;
      narrow();
    } else {
      at = -1;
      next();
    }
  }
}
