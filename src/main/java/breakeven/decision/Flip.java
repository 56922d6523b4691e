package breakeven.decision;

/**
 * One change that gives another verdict, proved by running the model again with it.
 *
 * @param driver what would be changed, a column's header or a driver's name
 * @param today its value today in words; "not answered" or "not measured" where it is missing
 * @param then the value that changes the verdict, in words
 * @param verdict the verdict then, a code of {@link Decision#VERDICTS}
 */
public record Flip(String driver, String today, String then, int verdict) {
  /** The sentence of the column {@code What would change it}. */
  public String text() {
    return driver + " " + then + ", today " + today + ": " + Decision.VERDICTS.get(verdict);
  }
}
