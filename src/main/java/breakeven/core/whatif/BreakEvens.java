package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.uncertainty.TriangularDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Where net saving changes its sign when one driver of a row moves. The model is run with values of
 * the driver on either side of today, and again between the two where the sign changes. No driver
 * is looked at further away than the nearest break-even found before.
 */
final class BreakEvens {
  /** Drivers in which net saving turns where a replica is full. */
  private static final Set<Driver> TURNING = EnumSet.of(Driver.VOLUME, Driver.GROWTH);

  /** How often many values are looked at between two where it turns. */
  private static final int AGAIN = 2;

  /** What is nearer to 0 by less is so by rounding. */
  private static final double NEARER = 1 - 1e-9;

  /** A bit further than the nearest one, so that one as near is found. */
  private static final double AS_NEAR = 2e-9;

  private final Model model;
  private final Trials trials;
  private final DriverValues levers;
  private final DriverGrid fan;
  private final List<Driver> drivers;

  /**
   * @param spreads the rows of {@code Uncertainty}: what is not there is taken for certain
   */
  BreakEvens(
      Decision decision, Trials trials, DriverValues levers, List<TriangularDistribution> spreads) {
    this.model = decision.model;
    this.trials = trials;
    this.levers = levers;
    fan = new DriverGrid(model);
    Set<Driver> all = EnumSet.of(Driver.TUNED_QUALITY);
    Arrays.stream(Driver.values()).filter(Driver::always).forEach(all::add);
    spreads.forEach(spread -> all.add(Driver.of(spread.driver())));
    // Those with most values to look at come last, when it is known how far to look.
    drivers =
        all.stream()
            .sorted(
                Comparator.comparing(Driver::whole)
                    .thenComparing(driver -> driver == Driver.VOLUME)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  /** The drivers that are looked at. */
  List<Driver> drivers() {
    return drivers;
  }

  /** A row, and its break-evens that are known so far. */
  static final class Found {
    final int row;
    final List<Candidate> candidates = new ArrayList<>();
    private double nearest = Double.POSITIVE_INFINITY;

    Found(int row) {
      this.row = row;
    }

    private void add(Candidate candidate) {
      candidates.add(candidate);
      nearest = Math.min(nearest, candidate.distance());
    }
  }

  /** The way from today to another value of a driver, on which net saving changes its sign. */
  private static final class Way {
    final Found found;
    final Driver driver;
    final Grid grid;
    final double today;
    final int step;
    final double savingToday;

    /** The last value with today's sign, and the first with the other one; NaN: none is known. */
    double near;

    double far = Double.NaN;
    double savingNear;
    double savingFar;

    /** Just beyond the value with today's sign that is nearest to 0; NaN where that is an end. */
    double peakEnd = Double.NaN;

    Way(Found found, Driver driver, double today, int step, double saving) {
      this.found = found;
      this.driver = driver;
      this.today = today;
      this.step = step;
      savingToday = saving;
      grid = Grid.of(driver);
      begin(today, saving);
    }

    /** Goes on from a value with today's sign. */
    void begin(double value, double saving) {
      near = value;
      savingNear = saving;
    }

    boolean changes() {
      return !Double.isNaN(far);
    }

    /**
     * Takes net saving at values that follow each other, up to the first with the other sign. Where
     * none has it, goes back to just before the one nearest to 0, if that is between others.
     */
    void take(double[] values, double[] savings) {
      double[] before = new double[values.length];
      double[] savingBefore = new double[values.length];
      double least = NEARER * Math.abs(savingNear);
      int peak = values.length;
      for (int k = 0; k < values.length; k++) {
        // What has no figure says nothing.
        double saving = Double.isNaN(savings[k]) ? savingNear : savings[k];
        if (Comparison.positive(saving) != Comparison.positive(savingToday)) {
          far = values[k];
          savingFar = saving;
          return;
        }
        if (Math.abs(saving) < least) {
          least = NEARER * Math.abs(saving);
          peak = k;
        }
        before[k] = near;
        savingBefore[k] = savingNear;
        begin(values[k], saving);
      }
      peakEnd = Double.NaN;
      if (peak < values.length - 1) {
        begin(before[peak], savingBefore[peak]);
        peakEnd = values[peak + 1];
      }
    }

    private long steps() {
      return step * (grid.beyond(far, step) - grid.before(near, step));
    }

    /** Whether no value of the grid is between the two. */
    boolean closed() {
      return steps() <= 1;
    }

    /** Where net saving is 0 if it is a straight line between the two. */
    private double straight() {
      double share = savingNear / (savingNear - savingFar);
      return near + (far - near) * Math.max(0, Math.min(1, share));
    }

    /** The value in the middle between the two, on the grid. */
    double middle() {
      return grid.value(grid.before(near, step) + step * (steps() / 2));
    }

    Candidate candidate() {
      double value = driver.whole() ? far : straight();
      return new Candidate(driver, today, today, far, Candidate.distance(driver, today, value));
    }
  }

  /** The break-evens of some rows, the nearest one of each row among them. */
  List<Found> of(Frame base, List<Integer> rows, Trials.Rows names) {
    List<Found> all = rows.stream().map(Found::new).toList();
    for (Driver driver : drivers) {
      look(driver, base, all, names);
    }
    return all;
  }

  private void look(Driver driver, Frame base, List<Found> rows, Trials.Rows names) {
    List<Way> ways = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (Found found : rows) {
      begin(found, driver, base, ways, values);
    }
    look(base, ways, values, names);
    lookAtPeaks(base, ways, names);
    ways.removeIf(way -> !way.changes());
    closeIn(base, ways, names);
    ways.forEach(way -> way.found.add(way.candidate()));
  }

  /** Beside where net saving was nearest to 0, between others, it may have the other sign. */
  private void lookAtPeaks(Frame base, List<Way> ways, Trials.Rows names) {
    List<Way> peaks = new ArrayList<>(ways);
    for (int again = 0; again < AGAIN; again++) {
      peaks.removeIf(way -> way.driver.whole() || way.changes() || Double.isNaN(way.peakEnd));
      look(base, peaks, way -> many(base, way, way.near, way.peakEnd), names);
    }
  }

  /** Looks between the two values of each way until they follow each other on the grid. */
  private void closeIn(Frame base, List<Way> ways, Trials.Rows names) {
    List<Way> turning = new ArrayList<>(ways);
    turning.removeIf(way -> !TURNING.contains(way.driver) || !fan.turns(base, way.found.row));
    turning.forEach(way -> way.begin(way.today, way.savingToday));
    for (int again = 0; again < AGAIN; again++) {
      look(base, turning, way -> many(base, way, way.near, way.far), names);
    }
    List<Way> open = new ArrayList<>(ways);
    while (!open.isEmpty()) {
      open.removeIf(Way::closed);
      look(base, open, way -> new double[] {way.middle()}, names);
    }
  }

  private double[] many(Frame base, Way way, double from, double to) {
    return fan.many(way.driver, base, way.found.row, from, to);
  }

  private void look(Frame base, List<Way> ways, Function<Way, double[]> values, Trials.Rows names) {
    look(base, ways, ways.stream().map(values).toList(), names);
  }

  /** Both sides of today, no further than the nearest break-even. */
  private void begin(
      Found found, Driver driver, Frame base, List<Way> ways, List<double[]> values) {
    int row = found.row;
    double today = levers.today(driver, base, row);
    double size = Candidate.size(driver, today);
    // What is 0 today is infinitely far from anything else.
    if (!(size > 0)) {
      return;
    }
    double reach = (found.nearest + AS_NEAR) * size;
    DriverValues.Range range = levers.range(driver, base, row, today);
    double saving = base.values(model.totals.netSaving)[row];
    // A measured quality does not fall by itself; what pays is not thought to go on for longer.
    if (!driver.measured()) {
      ways.add(new Way(found, driver, today, -1, saving));
      values.add(fan.every(driver, base, row, today, range.kept(today - reach)));
    }
    if (driver != Driver.LIFETIME || !Comparison.positive(saving)) {
      ways.add(new Way(found, driver, today, 1, saving));
      values.add(fan.every(driver, base, row, today, range.kept(today + reach)));
    }
  }

  /** Runs the model with some values of each way. */
  private void look(Frame base, List<Way> ways, List<double[]> values, Trials.Rows names) {
    for (int k = 0; k < ways.size(); k++) {
      Way way = ways.get(k);
      for (double value : values.get(k)) {
        trials.add(way.found.row, List.of(new VerdictChange.Change(way.driver, way.today, value)));
      }
    }
    trials.runForSaving(base, names);
    int first = 0;
    for (int k = 0; k < ways.size(); k++) {
      int count = values.get(k).length;
      ways.get(k).take(values.get(k), trials.savings(first, count));
      first += count;
    }
  }
}
