package breakeven.core.cycle;

/**
 * Where a log ends: whoever noted it down sees later whether a log has lost lines since.
 *
 * @param lines the number of its last line; 0 where it has none
 * @param hash SHA-256 of its last line; empty where it has none
 */
public record LogEnd(int lines, String hash) {
  /** There is no log. */
  public static final LogEnd NONE = new LogEnd(0, "");

  /** The end of a log with this last line. */
  public static LogEnd of(LogEntry last) {
    return new LogEnd(last.line(), last.hash());
  }
}
