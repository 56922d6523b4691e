package breakeven.core.table;

import java.util.List;

/**
 * The cells of {@code Decisions} that are typed in, with those by which a row is known again and
 * the figures on which it is decided. A list in CSV has the same headers.
 */
public final class DecisionsTable {
  public static final String APPROVE = "Approve";
  public static final String REJECT = "Reject";
  public static final String DEFER = "Defer";

  private static final Columns IN = new Columns(Sheets.DECISIONS);

  public static final Column WORKLOAD =
      IN.text("Workload").required().help("The workload that is decided on.");
  public static final Column ID =
      IN.text("ID").blank("found by its name").help("The key by which it is found first.");
  public static final Column OWNER =
      IN.text("Owner")
          .blank("not known")
          .help("Its owner at the review. With Four eyes on Yes he may not approve.");
  public static final Column TO = IN.text("Verdict's approach").help("The approach to change to.");
  public static final Column DECISION =
      IN.word("Decision", List.of(APPROVE, REJECT, DEFER))
          .required()
          .blank("not decided yet")
          .help(
              "Approve: 'breakeven apply' changes the workload. Reject, Defer: not proposed again"
                  + " until the saving has moved or six months have passed.");
  public static final Column DECIDED_BY =
      IN.text("Decided by")
          .blank("the name given with --by")
          .help("Who decides. With Four eyes on Yes it is not the owner.");
  public static final Column DECIDED_ON =
      IN.date("Decided on", "")
          .blank("the day of the review")
          .help(
              "Day of the decision. After a new review whose figures changed, a later day confirms"
                  + " it.");
  public static final Column EFFECTIVE_FROM =
      IN.date("Effective from", "month")
          .blank("the month in which it is carried out")
          .help("Any day of the month from which the change counts.");
  public static final Column COMMENT =
      IN.text("Comment").blank("none").help("Whatever must be remembered; the log keeps it.");
  public static final Column BASIS_DAY =
      IN.date("Figures of", "review").help("The review whose figures the decision is taken on.");
  public static final Column BASIS_TO =
      IN.text("Approach decided on").help("The verdict's approach in that review.");
  public static final Column BASIS_SAVING =
      IN.money("Saving decided on", "")
          .range(Range.ANY)
          .help("The saving that was shown in that review.");

  public static final Table TABLE = IN.table("One row for each change of approach");

  /** The cells that people type in. */
  public static final List<Column> TYPED =
      List.of(DECISION, DECIDED_BY, DECIDED_ON, EFFECTIVE_FROM, COMMENT);

  private DecisionsTable() {}
}
