package breakeven.decision;

import breakeven.table.Column;
import breakeven.table.Workloads;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed about a workload so that its verdict changes. First the answers and
 * measurements, in the order in which they are tried; then the drivers that have a break-even, in
 * the order that decides between two equally near ones.
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

  /** M tokens in month 1; the row's growth stays. */
  VOLUME("Volume"),
  /** Fall of every price of the prompted model, a fraction; negative where it rises; today 0. */
  LARGE_PRICE("Large model's price"),
  /** First release and evaluation set-up together, in the reporting currency. */
  UPFRONT("Upfront cost"),
  /** Whole months that are counted. */
  LIFETIME("Lifetime"),
  /** Whole months from one re-training to the next. */
  CADENCE(Workloads.RETRAIN_CADENCE),
  /** Reporting currency for an hour of one GPU; all hourly prices of the row move alike. */
  GPU_PRICE("GPU price"),
  /** Workloads on the same replicas, this one included. */
  SHARING(Workloads.SHARING);

  private final String title;
  private final @Nullable Column cell;

  Driver(String title) {
    this.title = title;
    this.cell = null;
  }

  Driver(Column cell) {
    this.title = cell.header();
    this.cell = cell;
  }

  /** The name in a sentence: a column's header where it is one. */
  public String title() {
    return title;
  }

  /** The column of {@code Workloads} that holds the driver; null where it is no single cell. */
  public @Nullable Column cell() {
    return cell;
  }
}
