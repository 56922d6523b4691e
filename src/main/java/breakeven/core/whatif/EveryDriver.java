package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.BreakEvenVolume;
import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.core.whatif.BreakEvenValues.Candidate;
import breakeven.core.whatif.BreakEvenValues.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Values of all drivers, near and far, for a row whose verdict no break-even changes: before it is
 * said that nothing does, these are tried.
 */
final class EveryDriver {
  /** Factors on a cost, a price or a volume. */
  private static final double[] FACTORS = {0.6, 0.1, 0, 1.6, 11};

  /** Volumes are thought of further than prices. */
  private static final double[] FAR = {100, 10_000};

  /** What is added to a share, as far as it may go. */
  private static final double[] SHIFTS = {-0.05, -0.3, -1, 0.05, 0.3, 1};

  /** What is added to whole months, or to a number of workloads. */
  private static final double[] WHOLE = {-1, -6, -32, 1, 6, 36, 63};

  /** Drivers that can make another way of doing without fine-tuning the cheaper one. */
  private static final Set<Driver> OF_ALTERNATIVES =
      EnumSet.of(
          Driver.VOLUME,
          Driver.LARGE_PRICE,
          Driver.LIFETIME,
          Driver.GPU_PRICE,
          Driver.SHARING,
          Driver.GROWTH,
          Driver.PRICE_DECLINE,
          Driver.PRICE_STEP,
          Driver.GPU_PRICE_CHANGE,
          Driver.LEAD_TIME,
          Driver.MIGRATION_DAYS);

  /** Volumes that are thought of where there is none today, M tokens a month. */
  private static final double[] FROM_NO_VOLUME = {1, 100, 10_000, BreakEvenVolume.MOST_TOKENS};

  /** Drivers that may be 0 today, and then are infinitely far from anything else. */
  private static final Set<Driver> FROM_NOTHING =
      EnumSet.of(
          Driver.VOLUME,
          Driver.GROWTH,
          Driver.PRICE_DECLINE,
          Driver.PRICE_STEP,
          Driver.GPU_PRICE_CHANGE,
          Driver.LEAD_TIME);

  private final Model model;
  private final Trials trials;
  private final BreakEvenValues values;
  private final DriverValues levers;
  private final Set<Driver> drivers = EnumSet.noneOf(Driver.class);

  EveryDriver(
      Decision decision,
      Trials trials,
      BreakEvenValues values,
      DriverValues levers,
      List<TriangularDistribution> spreads) {
    this.model = decision.model;
    this.trials = trials;
    this.values = values;
    this.levers = levers;
    Arrays.stream(Driver.values()).filter(Driver::always).forEach(drivers::add);
    spreads.forEach(spread -> drivers.add(Driver.of(spread.driver())));
  }

  /**
   * Values that are worth a trial. Where fine-tuning loses or is closed, the verdict changes only
   * if it pays, which break-evens have been asked for, if another way of doing without becomes the
   * cheaper one, or if the candidate is no longer closed.
   */
  List<Candidate> of(Frame base, int row) {
    boolean closed = base.values(model.life.closed)[row] > 0;
    double saving = base.values(model.totals.netSaving)[row];
    boolean pays = !closed && Comparison.positive(saving);
    // At its break-even any driver may be moved to either side.
    boolean even = !closed && !pays && !Comparison.positive(-saving);
    boolean choice = base.values(model.quality.smallAcceptable)[row] > 0;
    boolean oneWayLeft = values.oneWayLeft(base, row);
    double withSmall = values.lifeWithSmall(base, row);
    List<Candidate> tries = new ArrayList<>();
    boolean small = !pays && values.smallStaysCheaper(base, row);
    UnchangedByBounds asToday = values.asToday(base, row);
    for (Driver driver : drivers) {
      boolean smallStays = small && BreakEvenValues.OF_REQUESTS.contains(driver);
      boolean losesAnyway = driver == Driver.LIFETIME && values.losesOverAnyLife(base, row);
      if (smallStays && (losesAnyway || trials.settledWithSmall(base, row, driver))) {
        continue;
      }
      double today = today(driver, base, row);
      boolean opens = driver == Driver.CADENCE && values.lateRetrainingOpens(base, row);
      boolean worth =
          pays
              || even
              || choice && OF_ALTERNATIVES.contains(driver)
              || today == 0 && FROM_NOTHING.contains(driver);
      if ((worth && !oneWayLeft || opens) && !Double.isNaN(today)) {
        add(tries, driver, base, row, today);
      }
      if (driver == Driver.LIFETIME && withSmall < today) {
        add(tries, driver, base, row, today, withSmall);
      }
      if (smallStays) {
        tries.removeIf(one -> one.driver() == driver && paysAsToday(asToday, one));
      }
    }
    qualities(tries, base, row, 1);
    return tries;
  }

  /** Worse models than measured: no plan, and yet "no single change does" would not be true. */
  List<Candidate> worseQualities(Frame base, int row) {
    List<Candidate> tries = new ArrayList<>();
    qualities(tries, base, row, 0);
    return tries;
  }

  /**
   * An end of what can be measured. A better tuned model is a better verdict for it all the way up,
   * a better small one is nearer to being the alternative: what an end leaves as it is, nothing on
   * the way to it changes.
   */
  private void qualities(List<Candidate> tries, Frame base, int row, double end) {
    for (Driver driver : List.of(Driver.TUNED_QUALITY, Driver.SMALL_QUALITY)) {
      double from = qualityFrom(driver, base, row);
      if (!Double.isNaN(from)) {
        add(tries, driver, base, row, from, end);
      }
    }
  }

  /**
   * What is measured; where nothing is, what is required, which has been tried already; where that
   * is unknown too, the best.
   */
  private double qualityFrom(Driver driver, Frame base, int row) {
    Column cell =
        driver == Driver.TUNED_QUALITY ? Workloads.TUNED_QUALITY : Workloads.SMALL_QUALITY;
    double measured = base.values(model.inputs.cell(cell))[row];
    double required = base.values(model.quality.requiredQuality)[row];
    double wanted = Double.isNaN(required) ? 1 : Math.max(0, required);
    return Double.isNaN(measured) ? wanted : measured;
  }

  private static boolean paysAsToday(UnchangedByBounds asToday, Candidate one) {
    return switch (one.driver()) {
      case VOLUME -> asToday.paysAtVolume(one.value() / one.today());
      case GROWTH -> asToday.paysGrowing(one.value());
      case SHARING -> asToday.paysSharedBy(one.value());
      default -> false;
    };
  }

  private double today(Driver driver, Frame base, int row) {
    return switch (driver) {
      case LARGE_PRICE -> 0;
      case UPFRONT ->
          base.values(model.releases.firstRelease)[row]
              + base.values(model.releases.evaluationSetUp)[row];
      case LIFETIME -> base.values(model.life.productionMonths)[row];
      case CADENCE -> base.values(model.life.cadence)[row];
      case SHARING ->
          base.values(model.serving.onReplicas)[row] > 0
              ? base.values(model.inputs.cell(Workloads.SHARING))[row]
              : Double.NaN;
      // Where nothing is moved, its days cost nothing.
      case MIGRATION_DAYS ->
          base.values(model.runningCost.migration)[row] > 0
              ? levers.today(driver, base, row)
              : Double.NaN;
      // Where a fine-tuned model runs already, nothing is waited for.
      case LEAD_TIME ->
          base.values(model.life.tunedNow)[row] > 0 ? Double.NaN : levers.today(driver, base, row);
      default -> levers.today(driver, base, row);
    };
  }

  private void add(List<Candidate> tries, Driver driver, Frame base, int row, double today) {
    switch (driver) {
      case LARGE_PRICE -> {
        for (double factor : FACTORS) {
          add(tries, driver, base, row, today, 1 - factor);
        }
      }
      case GROWTH, PRICE_DECLINE, PRICE_STEP, GPU_PRICE_CHANGE -> {
        for (double shift : SHIFTS) {
          add(tries, driver, base, row, today, today + shift);
        }
      }
      case LIFETIME, CADENCE, SHARING, LEAD_TIME -> {
        for (double shift : WHOLE) {
          add(tries, driver, base, row, today, today + shift);
        }
      }
      default -> {
        for (double factor : today > 0 ? FACTORS : new double[0]) {
          add(tries, driver, base, row, today, factor * today);
        }
        if (driver == Driver.VOLUME) {
          volumes(tries, base, row, today);
        }
      }
    }
  }

  private void volumes(List<Candidate> tries, Frame base, int row, double today) {
    if (today > 0) {
      for (double factor : FAR) {
        add(tries, Driver.VOLUME, base, row, today, factor * today);
      }
    } else if (base.values(model.volume.tokensPerRequest)[row] > 0) {
      for (double volume : FROM_NO_VOLUME) {
        add(tries, Driver.VOLUME, base, row, today, volume);
      }
    }
  }

  private void add(
      List<Candidate> tries, Driver driver, Frame base, int row, double today, double value) {
    Range range = values.range(driver, base, row, today);
    double kept = Math.max(range.least(), Math.min(range.most(), value));
    boolean digits = Grid.of(driver) == Grid.FOUR_DIGITS;
    boolean known = false;
    for (int k = tries.size() - 1; k >= 0 && tries.get(k).driver() == driver; k--) {
      known |= tries.get(k).value() == kept;
    }
    if (kept != today && kept < Double.POSITIVE_INFINITY && !known && !(digits && kept == 0)) {
      tries.add(values.candidate(driver, base, row, today, kept));
    }
  }
}
