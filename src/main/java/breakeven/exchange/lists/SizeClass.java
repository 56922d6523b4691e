package breakeven.exchange.lists;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LiteLLM's rows for any model of a size, good for a model of one's own. */
final class SizeClass {
  private static final Pattern CLASS =
      Pattern.compile(
          "(?:together|fireworks)-ai-(up-to-|above-)?([0-9.]+b)(?:-(?:to-)?([0-9.]+b))?");

  private SizeClass() {}

  /** {@code together-ai-4.1b-8b} is {@code size bracket 4.1B-8B (generic)}; others stay. */
  static String name(String model) {
    Matcher match = CLASS.matcher(model);
    if (!match.matches()) {
      return model;
    }
    String words = match.group(1) == null ? "" : match.group(1).replace('-', ' ');
    String upper = match.group(3) == null ? "" : "-" + match.group(3).toUpperCase(Locale.ROOT);
    return "size bracket " + words + match.group(2).toUpperCase(Locale.ROOT) + upper + " (generic)";
  }
}
