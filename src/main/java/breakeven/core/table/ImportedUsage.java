package breakeven.core.table;

/**
 * The columns of {@code Imported usage}: where the figures of {@code Workloads} come from that were
 * imported from logs and bills. No input of the model: nothing is calculated with it.
 */
public final class ImportedUsage {
  private static final Columns IN = new Columns(Sheets.IMPORTED_USAGE);

  public static final Column WORKLOAD = IN.column("Workload");
  public static final Column IMPORTED_ON = IN.column("Imported on");
  public static final Column FILES = IN.column("Files");
  public static final Column FROM = IN.column("From");
  public static final Column TO = IN.column("To");
  public static final Column COUNTED = IN.column("Counted");
  public static final Column LINE_REQUESTS = IN.column("Requests in that time");
  public static final Column REQUESTS = IN.column("Requests");
  public static final Column INPUT_TOKENS = IN.column("Input tokens");
  public static final Column OUTPUT_TOKENS = IN.column("Output tokens");
  public static final Column CACHED_SHARE = IN.column("Cached share");
  public static final Column CACHE_WRITE_SHARE = IN.column("Cache write share");
  public static final Column BATCH_SHARE = IN.column("Batch share");
  public static final Column MODEL = IN.column("Model");
  public static final Column BILLED_COST = IN.column("Billed cost");
  public static final Column CURRENCY = IN.column("Currency");
  public static final Column PRICED_COST = IN.column("Cost by prices");
  public static final Column PEAK_TO_AVERAGE = IN.column("Peak-to-average");
  public static final Column HOURS_ON = IN.column("Hours on");
  public static final Column LONG_SHARE = IN.column("Long-context share");
  public static final Column REASONING_SHARE = IN.column("Reasoning share");
  public static final Column OUTPUT_BY_MODEL = IN.column("Output by model");

  public static final Table TABLE =
      IN.table("One row for each workload of each import of logs and bills");

  private ImportedUsage() {}
}
