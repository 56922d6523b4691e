package breakeven.core.cycle;

import java.time.LocalDate;

/**
 * What the approach that was left and the approach decided on cost in a month, at the prices of
 * that month. Amounts are in the reporting currency; a cost of a request leaves fixed cost apart.
 *
 * @param pricesOf the day whose prices were taken
 * @param leftExpected a request of the approach that was left, at the tokens of the forecast
 * @param left the same at the tokens that were used
 * @param leftFixed fixed cost of the month of that approach
 * @param leftUnbilled the part of {@code left} that no provider bills: bad answers; NaN where an
 *     earlier edition did not say it
 * @param nowExpected a request of the approach decided on, at the tokens of the forecast
 * @param now the same at the tokens that were used
 * @param nowFixed fixed cost of the month of that approach, as a provider bills it
 * @param unbilledRequest the part of {@code now} that no provider bills: bad answers
 * @param unbilledFixed cost of the month that no provider bills: upkeep, and a re-training that
 *     falls due
 * @param migration what the forecast saved in the month by a move to another model that is spared,
 *     below 0 where one is to be made; 0 where none falls due, and in lines of an earlier edition
 * @param step by how much more a request was forecast to save in the month than in month 1, as the
 *     model left ends or its price changes; 0 in lines of an earlier edition
 */
public record MonthCosts(
    LocalDate pricesOf,
    double leftExpected,
    double left,
    double leftFixed,
    double leftUnbilled,
    double nowExpected,
    double now,
    double nowFixed,
    double unbilledRequest,
    double unbilledFixed,
    double migration,
    double step) {
  /** Whether both are one cost: a month of the lead time, served as before. */
  public boolean lead() {
    return now == left && nowExpected == leftExpected && nowFixed == leftFixed;
  }

  /** Whether all of them are known. */
  public boolean known() {
    return !Double.isNaN(
        leftExpected
            + left
            + leftFixed
            + nowExpected
            + now
            + nowFixed
            + unbilledRequest
            + unbilledFixed);
  }
}
