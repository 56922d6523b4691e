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

  public static final Column WORKLOAD =
      IN.text("Workload")
          .required()
          .help("The workload by its name in Workloads, or as the bill names it.");
  public static final Column ID =
      IN.text("ID")
          .blank("found by the name")
          .help("The key of the workload; a renamed one is found by it.");
  public static final Column MONTH =
      IN.date("Month", "")
          .required()
          .help("Any day of the month, for example its first: 2026-10-01.");
  public static final Column REQUESTS =
      IN.number("Requests", "in the month").help("Calls of the model in the month.");
  public static final Column INPUT_TOKENS =
      IN.number("Input tokens", "in the month")
          .blank("those of Workloads a request")
          .help("Everything sent in the month, cached and written tokens among them.");
  public static final Column CACHED_TOKENS =
      IN.number("Cached tokens", "in the month")
          .blank("the share of Workloads")
          .help("The part of the input tokens that was read from the cache.");
  public static final Column WRITTEN_TOKENS =
      IN.number("Written tokens", "in the month")
          .blank("the share of Workloads")
          .help("The part of the input tokens that was written to the cache.");
  public static final Column OUTPUT_TOKENS =
      IN.number("Output tokens", "in the month")
          .blank("those of Workloads a request")
          .help("Everything that the model wrote in the month, reasoning included.");
  public static final Column MODEL =
      IN.text("Model")
          .blank("the files name none")
          .help(
              "The model of the month, as the files write it. Of several, each with its share of"
                  + " the cost: large 62% + small 38%.");
  public static final Column BILLED_COST =
      IN.money("Billed cost", "in the month")
          .range(Range.ANY)
          .blank("no bill: computed from prices")
          .help("What was billed for the month, in its currency. A credit note is negative.");
  public static final Column CURRENCY =
      IN.text("Currency")
          .blank("the reporting currency")
          .help("Currency of the billed cost, as a code: USD.");
  public static final Column PART_MONTH =
      IN.word("Part month", Words.YES_NO)
          .orElse("No")
          .help("Whether the figures are those of a part of the month; such a row is in no total.");
  public static final Column FILES =
      IN.text("Files").blank("typed").help("Where the figures come from.");
  public static final Column IMPORTED_ON =
      IN.date("Imported on", "").blank("typed").help("Day of the import.");

  public static final Table TABLE =
      IN.table("One row for each workload and month: what was used, and what was billed");

  private Actuals() {}
}
