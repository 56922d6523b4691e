package breakeven.core.table;

/** The columns of {@code Exchange rates}. */
public final class ExchangeRates {
  private static final Columns IN = new Columns(Sheets.EXCHANGE_RATES);

  public static final Column CURRENCY =
      IN.text("Currency").required().example("USD").help("ISO 4217 code, for example USD.");
  public static final Column RATE =
      IN.number("Rate", "reporting currency per 1")
          .range(Range.ABOVE_ZERO)
          .required()
          .example("0.75")
          .help("Units of the reporting currency for 1 unit of this currency.");
  public static final Column DATE =
      IN.date("Date", "").blank("not known").example("2026-06-30").help("Day of the rate.");
  public static final Column SOURCE =
      IN.text("Source").blank("not given").help("Who published the rate.");

  public static final Table TABLE = IN.table("One row for each currency that a price is in");

  private ExchangeRates() {}
}
