package breakeven.exchange.lists;

import breakeven.core.input.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who sells a model: one name, by which the price sheets call a provider, for all the ids that
 * lists have for it. A provider that is not known here keeps the id of the list.
 */
final class Providers {
  private static final Map<String, String> NAMES = names();

  /** What some hosts put before every name. */
  private static final List<String> PREFIXES =
      List.of("accounts/fireworks/models/", "publishers/google/models/");

  /** Who sells the models of others under prices of its own, by its id. */
  private static final Set<String> RESELLERS =
      Set.of(
          "openrouter",
          "requesty",
          "vercel",
          "vercel-ai-gateway",
          "llamagate",
          "github-copilot",
          "github-models",
          "cloudflare-ai-gateway",
          "helicone",
          "poe",
          "venice",
          "kilo",
          "opencode",
          "zenmux",
          "fastrouter",
          "aihubmix",
          "302ai",
          "llmgateway",
          "nano-gpt",
          "cortecs",
          "jiekou",
          "abacus");

  private Providers() {}

  /** Whether a provider sells the models of others again. */
  static boolean reseller(String provider) {
    return RESELLERS.contains(key(provider));
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    add(names, "OpenAI", "text-completion-openai");
    add(names, "Azure OpenAI", "azure", "azure-text", "azure-openai");
    add(names, "Azure AI", "azure-ai", "azure-ai-foundry");
    add(names, "Anthropic");
    add(
        names,
        "Google",
        "gemini",
        "google-vertex",
        "vertex-ai",
        "vertex",
        "google-gemini",
        "google-ai-studio");
    add(names, "Mistral", "mistral-ai", "mistralai", "codestral", "text-completion-codestral");
    add(names, "DeepSeek", "deepseek-ai");
    add(names, "Together", "together-ai", "togetherai");
    add(names, "Fireworks", "fireworks-ai");
    add(names, "Groq", "groqcloud");
    add(
        names,
        "AWS Bedrock",
        "bedrock",
        "bedrock-converse",
        "amazon-bedrock",
        "amazon",
        "aws",
        "amazon-nova");
    add(names, "Anyscale");
    add(names, "Cohere", "cohere-chat");
    add(names, "Voyage", "voyageai", "voyage-ai");
    add(names, "xAI", "x-ai");
    add(names, "Perplexity");
    add(names, "OpenRouter");
    add(names, "DeepInfra");
    return Map.copyOf(names);
  }

  private static void add(Map<String, String> names, String name, String... ids) {
    names.put(key(name), name);
    for (String id : ids) {
      names.put(key(id), name);
    }
  }

  private static String key(String id) {
    return Texts.fold(id).replaceAll("[_ ]", "-");
  }

  /** The name of a provider, whatever a list or a user calls it. */
  static String name(String id) {
    String known = NAMES.get(key(id));
    if (known == null) {
      // LiteLLM: vertex_ai-language-models, fireworks_ai-embedding-models.
      known = NAMES.get(key(id).replaceAll("-[a-z0-9-]*models?$", ""));
    }
    return known == null ? Texts.oneLine(id) : known;
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
      boolean says = key(first).equals(key(id)) || isId(first) && name(first).equals(name(id));
      bare = says ? bare.substring(slash + 1) : bare;
    }
    for (String prefix : PREFIXES) {
      bare = bare.startsWith(prefix) ? bare.substring(prefix.length()) : bare;
    }
    return bare;
  }

  private static boolean isId(String text) {
    return NAMES.containsKey(key(text));
  }
}
