package breakeven.core.table;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sheet whose rows carry figures from outside, each with its source and its day: the columns that
 * say what a row is.
 *
 * @param what what its figures are, in one word: a price, a capacity, a rate
 * @param provider null where a row has no provider
 * @param currency null where a row has no currency
 * @param deciding what decides, beside name and provider, which row is taken and until when it
 *     counts: kinds, sizes and days of service
 */
public record PriceTable(
    Table table,
    String what,
    Column name,
    @Nullable Column provider,
    @Nullable Column currency,
    Column checkedOn,
    Column source,
    List<Column> deciding) {
  public static final PriceTable MODELS =
      new PriceTable(
          ModelPrices.TABLE,
          "price",
          ModelPrices.MODEL,
          ModelPrices.PROVIDER,
          ModelPrices.CURRENCY,
          ModelPrices.CHECKED_ON,
          ModelPrices.SOURCE,
          List.of(
              ModelPrices.KIND,
              ModelPrices.BASE_MODEL,
              ModelPrices.PARAMETERS,
              ModelPrices.LAST_TRAINING,
              ModelPrices.LAST_SERVICE,
              ModelPrices.FROM,
              ModelPrices.TO));
  public static final PriceTable TRAININGS =
      new PriceTable(
          TrainingPrices.TABLE,
          "price",
          TrainingPrices.MODEL_OR_SIZE,
          TrainingPrices.PROVIDER,
          TrainingPrices.CURRENCY,
          TrainingPrices.CHECKED_ON,
          TrainingPrices.SOURCE,
          List.of(TrainingPrices.FROM, TrainingPrices.TO, TrainingPrices.METHOD));
  public static final PriceTable GPUS =
      new PriceTable(
          GpuPrices.TABLE,
          "price",
          GpuPrices.GPU,
          GpuPrices.PROVIDER,
          GpuPrices.CURRENCY,
          GpuPrices.CHECKED_ON,
          GpuPrices.SOURCE,
          List.of(GpuPrices.PRICING));
  public static final PriceTable CAPACITIES =
      new PriceTable(
          ServingCapacity.TABLE,
          "capacity",
          ServingCapacity.GPU,
          null,
          null,
          ServingCapacity.CHECKED_ON,
          ServingCapacity.SOURCE,
          List.of(ServingCapacity.MODEL, ServingCapacity.FROM, ServingCapacity.TO));
  public static final PriceTable RATES =
      new PriceTable(
          ExchangeRates.TABLE,
          "rate",
          ExchangeRates.CURRENCY,
          null,
          null,
          ExchangeRates.DATE,
          ExchangeRates.SOURCE,
          List.of());

  /** In the order of the tabs. */
  public static final List<PriceTable> ALL = List.of(MODELS, TRAININGS, GPUS, CAPACITIES, RATES);

  /** The price table of a sheet. */
  public static PriceTable of(Table table) {
    return ALL.stream()
        .filter(each -> each.table == table)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(table.sheet()));
  }

  /** The columns of names by which a row is found. */
  public List<Column> naming() {
    return Stream.concat(
            Stream.of(name, provider).filter(Objects::nonNull),
            deciding.stream().filter(column -> column.type() == Type.TEXT))
        .toList();
  }

  /** The columns of money, and those that say how amounts count. */
  public List<Column> figures() {
    return Stream.concat(
            amounts().stream(),
            table == ModelPrices.TABLE ? ModelPrices.LONG_CONTEXT.stream() : Stream.empty())
        .toList();
  }

  /** The columns of money. */
  public List<Column> amounts() {
    return table.columns().stream().filter(column -> column.type() == Type.MONEY).toList();
  }
}
