package breakeven.core.price;

/** Figures of the price tables that a workload needs together, or not at all. */
public enum PriceItem {
  /** The prices of the prompted model. */
  PROMPTED,
  /** Its input price alone: for retrieved tokens that come on top of a quoted bill. */
  PROMPTED_INPUT,
  /** Its last service date. */
  PROMPTED_SERVICE,
  /** The prices of the model that its row names as Replacement. */
  REPLACEMENT,
  /** The most tokens that it takes in one request. */
  PROMPTED_CONTEXT,
  /**
   * Prices and last service date of the smaller model, which is the candidate where none is named.
   */
  SMALL,
  /** Prices and hosting of the candidate's Fine-tuned row. */
  TUNED,
  /** Last training and last service date of the candidate and its tune, and its context. */
  DATES,
  /** The candidate's size. */
  SIZE,
  /** The price of training at the candidate's provider. */
  TRAINING,
  /** The hourly price of the row's GPU. */
  RENTED,
  /** Its hourly price where it is paid only while it works. */
  SERVERLESS,
  /** Its purchase price and running cost. */
  PURCHASE,
  /** How fast it serves the candidate. */
  CAPACITY,
  /** The hourly price of the training GPU. */
  TRAINING_HOUR,
  /** The same for a workload on own hardware, which may have none. */
  TRAINING_HOUR_OWN,
  /** Memory and peak of the training GPU. */
  TRAINING_CARD,
  /** The input price of the embedding model. */
  EMBEDDING,
  /** Its fee. */
  EMBEDDING_FEE
}
