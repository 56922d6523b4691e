package breakeven.core.table;

/**
 * The columns of {@code Imported usage}: where the figures of {@code Workloads} come from that were
 * imported from logs and bills. No input of the model: nothing is calculated with it.
 */
public final class ImportedUsage {
  private static final Columns IN = new Columns(Sheets.IMPORTED_USAGE);

  public static final Column WORKLOAD =
      IN.text("Workload").required().help("The workload whose row was changed or added.");
  public static final Column IMPORTED_ON =
      IN.date("Imported on", "").required().help("Day of the import.");
  public static final Column FILES = IN.text("Files").help("Where its lines are.");
  public static final Column FROM = IN.date("From", "").help("First day of the lines that count.");
  public static final Column TO = IN.date("To", "").help("Last day of the lines that count.");
  public static final Column COUNTED =
      IN.text("Counted").help("Which month, or which time and how it was scaled to a month.");
  public static final Column LINE_REQUESTS =
      IN.number("Requests in that time", "").help("As the lines say, before any scaling.");
  public static final Column REQUESTS =
      IN.number("Requests", "per month").blank("not taken").help("As typed into Workloads.");
  public static final Column INPUT_TOKENS =
      IN.number("Input tokens", "per request")
          .blank("not taken")
          .help("Mean of all requests, cached tokens among them.");
  public static final Column OUTPUT_TOKENS =
      IN.number("Output tokens", "per request").blank("not taken").help("Mean of all requests.");
  public static final Column CACHED_SHARE =
      IN.share("Cached share", "% of input tokens")
          .help("Input tokens read from the cache, of all input tokens.");
  public static final Column CACHE_WRITE_SHARE =
      IN.share("Cache write share", "% of input tokens")
          .help("Input tokens written to the cache, of all input tokens.");
  public static final Column BATCH_SHARE =
      IN.share("Batch share", "% of requests").help("Requests that could wait, of all requests.");
  public static final Column MODEL =
      IN.text("Model").blank("not named").help("The model with most tokens.");
  public static final Column BILLED_COST =
      IN.number("Billed cost", "").blank("not in the files").help("Sum of the lines that count.");
  public static final Column CURRENCY = IN.text("Currency").help("Currency of the two costs.");
  public static final Column PRICED_COST =
      IN.number("Cost by prices", "")
          .blank("not compared")
          .help("What the same requests cost by the prices of the workbook.");
  public static final Column PEAK_TO_AVERAGE =
      IN.number("Peak-to-average", "")
          .blank("not known")
          .help("Requests in the busiest hour of the week over those of an hour of all.");
  public static final Column HOURS_ON =
      IN.number("Hours on", "per month")
          .blank("not known")
          .help("Hours of the week in which there were requests, as hours of a month.");
  public static final Column LONG_SHARE =
      IN.share("Long-context share", "% of requests")
          .help("Requests longer than the Long context above of their model.");
  public static final Column REASONING_SHARE =
      IN.share("Reasoning share", "% of output tokens").help("Output tokens of reasoning.");
  public static final Column OUTPUT_BY_MODEL =
      IN.text("Output by model").blank("one model").help("Output tokens a request of each model.");

  public static final Table TABLE =
      IN.table("One row for each workload of each import of logs and bills");

  private ImportedUsage() {}
}
