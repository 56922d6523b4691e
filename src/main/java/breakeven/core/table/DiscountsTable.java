package breakeven.core.table;

/** The columns of {@code Discounts}: what providers take off their list prices, and when. */
public final class DiscountsTable {
  private static final Columns IN = new Columns(Sheets.DISCOUNTS);

  public static final Column PROVIDER = IN.column("Provider");
  public static final Column APPLIES_TO = IN.column("Applies to", Words.DISCOUNTED);
  public static final Column DISCOUNT = IN.column("Discount", Range.BELOW_WHOLE);
  public static final Column FROM = IN.column("From");
  public static final Column TO = IN.column("To");
  public static final Column BASIS = IN.column("Basis");

  public static final Table TABLE =
      IN.table("One row for each discount on a provider's list prices, if there are any");

  private DiscountsTable() {}
}
