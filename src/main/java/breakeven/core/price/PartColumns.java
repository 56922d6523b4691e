package breakeven.core.price;

import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In which figures two rows differ that give a {@link PriceItem}. */
final class PartColumns {
  /** The column of an exchange rate's figure. */
  static final List<Column> RATE = List.of(ExchangeRates.RATE);

  private PartColumns() {}

  /**
   * The columns in which two rows give a part for another price. What long requests cost does not
   * count, nor what both leave empty, nor a batch discount that one of the two does not name.
   */
  static Set<Column> differing(PriceRow one, PriceRow other, PriceItem part) {
    Set<Column> differing = new LinkedHashSet<>();
    for (Column column : part.columns()) {
      boolean named =
          column == ModelPrices.BATCH_DISCOUNT
              ? one.has(column) && other.has(column)
              : one.has(column) || other.has(column);
      if (named
          && !ModelPrices.LONG_CONTEXT.contains(column)
          && !same(value(one, column), value(other, column))) {
        differing.add(column);
      }
    }
    return differing;
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
