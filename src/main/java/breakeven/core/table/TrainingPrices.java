package breakeven.core.table;

/** The columns of {@code Training prices}: what providers charge for tuning by the token. */
public final class TrainingPrices {
  private static final Columns IN = new Columns(Sheets.TRAINING_PRICES);

  public static final Column PROVIDER = IN.column("Provider");
  public static final Column MODEL_OR_SIZE = IN.column("Model or size");
  public static final Column FROM = IN.column("From");
  public static final Column TO = IN.column("To", Range.ABOVE_ZERO);
  public static final Column METHOD = IN.column("Method", Words.METHOD);
  public static final Column CURRENCY = IN.column("Currency");
  public static final Column TRAINING_PRICE = IN.column("Training");
  public static final Column MINIMUM_CHARGE = IN.column("Minimum charge");
  public static final Column CHECKED_ON = IN.column("Checked on");
  public static final Column SOURCE = IN.column("Source");

  public static final Table TABLE =
      IN.table("One row for each model, or bracket of sizes, and provider");

  private TrainingPrices() {}
}
