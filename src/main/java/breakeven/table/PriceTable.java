package breakeven.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet whose rows carry figures from outside, each with its source and its day: the columns that
 * say what a row is.
 *
 * @param what what its figures are, in one word: a price, a capacity, a rate
 * @param provider null where a row has no provider
 * @param currency null where a row has no currency
 */
public record PriceTable(
    Table table,
    String what,
    Column name,
    @Nullable Column provider,
    @Nullable Column currency,
    Column checkedOn,
    Column source) {
  public static final PriceTable MODELS =
      new PriceTable(
          ModelPrices.TABLE,
          "price",
          ModelPrices.MODEL,
          ModelPrices.PROVIDER,
          ModelPrices.CURRENCY,
          ModelPrices.CHECKED_ON,
          ModelPrices.SOURCE);
  public static final PriceTable TRAININGS =
      new PriceTable(
          TrainingPrices.TABLE,
          "price",
          TrainingPrices.MODEL_OR_SIZE,
          TrainingPrices.PROVIDER,
          TrainingPrices.CURRENCY,
          TrainingPrices.CHECKED_ON,
          TrainingPrices.SOURCE);
  public static final PriceTable GPUS =
      new PriceTable(
          GpuPrices.TABLE,
          "price",
          GpuPrices.GPU,
          GpuPrices.PROVIDER,
          GpuPrices.CURRENCY,
          GpuPrices.CHECKED_ON,
          GpuPrices.SOURCE);
  public static final PriceTable CAPACITIES =
      new PriceTable(
          ServingCapacity.TABLE,
          "capacity",
          ServingCapacity.GPU,
          null,
          null,
          ServingCapacity.CHECKED_ON,
          ServingCapacity.SOURCE);
  public static final PriceTable RATES =
      new PriceTable(
          ExchangeRates.TABLE,
          "rate",
          ExchangeRates.CURRENCY,
          null,
          null,
          ExchangeRates.DATE,
          ExchangeRates.SOURCE);

  /** In the order of the tabs. */
  public static final List<PriceTable> ALL = List.of(MODELS, TRAININGS, GPUS, CAPACITIES, RATES);

  /** The price table of a sheet. */
  public static PriceTable of(Table table) {
    return ALL.stream()
        .filter(each -> each.table == table)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(table.sheet()));
  }

  /** The columns of money. */
  public List<Column> amounts() {
    return table.columns().stream().filter(column -> column.type() == Type.MONEY).toList();
  }
}
