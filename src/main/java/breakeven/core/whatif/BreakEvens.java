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
  /** How often the way between two values is cut. */
  private static final int ROUNDS = 6;

  /** Every so many cuts is made in the middle, the others where a straight line crosses 0. */
  private static final int HALVED = 3;

  /** As near to an end of the way as a straight line may cut it. */
  private static final double EDGE = 0.001;

  /** How often volumes between two of them are looked at again: replicas fill up on the way. */
  private static final int AGAIN = 2;

  /** Net saving counts as 0 where no more than this part of that at the near end is left. */
  private static final double EXACT = 1e-10;

  /** A bit further than the nearest one, so that one as near is found. */
  private static final double AS_NEAR = 2e-9;

  private final Model model;
  private final Trials trials;
  private final DriverValues levers;
  private final Fan fan;
  private final List<Driver> drivers;

  /**
   * @param spreads the rows of {@code Uncertainty}: what is not there is taken for certain
   */
  BreakEvens(
      Decision decision, Trials trials, DriverValues levers, List<TriangularDistribution> spreads) {
    this.model = decision.model;
    this.trials = trials;
    this.levers = levers;
    fan = new Fan(model);
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
    final double today;
    double near;
    double far = Double.NaN;
    double savingNear;
    double savingFar;
    boolean exact;

    Way(Found found, Driver driver, double today, double saving) {
      this.found = found;
      this.driver = driver;
      this.today = today;
      near = today;
      savingNear = saving;
    }

    /** Takes net saving at a value between the two; returns whether it has the other sign. */
    boolean take(double value, double saving) {
      exact = Math.abs(saving) <= EXACT * Math.abs(savingNear);
      boolean other = Comparison.positive(saving) != Comparison.positive(savingNear);
      if (other) {
        far = value;
        savingFar = saving;
      } else {
        near = value;
        savingNear = saving;
      }
      return other;
    }

    /** Where net saving is 0 if it is a straight line between the two. */
    double straight() {
      double share = savingNear / (savingNear - savingFar);
      return near + (far - near) * Math.max(0, Math.min(1, share));
    }

    double cut(int round) {
      if (round % HALVED == 0) {
        return (near + far) / 2;
      }
      double edge = EDGE * Math.abs(far - near);
      double least = Math.min(near, far) + edge;
      double most = Math.max(near, far) - edge;
      return Math.max(least, Math.min(most, straight()));
    }

    /** The break-even: exact where net saving is a straight line between the two. */
    double value() {
      return driver.whole() ? far : straight();
    }
  }

  /** Values that are looked at on a way, nearest first. */
  private record Look(Way way, double[] values) {}

  /** The break-evens of some rows, the nearest one of each row among them. */
  List<Found> of(Frame base, List<Integer> rows, Trials.Rows names) {
    List<Found> all = rows.stream().map(Found::new).toList();
    for (Driver driver : drivers) {
      List<Look> looks = new ArrayList<>();
      all.forEach(found -> addLooks(looks, found, driver, base));
      look(base, looks, names);
      List<Way> ways = looks.stream().map(Look::way).filter(way -> !Double.isNaN(way.far)).toList();
      for (int again = 0; again < AGAIN && driver == Driver.VOLUME; again++) {
        look(base, ways, names, way -> fan.of(driver, base, way.found.row, way.near, way.far));
      }
      for (int round = 1; round <= ROUNDS && !driver.whole(); round++) {
        int cut = round;
        look(
            base,
            ways.stream().filter(way -> !way.exact).toList(),
            names,
            way -> new double[] {way.cut(cut)});
      }
      for (Way way : ways) {
        way.found.add(
            levers.candidate(driver, base, way.found.row, way.today, way.value(), way.far));
      }
    }
    return all;
  }

  /** Both sides of today, no further than the nearest break-even. */
  private void addLooks(List<Look> looks, Found found, Driver driver, Frame base) {
    int row = found.row;
    double today = levers.today(driver, base, row);
    double size = DriverValues.size(driver, today);
    if (!(size > 0)) {
      return;
    }
    DriverValues.Range range = levers.range(driver, base, row, today);
    double reach = (found.nearest + AS_NEAR) * size;
    double saving = base.values(model.totals.netSaving)[row];
    // A measured quality does not fall by itself; what pays is not thought to go on for longer.
    boolean longer = driver == Driver.LIFETIME && Comparison.positive(saving);
    double least = driver.measured() ? today : range.kept(today - reach);
    double most = longer ? today : range.kept(today + reach);
    for (double end : new double[] {least, most}) {
      looks.add(
          new Look(new Way(found, driver, today, saving), fan.of(driver, base, row, today, end)));
    }
  }

  private void look(Frame base, List<Way> ways, Trials.Rows names, Function<Way, double[]> values) {
    look(base, ways.stream().map(way -> new Look(way, values.apply(way))).toList(), names);
  }

  private void look(Frame base, List<Look> looks, Trials.Rows names) {
    for (Look look : looks) {
      for (double value : look.values) {
        trials.add(
            look.way.found.row,
            List.of(new VerdictChange.Change(look.way.driver, look.way.today, value)));
      }
    }
    trials.runForSaving(base, names);
    int first = 0;
    for (Look look : looks) {
      for (int k = 0; k < look.values.length; k++) {
        double saving = trials.saving(first + k);
        if (!Double.isNaN(saving) && look.way.take(look.values[k], saving)) {
          break;
        }
      }
      first += look.values.length;
    }
  }
}
