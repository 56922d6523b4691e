package breakeven.exchange.lists;

import breakeven.exchange.lists.AzureMeter.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Azure's retail prices: an item for each meter and region, so that a model's prices are spread
 * over several, and over pages. The global price is taken. The day from which a price holds is not
 * the day on which it was seen.
 */
final class AzureRetail implements ListFormat {
  static final String TITLE = "Azure Retail Prices";

  /** Where its meters are. */
  static final String ITEMS = "Items";

  private static final String METER = "meterName";
  private static final String PRICE = "retailPrice";
  private static final String UNIT = "unitOfMeasure";

  private static final Map<String, Unit> UNITS =
      Map.of("1K", Unit.PER_THOUSAND, "1M", Unit.DOLLARS_PER_MILLION);

  /** The later counts, then the dearer: items come in no order that means anything. */
  private static final Comparator<Price> BY_DAY =
      Comparator.comparing(Price::from, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Price::perMillion);

  private final ListContext context;

  /** By seller, name and currency, then by the snapshot. */
  private final Map<List<String>, TreeMap<String, Model>> models =
      new TreeMap<>(Comparator.comparing((List<String> key) -> String.join("\n", key)));

  private record Price(BigDecimal perMillion, @Nullable LocalDate from) {}

  private record Sold(Kind kind, boolean batch) {}

  /** The prices of one snapshot. */
  private static final class Model {
    private final Map<Sold, Price> prices = new HashMap<>();

    @Nullable BigDecimal price(Kind kind, boolean batch) {
      Price price = prices.get(new Sold(kind, batch));
      return price == null ? null : price.perMillion();
    }

    /** Since when its newest price holds. */
    LocalDate from() {
      return prices.values().stream()
          .map(Price::from)
          .filter(Objects::nonNull)
          .max(Comparator.naturalOrder())
          .orElse(LocalDate.MIN);
    }
  }

  AzureRetail(ListContext context) {
    this.context = context;
  }

  @Override
  public boolean isEntry(Value item) {
    return item.has(METER) && item.has(PRICE) && item.has(UNIT);
  }

  @Override
  public boolean isPlace(List<String> path) {
    return path.contains(ITEMS);
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String source() {
    return "prices.azure.com/api/retail/prices";
  }

  @Override
  public void entry(String key, Value item, ListSink out) {
    String name = item.get(METER).text();
    AzureMeter meter = AzureMeter.of(item.get("productName").text(), name);
    Unit unit = UNITS.get(item.get(UNIT).text());
    Kind kind = meter.kind();
    LocalDate from = Days.parse(item.get("effectiveStartDate").text());
    LeftOut why = null;
    if (meter.other() || !isForAll(item)) {
      why = LeftOut.OTHER_METER;
    } else if (unit == null || kind == null) {
      why = LeftOut.NO_PRICE;
    } else if (ModelNames.notText(name) || name.matches("(?i).*\\b(aud|rt|img|vid|txt)\\b.*")) {
      why = LeftOut.NOT_TEXT;
    } else if (!meter.global()) {
      why = LeftOut.REGIONAL;
    } else if (from != null && from.isAfter(context.asOf())) {
      why = LeftOut.NOT_YET;
    }
    if (why != null || unit == null || kind == null) {
      out.leftOut(why == null ? LeftOut.NO_PRICE : why);
      return;
    }
    BigDecimal price = unit.perMillion(item.get(PRICE), name + ": " + PRICE);
    if (price != null) {
      models
          .computeIfAbsent(
              List.of(meter.provider(), meter.model(), item.get("currencyCode").text()),
              each -> new TreeMap<>())
          .computeIfAbsent(meter.snapshot(), each -> new Model())
          .prices
          .merge(
              new Sold(kind, meter.batch()),
              new Price(price, from),
              (one, other) -> BY_DAY.compare(one, other) < 0 ? other : one);
    }
  }

  /** Whether it is a price by the token for everybody, from the first token on. */
  private static boolean isForAll(Value item) {
    String type = item.get("type").text();
    BigDecimal most = Unit.decimal(item.get("tierMinimumUnits"), "tierMinimumUnits");
    return (type.isEmpty() || type.equals("Consumption")) && (most == null || most.signum() == 0);
  }

  /** Of several snapshots under one name the one counts whose price is the newest. */
  @Override
  public void finish(ListSink out) {
    models.forEach(
        (key, snapshots) -> {
          Model model =
              snapshots.entrySet().stream()
                  .max(
                      Comparator.comparing(
                              (Map.Entry<String, Model> each) -> each.getValue().from())
                          .thenComparing(Map.Entry::getKey))
                  .orElseThrow()
                  .getValue();
          new ModelRow(context, key.get(0), key.get(1), ModelNames.embedding(key.get(1)))
              .prices(
                  model.price(Kind.INPUT, false),
                  model.price(Kind.CACHED_INPUT, false),
                  model.price(Kind.OUTPUT, false))
              .batch(model.price(Kind.INPUT, true), model.price(Kind.OUTPUT, true))
              .cacheWrite(model.price(Kind.CACHE_WRITE, false))
              .currency(key.get(2))
              .send(out);
        });
  }
}
