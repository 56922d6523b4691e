package breakeven.exchange.usage;

/** What a column of a usage file can say. */
public enum Meaning {
  /** Workload. */
  WORKLOAD,
  /** Time of the request, or when the period of the line begins. */
  TIME,
  /** When the period of the line ends. */
  END,
  /** Requests of the line. */
  REQUESTS,
  /** Input tokens. */
  INPUT,
  /** Input tokens read from the cache, counted among the input tokens. */
  CACHED,
  /** Input tokens read from the cache, to be added to the input tokens. */
  CACHE_READ,
  /**
   * Input tokens written to the cache, to be added to the input tokens. Several columns are summed.
   */
  CACHE_WRITE,
  /** Input tokens written to the cache, counted among the input tokens. */
  WRITTEN,
  /** Output tokens. */
  OUTPUT,
  /** Output tokens of reasoning, counted among the output tokens. */
  REASONING,
  /** What the line counts. One kind of token a line: {@link TokenKind}. */
  KIND,
  /** Whether what the line counts was sent or answered, where a standard says it in one word. */
  DIRECTION,
  /** What a cache had to do with it, where a standard says it in one word. */
  CACHE_ACTION,
  /** Amount of the line. */
  QUANTITY,
  /** Unit of the amount. */
  UNIT,
  /** Words that say how many tokens a unit is which is called no more than that. */
  UNIT_IN_WORDS,
  /** Amount that is priced, where the other is empty. */
  PRICED_QUANTITY,
  /** Unit of the priced amount. */
  PRICED_UNIT,
  /** What a unit of the priced amount costs everybody. */
  LIST_PRICE,
  /** What it costs by contract. */
  CONTRACTED_PRICE,
  /** Whose price it is. */
  PROVIDER,
  /** Service; others than of language models are left out. */
  SERVICE,
  /** Category of the line; others than use count no tokens. */
  CATEGORY,
  /** Amounts of tokens by names of their own: {@link TokenDetails}. */
  DETAIL,
  /** All tokens of the line, with which its parts are compared. */
  TOTAL,
  /** Whether a cache in between answered, so that no model was called. */
  HIT,
  /** One of the tags of the requests of the line, which is there once for each. */
  TAG,
  /** Model. */
  MODEL,
  /** Whether the requests could wait. */
  BATCH,
  /** Whether the request failed. */
  STATUS,
  /** Billed cost. */
  COST,
  /** Currency of the cost. */
  CURRENCY,
  /** Amounts beside those that are read, whose names are not known. */
  OTHER_AMOUNTS
}
