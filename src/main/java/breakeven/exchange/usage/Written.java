package breakeven.exchange.usage;

import breakeven.core.input.Decimals;

/**
 * How files write what can be read in two ways.
 *
 * @param decimals what points and commas mean in numbers
 * @param days in which order a day, its month and its year stand
 */
public record Written(Decimals decimals, Days days) {
  /** As programs write, so that nothing can be read in two ways. */
  public static final Written PLAIN = new Written(Decimals.POINT, Days.YEAR_FIRST);
}
