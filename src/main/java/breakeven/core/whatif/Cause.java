package breakeven.core.whatif;

import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why the money of a workload changed from one review to the next, in the order in which a report
 * shows the causes.
 */
public enum Cause {
  VOLUME("Volume"),
  TOKENS("Tokens a request"),
  LIST_PRICES("List prices"),
  MODEL_ENDS("Announced ends of models"),
  EXCHANGE_RATES("Exchange rates"),
  GPU_PRICES("GPU prices"),
  ASSUMPTIONS("Assumptions and other inputs"),
  QUALITY("Quality measured"),
  MONTH("A month passed"),
  OPTIONS("Options of the review"),
  CARRIED_OUT("Approved and carried out"),
  TURNED_DOWN("Rejected or deferred");

  /**
   * The order in which causes are applied, one after the other: first what was approved, at the
   * figures that it was approved on; then what changed around it. What is turned down since, or
   * proposed again, comes last of all: it moves no figure.
   */
  public static final List<Cause> APPLIED =
      List.of(
          CARRIED_OUT,
          VOLUME,
          TOKENS,
          LIST_PRICES,
          MODEL_ENDS,
          EXCHANGE_RATES,
          GPU_PRICES,
          ASSUMPTIONS,
          QUALITY,
          MONTH,
          OPTIONS);

  private static final Map<Column, Cause> OF_COLUMN = new HashMap<>();

  static {
    put(VOLUME, Workloads.REQUESTS, Workloads.GROWTH);
    put(
        TOKENS,
        Workloads.INPUT_TOKENS,
        Workloads.OUTPUT_TOKENS,
        Workloads.INSTRUCTION_TOKENS,
        Workloads.RETRIEVED_TOKENS,
        Workloads.SMALL_OUTPUT,
        Workloads.TUNED_OUTPUT,
        Workloads.CACHED_SHARE,
        Workloads.CACHE_WRITE_SHARE,
        Workloads.BATCH_SHARE,
        Workloads.LONG_CONTEXT_SHARE);
    put(QUALITY, Workloads.PROMPTED_QUALITY, Workloads.SMALL_QUALITY, Workloads.TUNED_QUALITY);
  }

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  private static void put(Cause cause, Column... columns) {
    for (Column column : columns) {
      OF_COLUMN.put(column, cause);
    }
  }

  /** Its name in a report. */
  public String words() {
    return words;
  }

  /**
   * Its place in {@link #APPLIED}, from 1, 0 where it is not applied; before 1 everything is as at
   * the earlier review.
   */
  public int step() {
    return APPLIED.indexOf(this) + 1;
  }

  /** The cause of a change in a column of {@code Workloads}. */
  public static Cause of(Column column) {
    return OF_COLUMN.getOrDefault(column, ASSUMPTIONS);
  }
}
