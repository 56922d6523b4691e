package breakeven.core.price;

import breakeven.core.table.PriceTable;

/**
 * How far a price may have moved since it was checked.
 *
 * @param yearlyFall the most that prices per token and of training fall in a year, a fraction: they
 *     do not rise
 * @param gpuLow the least that the price of a card may be by now, as a factor
 * @param gpuHigh the most
 */
public record Plausible(double yearlyFall, double gpuLow, double gpuHigh) {
  /** The age of a price whose day is not known. */
  static final double UNKNOWN_AGE_DAYS = 365;

  private static final double DAYS_IN_YEAR = 365;

  /** The lowest factor after some days. */
  double low(PriceTable table, double days) {
    return table == PriceTable.GPUS
        ? Math.min(1, gpuLow)
        : Math.pow(1 - yearlyFall, days / DAYS_IN_YEAR);
  }

  /** The highest factor. */
  double high(PriceTable table) {
    return table == PriceTable.GPUS ? Math.max(1, gpuHigh) : 1;
  }
}
