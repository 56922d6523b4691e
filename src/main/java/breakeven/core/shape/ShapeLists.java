package breakeven.core.shape;

import breakeven.core.input.AssumptionValues;
import breakeven.core.model.NearMiss;
import breakeven.core.price.BaseModel;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PromptedModel;
import breakeven.core.table.Assumption;
import breakeven.core.table.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The assumptions that list what shapes are made of. */
public final class ShapeLists {
  /** Stands for every card that has an hourly price and a capacity. */
  private static final String ALL = "all";

  private ShapeLists() {}

  /** The entries of such an assumption, which are split by comma or semicolon. */
  public static List<String> entries(AssumptionValues assumptions, Assumption list) {
    return Stream.of(assumptions.text(list).split("[,;]"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  /** Whether such a list asks for all cards of the book. */
  static boolean all(List<String> cards) {
    return cards.isEmpty() || cards.stream().anyMatch(ALL::equalsIgnoreCase);
  }

  /** The code of a word, whatever its case; -1 where it is none of the list. */
  static int code(String word, List<String> words) {
    List<String> folded = words.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
    return folded.indexOf(word.toLowerCase(Locale.ROOT));
  }

  /** The entries that are no word of the list, or that no row of the price tables has. */
  public static List<String> unknown(
      Assumption list, AssumptionValues assumptions, PriceBook prices) {
    return entries(assumptions, list).stream()
        .filter(
            entry ->
                switch (list) {
                  case MODELS_TO_COMPARE -> !prices.knowsBase(entry);
                  case GPUS_TO_COMPARE ->
                      !entry.equalsIgnoreCase(ALL)
                          && !assumptions.asShipped(list)
                          && !prices.knowsGpu(entry);
                  case PROVIDERS_TO_COMPARE -> code(entry, sellers(prices)) < 0;
                  case PROMPTED_TO_COMPARE ->
                      prices.promptedModels().stream().noneMatch(one -> one.named(List.of(entry)));
                  case METHODS_TO_COMPARE -> code(entry, Words.METHOD) < 0;
                  case SERVINGS_TO_COMPARE -> code(entry, Words.SERVING) < 0;
                  default -> false;
                })
        .toList();
  }

  private static List<String> sellers(PriceBook prices) {
    return Stream.concat(
            prices.promptedModels().stream().map(PromptedModel::provider),
            prices.baseModels().stream().map(BaseModel::provider))
        .toList();
  }

  /** What to type into a list in place of an entry, as a sentence. */
  public static String accepted(Assumption list, String entry, PriceBook prices) {
    return switch (list) {
      case PROVIDERS_TO_COMPARE ->
          NearMiss.of(entry, sellers(prices))
              .map("Type %s"::formatted)
              .orElse("Type providers of Model prices, with commas between them");
      case METHODS_TO_COMPARE -> "Type words of " + String.join(", ", Words.METHOD);
      case SERVINGS_TO_COMPARE -> "Type words of " + String.join(", ", Words.SERVING);
      case GPUS_TO_COMPARE -> "Type names of GPU prices, with commas between them, or all";
      case PROMPTED_TO_COMPARE -> "Type models of Model prices, with commas between them";
      default -> "Type base models of Model prices, with commas between them";
    };
  }
}
