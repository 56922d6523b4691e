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

  public static final Column WORKLOAD = IN.column("Workload");
  public static final Column ID = IN.column("ID");
  public static final Column OWNER = IN.column("Owner");
  public static final Column TO = IN.column("Verdict's approach");
  public static final Column DECISION = IN.column("Decision", List.of(APPROVE, REJECT, DEFER));
  public static final Column DECIDED_BY = IN.column("Decided by");
  public static final Column DECIDED_ON = IN.column("Decided on");
  public static final Column EFFECTIVE_FROM = IN.column("Effective from");
  public static final Column COMMENT = IN.column("Comment");
  public static final Column BASIS_DAY = IN.column("Figures of");
  public static final Column BASIS_TO = IN.column("Approach decided on");
  public static final Column BASIS_SAVING = IN.column("Saving decided on", Range.ANY);

  public static final Table TABLE = IN.table("One row for each change of approach");

  /** The cells that people type in. */
  public static final List<Column> TYPED =
      List.of(DECISION, DECIDED_BY, DECIDED_ON, EFFECTIVE_FROM, COMMENT);

  private DecisionsTable() {}
}
