package breakeven.core.table;

/** The columns of {@code Exchange rates}. */
public final class ExchangeRates {
  private static final Columns IN = new Columns(Sheets.EXCHANGE_RATES);

  public static final Column CURRENCY = IN.column("Currency");
  public static final Column RATE = IN.column("Rate", Range.ABOVE_ZERO);
  public static final Column DATE = IN.column("Date");
  public static final Column SOURCE = IN.column("Source");

  public static final Table TABLE = IN.table("One row for each currency that a price is in");

  private ExchangeRates() {}
}
