package breakeven.core.guard;

import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.TrainingPrices;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of the rules. Amounts are US dollars. */
public final class Limits {
  /**
   * The cheapest a million tokens can be: the dearest plausible price per token, 0.0007, lies
   * below, so that a price noted per token is caught. The lowest real one seen is 0.0028, for
   * cached input.
   */
  public static final double TOKENS_LOW = 0.001;

  /**
   * The dearest real prices in LiteLLM's list of 2026-08-01 are 150 for input and 600 for output
   * (o1-pro); all its errors of unit are above these limits or have an odd ratio.
   */
  public static final double INPUT_HIGH = 200;

  public static final double OUTPUT_HIGH = 700;

  /** Above it that list has one row of text, 100 beside siblings at 0.10, and rows for video. */
  public static final double EMBEDDING_HIGH = 1;

  /** Judgement; public prices of 2026 are 0.28 to 80. */
  public static final double TRAINING_LOW = 0.05;

  public static final double TRAINING_HIGH = 300;

  /** Judgement; a charge for one job of 4 is the only one seen. */
  public static final double MINIMUM_CHARGE_HIGH = 1_000;

  /** Judgement; public prices for one card are 0.105 to 20 an hour. */
  public static final double GPU_HOUR_LOW = 0.02;

  public static final double GPU_HOUR_HIGH = 50;

  /** Judgement; cards sold are at 500 to 60,000. */
  public static final double PURCHASE_LOW = 100;

  public static final double PURCHASE_HIGH = 100_000;

  /** Judgement; power and housing of one card are 8 to 600 a month. */
  public static final double RUNNING_HIGH = 5_000;

  /** Judgement; hosting of a tune is 1.70 an hour at Azure, some 20 to 50 for a reserved unit. */
  public static final double HOSTING_HIGH = 200;

  /** Judgement; the dearest fees, for grounding by web search, are 35 for 1,000 requests. */
  public static final double FEE_HIGH = 1_000;

  /** Output is rarely cheaper than input, and in no correct row of that list 15 times as dear. */
  public static final double RATIO_LOW = 1;

  public static final double RATIO_HIGH = 15;

  /** Two sources of one price may differ by rounding, region or a small change. */
  public static final double SOURCES_DIFFER = 0.2;

  /** Public lists of 2026 have no model that a provider really sells at ten times the others. */
  public static final double SELLERS_DIFFER = 10;

  /**
   * From here on two prices of one thing are in two units: cents for dollars, thousands for
   * millions of tokens. No public price of 2026 rose or fell so far.
   */
  public static final double FAR_OFF = 100;

  /** The prices between which a figure is plausible. */
  record Span(double low, double high) {}

  private static final Map<Column, Span> SPANS =
      Map.ofEntries(
          Map.entry(ModelPrices.INPUT_PRICE, new Span(TOKENS_LOW, INPUT_HIGH)),
          Map.entry(ModelPrices.CACHED_PRICE, new Span(TOKENS_LOW, INPUT_HIGH)),
          Map.entry(ModelPrices.CACHE_WRITE_PRICE, new Span(TOKENS_LOW, 2 * INPUT_HIGH)),
          Map.entry(ModelPrices.OUTPUT_PRICE, new Span(TOKENS_LOW, OUTPUT_HIGH)),
          Map.entry(ModelPrices.FEE, new Span(0, FEE_HIGH)),
          Map.entry(ModelPrices.HOSTING, new Span(0, HOSTING_HIGH)),
          Map.entry(TrainingPrices.TRAINING_PRICE, new Span(TRAINING_LOW, TRAINING_HIGH)),
          Map.entry(TrainingPrices.MINIMUM_CHARGE, new Span(0, MINIMUM_CHARGE_HIGH)),
          Map.entry(GpuPrices.HOUR_PRICE, new Span(GPU_HOUR_LOW, GPU_HOUR_HIGH)),
          Map.entry(GpuPrices.PURCHASE_PRICE, new Span(PURCHASE_LOW, PURCHASE_HIGH)),
          Map.entry(GpuPrices.RUNNING_COST, new Span(0, RUNNING_HIGH)));

  private static final Span EMBEDDING = new Span(TOKENS_LOW, EMBEDDING_HIGH);

  private Limits() {}

  /** The range of a column; null where it has none. */
  static @Nullable Span of(Column column, String kind) {
    return kind.equals(ModelPrices.EMBEDDING) && column == ModelPrices.INPUT_PRICE
        ? EMBEDDING
        : SPANS.get(column);
  }
}
