package breakeven.exchange.usage;

/** One line of a usage file, taken apart. Used again for each line. */
final class UsageLine {
  String workload = "";
  String model = "";
  String currency = "";

  /** The month that it counts for, as {@link Usage#month}. */
  int month;

  /** Requests; NaN where the file does not count them. */
  double requests;

  /** Input tokens, everything sent. */
  double input;

  double output;

  /** Input tokens read from the cache; NaN where the file does not say it. */
  double cached;

  /** Input tokens written to the cache; NaN where the file does not say it. */
  double written;

  /** Requests that could wait; NaN where the file does not say it. */
  double batch;

  /** Whether it says what was billed, and nothing of what was used. */
  boolean costAlone;

  /** Whether the file has costs, so that a line without one lacks it. */
  boolean costed;

  /** Billed cost; NaN where the file does not say it. */
  double cost;
}
