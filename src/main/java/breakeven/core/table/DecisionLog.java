package breakeven.core.table;

/**
 * The columns of {@code Decision log}: what was decided, on what figures, and what was changed for
 * it. Lines are only ever added; each is chained to the one before it. No input of the model:
 * nothing is calculated with it.
 */
public final class DecisionLog {
  private static final Columns IN = new Columns(Sheets.DECISION_LOG);

  public static final Column LINE =
      IN.whole("Line", "").required().help("Number of the line, from 1.");
  public static final Column STATUS =
      IN.text("Status")
          .help(
              "Approved, In production, Not switched, Ended, Reversed; Rejected and Deferred are"
                  + " remembered too. Prices of the month: what a review valued a decision with."
                  + " Compared: what a month of it saved.");
  public static final Column WORKLOAD =
      IN.text("Workload").required().help("The workload that was decided on, as named then.");
  public static final Column ID =
      IN.text("ID").blank("none typed").help("Its key, by which it is found after a rename.");
  public static final Column OWNER =
      IN.text("Owner").blank("none typed").help("Its owner at the decision.");
  public static final Column UNIT =
      IN.text("Business unit").blank("none typed").help("Its business unit at the decision.");
  public static final Column DAY =
      IN.date("Logged on", "").required().help("Day on which the line was added.");
  public static final Column DECIDED_BY = IN.text("Decided by").help("Who decided.");
  public static final Column DECIDED_ON =
      IN.date("Decided on", "").blank("not typed").help("Day of the decision, as typed.");
  public static final Column EFFECTIVE_FROM =
      IN.date("Effective from", "month")
          .blank("nothing was carried out")
          .help(
              "First day of the month from which the change counts; of Prices of the month and"
                  + " Compared that month.");
  public static final Column FROM = IN.text("Today").help("Current approach when it was decided.");
  public static final Column TO = IN.text("Verdict's approach").help("The approach decided on.");
  public static final Column VERDICT = IN.text("Verdict").help("What the review advised.");
  public static final Column CELLS =
      IN.text("Cells changed")
          .blank("none")
          .help(
              "Each cell that was changed, with its old and its new value. Of a month, its figures:"
                  + " prices only where they differ from the line that is named.");
  public static final Column EXPECTED =
      IN.number("Expected saving", "")
          .blank("nothing was drawn, or an earlier edition wrote the line")
          .range(Range.ANY)
          .help("Mean over the draws, over the workload's horizon: what was promised.");
  public static final Column SAVING =
      IN.number("Saving", "").range(Range.ANY).help("The same at today's prices.");
  public static final Column P10 =
      IN.number("Saving P10", "").range(Range.ANY).help("One draw in ten is below it.");
  public static final Column P50 =
      IN.number("Saving P50", "").range(Range.ANY).help("Half of the draws are below it.");
  public static final Column P90 =
      IN.number("Saving P90", "").range(Range.ANY).help("Nine draws in ten are below it.");
  public static final Column CHANCE =
      IN.share("Chance of saving", "%")
          .range(Range.ANY)
          .help("Share of draws in which the change costs no more than before it.");
  public static final Column CURRENCY = IN.text("Currency").help("What all amounts are in.");
  public static final Column ONE_OFF =
      IN.number("One-off", "").range(Range.ANY).help("What the change costs before month 1.");
  public static final Column REQUESTS =
      IN.number("Requests", "per month").range(Range.ANY).help("As typed when it was decided.");
  public static final Column INPUT_TOKENS =
      IN.number("Input tokens", "per request")
          .range(Range.ANY)
          .help("As typed when it was decided.");
  public static final Column OUTPUT_TOKENS =
      IN.number("Output tokens", "per request")
          .range(Range.ANY)
          .help("As typed when it was decided.");
  public static final Column REQUEST_TODAY =
      IN.number("Cost of a request today", "")
          .range(Range.ANY)
          .help("In month 1, of the approach that is left; fixed cost apart.");
  public static final Column REQUEST_THEN =
      IN.number("Cost of a request then", "")
          .range(Range.ANY)
          .help("In month 1, of the approach decided on; fixed cost apart.");
  public static final Column FIXED_TODAY =
      IN.number("Fixed cost today", "per month")
          .range(Range.ANY)
          .help("In month 1, of the approach that is left, whatever the volume.");
  public static final Column FIXED_THEN =
      IN.number("Fixed cost then", "per month")
          .range(Range.ANY)
          .help("In month 1, of the approach decided on, whatever the volume.");
  public static final Column REQUESTS_BY_MONTH =
      IN.text("Requests by month")
          .help("Forecast from month 1 to the end of the horizon, one number a month.");
  public static final Column SAVING_BY_MONTH =
      IN.text("Saving by month")
          .help(
              "Forecast from month 1 to the end of the horizon, one amount a month; the one-off"
                  + " cost apart.");
  public static final Column COMMENT = IN.text("Comment").help("As typed with the decision.");
  public static final Column RUN =
      IN.text("Run").help("The review on whose figures it was decided.");
  public static final Column BEFORE =
      IN.text("SHA-256 of the line before")
          .blank("the first line")
          .help("Chains the line to the one before it.");
  public static final Column HASH =
      IN.text("SHA-256").help("Of all other cells of this line, by which a later change is found.");

  public static final Table TABLE = IN.table("One line for each decision, only ever added to");

  private DecisionLog() {}
}
