package breakeven.core.table;

/** The columns of {@code Assumptions}; its rows are {@link Assumption}. */
public final class AssumptionsTable {
  private static final Columns IN = new Columns(Sheets.ASSUMPTIONS);

  public static final Column ASSUMPTION = IN.column("Assumption");
  public static final Column VALUE = IN.column("Value");
  public static final Column UNIT = IN.column("Unit");
  public static final Column MEANING = IN.column("Meaning");
  public static final Column SOURCE = IN.column("Source");

  /** The first section is what most analysts change; the rows of the others are folded. */
  public static final Column SECTION = IN.column("Section");

  public static final Table TABLE =
      IN.table("One row for everything that the model takes and no other sheet holds");

  private AssumptionsTable() {}
}
