package breakeven.exchange.usage;

/** What a line of a bill counts, where each kind of token is a line of its own. */
public enum TokenKind {
  /** Input tokens that were neither read from a cache nor written to one. */
  INPUT,
  CACHE_READ,
  CACHE_WRITE,
  OUTPUT,
  /** Requests, without tokens. */
  REQUESTS,
  /** Anything else: storage, hosting, searches, taxes. */
  OTHER
}
