package breakeven.exchange.lists;

import java.time.LocalDate;

/**
 * llm-prices: a file for each vendor with the history of its prices, or {@code current-v1.json}
 * with what is in force.
 */
final class LlmPrices implements ListFormat {
  static final String TITLE = "llm-prices";

  private static final Unit UNIT = Unit.DOLLARS_PER_MILLION;

  private final ListContext context;
  private final String vendor;

  /**
   * @param vendor whose file it is; empty where each entry says its own
   */
  LlmPrices(ListContext context, String vendor) {
    this.context = context;
    this.vendor = vendor;
  }

  @Override
  public boolean isEntry(Value entry) {
    return entry.has("id")
        && (entry.has("price_history") || entry.has("vendor") && entry.has("input"));
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String source() {
    return "github.com/simonw/llm-prices "
        + (vendor.isEmpty() ? "current-v1.json" : "data/" + vendor + ".json");
  }

  @Override
  public void entry(String key, Value entry, ListSink out) {
    String id = entry.get("id").text();
    String seller = entry.has("vendor") ? entry.get("vendor").text() : vendor;
    Value prices = inForce(entry);
    if (prices.isNothing()) {
      out.leftOut(LeftOut.NOT_YET);
      return;
    }
    new ModelRow(
            context,
            Providers.name(seller),
            Providers.bareModel(seller, id),
            ModelNames.embedding(id))
        .prices(
            UNIT.perMillion(prices.get("input"), id + ": input"),
            UNIT.perMillion(prices.get("input_cached"), id + ": input_cached"),
            UNIT.perMillion(prices.get("output"), id + ": output"))
        .send(out);
  }

  /** The record of the day: from its first day on, up to and without its last. */
  private Value inForce(Value entry) {
    if (!entry.has("price_history")) {
      return holds(entry) ? entry : Value.NONE;
    }
    for (Value each : entry.get("price_history").elements()) {
      if (holds(each)) {
        return each;
      }
    }
    return Value.NONE;
  }

  private boolean holds(Value record) {
    LocalDate from = Days.parse(record.get("from_date").text());
    LocalDate to = Days.parse(record.get("to_date").text());
    return (from == null || !from.isAfter(context.asOf()))
        && (to == null || to.isAfter(context.asOf()));
  }
}
