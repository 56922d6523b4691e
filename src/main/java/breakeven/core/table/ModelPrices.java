package breakeven.core.table;

import java.util.List;

/** The columns of {@code Model prices}: what providers charge for using a model. */
public final class ModelPrices {
  private static final Columns IN = new Columns(Sheets.MODEL_PRICES);

  /** The words of {@code Kind}. */
  public static final String BASE = "Base";

  public static final String FINE_TUNED = "Fine-tuned";
  public static final String EMBEDDING = "Embedding";

  public static final Column PROVIDER =
      IN.text("Provider")
          .blank("no provider")
          .example("OpenAI")
          .help("Who sells the model. Provider: Name picks this row where several carry one name.");
  public static final Column MODEL =
      IN.text("Model")
          .required()
          .example("gpt-4.1-mini")
          .help("The model's name, as workloads write it.");
  public static final Column KIND =
      IN.word("Kind", Words.KIND)
          .required()
          .example("Base")
          .help(
              "Base: as sold. Fine-tuned: the price of a fine-tuned model. Embedding: for retrieval.");
  public static final Column BASE_MODEL =
      IN.text("Base model")
          .blank("none; needed for Fine-tuned")
          .help("For Fine-tuned: the model that was fine-tuned, as Name or Provider: Name.");
  public static final Column PARAMETERS =
      IN.number("Parameters", "B")
          .range(Range.ABOVE_ZERO)
          .blank("not published")
          .help("All parameters, in billions: decides memory and the row of Serving capacity.");
  public static final Column ACTIVE_PARAMETERS =
      IN.number("Active parameters", "B")
          .range(Range.ABOVE_ZERO)
          .blank("all parameters")
          .help("Parameters that work on one token, in billions: decides training time.");
  public static final Column CONTEXT =
      IN.number("Context", "tokens")
          .range(Range.ABOVE_ZERO)
          .blank("no limit known")
          .example("1047576")
          .help("The most tokens of one request, input and output together.");
  public static final Column CURRENCY =
      IN.text("Currency")
          .blank("the reporting currency, with a warning")
          .example("USD")
          .help("ISO 4217 code of the prices of this row.");
  public static final Column INPUT_PRICE =
      IN.money("Input", "per 1M tokens")
          .blank("not sold per token")
          .example("0.4")
          .help("Price of one million input tokens.");
  public static final Column CACHED_PRICE =
      IN.money("Cached input", "per 1M tokens")
          .blank("the input price")
          .example("0.1")
          .help("Price of one million input tokens read from the provider's cache.");
  public static final Column CACHE_WRITE_PRICE =
      IN.money("Cache write", "per 1M tokens")
          .blank("the input price")
          .help("Price of one million input tokens written to the provider's cache.");
  public static final Column OUTPUT_PRICE =
      IN.money("Output", "per 1M tokens")
          .blank("not sold per token")
          .example("1.6")
          .help("Price of one million output tokens.");
  public static final Column BATCH_DISCOUNT =
      IN.share("Batch discount", "%")
          .orElse(0, "0")
          .example("0.5")
          .help("Discount on requests that can wait: 50% is 0.5.");
  public static final Column LONG_CONTEXT_ABOVE =
      IN.number("Long context above", "tokens")
          .range(Range.ABOVE_ZERO)
          .blank("one price for every length")
          .help(
              "Input tokens above which the provider charges the whole request more, by the two"
                  + " factors beside it.");
  public static final Column LONG_INPUT_FACTOR =
      IN.number("Long-context input factor", "")
          .range(Range.ABOVE_ZERO)
          .orElse(1, "1")
          .help("Times the prices of input tokens, cached and written ones included: 2 is twice.");
  public static final Column LONG_OUTPUT_FACTOR =
      IN.number("Long-context output factor", "")
          .range(Range.ABOVE_ZERO)
          .orElse(1, "1")
          .help("Times the price of output tokens: 1.5 is half as much again.");
  public static final Column FEE =
      IN.money("Fee", "per 1,000 requests")
          .orElse(0, "0")
          .help("Charged for requests, whatever their length.");
  public static final Column HOSTING =
      IN.money("Hosting", "per hour")
          .orElse(0, "0")
          .help("Charged for a fine-tuned model for as long as it can be called.");
  public static final Column LAST_TRAINING =
      IN.date("Last training", "date")
          .blank("no end announced")
          .help("Last day on which the provider fine-tunes this model.");
  public static final Column LAST_SERVICE =
      IN.date("Last service", "date")
          .blank("no end announced")
          .help("Last day on which the provider answers requests with this model.");
  public static final Column REPLACEMENT =
      IN.text("Replacement")
          .blank("none named")
          .help(
              "The model that the provider names to move to when this one ends, as Name or"
                  + " Provider: Name.");
  public static final Column CHECKED_ON =
      IN.date("Checked on", "date")
          .blank("not known: counts as too old")
          .example("2026-08-01")
          .help("Day on which this price was read from its source.");
  public static final Column SOURCE =
      IN.text("Source").blank("not given").help("Where the price was read.");

  /** From which length on a request costs more, and how much. */
  public static final List<Column> LONG_CONTEXT =
      List.of(LONG_CONTEXT_ABOVE, LONG_INPUT_FACTOR, LONG_OUTPUT_FACTOR);

  public static final Table TABLE = IN.table("One row for each model and provider");

  private ModelPrices() {}
}
