package breakeven.lists;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * genai-prices' {@code data.json}: a list of providers, each with its models. An entry is meant by
 * the names that its rule matches; the first that matches counts.
 */
final class GenAiPrices implements ListFormat {
  private static final Unit UNIT = Unit.DOLLARS_PER_MILLION;

  private final ListContext context;
  private final Set<String> taken = new HashSet<>();
  private String provider = "";

  GenAiPrices(ListContext context) {
    this.context = context;
  }

  static boolean isEntry(Value entry) {
    return entry.has("id") && entry.has("prices");
  }

  @Override
  public String title() {
    return "genai-prices";
  }

  @Override
  public String source() {
    return "github.com/pydantic/genai-prices prices/data.json";
  }

  /** The models that follow are this provider's. */
  void provider(String id) {
    provider = id;
    taken.clear();
  }

  @Override
  public void entry(String key, Value entry, ListSink out) {
    String id = entry.get("id").text();
    Value prices = inForce(entry.get("prices"));
    if (provider.isEmpty()) {
      throw new ListFault("the models of a provider come before its id");
    }
    if (prices.isNothing()) {
      out.leftOut(LeftOut.NOT_YET);
    } else if (ModelNames.notText(id)) {
      out.leftOut(LeftOut.NOT_TEXT);
    } else {
      for (String name : names(id, entry.get("match"))) {
        send(id, name, prices, out);
      }
    }
  }

  /** The workbook's names that the entry is meant by; its own where there are none. */
  private List<String> names(String id, Value rule) {
    String seller = Providers.name(provider);
    List<String> names = new ArrayList<>();
    for (String name : context.book().models(seller)) {
      boolean meant = name.equals(id) || MatchRule.matches(rule, name);
      if (meant && taken.add(name)) {
        names.add(name);
      }
    }
    return names.isEmpty() ? List.of(Providers.bareModel(provider, id)) : names;
  }

  private void send(String id, String name, Value prices, ListSink out) {
    new ModelRow(context, Providers.name(provider), name, isEmbedding(id, prices))
        .prices(
            price(prices, "input_mtok", id),
            price(prices, "cache_read_mtok", id),
            price(prices, "output_mtok", id))
        .fee(Unit.decimal(base(prices.get("requests_kcount")), id + ": requests_kcount"))
        .send(out);
  }

  private static boolean isEmbedding(String id, Value prices) {
    return !prices.has("output_mtok") && ModelNames.embedding(id);
  }

  private static @Nullable BigDecimal price(Value prices, String field, String id) {
    return UNIT.perMillion(base(prices.get(field)), id + ": " + field);
  }

  /** Of several tiers the first. */
  private static Value base(Value price) {
    return price.has("base") ? price.get("base") : price;
  }

  /**
   * The prices of the day: of those under a condition the last whose day has come. One for some
   * hours of the day counts only where there is no other.
   */
  private Value inForce(Value prices) {
    if (!prices.isArray()) {
      return prices;
    }
    Value always = Value.NONE;
    Value hours = Value.NONE;
    for (Value each : prices.elements()) {
      Value condition = each.get("constraint");
      LocalDate start = Days.parse(condition.get("start_date").text());
      boolean begun = start == null || !start.isAfter(context.asOf());
      if (condition.has("start_time")) {
        hours = hours.isNothing() ? each.get("prices") : hours;
      } else if (begun) {
        always = each.get("prices");
      }
    }
    return always.isNothing() ? hours : always;
  }
}
