package breakeven.exchange.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a meter says, which is all that Azure's price list says of a model: {@code gpt
 * 4.1 mini cached Inp glbl Tokens}. Its words are shortened in more than one way.
 *
 * @param kind what is counted; null where it is neither input nor output
 * @param batch whether for requests that can wait
 * @param other whether of a kind with a price of its own: tunes, priority, long requests
 * @param provider who sells the model
 * @param model the model, as the workbook would name it
 * @param snapshot month and day of a snapshot; empty where the name has none
 */
record AzureMeter(
    @Nullable Kind kind,
    boolean batch,
    boolean other,
    String provider,
    String model,
    String snapshot) {
  /** What a meter counts. */
  enum Kind {
    INPUT,
    CACHED_INPUT,
    CACHE_WRITE,
    OUTPUT
  }

  private static final String OPEN_AI = "azure openai";
  private static final Set<String> INPUT = words("inp inpt input in");
  private static final Set<String> OUTPUT = words("outp outpt output opt out");
  private static final Set<String> CACHED = words("cached cd cchd cache");
  private static final Set<String> WRITE = words("write wr wrt");
  private static final Set<String> GLOBAL = words("glbl gl global");
  private static final Set<String> ZONE = words("dz dzone dzn data zone regnl regional rgnl reg");
  private static final Set<String> BATCH = words("batch btch bat");
  private static final Set<String> MEANINGLESS =
      words("tokens token 1m 1k std standard shortco read");
  private static final Set<String> OTHER =
      Set.of(
          "ft",
          "ftuned",
          "finetuned",
          "fine",
          "tuned",
          "tuning",
          "hosting",
          "training",
          "trng",
          "grader",
          "dev",
          "developer",
          "priority",
          "prty",
          "pp",
          "flex",
          "longco",
          "provisioned",
          "unit",
          "routers");

  private static Set<String> words(String all) {
    return Set.of(all.split(" "));
  }

  /** Reads a name. */
  static AzureMeter of(String product, String name) {
    List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9.]+"));
    boolean openAi = product.toLowerCase(Locale.ROOT).startsWith(OPEN_AI);
    List<String> left = new ArrayList<>();
    String snapshot = "";
    for (String word : words) {
      if (openAi && word.matches("\\d{4}")) {
        snapshot = word;
      } else if (!isMeaning(word)) {
        left.add(word);
      }
    }
    String model = model(product, openAi, String.join("-", left));
    return new AzureMeter(
        kind(words, model),
        any(words, BATCH),
        any(words, OTHER),
        openAi ? Providers.AZURE_OPEN_AI : Providers.AZURE_AI,
        model,
        snapshot);
  }

  private static boolean isMeaning(String word) {
    return word.isEmpty()
        || List.of(INPUT, OUTPUT, CACHED, WRITE, GLOBAL, ZONE, BATCH, MEANINGLESS).stream()
            .anyMatch(words -> words.contains(word));
  }

  private static boolean any(List<String> words, Set<String> of) {
    return words.stream().anyMatch(of::contains);
  }

  private static @Nullable Kind kind(List<String> words, String model) {
    if (any(words, OUTPUT)) {
      return Kind.OUTPUT;
    }
    if (any(words, CACHED)) {
      return any(words, WRITE) ? Kind.CACHE_WRITE : Kind.CACHED_INPUT;
    }
    return any(words, INPUT) || ModelNames.embedding(model) ? Kind.INPUT : null;
  }

  /** Some names leave out the family, which the product then says: {@code 5.4 mini}, {@code V4}. */
  private static String model(String product, boolean openAi, String words) {
    if (!words.matches("[a-z]?\\d.*")) {
      return words;
    }
    String family =
        openAi
            ? "gpt"
            : product.toLowerCase(Locale.ROOT).replaceAll("^azure | models?$", "").strip();
    boolean says = family.contains(" ") || openAi && !words.matches("\\d.*");
    return says ? words : family + "-" + words;
  }
}
