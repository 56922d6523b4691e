package breakeven.core.table;

import java.util.List;

/**
 * The columns of {@code Usage mapping}: how logs and bills are read whose columns have names of
 * their own, and which workload a value in them is. No input of the model: only imports read it.
 */
public final class UsageMapping {
  public static final String TOKENS = "Tokens";
  public static final String THOUSANDS = "Thousands";
  public static final String MILLIONS = "Millions";

  /** What a column of a log or bill can say. */
  public static final List<String> FIELDS =
      List.of(
          "Workload",
          "Time",
          "End",
          "Requests",
          "Input",
          "Cached",
          "Written",
          "Cache read",
          "Cache write",
          "Output",
          "Reasoning",
          "Model",
          "Batch",
          "Cost",
          "Currency");

  private static final Columns IN = new Columns(Sheets.USAGE_MAPPING);

  public static final Column SOURCE = IN.column("Source");
  public static final Column FIELD = IN.column("Field");
  public static final Column VALUE = IN.column("Value or pattern");
  public static final Column WORKLOAD = IN.column("Workload");
  public static final Column SHARE = IN.column("Share", Range.PART);
  public static final Column SAYS = IN.column("Column says", FIELDS);
  public static final Column UNIT = IN.column("Unit", List.of(TOKENS, THOUSANDS, MILLIONS));

  public static final Table TABLE =
      IN.table("One row for each value that is a workload, or column that has a name of its own");

  private UsageMapping() {}
}
