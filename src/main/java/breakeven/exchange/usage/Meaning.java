package breakeven.exchange.usage;

/** What a column of a usage file can say. */
public enum Meaning {
  WORKLOAD("workload"),
  TIME("time of the request, or when the period of the line begins"),
  END("when the period of the line ends"),
  REQUESTS("requests of the line"),
  INPUT("input tokens"),
  /** Part of {@link #INPUT}. */
  CACHED("input tokens read from the cache, counted among the input tokens"),
  /** No part of {@link #INPUT}: added to it. */
  CACHE_READ("input tokens read from the cache, to be added to the input tokens"),
  /** No part of {@link #INPUT}: added to it. Several columns are summed. */
  CACHE_WRITE("input tokens written to the cache, to be added to the input tokens"),
  /** Part of {@link #INPUT}. */
  WRITTEN("input tokens written to the cache, counted among the input tokens"),
  OUTPUT("output tokens"),
  /** Part of {@link #OUTPUT}. */
  REASONING("output tokens of reasoning, counted among the output tokens"),
  /** One kind of token a line: {@link TokenKind}. */
  KIND("what the line counts"),
  QUANTITY("amount of the line"),
  UNIT("unit of the amount"),
  PRICED_QUANTITY("amount that is priced, where the other is empty"),
  PRICED_UNIT("unit of the priced amount"),
  SERVICE("service; others than of language models are left out"),
  CATEGORY("category of the line; others than use count no tokens"),
  MODEL("model"),
  BATCH("whether the requests could wait"),
  STATUS("whether the request failed"),
  COST("billed cost"),
  CURRENCY("currency of the cost");

  private final String words;

  Meaning(String words) {
    this.words = words;
  }

  /** The meaning in words, for documentation. */
  public String words() {
    return words;
  }
}
