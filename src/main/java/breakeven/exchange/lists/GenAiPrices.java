package breakeven.exchange.lists;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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
  static final String TITLE = "genai-prices";

  private static final Unit UNIT = Unit.DOLLARS_PER_MILLION;
  private static final long MINUTES = 24 * 60;

  private final ListContext context;
  private final Set<String> taken = new HashSet<>();
  private String provider = "";

  GenAiPrices(ListContext context) {
    this.context = context;
  }

  @Override
  public boolean isEntry(Value entry) {
    return entry.has("id") && entry.has("prices");
  }

  @Override
  public String title() {
    return TITLE;
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
    ModelRow row =
        new ModelRow(context, Providers.name(provider), name, ModelNames.embedding(id))
            .prices(
                price(prices, "input_mtok", id),
                price(prices, "cache_read_mtok", id),
                price(prices, "output_mtok", id))
            .cacheWrite(price(prices, "cache_write_mtok", id))
            .fee(Unit.decimal(base(prices.get("requests_kcount")), id + ": requests_kcount"));
    Value input = firstTier(prices.get("input_mtok"));
    BigDecimal above = Unit.decimal(input.get("start"), id + ": start");
    if (above != null) {
      Value output = firstTier(prices.get("output_mtok"));
      row.longContext(
          above,
          UNIT.perMillion(input.get("price"), id + ": input_mtok"),
          UNIT.perMillion(output.get("price"), id + ": output_mtok"));
    }
    row.send(out);
  }

  private static Value firstTier(Value price) {
    List<Value> tiers = price.get("tiers").elements();
    return tiers.isEmpty() ? Value.NONE : tiers.get(0);
  }

  private static @Nullable BigDecimal price(Value prices, String field, String id) {
    return UNIT.perMillion(base(prices.get(field)), id + ": " + field);
  }

  /** Of several tiers the first. */
  private static Value base(Value price) {
    return price.has("base") ? price.get("base") : price;
  }

  /**
   * The prices of the day: of those under a condition the last whose day has come. Where some hours
   * have prices of their own, those count that hold for most of the day.
   */
  private Value inForce(Value prices) {
    if (!prices.isArray()) {
      return prices;
    }
    Value always = Value.NONE;
    Value hours = Value.NONE;
    long most = 0;
    long left = MINUTES;
    for (Value each : prices.elements()) {
      Value condition = each.get("constraint");
      if (condition.has("start_time")) {
        long minutes = minutes(condition);
        left -= minutes;
        hours = minutes > most ? each.get("prices") : hours;
        most = Math.max(most, minutes);
      } else if (begun(condition)) {
        always = each.get("prices");
      }
    }
    return always.isNothing() || most > left ? hours : always;
  }

  private boolean begun(Value condition) {
    LocalDate start = Days.parse(condition.get("start_date").text());
    return start == null || !start.isAfter(context.asOf());
  }

  /** How long each day a price holds that begins and ends at an hour; past midnight too. */
  private static long minutes(Value condition) {
    LocalTime from = time(condition.get("start_time").text());
    LocalTime to = time(condition.get("end_time").text());
    return Math.floorMod(ChronoUnit.MINUTES.between(from, to), MINUTES);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.replaceFirst("(Z|[+-][0-9:]+)$", ""));
    } catch (DateTimeParseException e) {
      return LocalTime.MIDNIGHT;
    }
  }
}
