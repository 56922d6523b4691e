package breakeven.exchange.lists;

import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When a model ends, of a list that has no prices.
 *
 * @param training the last day of training, like 2026-11-24; empty where none is announced
 * @param service the last day of service; empty where none is announced
 * @param replacement what to move to; empty where nothing is named
 */
record ModelEnd(String training, String service, String replacement) {
  /** The columns that such a list changes, and no others. */
  static final List<Column> COLUMNS =
      List.of(ModelPrices.LAST_TRAINING, ModelPrices.LAST_SERVICE, ModelPrices.REPLACEMENT);

  /** The row of {@code Model prices}, which states nothing else. */
  ListRow row(String provider, String model) {
    Map<Column, String> cells = new HashMap<>();
    cells.put(ModelPrices.PROVIDER, provider);
    cells.put(ModelPrices.MODEL, model);
    cells.put(ModelPrices.LAST_TRAINING, training);
    cells.put(ModelPrices.LAST_SERVICE, service);
    cells.put(ModelPrices.REPLACEMENT, replacement);
    cells.values().removeIf(String::isEmpty);
    return new ListRow(PriceSheet.MODELS, cells);
  }
}
