package breakeven.core.table;

/**
 * The columns of {@code Decision log}: what was decided, on what figures, and what was changed for
 * it. Lines are only ever added; each is chained to the one before it. No input of the model:
 * nothing is calculated with it.
 */
public final class DecisionLog {
  private static final Columns IN = new Columns(Sheets.DECISION_LOG);

  public static final Column LINE = IN.column("Line");
  public static final Column STATUS = IN.column("Status");
  public static final Column WORKLOAD = IN.column("Workload");
  public static final Column ID = IN.column("ID");
  public static final Column OWNER = IN.column("Owner");
  public static final Column UNIT = IN.column("Business unit");
  public static final Column DAY = IN.column("Logged on");
  public static final Column DECIDED_BY = IN.column("Decided by");
  public static final Column DECIDED_ON = IN.column("Decided on");
  public static final Column EFFECTIVE_FROM = IN.column("Effective from");
  public static final Column FROM = IN.column("Today");
  public static final Column TO = IN.column("Verdict's approach");
  public static final Column VERDICT = IN.column("Verdict");
  public static final Column CELLS = IN.column("Cells changed");
  public static final Column EXPECTED = IN.column("Expected saving", Range.ANY);
  public static final Column SAVING = IN.column("Saving", Range.ANY);
  public static final Column P10 = IN.column("Saving P10", Range.ANY);
  public static final Column P50 = IN.column("Saving P50", Range.ANY);
  public static final Column P90 = IN.column("Saving P90", Range.ANY);
  public static final Column CHANCE = IN.column("Chance of saving", Range.ANY);
  public static final Column CURRENCY = IN.column("Currency");
  public static final Column ONE_OFF = IN.column("One-off", Range.ANY);
  public static final Column REQUESTS = IN.column("Requests", Range.ANY);
  public static final Column INPUT_TOKENS = IN.column("Input tokens", Range.ANY);
  public static final Column OUTPUT_TOKENS = IN.column("Output tokens", Range.ANY);
  public static final Column REQUEST_TODAY = IN.column("Cost of a request today", Range.ANY);
  public static final Column REQUEST_THEN = IN.column("Cost of a request then", Range.ANY);
  public static final Column FIXED_TODAY = IN.column("Fixed cost today", Range.ANY);
  public static final Column FIXED_THEN = IN.column("Fixed cost then", Range.ANY);
  public static final Column REQUESTS_BY_MONTH = IN.column("Requests by month");
  public static final Column SAVING_BY_MONTH = IN.column("Saving by month");
  public static final Column COMMENT = IN.column("Comment");
  public static final Column RUN = IN.column("Run");
  public static final Column BEFORE = IN.column("SHA-256 of the line before");
  public static final Column HASH = IN.column("SHA-256");

  public static final Table TABLE = IN.table("One line for each decision, only ever added to");

  private DecisionLog() {}
}
