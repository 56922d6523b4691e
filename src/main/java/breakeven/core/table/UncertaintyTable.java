package breakeven.core.table;

/**
 * The columns of {@code Uncertainty}: how far the drivers of a case may lie from what was typed.
 */
public final class UncertaintyTable {
  /** How a driver applies that is added to its value. */
  public static final String SHIFT = "Shift";

  private static final Columns IN = new Columns(Sheets.UNCERTAINTY);

  public static final Column DRIVER = IN.column("Driver", Words.DRIVER);
  public static final Column APPLIES_AS = IN.column("Applies as", Words.APPLIES_AS);
  public static final Column LOW = IN.column("Low", Range.ANY);
  public static final Column HIGH = IN.column("High", Range.ANY);
  public static final Column CAUTIOUS = IN.column(Words.CAUTIOUS, Range.ANY);
  public static final Column FAVOURABLE = IN.column(Words.FAVOURABLE, Range.ANY);
  public static final Column SHARED = IN.column("Shared", Words.YES_NO);
  public static final Column BASIS = IN.column("Basis");

  public static final Table TABLE = IN.table("One row for each driver");

  private UncertaintyTable() {}
}
