package breakeven.core.price;

import breakeven.core.table.ModelPrices;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model sold per token, at one provider, that may be prompted in place of another.
 *
 * @param name {@code Provider: Model}, which leads to its row
 * @param provider empty where the row gives none
 * @param model the model's name, which other providers may have too
 * @param modelClass a code of {@code Words.CLASS}: the higher, the smaller the model
 * @param weights the same for one model at whatever provider, however that writes its name
 */
public record PromptedModel(
    String name, String provider, String model, int modelClass, String weights) {
  private static final Pattern BEFORE =
      Pattern.compile(
          "^(.*/)?((global|us|eu)\\.)?((openai|anthropic|meta|amazon|qwen|mistral)\\.)?(meta-)?");
  private static final Pattern TAIL =
      Pattern.compile("(-turbo|-fp8.*|-v\\d+:\\d+|-\\d+:\\d+|(?<!\\d)\\d{8})$");

  /** The model of a row of the book; empty where it has no class or no name leads to it. */
  static Optional<PromptedModel> of(PriceRow row, ModelRows rows) {
    return row.has(ModelPrices.CLASS)
            && row.has(ModelPrices.INPUT_PRICE)
            && row.has(ModelPrices.OUTPUT_PRICE)
            && rows.base(row.fullName()) == row
        ? Optional.of(
            new PromptedModel(
                row.fullName(),
                row.provider(),
                row.name(),
                (int) row.number(ModelPrices.CLASS),
                weights(row.name())))
        : Optional.empty();
  }

  /** Whether some typed names mean it, with or without its provider; no names mean all. */
  public boolean named(List<String> typed) {
    return Names.among(model, typed) || Names.among(name, typed);
  }

  /** Whether its provider is one of some typed ones; none mean all. */
  public boolean soldBy(List<String> providers) {
    return Names.among(provider, providers);
  }

  /**
   * What is left of a name without what providers add to it: who made it, where and how it runs.
   */
  static String weights(String name) {
    String left = BEFORE.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    String before;
    do {
      before = left;
      left = TAIL.matcher(left).replaceFirst("");
    } while (!left.equals(before));
    return Names.withoutMarks(left);
  }
}
