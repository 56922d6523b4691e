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
  Integer interval;
  double gpuPrice = 1;
  double growth = 1;
  double labelling = 1;
  double runs = 1;
  double days = 1;
  double dayRate = 1;
  Double sharing;

  static Change none() {
    return new Change();
  }
}
