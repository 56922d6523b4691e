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
 * A list with a record for each meter, so that a model's prices are spread over several, and over
 * pages. The day from which a price holds is not the day on which it was seen.
 */
final class MeteredList extends DeclaredList {
  /** The later counts, then the dearer: items come in no order that means anything. */
  private static final Comparator<Price> BY_DAY =
      Comparator.comparing(Price::from, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Price::perMillion);

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

  MeteredList(Declaration declaration, ListContext context) {
    super(declaration, context);
  }

  @Override
  void model(Value scope, String seller, String name, ListSink out) {
    AzureMeter meter = AzureMeter.of(text("meter", scope), name);
    Kind kind = meter.kind();
    LeftOut why = leftOut(scope);
    if (meter.other() || why == LeftOut.OTHER_METER) {
      why = LeftOut.OTHER_METER;
    } else if (kind == null || text("unit", scope).isEmpty()) {
      why = LeftOut.NO_PRICE;
    } else if (why == null && !holds(scope)) {
      why = LeftOut.NOT_YET;
    }
    BigDecimal price = why == null ? price("price", scope, name) : null;
    if (kind == null || price == null) {
      out.leftOut(why == null ? LeftOut.NO_PRICE : why);
      return;
    }
    models
        .computeIfAbsent(
            List.of(meter.provider(), meter.model(), text("currency", scope)),
            each -> new TreeMap<>())
        .computeIfAbsent(meter.snapshot(), each -> new Model())
        .prices
        .merge(
            new Sold(kind, meter.batch()),
            new Price(price, Days.parse(text("from", scope))),
            (one, other) -> BY_DAY.compare(one, other) < 0 ? other : one);
  }

  /** Of several snapshots under one name the one counts whose price is the newest. */
  @Override
  void finish(ListSink out) {
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
          new ModelRow(context(), key.get(0), key.get(1), ModelNames.embedding(key.get(1)))
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
