package breakeven.core.table;

/** The columns of {@code GPU prices}: cards, and reserved units, by the hour or bought. */
public final class GpuPrices {
  public static final String ON_DEMAND = "On demand";
  public static final String SPOT = "Spot";
  public static final String RESERVED = "Reserved";

  /** The hour is paid only while the card works. */
  public static final String SERVERLESS = "Serverless";

  private static final Columns IN = new Columns(Sheets.GPU_PRICES);

  public static final Column GPU =
      IN.text("GPU").required().example("L40S").help("The card's name, as workloads write it.");
  public static final Column PROVIDER =
      IN.text("Provider")
          .blank("no provider")
          .example("Runpod")
          .help("Who rents or sells it. Provider: Name picks this row.");
  public static final Column PRICING =
      IN.word("Pricing", Words.PRICING)
          .orElse(ON_DEMAND)
          .example(ON_DEMAND)
          .help("How the hour is sold.");
  public static final Column MEMORY =
      IN.number("Memory", "GB")
          .range(Range.ABOVE_ZERO)
          .blank("that of the first row of this GPU that gives it")
          .example("48")
          .help("Memory of one card: decides how many a training run needs.");
  public static final Column PEAK =
      IN.number("Peak", "dense BF16 TFLOPS")
          .range(Range.ABOVE_ZERO)
          .blank("that of the first row of this GPU that gives it")
          .example("362")
          .help("Peak speed of one card without sparsity: decides how long a training run takes.");
  public static final Column CURRENCY =
      IN.text("Currency")
          .blank("the reporting currency, with a warning")
          .example("USD")
          .help("ISO 4217 code of the prices of this row.");
  public static final Column HOUR_PRICE =
      IN.money("Price", "per GPU hour")
          .blank("not rented")
          .example("0.86")
          .help("Rent of one card for one hour.");
  public static final Column RENTED_IN_UNITS =
      IN.whole("Rented in units of", "GPUs")
          .orElse(1, "1")
          .help("Cards that can only be rented together: 8 where only whole servers are let.");
  public static final Column PURCHASE_PRICE =
      IN.money("Purchase price", "per GPU")
          .blank("not bought")
          .help("One card with its part of the server.");
  public static final Column RUNNING_COST =
      IN.money("Running cost", "per GPU month")
          .orElse(0, "0")
          .help("Power, space and care of one own card for one month.");
  public static final Column CHECKED_ON =
      IN.date("Checked on", "date")
          .blank("not known: counts as too old")
          .example("2026-08-22")
          .help("Day on which this price was read from its source.");
  public static final Column SOURCE =
      IN.text("Source").blank("not given").help("Where the price was read.");

  public static final Table TABLE = IN.table("One row for each GPU, provider and way of paying");

  private GpuPrices() {}
}
