package breakeven.core.table;

/** The columns of {@code Training prices}: what providers charge for tuning by the token. */
public final class TrainingPrices {
  private static final Columns IN = new Columns(Sheets.TRAINING_PRICES);

  public static final Column PROVIDER =
      IN.text("Provider")
          .blank("no provider")
          .example("OpenAI")
          .help("Who fine-tunes the model: the provider of the candidate.");
  public static final Column MODEL_OR_SIZE =
      IN.text("Model or size")
          .required()
          .example("gpt-4.1-mini")
          .help("A model's name, or what the provider calls a bracket of sizes. A name wins.");
  public static final Column FROM =
      IN.number("From", "B")
          .blank("no lower end; with To blank too: a name, not a bracket")
          .help("Smallest size of the bracket, in billions of parameters.");
  public static final Column TO =
      IN.number("To", "B")
          .range(Range.ABOVE_ZERO)
          .blank("no upper end; with From blank too: a name, not a bracket")
          .help("Largest size of the bracket, in billions of parameters.");
  public static final Column METHOD =
      IN.word("Method", Words.METHOD)
          .required()
          .example("Provider API")
          .help("How the provider fine-tunes.");
  public static final Column CURRENCY =
      IN.text("Currency")
          .blank("the reporting currency, with a warning")
          .example("USD")
          .help("ISO 4217 code of the prices of this row.");
  public static final Column TRAINING_PRICE =
      IN.money("Training", "per 1M tokens")
          .blank("no price: the row is skipped")
          .example("5")
          .help("Price of one million training tokens: examples x tokens x epochs.");
  public static final Column MINIMUM_CHARGE =
      IN.money("Minimum charge", "").orElse(0, "0").help("Charged for a run that would cost less.");
  public static final Column CHECKED_ON =
      IN.date("Checked on", "date")
          .blank("not known: counts as too old")
          .example("2026-08-05")
          .help("Day on which this price was read from its source.");
  public static final Column SOURCE =
      IN.text("Source").blank("not given").help("Where the price was read.");

  public static final Table TABLE =
      IN.table("One row for each model, or bracket of sizes, and provider");

  private TrainingPrices() {}
}
