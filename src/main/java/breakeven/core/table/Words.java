package breakeven.core.table;

import java.util.List;
import java.util.Map;

/**
 * The closed lists of words that cells of the input sheets may hold. A word's index is its code.
 */
public final class Words {
  /** Nothing runs yet. */
  public static final String PLANNED = "Planned";

  public static final List<String> APPROACH =
      List.of("Prompting", "RAG", "Small model", "Fine-tuned", "Fine-tuned with RAG", PLANNED);

  /** What today's approach is after a change that leaves it as it is: it caches, or retrieves. */
  public static final String WITH_CACHING = " with caching";

  public static final String SMALL_WITH_RAG = "Small model with RAG";

  /** What a change may be to: an approach in its place, or today's with something added. */
  public static final List<String> CHANGE =
      List.of(
          "Prompting",
          "RAG",
          "Small model",
          "Fine-tuned",
          "Fine-tuned with RAG",
          "Prompting" + WITH_CACHING,
          "RAG" + WITH_CACHING,
          "Small model" + WITH_CACHING,
          SMALL_WITH_RAG);

  public static final List<String> METHOD = List.of("Provider API", "LoRA", "QLoRA", "Full");
  public static final List<String> SERVING =
      List.of("Per token", "Rented GPUs", "Serverless GPUs", "Own hardware", "Fixed");
  public static final String YES = "Yes";
  public static final List<String> YES_NO = List.of(YES, "No");
  public static final List<String> PATTERN = List.of("Stable", "Mixed", "Volatile");
  public static final List<String> KIND =
      List.of(ModelPrices.BASE, ModelPrices.FINE_TUNED, ModelPrices.EMBEDDING);
  public static final List<String> CLASS = List.of("Frontier", "Large", "Mid", "Small", "Tiny");
  public static final List<String> PRICING =
      List.of(
          GpuPrices.ON_DEMAND, GpuPrices.SPOT, GpuPrices.RESERVED, GpuPrices.SERVERLESS, "Owned");
  public static final List<String> APPLIES_AS = List.of("Factor", UncertaintyTable.SHIFT);
  public static final List<String> DISCOUNTED =
      List.of(Sheets.MODEL_PRICES, Sheets.TRAINING_PRICES, Sheets.GPU_PRICES);
  public static final List<String> DRIVER =
      List.of(
          "Volume",
          "Growth",
          "Price decline",
          "Price step",
          "Labelling cost",
          "Training runs",
          "Re-training cadence",
          "Days",
          "Day rate",
          "GPU price",
          "GPU price change",
          "Lead time",
          "Days per migration",
          "GPU days",
          "Quality lost a month");

  /** The scenario in which every driver is as typed. */
  public static final String BASE = "Base";

  public static final String CAUTIOUS = "Cautious";
  public static final String FAVOURABLE = "Favourable";
  public static final List<String> SCENARIO = List.of(BASE, CAUTIOUS, FAVOURABLE);

  /** The sign before decimals that settles what {@code 1.200} is. */
  public static final String COMMA = "comma";

  public static final List<String> DECIMAL_SIGN = List.of("point", COMMA);

  /** What is typed for a data shift interval that never ends; read as positive infinity. */
  public static final String NONE = "none";

  /** What a verdict makes of today's approach, by the verdict's own word. */
  public static final Map<String, String> APPROACH_OF_VERDICT =
      Map.of(
          "Prompt", "Prompting",
          "Use RAG", "RAG",
          "Prompt a smaller model", "Small model",
          "Fine-tune", "Fine-tuned",
          "Fine-tune with RAG", "Fine-tuned with RAG");

  private Words() {}

  /** The word of {@code Current approach} that a change leads to. */
  public static String approach(String change) {
    return change.equals(SMALL_WITH_RAG) ? "Small model" : change.replace(WITH_CACHING, "");
  }
}
