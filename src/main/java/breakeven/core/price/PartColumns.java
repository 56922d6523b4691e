package breakeven.core.price;

import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Type;
import java.util.List;

/** Whether two rows give a {@link PriceItem} for the same price. */
final class PartColumns {
  /** The column of an exchange rate's figure. */
  static final List<Column> RATE = List.of(ExchangeRates.RATE);

  private PartColumns() {}

  /** Whether two rows give a part for the same price; what long requests cost does not count. */
  static boolean agree(PriceRow one, PriceRow other, PriceItem part) {
    return part.columns().stream()
        .filter(column -> !ModelPrices.LONG_CONTEXT.contains(column))
        .allMatch(column -> same(value(one, column), value(other, column)));
  }

  private static boolean same(double a, double b) {
    return Double.isNaN(a) && Double.isNaN(b)
        || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  }

  /** The figure that counts: an empty cell means what its column says. */
  private static double value(PriceRow row, Column column) {
    if (row.has(column)) {
      return column.type() == Type.MONEY ? row.money(column) : row.number(column);
    }
    return column == ModelPrices.CACHED_PRICE || column == ModelPrices.CACHE_WRITE_PRICE
        ? row.money(ModelPrices.INPUT_PRICE)
        : column.constant().orElse(Double.NaN);
  }
}
