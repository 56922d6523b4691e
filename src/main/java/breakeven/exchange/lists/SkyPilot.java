package breakeven.exchange.lists;

import breakeven.core.input.NamedRows;
import breakeven.core.table.GpuPrices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of one cloud that SkyPilot publishes as CSV: US dollars an hour for an instance
 * with several cards, a row for each region and zone. Of a card it makes one row for each way of
 * paying: the median over regions and zones of what a card costs in the cheapest of the smallest
 * instances. A larger one costs more for its processors and memory, or is let by many cards.
 */
public final class SkyPilot extends NamedRows {
  /** What users call the list. */
  public static final String TITLE = "SkyPilot catalogue";

  private static final String CARD = "AcceleratorName";
  private static final String COUNT = "AcceleratorCount";
  private static final String PRICE = "Price";
  private static final String SPOT_PRICE = "SpotPrice";
  private static final String INFO = "GpuInfo";
  private static final String REGION = "Region";
  private static final String ZONE = "AvailabilityZone";
  private static final List<String> HEADERS = List.of(CARD, COUNT, PRICE);
  private static final MathContext DIGITS = new MathContext(12);
  private static final BigDecimal GIB = new BigDecimal(1024);
  private static final BigDecimal GB_OF_MIB = new BigDecimal("0.001048576");

  /**
   * The memory of one card is in a text of Python's, not of JSON's; a chip that is no GPU has none.
   */
  private static final Pattern MEMORY = Pattern.compile("'SizeInMiB': *([0-9.]+)");

  /** Whose spot prices are made from the others, and were never asked for by anybody. */
  private static final String NO_SPOT = "RunPod";

  private final ListContext context;
  private final String seller;
  private final ListSink out;
  private final Map<String, Offers> cards = new TreeMap<>();
  private long entries;

  /** What is known of a card of one seller. */
  private static final class Offers {
    private final Places onDemand = new Places();
    private final Places spot = new Places();
    private @Nullable BigDecimal memory;
    private boolean memoriesDiffer;

    void memory(@Nullable BigDecimal stated) {
      memoriesDiffer |= memory != null && stated != null && memory.compareTo(stated) != 0;
      memory = memory == null ? stated : memory;
    }
  }

  /** The lowest price of one card in each place, by how many cards are let together. */
  private static final class Places {
    private final TreeMap<BigDecimal, Map<String, BigDecimal>> byCount = new TreeMap<>();

    void add(BigDecimal count, String place, BigDecimal price) {
      byCount.computeIfAbsent(count, each -> new HashMap<>()).merge(place, price, BigDecimal::min);
    }

    boolean any() {
      return !byCount.isEmpty();
    }

    BigDecimal fewest() {
      return byCount.firstKey();
    }

    List<BigDecimal> prices() {
      return byCount.firstEntry().getValue().values().stream().sorted().toList();
    }
  }

  /**
   * A reader of a catalogue.
   *
   * @param seller the cloud that it is of; empty where nobody says
   * @param out takes each row when the catalogue has ended
   */
  public SkyPilot(ListContext context, String seller, ListSink out) {
    this.context = context;
    this.seller = seller;
    this.out = out;
  }

  /** How many columns of a catalogue a row names; 0 unless it names all that are needed. */
  public static int named(List<String> headers) {
    return headers.containsAll(HEADERS) ? HEADERS.size() : 0;
  }

  /**
   * The cloud of a catalogue, which does not say so itself: as the user says, else as the file is
   * named, else its folder; empty where none of these is known to rent out cards.
   */
  public static String seller(ListContext context, String folder) {
    if (!context.provider().isEmpty()) {
      return context.provider();
    }
    return Providers.isCards(context.fileName())
        ? context.fileName()
        : Providers.isCards(folder) ? folder : "";
  }

  @Override
  protected boolean isHeader(Set<String> names) {
    return names.containsAll(HEADERS);
  }

  /** Its header row is the first. */
  @Override
  protected boolean above(Set<String> names) {
    return false;
  }

  @Override
  protected boolean below(int row) {
    if (!isEmpty()) {
      entries++;
      instance();
    }
    return true;
  }

  private @Nullable BigDecimal figure(String header) {
    String text = text(header);
    String where = text("InstanceType") + ": " + header;
    return text.isEmpty() ? null : Unit.decimal(Value.text(text), where);
  }

  private void instance() {
    String card = text(CARD);
    BigDecimal count = figure(COUNT);
    boolean other = columns().containsKey(INFO) && text(INFO).isEmpty();
    if (card.isEmpty() || other || count == null || !isWhole(count)) {
      out.leftOut(LeftOut.NO_CARD);
      return;
    }
    boolean priced = false;
    Offers offers = cards.getOrDefault(card, new Offers());
    priced |= add(offers.onDemand, figure(PRICE), count);
    priced |= !noSpot() && add(offers.spot, figure(SPOT_PRICE), count);
    if (!priced) {
      out.leftOut(LeftOut.NO_PRICE);
      return;
    }
    cards.put(card, offers);
    offers.memory(memory(text(INFO)));
  }

  private boolean noSpot() {
    return Providers.ofCards(seller).equals(NO_SPOT);
  }

  /** Whether whole cards are let: a part of one has a price and a memory of its own. */
  private static boolean isWhole(BigDecimal count) {
    return count.signum() > 0 && count.stripTrailingZeros().scale() <= 0;
  }

  private boolean add(Places prices, @Nullable BigDecimal instance, BigDecimal count) {
    if (instance == null || instance.signum() == 0) {
      return false;
    }
    prices.add(
        count.stripTrailingZeros(),
        text(REGION) + ' ' + text(ZONE),
        instance.divide(count, DIGITS).stripTrailingZeros());
    return true;
  }

  /** GB of one card, of whole GiB as cards are named; some clouds write GB for MiB. */
  private static @Nullable BigDecimal memory(String info) {
    Matcher match = MEMORY.matcher(info);
    if (!match.find()) {
      return null;
    }
    BigDecimal stated = Unit.decimal(Value.text(match.group(1)), INFO);
    if (stated == null || stated.signum() == 0 || stated.compareTo(GIB) < 0) {
      return stated == null || stated.signum() == 0 ? null : stated.stripTrailingZeros();
    }
    BigDecimal[] gib = stated.divideAndRemainder(GIB);
    return gib[1].signum() == 0
        ? gib[0]
        : new BigDecimal(stated.multiply(GB_OF_MIB).add(new BigDecimal("0.5")).toBigInteger());
  }

  /** Whether the file is a catalogue. */
  public boolean isCatalogue() {
    return !columns().isEmpty();
  }

  /** Hands on the rows; the catalogue has ended. */
  public void finish() {
    if (seller.isEmpty()) {
      throw new ListFault("does not say whose prices it has: name them with --provider");
    }
    cards.forEach(
        (card, offers) -> {
          row(card, offers, GpuPrices.ON_DEMAND, offers.onDemand);
          row(card, offers, GpuPrices.SPOT, offers.spot);
        });
  }

  private void row(String card, Offers offers, String pricing, Places places) {
    if (!places.any()) {
      return;
    }
    List<BigDecimal> prices = places.prices();
    int count = prices.size();
    out.row(
        new Rental(
                seller,
                card,
                pricing,
                offers.memoriesDiffer ? null : offers.memory,
                median(prices),
                ModelRow.text(places.fewest()),
                "",
                source() + (count == 1 ? "" : ", median of " + count + " prices"))
            .row(context.book().cards()));
  }

  private static BigDecimal median(List<BigDecimal> sorted) {
    BigDecimal low = sorted.get((sorted.size() - 1) / 2);
    BigDecimal high = sorted.get(sorted.size() / 2);
    return low.add(high).divide(BigDecimal.valueOf(2), DIGITS);
  }

  /** Where the catalogue comes from, for the Source of its rows. */
  public String source() {
    return "github.com/skypilot-org/skypilot-catalog, " + Providers.ofCards(seller);
  }

  /** Rows read, those without a card included. */
  public long entries() {
    return entries;
  }
}
