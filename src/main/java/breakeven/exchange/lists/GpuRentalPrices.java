package breakeven.exchange.lists;

import breakeven.core.table.GpuPrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A snapshot of gpu-rental-prices: US dollars for one card and hour, each offer with its own day
 * and page. What is told of a provider beside its offers, old offers included, is no price of now.
 */
final class GpuRentalPrices implements ListFormat {
  static final String TITLE = "gpu-rental-prices";

  /** Where its offers are. */
  static final String OFFERS = "offers";

  private static final String PRICE = "usd_hr";

  /** Hosts that are private may take a card away: their price is never that of a bare name. */
  private static final Map<String, String> PRICING =
      Map.of(
          "on-demand", GpuPrices.ON_DEMAND,
          "secure", GpuPrices.ON_DEMAND,
          "spot", GpuPrices.SPOT,
          "community", GpuPrices.SPOT,
          "reserved", GpuPrices.RESERVED,
          "serverless", GpuPrices.SERVERLESS);

  private final ListContext context;

  GpuRentalPrices(ListContext context) {
    this.context = context;
  }

  @Override
  public boolean isEntry(Value entry) {
    return entry.has("gpu") && entry.has(PRICE);
  }

  @Override
  public boolean isPlace(List<String> path) {
    return path.get(0).equals(OFFERS);
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String source() {
    return "gpurentalprices.com";
  }

  @Override
  public void entry(String key, Value offer, ListSink out) {
    String card = offer.get("gpu").text();
    BigDecimal hour = Unit.decimal(offer.get(PRICE), card + ": " + PRICE);
    String pricing = PRICING.get(offer.get("kind").text());
    if (card.isEmpty()) {
      out.leftOut(LeftOut.NO_NAME);
    } else if (hour == null) {
      out.leftOut(LeftOut.NO_PRICE);
    } else if (hour.signum() == 0) {
      out.leftOut(LeftOut.ZERO);
    } else if (pricing == null) {
      out.leftOut(LeftOut.PRICING);
    } else {
      LocalDate day = Days.parse(offer.get("fetched_at").text());
      String page = offer.get("source_url").text();
      out.row(
          new Rental(
                  offer.get("provider").text(),
                  card,
                  pricing,
                  Unit.decimal(offer.get("vram_gb"), card + ": vram_gb"),
                  hour,
                  offer.get("min_gpus").written(),
                  day == null ? "" : day.toString(),
                  page.isEmpty() ? source() : page + "; " + source())
              .row(context.book().cards()));
    }
  }
}
