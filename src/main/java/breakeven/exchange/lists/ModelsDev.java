package breakeven.exchange.lists;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * models.dev's {@code api.json}: an object of providers, each with its models. A plan that is paid
 * by the month shows prices of 0, which are unknown here.
 */
final class ModelsDev implements ListFormat {
  static final String TITLE = "models.dev";

  private static final Unit UNIT = Unit.DOLLARS_PER_MILLION;

  private static final String LONG = "context_over_200k";
  private static final BigDecimal LONG_ABOVE = new BigDecimal(200_000);

  private final ListContext context;

  ModelsDev(ListContext context) {
    this.context = context;
  }

  @Override
  public boolean isEntry(Value provider) {
    return provider.has("id") && provider.get("models").isObject();
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String source() {
    return "models.dev/api.json";
  }

  @Override
  public int models(Value provider) {
    return provider.get("models").members().size();
  }

  @Override
  public void entry(String key, Value provider, ListSink out) {
    String id = provider.get("id").text();
    provider.get("models").members().forEach((model, facts) -> model(id, model, facts, out));
  }

  private void model(String provider, String id, Value facts, ListSink out) {
    List<Value> makes = facts.get("modalities", "output").elements();
    boolean text = makes.isEmpty() || makes.stream().anyMatch(one -> one.text().equals("text"));
    if (!text || ModelNames.notText(id)) {
      out.leftOut(LeftOut.NOT_TEXT);
      return;
    }
    Value cost = facts.get("cost");
    ModelRow row =
        new ModelRow(
                context,
                Providers.name(provider),
                Providers.bareModel(provider, id),
                ModelNames.embedding(id))
            .prices(
                price(cost, "input", id), price(cost, "cache_read", id), price(cost, "output", id))
            .cacheWrite(price(cost, "cache_write", id))
            .context(Unit.decimal(facts.get("limit", "context"), id + ": context"));
    longContext(cost, id, row);
    row.send(out);
  }

  /** The first step by length; lists of an earlier time know only the one at 200,000. */
  private static void longContext(Value cost, String id, ModelRow row) {
    Value step = ModelRow.firstStep(cost.get("tiers").elements(), each -> size(each, id));
    Value longer = step == null ? cost.get(LONG) : step;
    BigDecimal above = step == null ? LONG_ABOVE : size(step, id);
    if (longer.isObject() && above != null) {
      row.longContext(above, price(longer, "input", id), price(longer, "output", id));
    }
  }

  private static @Nullable BigDecimal size(Value step, String id) {
    boolean byLength = step.get("tier", "type").text().equals("context");
    return byLength ? Unit.decimal(step.get("tier", "size"), id + ": size") : null;
  }

  private static @Nullable BigDecimal price(Value cost, String field, String id) {
    return UNIT.perMillion(cost.get(field), id + ": " + field);
  }
}
