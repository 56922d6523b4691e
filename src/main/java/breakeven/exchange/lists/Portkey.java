package breakeven.exchange.lists;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Portkey's {@code pricing/<provider>.json}: the only list with prices of training. It does not say
 * whose file it is; its name does.
 */
final class Portkey implements ListFormat {
  static final String TITLE = "Portkey";

  private static final Unit UNIT = Unit.CENTS_PER_TOKEN;

  private final ListContext context;
  private final String id;

  Portkey(ListContext context) {
    this.context = context;
    id = context.provider().isEmpty() ? context.fileName() : context.provider();
  }

  @Override
  public boolean isEntry(Value entry) {
    return entry.has("pricing_config");
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String source() {
    return "github.com/Portkey-AI/models pricing/" + context.fileName() + ".json";
  }

  @Override
  public void entry(String key, Value entry, ListSink out) {
    Value config = entry.get("pricing_config");
    if (key.equals("default")) {
      out.leftOut(LeftOut.DOCUMENTATION);
      return;
    }
    String model = Providers.bareModel(id, key);
    training(model, config.get("finetune_config", "pay_per_token", "price"), out);
    if (ModelNames.notText(model)) {
      out.leftOut(LeftOut.NOT_TEXT);
      return;
    }
    Value paid = config.get("pay_as_you_go");
    Value batch = config.get("batch_config");
    new ModelRow(context, Providers.name(id), model, ModelNames.embedding(model))
        .prices(
            price(paid, "request_token", key),
            price(paid, "cache_read_input_token", key),
            price(paid, "response_token", key))
        .cacheWrite(price(paid, "cache_write_input_token", key))
        .batch(price(batch, "request_token", key), price(batch, "response_token", key))
        .send(out);
  }

  private static @Nullable BigDecimal price(Value of, String field, String key) {
    return UNIT.perMillion(of.get(field, "price"), key + ": " + field);
  }

  /** A price of 0 is not known here; training that is billed by the hour has none per token. */
  private void training(String model, Value price, ListSink out) {
    BigDecimal perMillion = UNIT.perMillion(price, model + ": finetune_config");
    if (perMillion != null && perMillion.signum() > 0) {
      String provider = Providers.name(id);
      String name = ModelNames.trained(context.book(), provider, model);
      out.row(ModelRow.training(provider, name, perMillion));
    }
  }
}
