package breakeven.core.table;

/** The columns of {@code Discounts}: what providers take off their list prices, and when. */
public final class DiscountsTable {
  private static final Columns IN = new Columns(Sheets.DISCOUNTS);

  public static final Column PROVIDER =
      IN.text("Provider")
          .required()
          .example("OpenAI")
          .help("Whose prices it is on, as the price sheets write it.");
  public static final Column APPLIES_TO =
      IN.word("Applies to", Words.DISCOUNTED)
          .blank("all three sheets")
          .example("Model prices")
          .help(
              "The sheet whose prices it is on. Not on running costs, batch discounts, factors and"
                  + " quotations.");
  public static final Column DISCOUNT =
      IN.share("Discount", "%")
          .required()
          .range(Range.BELOW_WHOLE)
          .example("0.15")
          .help(
              "What is taken off the list price: 15% is 0.15. Of two that fit, the first counts.");
  public static final Column FROM =
      IN.date("From", "date").blank("no first day").help("The first day on which it holds.");
  public static final Column TO =
      IN.date("To", "date")
          .blank("no last day")
          .help(
              "The last day on which it holds. One that holds on the review date counts for all"
                  + " months.");
  public static final Column BASIS =
      IN.text("Basis").blank("not given").help("The contract, or who agreed to it.");

  public static final Table TABLE =
      IN.table("One row for each discount on a provider's list prices, if there are any");

  private DiscountsTable() {}
}
