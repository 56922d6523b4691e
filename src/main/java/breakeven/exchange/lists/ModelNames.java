package breakeven.exchange.lists;

import breakeven.core.input.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a model's name says about it. */
public final class ModelNames {
  /** Names of models that make or read pictures, speech or verdicts. */
  static final Pattern NOT_TEXT =
      Pattern.compile(
          "whisper|tts|transcri|dall-?e|imagen|image|veo-|sora|lyria|moderation|rerank|speech|audio"
              + "|realtime|stable-diffusion|sdxl|flux|video|music|ocr");

  static final Pattern EMBEDDING = Pattern.compile("embed|(^|[/-])(bge|gte|e5|uae)-|^voyage-");
  private static final Pattern SNAPSHOT = Pattern.compile("[-@](20\\d{2}-\\d{2}-\\d{2}|20\\d{6})$");
  private static final String TUNED = "ft:";
  private static final Pattern TUNE =
      Pattern.compile("(?i)(^|/)ft:|[-_e ]tun[ei]|[-_:]ft([-_:]|$)");

  private static final Pattern POINT = Pattern.compile("(?<=\\d)\\.(?=\\d)");

  private ModelNames() {}

  /** Whether a name is that of a model of embeddings. */
  public static boolean embedding(String model) {
    return EMBEDDING.matcher(model.toLowerCase(Locale.ROOT)).find();
  }

  static boolean tuned(String model) {
    return model.startsWith(TUNED);
  }

  /** The model that was tuned, as the price of a tune names it: {@code ft:} goes. */
  static String tunedFrom(String model) {
    return tuned(model) ? model.substring(TUNED.length()) : model;
  }

  /** Without the day of a snapshot: {@code gpt-4o-2024-08-06} is {@code gpt-4o}. */
  static String withoutSnapshot(String model) {
    return SNAPSHOT.matcher(model).replaceFirst("");
  }

  /** How names are compared: case does not count, nor whether a version has a point or a hyphen. */
  static String key(String name) {
    return POINT.matcher(Texts.fold(name)).replaceAll("-");
  }

  /**
   * The name by which the workbook has a model that a list names with the day of its snapshot: the
   * one without that day where it has both.
   */
  static String inBook(List<String> book, String model) {
    String plain = withoutSnapshot(model);
    return find(book, plain).or(() -> find(book, model)).orElse(plain);
  }

  /**
   * The name by which a workbook has a model that a log or bill names, perhaps with the day of its
   * snapshot and behind its provider: {@code openai/gpt-4o-2024-08-06} is {@code gpt-4o}.
   */
  public static Optional<String> known(Collection<String> book, String model) {
    String bare = model.substring(model.lastIndexOf('/') + 1);
    return Stream.of(model, withoutSnapshot(model), bare, withoutSnapshot(bare))
        .flatMap(name -> find(book, name).stream())
        .findFirst();
  }

  /**
   * Whether a log or bill means a workbook's model by a name.
   *
   * @param model as the workbook names it, perhaps behind its provider; empty: none
   * @param tuned whether a fine-tune of it is asked for: {@code ft:gpt-4o-mini:acme::1} is one
   */
  public static boolean means(String billed, String model, boolean tuned) {
    String bare = model.substring(model.indexOf(": ") < 0 ? 0 : model.indexOf(": ") + 2);
    if (bare.isEmpty() || tuned != TUNE.matcher(billed).find()) {
      return false;
    }
    return tuned
        ? key(billed).contains(key(withoutSnapshot(bare)))
        : known(List.of(model, bare), billed).isPresent();
  }

  /**
   * The name for a price of training: that of the row which is there, so that a second import finds
   * it again; else that of the model.
   */
  static String trained(BookNames book, String provider, String model) {
    List<String> trained = book.trained(provider);
    return find(trained, model)
        .or(() -> find(trained, withoutSnapshot(model)))
        .orElseGet(() -> inBook(book.models(provider), model));
  }

  private static Optional<String> find(Collection<String> names, String wanted) {
    return names.stream().filter(name -> key(name).equals(key(wanted))).findFirst();
  }
}
