package breakeven.exchange.lists;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * LiteLLM's {@code model_prices_and_context_window.json}: one object, a member for each model. Of
 * several tiers the standard one for short contexts is taken, with the factors of the first step.
 */
final class LiteLlm implements ListFormat {
  static final String TITLE = "LiteLLM";

  private static final Unit UNIT = Unit.DOLLARS_PER_TOKEN;
  private static final String INPUT = "input_cost_per_token";
  private static final String OUTPUT = "output_cost_per_token";
  private static final String CACHE_WRITE = "cache_creation_input_token_cost";

  /** Thousands of input tokens above which a request may cost more, lowest first. */
  private static final List<String> STEPS = List.of("128", "200", "256", "272", "512");

  private static final String TIERS = "tiered_pricing";
  private static final String CACHED = "cache_read_input_token_cost";

  /** No mode at all is taken for text: the prices per token decide. */
  private static final Set<String> TEXT = Set.of("chat", "completion", "responses", "");

  private final ListContext context;

  LiteLlm(ListContext context) {
    this.context = context;
  }

  @Override
  public boolean isEntry(Value entry) {
    return entry.has("litellm_provider") || entry.has(INPUT);
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String source() {
    return "github.com/BerriAI/litellm model_prices_and_context_window.json";
  }

  @Override
  public void entry(String key, Value entry, ListSink out) {
    String mode = entry.get("mode").text();
    boolean embedding = mode.equals("embedding") || embeds(key, entry);
    if (key.equals("sample_spec")) {
      out.leftOut(LeftOut.DOCUMENTATION);
    } else if (!embedding && !TEXT.contains(mode)) {
      out.leftOut(LeftOut.NOT_TEXT);
    } else {
      String id = entry.get("litellm_provider").text();
      String model = SizeClass.name(Providers.bareModel(id, key));
      Value prices = prices(entry);
      ModelRow row =
          new ModelRow(context, Providers.name(id), model, embedding)
              .prices(
                  UNIT.perMillion(prices.get(INPUT), key + ": " + INPUT),
                  UNIT.perMillion(prices.get(CACHED), key + ": " + CACHED),
                  UNIT.perMillion(prices.get(OUTPUT), key + ": " + OUTPUT))
              .batch(
                  UNIT.perMillion(entry.get(INPUT + "_batches"), key + ": " + INPUT + "_batches"),
                  UNIT.perMillion(entry.get(OUTPUT + "_batches"), key + ": " + OUTPUT + "_batches"))
              .cacheWrite(UNIT.perMillion(prices.get(CACHE_WRITE), key + ": " + CACHE_WRITE))
              .lastService(entry.get("deprecation_date").text());
      secondTier(row, key, entry.get(TIERS).elements());
      longContext(row, key, prices);
      row.send(out);
    }
  }

  /** Some embedding models have no mode, or that of a chat: their output costs 0. */
  private static boolean embeds(String key, Value entry) {
    if (!key.contains("embed")) {
      return false;
    }
    BigDecimal output = Unit.decimal(entry.get(OUTPUT), key + ": " + OUTPUT);
    return output != null && output.signum() == 0;
  }

  /** Of several steps the lowest is taken. */
  private static void longContext(ModelRow row, String key, Value prices) {
    for (String step : STEPS) {
      String longInput = INPUT + "_above_" + step + "k_tokens";
      String longOutput = OUTPUT + "_above_" + step + "k_tokens";
      if (prices.has(longInput) || prices.has(longOutput)) {
        row.longContext(
            new BigDecimal(step + "000"),
            UNIT.perMillion(prices.get(longInput), key + ": " + longInput),
            UNIT.perMillion(prices.get(longOutput), key + ": " + longOutput));
        return;
      }
    }
  }

  /** The prices of the second tier, from the length on at which it begins. */
  private static void secondTier(ModelRow row, String key, List<Value> tiers) {
    List<Value> range = tiers.size() > 1 ? tiers.get(1).get("range").elements() : List.of();
    BigDecimal above = range.isEmpty() ? null : Unit.decimal(range.get(0), key + ": range");
    if (above != null && above.signum() > 0) {
      Value tier = tiers.get(1);
      row.longContext(
          above,
          UNIT.perMillion(tier.get(INPUT), key + ": " + INPUT),
          UNIT.perMillion(tier.get(OUTPUT), key + ": " + OUTPUT));
    }
  }

  /** Where the prices are: in the entry itself, else in its first tier. */
  private static Value prices(Value entry) {
    List<Value> tiers = entry.get(TIERS).elements();
    return entry.has(INPUT) || tiers.isEmpty() ? entry : tiers.get(0);
  }
}
