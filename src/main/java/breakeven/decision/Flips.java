package breakeven.decision;

import breakeven.decision.BreakEvenValues.Candidate;
import breakeven.expression.Comparison;
import breakeven.expression.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What would change the verdict of each row: the nearest single change, proved by running the model
 * again with it. Tried in this order: an answer or a measurement that is missing; the smallest
 * change that lets a failing check pass; the driver whose break-even is nearest.
 *
 * <p>A row's answer depends on that row alone. One thread uses it.
 */
public final class Flips {
  private final Decision decision;
  private final int mostMonths;
  private final Trials trials;
  private final Answers answers;
  private final BreakEvenValues breakEvens;
  private final FlipWords words;
  private IntFunction<String> names = row -> "";

  /**
   * A search with its own frame.
   *
   * @param chances draws the chance of payback of each trial; null: it stays blank
   * @param currency the reporting currency's code, which stands behind every amount
   * @param capacity trials that are run at once; some hundreds fit a processor's cache
   * @param mostMonths the longest life that is tried: the greater of 60 and the assumed horizon
   */
  public Flips(
      Decision decision, @Nullable Chances chances, String currency, int capacity, int mostMonths) {
    this.decision = decision;
    this.mostMonths = mostMonths;
    trials = new Trials(decision, new Levers(decision.model), chances, capacity, mostMonths);
    answers = new Answers(decision);
    breakEvens = new BreakEvenValues(decision, mostMonths);
    words = new FlipWords(decision, currency);
  }

  /**
   * The change of every row of an evaluated frame; null where no single change gives another
   * verdict, and where the row lacks something.
   *
   * @param names a workload's name by its row in the frame
   */
  public @Nullable Flip[] find(Frame base, IntFunction<String> names) {
    this.names = names;
    @Nullable Flip[] flips = new @Nullable Flip[base.size()];
    answer(base, flips);
    List<Integer> open = open(base, flips);
    searchDrivers(base, open, flips);
    // Sharing is looked at only as far as other drivers are further away: here nothing else is.
    open.removeIf(row -> flips[row] != null);
    searchSharing(base, open, flips);
    return flips;
  }

  private boolean lacks(Frame base, int row) {
    return base.values(decision.needs.lacking)[row] > 0;
  }

  private int verdict(Frame base, int row) {
    return (int) base.values(decision.verdict)[row];
  }

  private boolean pays(Frame base, int row) {
    return base.values(decision.model.totals.netSaving)[row] >= Comparison.MONEY_TOLERANCE;
  }

  private List<Integer> open(Frame base, @Nullable Flip[] flips) {
    List<Integer> open = new ArrayList<>();
    for (int row = 0; row < base.size(); row++) {
      if (flips[row] == null && !lacks(base, row)) {
        open.add(row);
      }
    }
    return open;
  }

  private Flip flip(Frame base, int row, List<Flip.Change> changes, int verdict) {
    return new Flip(changes, words.of(changes, base, row), verdict);
  }

  // --- answers, measurements and failing checks --------------------------------------------------

  private void answer(Frame base, @Nullable Flip[] flips) {
    List<List<List<Flip.Change>>> tries = new ArrayList<>();
    for (int row = 0; row < base.size(); row++) {
      List<List<Flip.Change>> ofRow = lacks(base, row) ? List.of() : answers.of(base, row);
      tries.add(ofRow);
      for (List<Flip.Change> changes : ofRow) {
        trials.add(row, changes);
      }
    }
    trials.run(base, names);
    int trial = 0;
    for (int row = 0; row < base.size(); row++) {
      for (List<Flip.Change> changes : tries.get(row)) {
        int then = trials.verdict(trial++);
        if (flips[row] == null && then != Trials.NOTHING && then != verdict(base, row)) {
          flips[row] = flip(base, row, changes, then);
        }
      }
    }
  }

  // --- drivers -----------------------------------------------------------------------------------

  private void searchDrivers(Frame base, List<Integer> open, @Nullable Flip[] flips) {
    List<List<Candidate>> candidates = new ArrayList<>();
    double[] nearest = new double[open.size()];
    for (int k = 0; k < nearest.length; k++) {
      List<Candidate> ofRow = breakEvens.of(base, open.get(k));
      candidates.add(ofRow);
      nearest[k] = ofRow.isEmpty() ? Double.POSITIVE_INFINITY : ofRow.get(0).distance();
    }
    @Nullable Candidate[] shared = sharing(base, open, nearest);
    List<Search> searches = new ArrayList<>();
    for (int k = 0; k < nearest.length; k++) {
      List<Candidate> ofRow = new ArrayList<>(candidates.get(k));
      Candidate sharing = shared[k];
      if (sharing != null) {
        ofRow.add(0, sharing);
      }
      searches.add(search(base, open.get(k), ofRow));
    }
    run(base, searches, flips);
  }

  private void searchSharing(Frame base, List<Integer> open, @Nullable Flip[] flips) {
    double[] anything = new double[open.size()];
    Arrays.fill(anything, Double.POSITIVE_INFINITY);
    @Nullable Candidate[] shared = sharing(base, open, anything);
    List<Search> searches = new ArrayList<>();
    for (int k = 0; k < shared.length; k++) {
      Candidate sharing = shared[k];
      if (sharing != null) {
        searches.add(search(base, open.get(k), List.of(sharing)));
      }
    }
    run(base, searches, flips);
  }

  private Search search(Frame base, int row, List<Candidate> candidates) {
    return new Search(row, verdict(base, row), pays(base, row), candidates, mostMonths);
  }

  /** The nearest number of workloads on the same replicas that decides whether it pays. */
  private @Nullable Candidate[] sharing(Frame base, List<Integer> rows, double[] nearerThan) {
    List<List<Candidate>> tries = new ArrayList<>();
    for (int k = 0; k < nearerThan.length; k++) {
      List<Candidate> ofRow = breakEvens.sharing(base, rows.get(k), nearerThan[k]);
      tries.add(ofRow);
      for (Candidate one : ofRow) {
        trials.add(rows.get(k), List.of(new Flip.Change(one.driver(), one.today(), one.value())));
      }
    }
    trials.run(base, names);
    @Nullable Candidate[] nearest = new @Nullable Candidate[nearerThan.length];
    int trial = 0;
    for (int k = 0; k < nearest.length; k++) {
      for (Candidate one : tries.get(k)) {
        boolean crosses = trials.pays(trial++) != pays(base, rows.get(k));
        Candidate best = nearest[k];
        if (crosses && (best == null || one.distance() < best.distance())) {
          nearest[k] = one;
        }
      }
    }
    return nearest;
  }

  private void run(Frame base, List<Search> searches, @Nullable Flip[] flips) {
    List<Search> going = new ArrayList<>(searches);
    going.removeIf(Search::done);
    while (!going.isEmpty()) {
      for (Search search : going) {
        trials.add(search.row(), List.of(search.wanted()));
      }
      trials.run(base, names);
      for (int k = 0; k < going.size(); k++) {
        going.get(k).take(trials.verdict(k), trials.pays(k));
      }
      going.removeIf(Search::done);
    }
    for (Search search : searches) {
      Flip.Change found = search.found();
      if (found != null) {
        flips[search.row()] = flip(base, search.row(), List.of(found), search.verdict());
      }
    }
  }
}
