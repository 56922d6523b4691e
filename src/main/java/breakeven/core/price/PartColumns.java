package breakeven.core.price;

import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.Type;
import java.util.List;

/** The columns that a {@link PriceItem} takes its prices and capacities from. */
final class PartColumns {
  private static final List<Column> TOKENS =
      List.of(
          ModelPrices.INPUT_PRICE,
          ModelPrices.CACHED_PRICE,
          ModelPrices.CACHE_WRITE_PRICE,
          ModelPrices.OUTPUT_PRICE,
          ModelPrices.BATCH_DISCOUNT,
          ModelPrices.LONG_CONTEXT_ABOVE,
          ModelPrices.LONG_INPUT_FACTOR,
          ModelPrices.LONG_OUTPUT_FACTOR,
          ModelPrices.FEE);
  private static final List<Column> TUNE =
      List.of(
          ModelPrices.INPUT_PRICE,
          ModelPrices.CACHED_PRICE,
          ModelPrices.CACHE_WRITE_PRICE,
          ModelPrices.OUTPUT_PRICE,
          ModelPrices.BATCH_DISCOUNT,
          ModelPrices.LONG_CONTEXT_ABOVE,
          ModelPrices.LONG_INPUT_FACTOR,
          ModelPrices.LONG_OUTPUT_FACTOR,
          ModelPrices.FEE,
          ModelPrices.HOSTING);

  /** The column of an exchange rate's figure. */
  static final List<Column> RATE = List.of(ExchangeRates.RATE);

  private PartColumns() {}

  /** Empty where a part is no price: dates, sizes, what a card is. */
  static List<Column> of(PriceItem part) {
    return switch (part) {
      case PROMPTED, REPLACEMENT, SMALL -> TOKENS;
      case PROMPTED_INPUT, EMBEDDING -> List.of(ModelPrices.INPUT_PRICE);
      case EMBEDDING_FEE -> List.of(ModelPrices.FEE);
      case TUNED -> TUNE;
      case TRAINING -> List.of(TrainingPrices.TRAINING_PRICE, TrainingPrices.MINIMUM_CHARGE);
      case RENTED, TRAINING_HOUR, TRAINING_HOUR_OWN ->
          List.of(GpuPrices.HOUR_PRICE, GpuPrices.RENTED_IN_UNITS);
      case SERVERLESS -> List.of(GpuPrices.HOUR_PRICE);
      case PURCHASE -> List.of(GpuPrices.PURCHASE_PRICE, GpuPrices.RUNNING_COST);
      case CAPACITY ->
          List.of(
              ServingCapacity.GPUS_PER_REPLICA, ServingCapacity.PREFILL, ServingCapacity.DECODE);
      case PROMPTED_SERVICE, PROMPTED_CONTEXT, DATES, SIZE, TRAINING_CARD -> List.of();
    };
  }

  /** Whether two rows give a part for the same price; what long requests cost does not count. */
  static boolean agree(PriceRow one, PriceRow other, PriceItem part) {
    return of(part).stream()
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
