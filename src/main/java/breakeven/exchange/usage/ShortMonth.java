package breakeven.exchange.usage;

/**
 * What becomes of requests where the lines do not reach from the first day of a month to its last.
 */
public enum ShortMonth {
  /** They are not taken. */
  LEFT,
  /** They are all of the month that is asked for, which is over: other days have none. */
  WHOLE
}
