package breakeven.core.whatif;

import breakeven.core.economics.UncertainDriver;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed about a workload so that its verdict changes. First the answers and
 * measurements, in the order in which they are tried; then what can be chosen; then the drivers
 * that move by themselves, in the order that decides between two equally near ones. A driver of
 * {@code Uncertainty} is what {@link UncertainDriver} says it is.
 */
@SuppressWarnings("ImmutableEnumChecker") // A column never changes.
public enum Driver {
  /** A word of {@code Task pattern}, as its code. */
  TASK_PATTERN(Workloads.TASK_PATTERN),
  /** Yes or No, as its code. */
  REGRESSION(Workloads.REGRESSION),
  /** Yes or No, as its code. */
  TEST_SET(Workloads.TEST_SET),
  /** Yes or No, as its code. */
  BASELINE(Workloads.BASELINE),
  /** Months. */
  DATA_SHIFT(Workloads.DATA_SHIFT),
  /** Share of good answers, a fraction. */
  TUNED_QUALITY(Workloads.TUNED_QUALITY),
  /** Share of good answers, a fraction. */
  SMALL_QUALITY(Workloads.SMALL_QUALITY),
  /** Share of good answers, a fraction. */
  PROMPTED_QUALITY(Workloads.PROMPTED_QUALITY),

  /** A word of {@code Serving}, as its code. */
  SERVING(Workloads.SERVING),
  /** Another card, by its name; the number is its place among all cards. */
  GPU(Workloads.GPU),

  /** M tokens in month 1; the row's growth stays. */
  VOLUME(UncertainDriver.VOLUME),
  /** Fall of every price of the prompted model, a fraction; negative where it rises; today 0. */
  LARGE_PRICE("Large model's price"),
  /** First release and evaluation set-up together, in the reporting currency. */
  UPFRONT("Upfront cost"),
  /** Whole months in production that are counted. */
  LIFETIME("Lifetime"),
  /** Whole months from one re-training to the next. */
  CADENCE(Workloads.RETRAIN_CADENCE),
  /** Reporting currency for an hour of one GPU; all hourly prices of the row move alike. */
  GPU_PRICE(UncertainDriver.GPU_PRICE),
  /** Workloads on the same replicas, this one included. */
  SHARING(Workloads.SHARING),
  /** Growth a month, a fraction. */
  GROWTH(UncertainDriver.GROWTH),
  /** Yearly fall of all per-token prices, a fraction. */
  PRICE_DECLINE(UncertainDriver.PRICE_DECLINE),
  /** One fall of the prompted model's price, a fraction. */
  PRICE_STEP(UncertainDriver.PRICE_STEP),
  /** Reporting currency for a training example. */
  LABELLING_COST(UncertainDriver.LABELLING_COST),
  /** Runs of a first release, of a workload that is tuned already of a re-training. */
  TRAINING_RUNS(UncertainDriver.TRAINING_RUNS),
  /** Days of a first release, of a workload that is tuned already of a re-training. */
  DAYS(UncertainDriver.DAYS),
  /** Reporting currency for an engineering day. */
  DAY_RATE(UncertainDriver.DAY_RATE),
  /** Yearly change of the rents of GPUs, a fraction. */
  GPU_PRICE_CHANGE(UncertainDriver.GPU_PRICE_CHANGE),
  /** Whole months from the decision to production. */
  LEAD_TIME(UncertainDriver.LEAD_TIME),
  /** Engineering days to move to the Replacement of the prompted model. */
  MIGRATION_DAYS(UncertainDriver.MIGRATION_DAYS),
  /** Days a month of people who keep the GPUs running. */
  GPU_DAYS(UncertainDriver.GPU_DAYS),
  /** What a tune loses of its good answers in a month, a fraction. */
  QUALITY_LOST(UncertainDriver.QUALITY_LOST);

  private final String title;
  private final @Nullable Column cell;
  private final @Nullable UncertainDriver uncertain;

  Driver(String title) {
    this.title = title;
    this.cell = null;
    this.uncertain = null;
  }

  Driver(Column cell) {
    this.title = cell.header();
    this.cell = cell;
    this.uncertain = null;
  }

  Driver(UncertainDriver uncertain) {
    this.title = uncertain.title();
    this.cell = null;
    this.uncertain = uncertain;
  }

  /** The driver that a row of {@code Uncertainty} is about. */
  static Driver of(UncertainDriver uncertain) {
    return uncertain == UncertainDriver.CADENCE
        ? CADENCE
        : Arrays.stream(values())
            .filter(driver -> driver.uncertain == uncertain)
            .findFirst()
            .orElseThrow();
  }

  /** Whether it is an answer or a measurement. */
  public boolean answer() {
    return ordinal() < SERVING.ordinal();
  }

  /** Whether it is something to be chosen. */
  public boolean choice() {
    return this == SERVING || this == GPU;
  }

  /** Whether it is measured: a share of good answers. */
  boolean measured() {
    return this == TUNED_QUALITY || this == SMALL_QUALITY || this == PROMPTED_QUALITY;
  }

  /** Whether a team can set it as it likes. */
  boolean chosen() {
    return choice() || this == CADENCE || this == SHARING;
  }

  /** Whether it is whole months, or a number of workloads. */
  boolean whole() {
    return this == LIFETIME || this == CADENCE || this == SHARING || this == LEAD_TIME;
  }

  /** Whether it is a driver that is looked at in any case. */
  boolean always() {
    return !answer() && !choice() && !onlyIfUncertain();
  }

  /** Whether it is looked at only where {@code Uncertainty} has a row for it. */
  public boolean onlyIfUncertain() {
    return ordinal() >= GROWTH.ordinal();
  }

  /** The name in a sentence: a column's header where it is one. */
  public String title() {
    return title;
  }

  /** The column of {@code Workloads} that holds the driver; null where it is no single cell. */
  public @Nullable Column cell() {
    return cell;
  }

  /** What of {@code Uncertainty} it is; null where it is none of it. */
  public @Nullable UncertainDriver uncertain() {
    return uncertain;
  }
}
