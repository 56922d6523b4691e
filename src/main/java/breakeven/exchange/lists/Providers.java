package breakeven.exchange.lists;

import breakeven.core.input.Texts;
import breakeven.core.table.TextTables;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who sells a model or rents out a card: one name, by which the price sheets call a provider, for
 * all the ids that lists have for it; {@code sellers.txt} has them. A provider that is not known
 * there keeps the id of the list.
 */
final class Providers {
  private static final Map<String, Map<String, String>> NAMES = names();

  /** What some hosts put before every name. */
  private static final List<String> PREFIXES =
      List.of("accounts/fireworks/models/", "publishers/google/models/");

  static final String AZURE_OPEN_AI = "Azure OpenAI";

  /** What Azure sells of all others. */
  static final String AZURE_AI = "Azure AI";

  private static final Pattern OPEN_AI =
      Pattern.compile(
          "(^|[/:])(gpt-(?!oss)|chatgpt|o[1-9]\\b|text-embedding-(ada|3)|(davinci|babbage|codex)-)");

  private Providers() {}

  private static Map<String, Map<String, String>> names() {
    Map<String, Map<String, String>> names =
        Map.of("model", new HashMap<>(), "card", new HashMap<>());
    for (String line : TextTables.lines("sellers.txt")) {
      String[] sides = line.split(": | = ");
      Map<String, String> of = Objects.requireNonNull(names.get(sides[0]), line);
      of.put(key(sides[1]), sides[1]);
      for (String id : sides.length > 2 ? sides[2].split(", ") : new String[0]) {
        of.put(key(id), sides[1]);
      }
    }
    return names;
  }

  /** How ids are compared: without case, blanks and signs. */
  private static String key(String id) {
    return Texts.fold(id).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Map<String, String> of(String what) {
    return NAMES.getOrDefault(what, Map.of());
  }

  /** The name of who rents out cards, whatever a list or a user calls it. */
  static String ofCards(String id) {
    return of("card").getOrDefault(key(id), Texts.oneLine(id));
  }

  /** The name of who sells models, whatever a list or a user calls it. */
  static String name(String id) {
    // LiteLLM: vertex_ai-language-models, fireworks_ai-embedding-models.
    String bare = id.replaceAll("-[A-Za-z0-9_-]*models?$", "");
    return of("model")
        .getOrDefault(key(id), of("model").getOrDefault(key(bare), Texts.oneLine(id)));
  }

  /** The same for one of its models: lists have OpenAI's at Azure under both of its ids. */
  static String name(String id, String model) {
    String name = name(id);
    boolean azure = name.equals(AZURE_OPEN_AI) || name.equals(AZURE_AI);
    boolean openAi = OPEN_AI.matcher(model.toLowerCase(Locale.ROOT)).find();
    return !azure || model.isEmpty() ? name : openAi ? AZURE_OPEN_AI : AZURE_AI;
  }

  /**
   * A model's name without what says the provider again: {@code azure/gpt-4o} is {@code gpt-4o}.
   * Other parts, for example a region, stay.
   *
   * @param id the provider as the list calls it
   */
  static String bareModel(String id, String model) {
    String bare = Texts.oneLine(model);
    int slash = bare.indexOf('/');
    if (slash > 0) {
      String first = bare.substring(0, slash);
      boolean says =
          key(first).equals(key(id))
              || of("model").containsKey(key(first)) && name(first).equals(name(id));
      bare = says ? bare.substring(slash + 1) : bare;
    }
    for (String prefix : PREFIXES) {
      bare = bare.startsWith(prefix) ? bare.substring(prefix.length()) : bare;
    }
    return bare;
  }
}
