package breakeven.exchange.lists;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * OpenRouter's answer to {@code /api/v1/models}: prices are texts in US dollars per token. A price
 * of -1 varies by where a request is sent; variants named {@code :free} cost 0 and are limited.
 */
final class OpenRouter implements ListFormat {
  static final String TITLE = "OpenRouter";

  private static final Unit UNIT = Unit.DOLLARS_PER_TOKEN;

  private final ListContext context;

  OpenRouter(ListContext context) {
    this.context = context;
  }

  @Override
  public boolean isEntry(Value entry) {
    return entry.has("id") && entry.get("pricing").has("prompt");
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String source() {
    return "openrouter.ai/api/v1/models";
  }

  @Override
  public void entry(String key, Value entry, ListSink out) {
    String id = entry.get("id").text();
    Value pricing = entry.get("pricing");
    if (varies(pricing)) {
      out.leftOut(LeftOut.VARIABLE);
      return;
    }
    if (ModelNames.notText(id)) {
      out.leftOut(LeftOut.NOT_TEXT);
      return;
    }
    ModelRow row =
        new ModelRow(context, Providers.name(TITLE), id, ModelNames.embedding(id))
            .prices(
                price(pricing, "prompt", id),
                price(pricing, "input_cache_read", id),
                price(pricing, "completion", id))
            .cacheWrite(price(pricing, "input_cache_write", id))
            .context(Unit.decimal(entry.get("context_length"), id + ": context_length"))
            .fee(thousand(Unit.decimal(pricing.get("request"), id + ": request")));
    Value longer = ModelRow.firstStep(pricing.get("overrides").elements(), each -> above(each, id));
    BigDecimal above = longer == null ? null : above(longer, id);
    if (longer != null && above != null) {
      row.longContext(above, price(longer, "prompt", id), price(longer, "completion", id));
    }
    row.send(out);
  }

  /** From which length on a price is another, at any time. */
  private static @Nullable BigDecimal above(Value step, String id) {
    boolean timed = step.members().keySet().stream().anyMatch(name -> name.startsWith("utc_"));
    return timed ? null : Unit.decimal(step.get("min_prompt_tokens"), id + ": min_prompt_tokens");
  }

  private static boolean varies(Value pricing) {
    boolean discounted = !isZero(pricing.get("discount"));
    return discounted
        || pricing.members().values().stream().anyMatch(price -> price.written().startsWith("-"));
  }

  private static boolean isZero(Value figure) {
    BigDecimal number = Unit.decimal(figure, "discount");
    return number == null || number.signum() == 0;
  }

  private static @Nullable BigDecimal price(Value pricing, String field, String id) {
    return UNIT.perMillion(pricing.get(field), id + ": " + field);
  }

  private static @Nullable BigDecimal thousand(@Nullable BigDecimal each) {
    return each == null ? null : each.multiply(BigDecimal.valueOf(1000), MathContext.DECIMAL64);
  }
}
