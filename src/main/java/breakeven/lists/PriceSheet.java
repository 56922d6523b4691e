package breakeven.lists;

import breakeven.table.Column;
import breakeven.table.ModelPrices;
import breakeven.table.Table;
import breakeven.table.TrainingPrices;
import java.util.List;

/** The sheets that lists are imported into: which of their columns mean what to an import. */
public enum PriceSheet {
  MODELS(
      ModelPrices.TABLE,
      List.of(ModelPrices.PROVIDER, ModelPrices.MODEL),
      ModelPrices.CURRENCY,
      ModelPrices.CHECKED_ON,
      ModelPrices.SOURCE,
      List.of(
          ModelPrices.INPUT_PRICE,
          ModelPrices.CACHED_PRICE,
          ModelPrices.OUTPUT_PRICE,
          ModelPrices.BATCH_DISCOUNT,
          ModelPrices.FEE,
          ModelPrices.HOSTING)),
  TRAINING(
      TrainingPrices.TABLE,
      List.of(TrainingPrices.PROVIDER, TrainingPrices.MODEL_OR_SIZE, TrainingPrices.METHOD),
      TrainingPrices.CURRENCY,
      TrainingPrices.CHECKED_ON,
      TrainingPrices.SOURCE,
      List.of(TrainingPrices.TRAINING_PRICE, TrainingPrices.MINIMUM_CHARGE));

  private final Table table;
  private final List<Column> key;
  private final Column currency;
  private final Column checkedOn;
  private final Column source;
  private final List<Column> prices;

  PriceSheet(
      Table table,
      List<Column> key,
      Column currency,
      Column checkedOn,
      Column source,
      List<Column> prices) {
    this.table = table;
    this.key = key;
    this.currency = currency;
    this.checkedOn = checkedOn;
    this.source = source;
    this.prices = prices;
  }

  public Table table() {
    return table;
  }

  /** Provider, name and what else tells one row from another. */
  List<Column> key() {
    return key;
  }

  Column provider() {
    return key.get(0);
  }

  Column model() {
    return key.get(1);
  }

  public Column currency() {
    return currency;
  }

  public Column checkedOn() {
    return checkedOn;
  }

  public Column source() {
    return source;
  }

  /** What a newer list changes in a row that is there: figures alone. */
  List<Column> prices() {
    return prices;
  }
}
