package breakeven.core.table;

/** The columns of {@code GPU prices}: cards, and reserved units, by the hour or bought. */
public final class GpuPrices {
  public static final String ON_DEMAND = "On demand";
  public static final String SPOT = "Spot";
  public static final String RESERVED = "Reserved";

  /** The hour is paid only while the card works. */
  public static final String SERVERLESS = "Serverless";

  private static final Columns IN = new Columns(Sheets.GPU_PRICES);

  public static final Column GPU = IN.column("GPU");
  public static final Column PROVIDER = IN.column("Provider");
  public static final Column PRICING = IN.column("Pricing", Words.PRICING);
  public static final Column MEMORY = IN.column("Memory", Range.ABOVE_ZERO);
  public static final Column PEAK = IN.column("Peak", Range.ABOVE_ZERO);
  public static final Column CURRENCY = IN.column("Currency");
  public static final Column HOUR_PRICE = IN.column("Price");
  public static final Column RENTED_IN_UNITS = IN.column("Rented in units of");
  public static final Column PURCHASE_PRICE = IN.column("Purchase price");
  public static final Column RUNNING_COST = IN.column("Running cost");
  public static final Column CHECKED_ON = IN.column("Checked on");
  public static final Column SOURCE = IN.column("Source");

  public static final Table TABLE = IN.table("One row for each GPU, provider and way of paying");

  private GpuPrices() {}
}
