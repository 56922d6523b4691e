package breakeven.core.shape;

import breakeven.core.input.AssumptionValues;
import breakeven.core.price.PriceBook;
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
                  case METHODS_TO_COMPARE -> code(entry, Words.METHOD) < 0;
                  case SERVINGS_TO_COMPARE -> code(entry, Words.SERVING) < 0;
                  case PROVIDERS_TO_COMPARE -> !sells(entry, prices);
                  case PROMPTED_TO_COMPARE ->
                      prices.promptedModels().stream().noneMatch(one -> one.named(List.of(entry)));
                  default -> false;
                })
        .toList();
  }

  private static boolean sells(String provider, PriceBook prices) {
    List<String> one = List.of(provider);
    return prices.promptedModels().stream().anyMatch(model -> model.soldBy(one))
        || prices.baseModels().stream().anyMatch(model -> model.soldBy(one));
  }

  /** What to type into a list, as a sentence. */
  public static String accepted(Assumption list) {
    return switch (list) {
      case METHODS_TO_COMPARE -> "Type words of " + String.join(", ", Words.METHOD);
      case SERVINGS_TO_COMPARE -> "Type words of " + String.join(", ", Words.SERVING);
      case GPUS_TO_COMPARE -> "Type names of GPU prices, with commas between them, or all";
      case PROVIDERS_TO_COMPARE -> "Type providers of Model prices, with commas between them";
      case PROMPTED_TO_COMPARE -> "Type prompted models of Model prices, with commas between them";
      default -> "Type base models of Model prices, with commas between them";
    };
  }
}
