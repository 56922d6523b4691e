package breakeven.core.table;

/**
 * The columns of {@code Uncertainty}: how far the drivers of a case may lie from what was typed.
 */
public final class UncertaintyTable {
  /** How a driver applies that is added to its value. */
  public static final String SHIFT = "Shift";

  private static final Columns IN = new Columns(Sheets.UNCERTAINTY);

  public static final Column DRIVER =
      IN.word("Driver", Words.DRIVER).required().example("Volume").help("What is uncertain.");
  public static final Column APPLIES_AS =
      IN.word("Applies as", Words.APPLIES_AS)
          .orElse("Factor")
          .example("Factor")
          .help(
              "Factor: multiplies the value, most likely 1. Shift: is added to it, most likely 0.");
  public static final Column LOW =
      IN.number("Low", "")
          .range(Range.ANY)
          .blank("the most likely value: no spread to this side")
          .example("0.5")
          .help("Lowest factor or shift.");
  public static final Column HIGH =
      IN.number("High", "")
          .range(Range.ANY)
          .blank("the most likely value: no spread to this side")
          .example("1.5")
          .help("Highest factor or shift.");
  public static final Column CAUTIOUS =
      IN.number(Words.CAUTIOUS, "")
          .range(Range.ANY)
          .blank("as in the base")
          .example("0.7")
          .help(
              "Factor or shift of the scenario Cautious: against fine-tuning, and against leaving"
                  + " today's large model.");
  public static final Column FAVOURABLE =
      IN.number(Words.FAVOURABLE, "")
          .range(Range.ANY)
          .blank("as in the base")
          .example("1.3")
          .help("Factor or shift of the scenario Favourable.");
  public static final Column SHARED =
      IN.word("Shared", Words.YES_NO)
          .orElse("No")
          .example("No")
          .help("Yes: one fact for the whole company, drawn once for all workloads.");
  public static final Column BASIS =
      IN.text("Basis").blank("not given").help("Where the spread comes from.");

  public static final Table TABLE = IN.table("One row for each driver");

  private UncertaintyTable() {}
}
