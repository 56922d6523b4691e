package breakeven.core.input;

/**
 * Where rows come from.
 *
 * @param sheet the name of the user's sheet, or of the CSV file
 * @param textOnly whether the source knows nothing but text, as CSV does: a number in text is then
 *     no reason for a warning
 * @param decimals what points and commas in its texts mean
 */
public record Source(String sheet, boolean textOnly, Decimals decimals) {
  /** A sheet that people type into. */
  public static Source sheet(String name) {
    return new Source(name, false, Decimals.UNSAID);
  }

  /** A CSV file that people write, or save from a spreadsheet. */
  public static Source csv(String fileName) {
    return new Source(fileName, true, Decimals.UNSAID);
  }

  /** Text that a program wrote. */
  public static Source program(String name) {
    return new Source(name, true, Decimals.POINT);
  }
}
