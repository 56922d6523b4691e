package breakeven.core.table;

/** The columns of {@code Assumptions}; its rows are {@link Assumption}. */
public final class AssumptionsTable {
  private static final Columns IN = new Columns(Sheets.ASSUMPTIONS);

  public static final Column ASSUMPTION =
      IN.text("Assumption").required().example("Discount rate").help("The assumption's name.");
  public static final Column VALUE =
      IN.text("Value")
          .blank("the shipped value")
          .example("0.1")
          .help("The value that the model takes: a number, a word or a name.");
  public static final Column UNIT =
      IN.text("Unit")
          .blank("as shipped; money: the reporting currency")
          .example("% a year")
          .help("Unit of the value. Money begins with its currency code: GBP a day.");
  public static final Column MEANING =
      IN.text("Meaning").blank("as shipped").help("What the assumption says.");
  public static final Column SOURCE =
      IN.text("Source").blank("not given").help("Where the value comes from, or whose judgement.");

  /** The first section is what most analysts change; the rows of the others are folded. */
  public static final Column SECTION =
      IN.text("Section")
          .blank("none")
          .help("What the assumption is about; no figure depends on it.");

  public static final Table TABLE =
      IN.table("One row for everything that the model takes and no other sheet holds");

  private AssumptionsTable() {}
}
