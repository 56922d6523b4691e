package breakeven.usage;

/** Why a line of a usage file does not count, or what is odd about one that does. */
public enum Oddity {
  UNREADABLE_TIME("have a time that cannot be read", "write it like 2026-10-05 14:30:00"),
  UNREADABLE_NUMBER(
      "have a number that cannot be read",
      "write it like 1234.5, or add --decimal-comma where the file writes 1.234,5"),
  UNREADABLE_COST(
      "have a cost that cannot be read, and count without it",
      "write it like 1234.5, or add --decimal-comma where the file writes 1.234,5"),
  NEGATIVE("have a number below 0", "look whether they take others back"),
  MORE_CACHED(
      "have more cached tokens than input tokens",
      "give the input tokens with the cached ones among them"),
  NO_WORKLOAD("name no workload", "fill the column, or give all of them to one with --workload"),
  FAILED("are requests that failed without tokens", ""),
  NO_TOKENS("have requests and no tokens", ""),
  NO_REQUESTS("have tokens and no request", "look what they stand for");

  private final String words;
  private final String fix;

  Oddity(String words, String fix) {
    this.words = words;
    this.fix = fix;
  }

  /** What is wrong, to be read after the number of lines. */
  public String words() {
    return words;
  }

  /** What to do; empty where there is nothing. */
  public String fix() {
    return fix;
  }
}
