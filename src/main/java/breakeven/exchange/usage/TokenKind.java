package breakeven.exchange.usage;

/** What a line of a bill counts, where each kind of token is a line of its own. */
public enum TokenKind {
  /** Input tokens that were neither read from a cache nor written to one. */
  INPUT("input"),
  CACHE_READ("cache reads"),
  CACHE_WRITE("cache writes"),
  OUTPUT("output"),
  /** Requests, without tokens. */
  REQUESTS("requests"),
  /** Anything else: storage, hosting, searches, taxes. */
  OTHER("other");

  private final String words;

  TokenKind(String words) {
    this.words = words;
  }

  /** The kind in words. */
  public String words() {
    return words;
  }
}
