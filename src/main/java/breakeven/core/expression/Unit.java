package breakeven.core.expression;

/** In what a line is counted; decides header, number format and how it is reported in words. */
public enum Unit {
  /** The reporting currency, over the horizon or once. */
  MONEY("money"),
  /** The reporting currency, a month. */
  MONEY_A_MONTH("money a month"),
  /** The reporting currency, 12 months. */
  MONEY_A_YEAR("money a year"),
  /** The reporting currency, small amounts: the price of a request. */
  MONEY_A_REQUEST("money a request"),
  /** The reporting currency, an hour of a card. */
  MONEY_AN_HOUR("money an hour"),
  /** The reporting currency, a second of work. */
  MONEY_A_SECOND("money a second"),
  /** The reporting currency for 1,000 requests. */
  MONEY_A_THOUSAND("money per 1,000 requests"),
  TOKENS("tokens"),
  TOKENS_A_REQUEST("tokens per request"),
  /** Millions of tokens in a month. */
  MILLION_TOKENS("M tokens a month"),
  REQUESTS("requests"),
  REQUESTS_A_MONTH("requests a month"),
  MONTHS("months"),
  MONTH("month"),
  SECONDS("seconds"),
  HOURS("hours"),
  DAYS_A_MONTH("days a month"),
  GB("GB"),
  FLOP("FLOP"),
  GPUS("GPUs"),
  REPLICAS("replicas"),
  COUNT("count"),
  SHARE("share of 1"),
  FACTOR("factor"),
  /** 1 for yes, 0 for no. */
  FLAG("1 or 0"),
  WORD("word");

  private final String words;

  Unit(String words) {
    this.words = words;
  }

  /** The unit in words; money without its currency. */
  public String words() {
    return words;
  }

  /** The unit with the reporting currency in place of the word money: {@code GBP a month}. */
  public String words(String currency) {
    return words.startsWith("money") ? currency + words.substring("money".length()) : words;
  }
}
