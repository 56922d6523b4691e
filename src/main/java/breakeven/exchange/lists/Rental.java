package breakeven.exchange.lists;

import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one card costs by the hour, as a list has it.
 *
 * @param seller who rents it out, as the list calls them
 * @param card the card, as the list calls it
 * @param pricing a word of {@code Pricing}
 * @param memory GB of one card; null where the list does not say
 * @param hour US dollars for one card and hour
 * @param units how many cards are only rented together; empty where the list does not say
 * @param day the day of the price; empty where it is that of the list
 * @param source where the price was read
 */
record Rental(
    String seller,
    String card,
    String pricing,
    @Nullable BigDecimal memory,
    BigDecimal hour,
    String units,
    String day,
    String source) {
  /** Finer than any price: lists have sums of binary fractions, as 3.9492000000000003. */
  private static final int DECIMALS = 6;

  /**
   * The row of {@code GPU prices}.
   *
   * @param book the names of cards in the workbook
   */
  ListRow row(List<String> book) {
    Map<Column, String> cells = new HashMap<>();
    cells.put(GpuPrices.PROVIDER, Providers.ofCards(seller));
    cells.put(GpuPrices.GPU, Cards.name(book, card, memory));
    cells.put(GpuPrices.PRICING, pricing);
    cells.put(GpuPrices.CURRENCY, "USD");
    cells.put(GpuPrices.HOUR_PRICE, ModelRow.text(hour.setScale(DECIMALS, RoundingMode.HALF_UP)));
    cells.put(GpuPrices.RENTED_IN_UNITS, units);
    cells.put(GpuPrices.CHECKED_ON, day);
    cells.put(GpuPrices.SOURCE, source);
    if (memory != null) {
      cells.put(GpuPrices.MEMORY, ModelRow.text(memory));
    }
    cells.values().removeIf(String::isEmpty);
    return new ListRow(PriceSheet.GPUS, cells);
  }
}
