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

  public static final Column SOURCE =
      IN.text("Source")
          .blank("every log and bill")
          .help(
              "Which logs and bills the row is about: what they are, or the name of the file. * is any text.");
  public static final Column FIELD =
      IN.text("Field")
          .required()
          .help("A column of the log or bill, by its header. Tags.team is the tag team in Tags.");
  public static final Column VALUE =
      IN.text("Value or pattern")
          .blank("every value")
          .help("What is in that column. * is any text. The first row that fits counts.");
  public static final Column WORKLOAD =
      IN.text("Workload")
          .blank("needed, unless the row has Column says")
          .help("The workload that lines with this value are of.");
  public static final Column SHARE =
      IN.share("Share", "% of the lines")
          .range(Range.PART)
          .orElse(1, "100%")
          .help("Rows of one value divide it; what they leave is not mapped.");
  public static final Column SAYS =
      IN.word("Column says", FIELDS)
          .blank("the row maps a value")
          .help(
              "What the column says, where no known header does. Cached, Written: counted among Input."
                  + " Cache read, Cache write: beside it.");
  public static final Column UNIT =
      IN.word("Unit", List.of(TOKENS, THOUSANDS, MILLIONS))
          .orElse(TOKENS)
          .help("What tokens are counted in; of one source the same in all rows.");

  public static final Table TABLE =
      IN.table("One row for each value that is a workload, or column that has a name of its own");

  private UsageMapping() {}
}
