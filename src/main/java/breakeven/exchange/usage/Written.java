package breakeven.exchange.usage;

import breakeven.core.input.Decimals;

/**
 * How files write what can be read in two ways.
 *
 * @param decimals what points and commas mean in numbers
 * @param days in which order a day, its month and its year stand
 */
public record Written(Decimals decimals, Days days) {
  /** As programs write; of a file of a user's own nobody says how its numbers are written. */
  public static final Written PLAIN = new Written(Decimals.UNSAID, Days.YEAR_FIRST);
}
