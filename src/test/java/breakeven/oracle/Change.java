package breakeven.oracle;

/** One driver set to another value, everything else as in the row. */
final class Change {
  /** Requests of every month, without growth; null: the row's own. */
  Double flatRequests;

  double volume = 1;
  double largePrice = 1;

  /** First release and evaluation set-up together. */
  Double upfront;

  Integer horizon;
  Integer lead;
  Integer interval;
  double gpuPrice = 1;
  double growth = 1;
  double labelling = 1;
  double runs = 1;
  double days = 1;
  double dayRate = 1;
  Double sharing;

  /** Added to the yearly change of the rents of GPUs. */
  double gpuPriceChange;

  double migrationDays = 1;
  double gpuDays = 1;

  /** Added to the quality that a tune loses a month. */
  double qualityLost;

  static Change none() {
    return new Change();
  }
}
