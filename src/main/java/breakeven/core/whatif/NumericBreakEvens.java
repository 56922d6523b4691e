package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.core.whatif.BreakEvenValues.Candidate;
import breakeven.core.whatif.BreakEvenValues.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/**
 * The break-evens that are no closed form: those of costs, in which net saving is a straight line,
 * from one more run of the model; those of volumes that are served in whole replicas, of growth and
 * of falling prices by looking at some values on both sides of today, as far away as another driver
 * is already known to be.
 */
final class NumericBreakEvens {
  private static final Set<Driver> COSTS =
      EnumSet.of(Driver.LABELLING_COST, Driver.TRAINING_RUNS, Driver.DAYS, Driver.DAY_RATE);
  private static final Set<Driver> CURVES =
      EnumSet.of(
          Driver.GROWTH,
          Driver.PRICE_DECLINE,
          Driver.PRICE_STEP,
          Driver.GPU_PRICE_CHANGE,
          Driver.LEAD_TIME,
          Driver.MIGRATION_DAYS);

  /** All but those of prices, which are not looked at where they are 0 today. */
  static final Set<Driver> BUT_PRICES = EnumSet.of(Driver.VOLUME, Driver.GROWTH, Driver.SHARING);

  static {
    BUT_PRICES.addAll(COSTS);
  }

  /** Steps of replicas that are looked at on either side. */
  private static final int STEPS = 10;

  /** Where else is looked on either side, as parts of the way. */
  private static final double[] PARTS = {0.1, 0.25, 0.45, 0.7, 1};

  /** As far as volumes are looked at, times or divided by, where nothing nearer is known. */
  private static final double FAR = 16;

  /** As far as volumes are looked at beyond the break-even of a flat volume. */
  private static final double[] BEYOND_FLAT = {2, 3, 4, 6, 10, 16};

  /** Just above a step, in replicas: what is no longer taken for the step itself. */
  private static final double BEYOND_A_STEP = 2e-9;

  private static final int ROUNDS = 3;
  private static final double ROUNDING = 1e-6;
  private static final double[] NOTHING = {};

  private final Model model;
  private final Trials trials;
  private final BreakEvenValues values;
  private final DriverValues levers;
  private final List<Driver> costs = new ArrayList<>();
  private final List<Driver> curves = new ArrayList<>();

  /**
   * @param spreads the rows of {@code Uncertainty}: what is not there is taken for certain
   */
  NumericBreakEvens(
      Decision decision,
      Trials trials,
      BreakEvenValues values,
      DriverValues levers,
      List<TriangularDistribution> spreads) {
    this.model = decision.model;
    this.trials = trials;
    this.values = values;
    this.levers = levers;
    for (TriangularDistribution spread : spreads) {
      Driver driver = Driver.of(spread.driver());
      if (COSTS.contains(driver)) {
        costs.add(driver);
      } else if (CURVES.contains(driver)) {
        curves.add(driver);
      }
    }
  }

  /** The break-evens of one row that are known so far. */
  static final class Known {
    final int row;
    final List<Candidate> found = new ArrayList<>();

    Known(int row, Candidate... found) {
      this.row = row;
      this.found.addAll(List.of(found));
    }

    /** How far the nearest one is away. */
    double nearest() {
      double nearest = Double.POSITIVE_INFINITY;
      for (Candidate candidate : found) {
        nearest = Math.min(nearest, candidate.distance());
      }
      return nearest;
    }
  }

  // --- costs -------------------------------------------------------------------------------------

  private record Slope(Known known, Driver driver, double today) {}

  /** Adds the break-evens of costs. */
  void costs(Frame base, List<Known> rows, Trials.Rows names) {
    List<Slope> slopes = new ArrayList<>();
    double[] saving = base.values(model.totals.netSaving);
    for (Known known : rows) {
      double least = Math.abs(saving[known.row]) / releases(base, known.row);
      double most = saving[known.row] > 0 ? BreakEvenValues.MOST_FACTOR - 1 : 1;
      if (least <= Math.min(most, known.nearest())) {
        for (Driver driver : costs) {
          double today = levers.today(driver, base, known.row);
          if (today > 0) {
            slopes.add(new Slope(known, driver, today));
            trials.add(known.row, List.of(new VerdictChange.Change(driver, today, 2 * today)));
          }
        }
      }
    }
    trials.runForSaving(base, names);
    for (int k = 0; k < slopes.size(); k++) {
      Slope slope = slopes.get(k);
      int row = slope.known.row;
      double cost = trials.tuned(k) - base.values(model.totals.tcoTuned)[row];
      double factor = 1 + saving[row] / cost;
      if (cost > 0 && factor >= 0 && factor <= BreakEvenValues.MOST_FACTOR && factor != 1) {
        slope.known.found.add(
            values.candidate(slope.driver, base, row, slope.today, factor * slope.today));
      }
    }
  }

  /** No cost of releases can be more than this. */
  private double releases(Frame base, int row) {
    return base.values(model.releases.firstRelease)[row]
        + base.values(model.runningCost.retrainingTotal)[row];
  }

  // --- what is looked for ------------------------------------------------------------------------

  /** A driver of a row, and the values that are looked at: downwards and upwards from today. */
  private static final class Look {
    final Known known;
    final Driver driver;
    final double today;
    final double[] below;
    final double[] above;

    double near;
    double far = Double.NaN;
    double savingNear;
    double savingFar;

    Look(Known known, Driver driver, double today, double[] below, double[] above) {
      this.known = known;
      this.driver = driver;
      this.today = today;
      this.below = below;
      this.above = above;
    }

    VerdictChange.Change at(double value) {
      return new VerdictChange.Change(driver, today, value);
    }

    /**
     * Takes the nearest value at which net saving has changed sign, if it is nearer than before.
     */
    void take(double[] at, double[] savings, double savingToday) {
      double before = today;
      double savingBefore = savingToday;
      for (int i = 0; i < at.length; i++) {
        if (Comparison.positive(savings[i]) != Comparison.positive(savingToday)
            && !Double.isNaN(savings[i])) {
          if (!(Math.abs(at[i] - today) >= Math.abs(far - today))) {
            near = before;
            savingNear = savingBefore;
            far = at[i];
            savingFar = savings[i];
          }
          return;
        }
        before = at[i];
        savingBefore = savings[i];
      }
    }

    /** Where a straight line between both would cross 0. */
    double between() {
      double share = savingNear / (savingNear - savingFar);
      double kept = Double.isNaN(share) ? 0.5 : Math.min(0.999, Math.max(0.001, share));
      return near + (far - near) * kept;
    }

    /** The break-even, exact where net saving is straight between both. */
    double crossing() {
      double share = savingNear / (savingNear - savingFar);
      return !whole() && share >= 0 && share <= 1 ? near + (far - near) * share : far;
    }

    /** Whether every value that it may have was looked at: whole months. */
    boolean whole() {
      return driver == Driver.LEAD_TIME;
    }

    void narrow(double value, double saving, double savingToday) {
      if (Comparison.positive(saving) == Comparison.positive(savingToday)) {
        near = value;
        savingNear = saving;
      } else {
        far = value;
        savingFar = saving;
      }
    }
  }

  /** Adds the break-evens that are looked for, as far as they are nearer than what is known. */
  void looks(Frame base, List<Known> rows, Trials.Rows names) {
    List<Look> looks = new ArrayList<>();
    for (Known known : rows) {
      double radius = known.nearest();
      if (values.hasSteps(base, known.row)) {
        add(looks, volume(base, known, radius));
      }
      for (Driver driver : curves) {
        double today = levers.today(driver, base, known.row);
        boolean free =
            driver == Driver.MIGRATION_DAYS
                && base.values(model.runningCost.migration)[known.row] == 0;
        if (today != 0 && !Double.isNaN(today) && !free) {
          add(
              looks,
              driver == Driver.LEAD_TIME
                  ? months(base, known, today)
                  : curve(base, known, driver, today, radius));
        }
      }
    }
    look(base, looks, names);
  }

  private void add(List<Look> looks, Look look) {
    looks.add(look);
    for (double value : look.below) {
      trials.add(look.known.row, List.of(look.at(value)));
    }
    for (double value : look.above) {
      trials.add(look.known.row, List.of(look.at(value)));
    }
  }

  private void look(Frame base, List<Look> looks, Trials.Rows names) {
    trials.runForSaving(base, names);
    double[] saving = base.values(model.totals.netSaving);
    int trial = 0;
    for (Look look : looks) {
      double today = saving[look.known.row];
      look.take(look.below, trials.savings(trial, look.below.length), today);
      trial += look.below.length;
      look.take(look.above, trials.savings(trial, look.above.length), today);
      trial += look.above.length;
    }
    List<Look> found = new ArrayList<>(looks);
    found.removeIf(look -> Double.isNaN(look.far));
    for (int round = 0; round < ROUNDS; round++) {
      List<Look> open = found.stream().filter(look -> !look.whole()).toList();
      for (Look look : open) {
        trials.add(look.known.row, List.of(look.at(look.between())));
      }
      trials.runForSaving(base, names);
      for (int k = 0; k < open.size(); k++) {
        Look look = open.get(k);
        look.narrow(look.between(), trials.saving(k), saving[look.known.row]);
      }
    }
    for (Look look : found) {
      int row = look.known.row;
      look.known.found.add(
          values.candidate(look.driver, base, row, look.today, look.crossing()).beyond(look.far));
    }
  }

  /** Every lead time from none to one that leaves a month in production. */
  private Look months(Frame base, Known known, double today) {
    int horizon = (int) base.values(model.inputs.assumption(Assumption.HORIZON))[known.row];
    double[] below = new double[(int) today];
    for (int i = 0; i < below.length; i++) {
      below[i] = today - 1 - i;
    }
    double[] above = new double[Math.max(0, horizon - 1 - (int) today)];
    for (int i = 0; i < above.length; i++) {
      above[i] = today + 1 + i;
    }
    return new Look(known, Driver.LEAD_TIME, today, below, above);
  }

  private Look curve(Frame base, Known known, Driver driver, double today, double radius) {
    Range range = values.range(driver, base, known.row, today);
    double reach = radius * Math.abs(today);
    double least = Math.max(range.least(), today - reach);
    double most = Math.min(range.most(), today + reach);
    double[] below = new double[PARTS.length];
    double[] above = new double[PARTS.length];
    for (int i = 0; i < PARTS.length; i++) {
      below[i] = today + (least - today) * PARTS[i];
      above[i] = today + (most - today) * PARTS[i];
    }
    if (driver != Driver.GROWTH) {
      return new Look(known, driver, today, below, above);
    }
    UnchangedByBounds asToday = values.asToday(base, known.row);
    return new Look(
        known, driver, today, open(below, asToday::paysGrowing), open(above, asToday::paysGrowing));
  }

  /**
   * The values to look at without those before which net saving cannot have changed sign, but for
   * the last one of them, from where on it may.
   *
   * @param asToday whether it certainly has today's sign at a value
   */
  private static double[] open(double[] values, DoublePredicate asToday) {
    int first = 0;
    while (first < values.length && asToday.test(values[first])) {
      first++;
    }
    return first == values.length
        ? NOTHING
        : Arrays.copyOfRange(values, Math.max(0, first - 1), values.length);
  }

  // --- volume ------------------------------------------------------------------------------------

  private Look volume(Frame base, Known of, double radius) {
    int row = of.row;
    double today = levers.today(Driver.VOLUME, base, row);
    Range range = values.range(Driver.VOLUME, base, row, today);
    double least = radius < 1 ? 1 - radius : 1 / FAR;
    double most = Math.min(radius < FAR ? 1 + radius : FAR, range.most() / today);
    double flat = values.flatVolume(base, row);
    if (radius >= 1 && flat > 0 && Math.abs(flat - 1) < radius) {
      least = Math.min(least, 0.5 * flat);
      most = Math.min(Math.max(most, 1.5 * flat), range.most() / today);
    }
    boolean pays = Comparison.positive(base.values(model.totals.netSaving)[row]);
    double down = 1;
    double up = 1;
    if (!pays && base.values(model.serving.onReplicas)[row] > 0) {
      Interval paying = values.payingVolumes(base, row);
      down = Math.min(1, paying.most() * (1 + ROUNDING));
      up = Math.max(1, paying.least() * (1 - ROUNDING));
    }
    double[] loads = loads(base, row);
    UnchangedByBounds asToday = values.asToday(base, row);
    DoublePredicate known = volume -> asToday.paysAtVolume(volume / today);
    double[] above = most > up ? open(factors(loads, pays, flat, up, most, today), known) : NOTHING;
    return new Look(
        of,
        Driver.VOLUME,
        today,
        least < down ? open(factors(loads, pays, flat, down, least, today), known) : NOTHING,
        pays || most < flat
            ? above
            : DoubleStream.concat(Arrays.stream(above), beyond(flat, most, range, today))
                .toArray());
  }

  /**
   * Volumes beyond the break-even of a flat one: where requests grow, the steps of replicas come at
   * other volumes, and the first that pays may be a few steps further.
   */
  private static DoubleStream beyond(double flat, double most, Range range, double today) {
    return DoubleStream.of(BEYOND_FLAT)
        .map(times -> Math.min(times * flat * today, range.most()))
        .filter(volume -> volume > most * today)
        .distinct();
  }

  /**
   * Replicas that are kept busy, of all workloads that share them, in the first and in the last
   * month, of the tuned and of a small model.
   */
  private double[] loads(Frame base, int row) {
    double requests = base.values(model.inputs.requests)[row];
    double growth = base.values(model.inputs.cell(Workloads.GROWTH))[row];
    double sharing = base.values(model.replicas.sharingFactor)[row];
    double last = Math.pow(1 + growth, base.values(model.life.horizon)[row] - 1);
    List<Double> loads = new ArrayList<>();
    for (Line line :
        List.of(model.replicas.loadPerRequestTuned, model.replicas.loadPerRequestSmall)) {
      double load = requests * base.values(line)[row] * sharing;
      if (load > 0 && !loads.contains(load)) {
        loads.add(load);
        if (growth != 0) {
          loads.add(load * last);
        }
      }
    }
    return loads.stream().mapToDouble(load -> load).toArray();
  }

  /** Volumes to look at on the way from one factor to another, nearest first. */
  private double[] factors(
      double[] loads, boolean pays, double flat, double from, double to, double today) {
    double[] at = new double[loads.length * STEPS + PARTS.length + 3];
    at[0] = from;
    int count = from == 1 ? 0 : 1;
    for (double load : loads) {
      for (double step : steps(from * load, to * load)) {
        // Just before a step most replicas are paid for by work; just after it fewest.
        at[count++] = pays ? (step + BEYOND_A_STEP) / load : step / load;
      }
    }
    for (double part : PARTS) {
      at[count++] = from * Math.pow(to / from, part);
    }
    if (flat > Math.min(from, to) && flat < Math.max(from, to)) {
      at[count++] = flat * (1 + 1e-9);
      at[count++] = flat * (1 - 1e-9);
    }
    double[] sorted = Arrays.copyOf(at, count);
    Arrays.sort(sorted);
    double[] wanted = new double[count];
    for (int i = 0; i < count; i++) {
      wanted[i] = today * sorted[to > from ? i : count - 1 - i];
    }
    return wanted;
  }

  /** Whole numbers strictly between two, or so many of them, from the first one on. */
  private static double[] steps(double from, double to) {
    double low = Math.max(1, Math.floor(Math.min(from, to)) + 1);
    double high = Math.ceil(Math.max(from, to)) - 1;
    double all = high - low + 1;
    if (!(all >= 1)) {
      return new double[0];
    }
    int count = (int) Math.min(STEPS, all);
    double[] steps = new double[count];
    for (int i = 0; i < count; i++) {
      double away = Math.floor(i * all / count);
      steps[i] = to > from ? low + away : high - away;
    }
    return steps;
  }
}
