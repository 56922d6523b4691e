package breakeven.core.whatif;

import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.table.Column;
import breakeven.core.uncertainty.TriangularDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What would change the verdict of each row: one change, proved by running the model again with it.
 * Tried in this order: an answer or a measurement that is missing; the smallest change that lets a
 * failing check pass; another shape of serving or another card by which fine-tuning gains; the
 * driver whose break-even is nearest; any other change that changes the verdict.
 *
 * <p>A row's answer depends on that row alone. One thread uses it.
 */
public final class VerdictChangeFinder {
  private final Decision decision;
  private final Trials trials;
  private final BetterAnswers answers;
  private final Choices choices;
  private final BreakEvens breakEvens;
  private final OtherValues others;
  private final boolean drawn;
  private final FlipWords words;

  /**
   * A search with its own frame.
   *
   * @param prices where other cards are looked up
   * @param spreads the rows of {@code Uncertainty}: the drivers that may come out otherwise
   * @param chances draws the chance of payback of each trial; null: it stays blank
   * @param currency the reporting currency's code, which is behind every amount
   * @param capacity trials that are run at once; some hundreds fit a processor's cache
   * @param mostMonths the longest life that is tried: the greater of 60 and the assumed horizon
   */
  public VerdictChangeFinder(
      Decision decision,
      PriceBook prices,
      List<TriangularDistribution> spreads,
      @Nullable Chances chances,
      String currency,
      int capacity,
      int mostMonths) {
    this.decision = decision;
    DriverValues levers = new DriverValues(decision.model, prices, spreads, mostMonths);
    trials = new Trials(decision, levers, chances, capacity, mostMonths);
    drawn = chances != null;
    answers = new BetterAnswers(decision);
    choices = new Choices(decision, prices);
    breakEvens = new BreakEvens(decision, trials, levers, spreads);
    others = new OtherValues(decision, levers, breakEvens.drivers());
    words = new FlipWords(decision, currency);
  }

  /**
   * The change of every row of an evaluated frame; null where no single change gives another
   * verdict, and where the row lacks something.
   *
   * @param wanted the rows that are searched; of the others it is null
   * @param names a workload's name by its row in the frame
   * @param used the names that it looks up
   */
  public @Nullable VerdictChange[] find(
      Frame base, IntPredicate wanted, IntFunction<String> names, IntFunction<LookupNames> used) {
    Batch batch = new Batch(base, wanted, Trials.Rows.of(names, used));
    batch.first(row -> answers.of(base, row));
    batch.most(row -> choices.better(base, row, used.apply(row)));
    batch.nearestBreakEven();
    batch.nearestOf(row -> others.of(base, row));
    batch.least(row -> choices.all(base, row, used.apply(row)));
    batch.nearestOf(row -> others.worseQualities(base, row));
    return batch.verdictChanges;
  }

  /** The rows of a frame, and what was found of them so far. */
  private final class Batch {
    final Frame base;
    final IntPredicate wanted;
    final Trials.Rows rows;
    final @Nullable VerdictChange[] verdictChanges;
    final double[] saving;

    Batch(Frame base, IntPredicate wanted, Trials.Rows rows) {
      this.base = base;
      this.wanted = wanted;
      this.rows = rows;
      verdictChanges = new @Nullable VerdictChange[base.size()];
      saving = base.values(decision.model.totals.netSaving);
    }

    private int verdict(int row) {
      return (int) base.values(decision.verdict)[row];
    }

    /** The rows of which nothing is known yet. */
    private List<Integer> open() {
      double[] lacking = base.values(decision.needs.lacking);
      List<Integer> open = new ArrayList<>();
      for (int row = 0; row < verdictChanges.length; row++) {
        if (verdictChanges[row] == null && !(lacking[row] > 0) && wanted.test(row)) {
          open.add(row);
        }
      }
      return open;
    }

    private boolean differs(int row, int then) {
      return then != Trials.NOTHING && then != verdict(row);
    }

    private VerdictChange verdictChange(
        int row, List<VerdictChange.Change> changes, int verdict, double cost) {
      String said =
          words.of(changes, base, row, rows.used(row))
              + ": "
              + FlipWords.then(verdict, answers.wanted(base, row));
      return new VerdictChange(changes, said, verdict, Decision.waits(verdict) ? Double.NaN : cost);
    }

    // --- answers, measurements, failing checks; choices ------------------------------------------

    private record Tried(int row, List<VerdictChange.Change> changes) {}

    /** Of several changes the first that changes the verdict. */
    void first(IntFunction<List<List<VerdictChange.Change>>> tries) {
      List<Tried> all = new ArrayList<>();
      for (int row : open()) {
        for (List<VerdictChange.Change> changes : tries.apply(row)) {
          all.add(new Tried(row, changes));
          trials.add(row, changes);
        }
      }
      trials.run(base, rows);
      for (int k = 0; k < all.size(); k++) {
        Tried one = all.get(k);
        int then = trials.verdict(k);
        if (verdictChanges[one.row] == null && differs(one.row, then)) {
          verdictChanges[one.row] = verdictChange(one.row, one.changes, then, trials.cost(k));
        }
      }
    }

    /** Of several choices the one by which fine-tuning gains most. */
    void most(IntFunction<List<VerdictChange.Change>> tries) {
      choose(tries, (then, today) -> Comparison.positive(then) && then > today ? then : Double.NaN);
    }

    /** Of several choices the one that matters least and yet changes the verdict. */
    void least(IntFunction<List<VerdictChange.Change>> tries) {
      choose(tries, (then, today) -> -Math.abs(then - today));
    }

    /** How good a choice is, by net saving then and today; NaN: not worth a look. */
    private interface Rank {
      double of(double then, double today);
    }

    private record Chosen(int row, VerdictChange.Change change, double rank) {}

    private void choose(IntFunction<List<VerdictChange.Change>> tries, Rank rank) {
      List<Chosen> worth = worth(tries, rank);
      worth.forEach(one -> trials.add(one.row, List.of(one.change)));
      trials.run(base, rows);
      double[] best = new double[verdictChanges.length];
      Arrays.fill(best, Double.NEGATIVE_INFINITY);
      for (int k = 0; k < worth.size(); k++) {
        Chosen one = worth.get(k);
        if (differs(one.row, trials.verdict(k)) && one.rank > best[one.row]) {
          best[one.row] = one.rank;
          verdictChanges[one.row] =
              verdictChange(one.row, List.of(one.change), trials.verdict(k), trials.cost(k));
        }
      }
    }

    /** The choices that have a rank. */
    private List<Chosen> worth(IntFunction<List<VerdictChange.Change>> tries, Rank rank) {
      List<Chosen> all = new ArrayList<>();
      for (int row : open()) {
        for (VerdictChange.Change change : tries.apply(row)) {
          all.add(new Chosen(row, change, 0));
          trials.add(row, List.of(change));
        }
      }
      trials.runForSaving(base, rows);
      List<Chosen> worth = new ArrayList<>();
      for (int k = 0; k < all.size(); k++) {
        Chosen one = all.get(k);
        double ranked = rank.of(trials.saving(k), saving[one.row]);
        if (!Double.isNaN(ranked)) {
          worth.add(new Chosen(one.row, one.change, ranked));
        }
      }
      return worth;
    }

    // --- drivers ---------------------------------------------------------------------------------

    /** The driver whose break-even is nearest, where a check does not decide in any case. */
    void nearestBreakEven() {
      List<Integer> open = open();
      open.removeIf(
          row -> Decision.holds(decision.closed, base, row) || decision.checkFails(base, row));
      List<Search> searches = new ArrayList<>();
      for (BreakEvens.Found found : breakEvens.of(base, open, rows)) {
        found.candidates.sort(Candidate.NEAREST_FIRST);
        searches.add(new Search(found.row, verdict(found.row), found.candidates));
      }
      search(searches);
    }

    /** A value of a driver that is tried. */
    private record Value(int row, Candidate candidate) {
      /** Whether another value is one of the same driver, on the same side of today. */
      boolean beside(Value other) {
        return row == other.row
            && candidate.driver() == other.candidate.driver()
            && candidate.beyond() > candidate.today()
                == other.candidate.beyond() > other.candidate.today();
      }
    }

    /** Whatever else changes the verdict: of all drivers the nearest. */
    void nearestOf(IntFunction<List<Candidate>> tries) {
      List<Value> all = new ArrayList<>();
      for (int row : open()) {
        for (Candidate one : tries.apply(row)) {
          all.add(new Value(row, one));
          trials.add(
              row, List.of(new VerdictChange.Change(one.driver(), one.today(), one.beyond())));
        }
      }
      trials.run(base, rows);
      List<Search> searches = new ArrayList<>();
      Value last = null;
      for (int k = 0; k < all.size(); k++) {
        Value one = all.get(k);
        if (differs(one.row, trials.verdict(k)) && (last == null || !one.beside(last))) {
          searches.add(new Search(one.row, verdict(one.row), List.of(one.candidate)));
          last = one;
        }
      }
      search(searches);
    }

    /** Searches, several of a row side by side: the nearest change that is found is taken. */
    private void search(List<Search> searches) {
      run(searches, false);
      if (drawn) {
        searches.forEach(Search::again);
        run(searches, true);
      }
      @Nullable Candidate[] nearest = new @Nullable Candidate[verdictChanges.length];
      for (Search search : searches) {
        VerdictChange.Change found = search.found();
        if (found != null) {
          int row = search.row();
          Candidate told = Candidate.of(found.driver(), found.today(), found.today(), found.then());
          Candidate before = nearest[row];
          if (before == null || Candidate.NEAREST_FIRST.compare(told, before) < 0) {
            nearest[row] = told;
            verdictChanges[row] =
                verdictChange(row, List.of(asTyped(row, found)), search.verdict(), search.cost());
          }
        }
      }
    }

    private void run(List<Search> searches, boolean withChance) {
      List<Search> going = new ArrayList<>(searches);
      going.removeIf(Search::done);
      while (!going.isEmpty()) {
        for (Search search : going) {
          trials.add(search.row(), List.of(search.wanted()));
        }
        if (withChance) {
          trials.run(base, rows);
        } else {
          trials.runWithoutChance(base, rows);
        }
        for (int k = 0; k < going.size(); k++) {
          going.get(k).take(trials.verdict(k), trials.cost(k));
        }
        going.removeIf(Search::done);
      }
    }

    /** A quality that was never measured is searched from the one that is required. */
    private VerdictChange.Change asTyped(int row, VerdictChange.Change found) {
      Column cell = found.driver().cell();
      if (cell == null || !found.driver().measured()) {
        return found;
      }
      double typed = base.values(decision.model.inputs.cell(cell))[row];
      return new VerdictChange.Change(found.driver(), typed, found.then());
    }
  }
}
