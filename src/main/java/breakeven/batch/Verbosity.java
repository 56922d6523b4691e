package breakeven.batch;

/** How much a run says besides its errors. */
public enum Verbosity {
  /** Errors only: neither summary nor progress. */
  QUIET,
  /** The summary; progress where a person watches. */
  NORMAL,
  /** Also the log, and the stack trace of a fault. */
  VERBOSE
}
