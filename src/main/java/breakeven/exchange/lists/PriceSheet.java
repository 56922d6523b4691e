package breakeven.exchange.lists;

import breakeven.core.input.PlainNumber;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Table;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The sheets that lists are imported into. */
public enum PriceSheet {
  MODELS(
      PriceTable.MODELS,
      List.of(),
      List.of(
          ModelPrices.BATCH_DISCOUNT,
          ModelPrices.LONG_CONTEXT_ABOVE,
          ModelPrices.LONG_INPUT_FACTOR,
          ModelPrices.LONG_OUTPUT_FACTOR)),
  TRAINING(PriceTable.TRAININGS, List.of(TrainingPrices.METHOD), List.of()),
  GPUS(PriceTable.GPUS, List.of(GpuPrices.PRICING, GpuPrices.RENTED_IN_UNITS), List.of());

  /** The columns that a list of ends without prices changes, and no others. */
  static final List<Column> ENDS =
      List.of(ModelPrices.LAST_TRAINING, ModelPrices.LAST_SERVICE, ModelPrices.REPLACEMENT);

  private final PriceTable prices;
  private final List<Column> key;
  private final List<Column> figures;

  /**
   * @param more what tells two rows of one provider and name apart
   * @param others figures that are no amounts
   */
  PriceSheet(PriceTable prices, List<Column> more, List<Column> others) {
    this.prices = prices;
    key = new ArrayList<>(List.of(provider(prices), prices.name()));
    key.addAll(more);
    figures = new ArrayList<>(prices.amounts());
    figures.addAll(others);
  }

  private static Column provider(PriceTable prices) {
    return Objects.requireNonNull(prices.provider());
  }

  /** The prices that its rows carry. */
  public PriceTable prices() {
    return prices;
  }

  /** The columns of the sheet. */
  public Table table() {
    return prices.table();
  }

  /** Provider, name and what else tells one row from another. */
  List<Column> key() {
    return List.copyOf(key);
  }

  Column provider() {
    return provider(prices);
  }

  /** The name of a provider on this sheet, whatever a list or a user calls it. */
  String providerName(String id, String model) {
    return this == GPUS ? Providers.ofCards(id) : Providers.name(id, model);
  }

  Column model() {
    return prices.name();
  }

  /** What an empty cell of a column means, as it would be typed; empty where that is nothing. */
  static String assumed(Column column) {
    if (column.constant().isEmpty()) {
      return "";
    }
    double constant = column.constant().getAsDouble();
    return column.type() == Type.WORD
        ? column.words().get((int) constant)
        : PlainNumber.text(constant);
  }

  /** From when to when a row holds; none where its rows have no days. */
  List<Column> days() {
    return this == MODELS ? List.of(ModelPrices.FROM, ModelPrices.TO) : List.of();
  }

  Column currency() {
    return Objects.requireNonNull(prices.currency());
  }

  Column checkedOn() {
    return prices.checkedOn();
  }

  Column source() {
    return prices.source();
  }

  /** What a newer list changes in a row that is there: figures alone. */
  public List<Column> figures() {
    return List.copyOf(figures);
  }
}
