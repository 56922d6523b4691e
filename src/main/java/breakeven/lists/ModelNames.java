package breakeven.lists;

import breakeven.input.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a model's name says about it. */
final class ModelNames {
  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "whisper|tts|transcri|dall-?e|imagen|image|veo-|sora|lyria|moderation|rerank|speech|audio"
              + "|realtime|stable-diffusion|sdxl|flux|video|music|ocr");
  private static final Pattern EMBEDDING =
      Pattern.compile("embed|(^|[/-])(bge|gte|e5|uae)-|^voyage-");
  private static final Pattern SNAPSHOT = Pattern.compile("[-@](20\\d{2}-\\d{2}-\\d{2}|20\\d{6})$");
  private static final String TUNED = "ft:";

  private ModelNames() {}

  /** Whether the name says that the model makes or reads pictures, speech or verdicts. */
  static boolean notText(String model) {
    return NOT_TEXT.matcher(model.toLowerCase(Locale.ROOT)).find();
  }

  static boolean embedding(String model) {
    return EMBEDDING.matcher(model.toLowerCase(Locale.ROOT)).find();
  }

  static boolean tuned(String model) {
    return model.startsWith(TUNED);
  }

  /** The model that was tuned, as the price of a tune names it: {@code ft:} goes. */
  static String tunedFrom(String model) {
    return model.substring(TUNED.length());
  }

  /** Without the day of a snapshot: {@code gpt-4o-2024-08-06} is {@code gpt-4o}. */
  static String withoutSnapshot(String model) {
    return SNAPSHOT.matcher(model).replaceFirst("");
  }

  /** How names are compared: case does not count, nor whether a version has a point or a hyphen. */
  static String key(String name) {
    return Texts.fold(name).replaceAll("(?<=\\d)\\.(?=\\d)", "-");
  }

  /**
   * The name by which the workbook has a base model: the one given where a row has it, else the one
   * without the day of its snapshot.
   */
  static String inBook(BookNames book, String provider, String model) {
    for (String name : book.models(provider)) {
      if (key(name).equals(key(model))) {
        return name;
      }
    }
    String plain = withoutSnapshot(model);
    for (String name : book.models(provider)) {
      if (key(name).equals(key(plain))) {
        return name;
      }
    }
    return plain;
  }
}
