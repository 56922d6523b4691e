package breakeven.core.table;

import java.util.List;

/** The columns of {@code Model prices}: what providers charge for using a model. */
public final class ModelPrices {
  private static final Columns IN = new Columns(Sheets.MODEL_PRICES);

  /** The words of {@code Kind}. */
  public static final String BASE = "Base";

  public static final String FINE_TUNED = "Fine-tuned";
  public static final String EMBEDDING = "Embedding";

  public static final Column PROVIDER = IN.column("Provider");
  public static final Column MODEL = IN.column("Model");
  public static final Column KIND = IN.column("Kind", Words.KIND);
  public static final Column BASE_MODEL = IN.column("Base model");
  public static final Column PARAMETERS = IN.column("Parameters", Range.ABOVE_ZERO);
  public static final Column ACTIVE_PARAMETERS = IN.column("Active parameters", Range.ABOVE_ZERO);
  public static final Column CONTEXT = IN.column("Context", Range.ABOVE_ZERO);
  public static final Column CLASS = IN.column("Class", Words.CLASS);
  public static final Column CURRENCY = IN.column("Currency");
  public static final Column INPUT_PRICE = IN.column("Input");
  public static final Column CACHED_PRICE = IN.column("Cached input");
  public static final Column CACHE_WRITE_PRICE = IN.column("Cache write");
  public static final Column CACHE_LIFETIME = IN.column("Cache lifetime", Range.ABOVE_ZERO);
  public static final Column OUTPUT_PRICE = IN.column("Output");
  public static final Column BATCH_DISCOUNT = IN.column("Batch discount");
  public static final Column LONG_CONTEXT_ABOVE = IN.column("Long context above", Range.ABOVE_ZERO);
  public static final Column LONG_INPUT_FACTOR =
      IN.column("Long-context input factor", Range.ABOVE_ZERO);
  public static final Column LONG_OUTPUT_FACTOR =
      IN.column("Long-context output factor", Range.ABOVE_ZERO);
  public static final Column FEE = IN.column("Fee");
  public static final Column HOSTING = IN.column("Hosting");
  public static final Column LAST_TRAINING = IN.column("Last training");
  public static final Column LAST_SERVICE = IN.column("Last service");
  public static final Column REPLACEMENT = IN.column("Replacement");
  public static final Column CHECKED_ON = IN.column("Checked on");
  public static final Column SOURCE = IN.column("Source");
  public static final Column FROM = IN.column("From");
  public static final Column TO = IN.column("To");

  /** From which length on a request costs more, and how much. */
  public static final List<Column> LONG_CONTEXT =
      List.of(LONG_CONTEXT_ABOVE, LONG_INPUT_FACTOR, LONG_OUTPUT_FACTOR);

  public static final Table TABLE = IN.table("One row for each model and provider");

  private ModelPrices() {}
}
