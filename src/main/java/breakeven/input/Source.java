package breakeven.input;

/**
 * Where rows come from.
 *
 * @param sheet the name of the user's sheet, or of the CSV file
 * @param textOnly whether the source knows nothing but text, as CSV does: a number in text is then
 *     no reason for a warning
 */
public record Source(String sheet, boolean textOnly) {
  public static Source sheet(String name) {
    return new Source(name, false);
  }

  public static Source csv(String fileName) {
    return new Source(fileName, true);
  }
}
