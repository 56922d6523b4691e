package breakeven.core.table;

/**
 * The columns of {@code Actuals}: what each workload used in a month, and what was billed for it.
 * Rows are imported from logs and bills, or typed. No input of the model: forecasts are compared
 * with it.
 */
public final class Actuals {
  private static final Columns IN = new Columns(Sheets.ACTUALS);

  /** What stands for the workload of lines that name none. */
  public static final String NO_WORKLOAD = "(no workload)";

  public static final Column WORKLOAD = IN.column("Workload");
  public static final Column ID = IN.column("ID");
  public static final Column MONTH = IN.column("Month");
  public static final Column REQUESTS = IN.column("Requests");
  public static final Column INPUT_TOKENS = IN.column("Input tokens");
  public static final Column CACHED_TOKENS = IN.column("Cached tokens");
  public static final Column WRITTEN_TOKENS = IN.column("Written tokens");
  public static final Column OUTPUT_TOKENS = IN.column("Output tokens");
  public static final Column MODEL = IN.column("Model");
  public static final Column BILLED_COST = IN.column("Billed cost", Range.ANY);
  public static final Column CURRENCY = IN.column("Currency");
  public static final Column PART_MONTH = IN.column("Part month", Words.YES_NO);
  public static final Column FILES = IN.column("Files");
  public static final Column IMPORTED_ON = IN.column("Imported on");
  public static final Column AS_IMPORTED = IN.column("As imported");

  public static final Table TABLE =
      IN.table("One row for each workload and month: what was used, and what was billed");

  private Actuals() {}
}
