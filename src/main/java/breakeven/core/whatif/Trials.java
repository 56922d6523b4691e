package breakeven.core.whatif;

import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.economics.RowKinds;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Givens;
import breakeven.core.expression.Line;
import breakeven.core.expression.Rerun;
import breakeven.core.expression.Variable;
import breakeven.core.price.LookupNames;
import breakeven.core.price.UncertainPrice;
import breakeven.core.table.Assumption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs the model again for single rows with single changes, many at once, and tells the verdict of
 * each. Only what the change reaches is evaluated: trials of one driver are run together, short
 * lives apart from long ones.
 */
final class Trials {
  /** The verdict of a trial in which a figure is missing: it proves nothing. */
  static final int NOTHING = -1;

  /** The rows of a portfolio that trials are made with. */
  interface Rows {
    /** A workload's name by its row in the frame. */
    String name(int row);

    /** The names that it looks up. */
    LookupNames used(int row);

    static Rows of(IntFunction<String> names, IntFunction<LookupNames> used) {
      return new Rows() {
        @Override
        public String name(int row) {
          return names.apply(row);
        }

        @Override
        public LookupNames used(int row) {
          return used.apply(row);
        }
      };
    }
  }

  /** Rows with changes, or with a suspect price that differs, that move the same variables. */
  private record Trial(
      int group,
      int row,
      List<VerdictChange.Change> changes,
      @Nullable UncertainPrice price,
      double then) {}

  /** Variables that change together, and whether blank ones of them stay blank. */
  private record Moved(Set<Variable> variables, boolean numbers) {}

  /** What some variables reach of the model, found when asked for. */
  private final class Group {
    private final Set<Variable> moved;
    private final Dependents reach;
    private final Reruns forVerdict = new Reruns(this, decided);
    private final Reruns forSaving = new Reruns(this, saved);

    Group(Moved of) {
      moved = new HashSet<>(of.variables);
      // The chance of a trial is not that of today.
      moved.add(decision.chance);
      reach = Dependents.of(moved).numbers(of.numbers ? of.variables : Set.of());
    }

    Reruns reruns(boolean verdict) {
      return verdict ? forVerdict : forSaving;
    }

    private Rerun rerun(int kind, List<Line> wanted) {
      Givens givens = kinds.givens(kind, reach);
      List<Line> lines = decision.model.lines.neededFor(wanted, givens);
      Dependents reached = moved.contains(months) ? withMonths() : reach;
      return new Rerun(lines, moved, reached.given(givens));
    }

    /** With a longer life also what does not move is wanted in more months than are there. */
    private Dependents withMonths() {
      Set<Expression> all = new HashSet<>(moved);
      decision.model.lines.all().stream().filter(Line::monthly).forEach(all::add);
      return Dependents.of(all);
    }
  }

  /** What is run again for some lines: one for all kinds of rows of which the same lines are. */
  private static final class Reruns {
    private static final int UNKNOWN = -1;

    private final Group group;
    private final List<Line> wanted;
    private final List<Rerun> all = new ArrayList<>();
    private final int[] ofKind = new int[RowKinds.COUNT];

    Reruns(Group group, List<Line> wanted) {
      this.group = group;
      this.wanted = wanted;
      Arrays.fill(ofKind, UNKNOWN);
    }

    /** The place of a kind's rerun. */
    int of(int kind) {
      if (ofKind[kind] == UNKNOWN) {
        ofKind[kind] = find(kind);
      }
      return ofKind[kind];
    }

    private int find(int kind) {
      Rerun rerun = group.rerun(kind, wanted);
      for (int place = 0; place < all.size(); place++) {
        if (all.get(place).takeIn(rerun)) {
          return place;
        }
      }
      all.add(rerun);
      return all.size() - 1;
    }
  }

  private final Decision decision;
  private final DriverValues levers;
  private final RowKinds kinds;
  private final List<Line> decided;
  private final List<Line> saved;
  private final List<Line> lines;
  private final @Nullable Chances chances;
  private final Frame frame;
  private final Frame drawn;
  private final List<Group> groups = new ArrayList<>();
  private final Map<Moved, Integer> groupOf = new HashMap<>();
  private final Map<Driver, Integer> groupOfValue = new EnumMap<>(Driver.class);
  private final Map<Driver, Integer> groupOfScaled = new EnumMap<>(Driver.class);
  private final Map<List<Variable>, Integer> groupOfPrice = new HashMap<>();
  private final List<Trial> waiting = new ArrayList<>();
  private int[] verdicts = new int[0];
  private double[] savings = new double[0];
  private double[] costs = new double[0];
  private double[] taken = new double[0];
  private final List<Integer> passing = new ArrayList<>();
  private int[] kindOf = {};
  private int[] lifeOf = {};
  private final Variable months;

  /**
   * Trials with their own frame.
   *
   * @param chances draws the chance of payback of each trial; null: it stays blank
   * @param capacity trials that are run at once
   * @param mostMonths the longest life that is tried
   */
  Trials(
      Decision decision,
      DriverValues levers,
      @Nullable Chances chances,
      int capacity,
      int mostMonths) {
    this.decision = decision;
    this.levers = levers;
    this.chances = chances;
    kinds = new RowKinds(decision.model);
    decided = List.of(decision.verdict, decision.tcoThen);
    saved = List.of(decision.model.totals.netSaving);
    lines = decision.model.lines.neededFor(decided);
    // A lead time, which is shorter than the assumed horizon, comes before the longest life.
    int longest = 2 * mostMonths;
    frame = new Frame(decision.model.variables, decision.model.lines, capacity, longest);
    drawn = new Frame(decision.model.variables, decision.model.lines, capacity, longest);
    months = decision.model.inputs.assumption(Assumption.HORIZON);
  }

  /** Takes an evaluated frame, of whose rows all trials are until the next one. */
  void begin(Frame base) {
    kindOf = new int[base.size()];
    lifeOf = new int[base.size()];
    for (int row = 0; row < kindOf.length; row++) {
      kindOf[row] = kinds.of(base, row);
      lifeOf[row] = levers.months(List.of(), base, row);
    }
  }

  /** Adds a trial; returns its index among those that are run next. */
  int add(int row, List<VerdictChange.Change> changes) {
    waiting.add(new Trial(group(changes), row, changes, null, Double.NaN));
    return waiting.size() - 1;
  }

  private int group(Driver driver, boolean scaled) {
    Map<Driver, Integer> groupOfDriver = scaled ? groupOfScaled : groupOfValue;
    Integer known = groupOfDriver.get(driver);
    if (known == null) {
      known = group(new HashSet<>(levers.of(driver)), scaled);
      groupOfDriver.put(driver, known);
    }
    return known;
  }

  /** Whether a figure is made of anything that a driver moves. */
  boolean reaches(Driver driver, Line line) {
    return groups.get(group(driver, false)).reach.reaches(line);
  }

  private int group(List<VerdictChange.Change> changes) {
    if (changes.size() == 1) {
      VerdictChange.Change change = changes.get(0);
      return group(change.driver(), levers.scales(change));
    }
    Set<Variable> moved = new HashSet<>();
    changes.forEach(change -> moved.addAll(levers.of(change.driver())));
    return group(moved, false);
  }

  /** Adds a trial in which a suspect price is {@code then}. */
  void add(int row, UncertainPrice price, double then) {
    waiting.add(new Trial(group(price), row, List.of(), price, then));
  }

  private int group(UncertainPrice price) {
    Integer known = groupOfPrice.get(price.variables());
    if (known == null) {
      known = group(new HashSet<>(price.variables()), false);
      groupOfPrice.put(price.variables(), known);
    }
    return known;
  }

  private int group(Set<Variable> variables, boolean numbers) {
    Moved moved = new Moved(variables, numbers);
    Integer known = groupOf.get(moved);
    if (known == null) {
      known = groups.size();
      groups.add(new Group(moved));
      groupOf.put(moved, known);
    }
    return known;
  }

  /** Runs all trials that were added since the last run. */
  void run(Frame base, Rows rows) {
    runUndrawn(base, rows);
    draw(chances, base, rows);
    waiting.clear();
  }

  /** The same, the chance of payback left blank. */
  void runWithoutChance(Frame base, Rows rows) {
    runUndrawn(base, rows);
    passing.clear();
    waiting.clear();
  }

  /** The same as far as net saving: verdicts are not worked out. */
  void runForSaving(Frame base, Rows rows) {
    run(base, rows, false);
    waiting.clear();
  }

  private void runUndrawn(Frame base, Rows rows) {
    verdicts = new int[waiting.size()];
    costs = new double[waiting.size()];
    taken = new double[waiting.size()];
    run(base, rows, true);
  }

  private void run(Frame base, Rows rows, boolean verdict) {
    savings = new double[waiting.size()];
    int[] places = places(verdict);
    int[] ends = ends(places);
    int[] order = inPlaces(places, ends);
    int from = 0;
    for (int place = 0; place < ends.length; place++) {
      if (ends[place] - from > frame.capacity()) {
        shortLivesFirst(base, order, from, ends[place]);
      }
      while (from < ends[place]) {
        Group group = groups.get(place / RowKinds.COUNT);
        Rerun rerun = group.reruns(verdict).all.get(place % RowKinds.COUNT);
        int to = Math.min(ends[place], from + frame.capacity());
        run(base, rows, rerun, order, from, to);
        take(decision.model.totals.netSaving, base, rerun, order, from, to, savings);
        if (verdict) {
          takeVerdicts(base, rerun, order, from, to);
        }
        from = to;
      }
    }
  }

  /** Where each trial belongs: with those of which the same lines are run again. */
  private int[] places(boolean verdict) {
    int[] places = new int[waiting.size()];
    for (int k = 0; k < places.length; k++) {
      Trial trial = waiting.get(k);
      Reruns reruns = groups.get(trial.group()).reruns(verdict);
      places[k] = trial.group() * RowKinds.COUNT + reruns.of(kindOf[trial.row()]);
    }
    return places;
  }

  /** Where each place ends, if the trials are place by place. */
  private int[] ends(int[] places) {
    int[] ends = new int[groups.size() * RowKinds.COUNT];
    for (int place : places) {
      ends[place]++;
    }
    for (int place = 1; place < ends.length; place++) {
      ends[place] += ends[place - 1];
    }
    return ends;
  }

  /** The trials by index, place by place. */
  private static int[] inPlaces(int[] places, int[] ends) {
    int[] next = ends.clone();
    int[] order = new int[places.length];
    for (int k = order.length - 1; k >= 0; k--) {
      order[--next[places[k]]] = k;
    }
    return order;
  }

  /** Sorts trials that do not fit one run by their months, so that few runs go on for long. */
  private void shortLivesFirst(Frame base, int[] order, int from, int to) {
    long[] byLife = new long[to - from];
    for (int k = 0; k < byLife.length; k++) {
      byLife[k] = (long) months(order[from + k], base) << Integer.SIZE | order[from + k];
    }
    Arrays.sort(byLife);
    for (int k = 0; k < byLife.length; k++) {
      order[from + k] = (int) byLife[k];
    }
  }

  private int months(int trial, Frame base) {
    Trial one = waiting.get(trial);
    for (VerdictChange.Change change : one.changes) {
      if (change.driver() == Driver.LIFETIME || change.driver() == Driver.LEAD_TIME) {
        return levers.months(one.changes, base, one.row);
      }
    }
    return lifeOf[one.row];
  }

  private void run(Frame base, Rows rows, Rerun rerun, int[] order, int from, int to) {
    int[] at = new int[to - from];
    int life = 1;
    for (int k = 0; k < at.length; k++) {
      at[k] = waiting.get(order[from + k]).row();
      life = Math.max(life, months(order[from + k], base));
    }
    frame.resize(at.length, life);
    rerun.load(base, at, frame);
    for (int k = 0; k < at.length; k++) {
      apply(waiting.get(order[from + k]), frame, k, base, rows);
    }
    frame.fill(decision.chance, Double.NaN);
    rerun.evaluate(frame);
  }

  private void apply(Trial trial, Frame in, int k, Frame base, Rows rows) {
    for (VerdictChange.Change change : trial.changes()) {
      levers.apply(change, in, k, base, trial.row(), rows);
    }
    UncertainPrice price = trial.price();
    if (price != null) {
      for (Variable variable : price.variables()) {
        double[] values = in.values(variable);
        values[k] = price.moved(values[k], trial.then());
      }
    }
  }

  /** Takes the values of a line: where a change does not reach it, they are as they were. */
  private void take(
      Line line, Frame base, Rerun rerun, int[] order, int from, int to, double[] target) {
    boolean reached = rerun.reaches(line);
    double[] values = reached ? frame.values(line) : base.values(line);
    for (int k = from; k < to; k++) {
      int trial = order[k];
      target[trial] = values[reached ? k - from : waiting.get(trial).row()];
    }
  }

  private void takeVerdicts(Frame base, Rerun rerun, int[] order, int from, int to) {
    take(decision.needs.lacking, base, rerun, order, from, to, taken);
    take(decision.verdict, base, rerun, order, from, to, costs);
    for (int k = from; k < to; k++) {
      int trial = order[k];
      boolean proves = taken[trial] == 0 && !Double.isNaN(costs[trial]);
      verdicts[trial] = proves ? (int) costs[trial] : NOTHING;
      if (Decision.tunes(verdicts[trial])) {
        passing.add(trial);
      }
    }
    take(decision.tcoThen, base, rerun, order, from, to, costs);
  }

  /** The chance is drawn where all other rules let the trial pass: nowhere else does it count. */
  private void draw(@Nullable Chances draws, Frame base, Rows rows) {
    // Trials of one row follow each other: what they have in common is drawn once.
    passing.sort(Comparator.comparingInt(trial -> waiting.get(trial).row));
    for (int from = 0; draws != null && from < passing.size(); from += drawn.capacity()) {
      int to = Math.min(passing.size(), from + drawn.capacity());
      draw(draws, base, rows, passing.subList(from, to));
    }
    passing.clear();
  }

  private void draw(Chances draws, Frame base, Rows rows, List<Integer> some) {
    int size = some.size();
    int[] from = new int[size];
    int[] all = new int[size];
    int life = 1;
    for (int k = 0; k < size; k++) {
      Trial trial = waiting.get(some.get(k));
      from[k] = trial.row();
      all[k] = k;
      life = Math.max(life, months(some.get(k), base));
    }
    drawn.resize(size, life);
    drawn.copyRows(base, from, 0, size);
    for (int k = 0; k < size; k++) {
      apply(waiting.get(some.get(k)), drawn, k, base, rows);
    }
    drawn.fill(decision.chance, Double.NaN);
    drawn.evaluate(lines);
    boolean[] reached = draws.reachConfidence(drawn, all, k -> rows.name(from[k]));
    int borderline = Decision.VERDICTS.indexOf(Decision.BORDERLINE);
    for (int k = 0; k < size; k++) {
      if (!reached[k]) {
        verdicts[some.get(k)] = borderline;
      }
    }
  }

  /** The verdict of a trial of the last run, or {@link #NOTHING}. */
  int verdict(int trial) {
    return verdicts[trial];
  }

  /** Net savings of so many trials of the last run, from one on. */
  double[] savings(int first, int count) {
    return Arrays.copyOfRange(savings, first, first + count);
  }

  /** Net saving in a trial of the last run. */
  double saving(int trial) {
    return savings[trial];
  }

  /** Total cost of the verdict's approach in a trial of the last run that was run for verdicts. */
  double cost(int trial) {
    return costs[trial];
  }
}
