package breakeven.exchange.usage;

import breakeven.core.table.TextTables;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The usage files that are known, each by the names of its columns, as the resource {@code
 * usage.formats} declares them. What a file is shows in its header row: it is of the first format
 * whose telling columns are all there.
 */
public enum UsageFormat implements Naming {
  AZURE_TRACE,
  OPENAI,
  ANTHROPIC,
  ANTHROPIC_API,
  LITELLM,
  LITELLM_DAILY,
  FOCUS_TOKENS,
  FOCUS,
  AWS,
  AZURE_COST,
  GOOGLE_COST,
  DEEPSEEK,
  DEEPSEEK_COST,
  ANTHROPIC_COST,
  OPENAI_COST,
  OPENROUTER,
  OPENROUTER_DAILY,
  LANGFUSE,
  LANGFUSE_METRICS,
  BRAINTRUST,
  OPENAI_CHAT,
  OPENAI_RESPONSES,
  ANTHROPIC_ANSWERS,
  GEMINI_ANSWERS,
  BEDROCK_ANSWERS,
  BEDROCK_LOG,
  OWN_ANTHROPIC,
  OWN,
  NAMED;

  /** How cached tokens stand in a bill with a line for each kind of token. */
  static final String APART = "on lines of their own, beside the input";

  /** What a line is. */
  public enum Lines {
    /** One request. */
    REQUESTS,
    /** All requests of an hour, a day, a month. */
    PERIODS,
    /** A period where the file has a column of requests, else one request. */
    EITHER
  }

  private final String title;
  private final String from;
  private final Lines lines;
  private final String currency;
  private final boolean sparse;
  private final Set<Meaning> telling = EnumSet.noneOf(Meaning.class);
  private final Set<Meaning> either = EnumSet.noneOf(Meaning.class);
  private final @Nullable Meter meter;
  private final Map<Meaning, List<String>> names = new EnumMap<>(Meaning.class);
  private final Set<Meaning> sums = EnumSet.noneOf(Meaning.class);
  private final Map<Meaning, Pattern> counted = new EnumMap<>(Meaning.class);

  UsageFormat() {
    Map<String, String> declared = new LinkedHashMap<>(Declared.of(name()));
    title = taken(declared, "title");
    from = taken(declared, "from");
    lines = Lines.valueOf(taken(declared, "lines").toUpperCase(Locale.ROOT));
    currency = Objects.requireNonNullElse(declared.remove("currency of all"), "");
    sparse = declared.remove("zeros") != null;
    meter = Meter.of(declared);
    declared.forEach(this::column);
  }

  private static String taken(Map<String, String> declared, String name) {
    return Objects.requireNonNull(declared.remove(name), name);
  }

  private void column(String name, String declared) {
    Meaning meaning =
        Meaning.valueOf(name.replaceFirst("^[*?] ", "").toUpperCase(Locale.ROOT).replace(' ', '_'));
    String[] parts = declared.split(" ~ ", 2);
    if (name.startsWith("* ")) {
      telling.add(meaning);
    }
    if (name.startsWith("? ")) {
      either.add(meaning);
    }
    if (parts.length > 1) {
      counted.put(meaning, Pattern.compile(parts[1], Pattern.CASE_INSENSITIVE));
    }
    if (parts[0].contains(" + ")) {
      sums.add(meaning);
    }
    if (!parts[0].isEmpty()) {
      names.put(meaning, List.of(parts[0].split(" \\+ |, ")));
    }
  }

  /** What the resource declares; an enum cannot read it before its constants are made. */
  private static final class Declared {
    private static final Map<String, Map<String, String>> ALL = read();

    static Map<String, String> of(String format) {
      return Objects.requireNonNull(ALL.get(format), format);
    }

    private static Map<String, Map<String, String>> read() {
      Map<String, Map<String, String>> all = new HashMap<>();
      Map<String, String> format = Map.of();
      for (String line : TextTables.lines("usage.formats")) {
        int equals = line.indexOf(" =");
        if (line.startsWith("[")) {
          format = new LinkedHashMap<>();
          all.put(line.substring(1, line.length() - 1), format);
        } else if (line.startsWith("like = ")) {
          format.putAll(Objects.requireNonNull(all.get(line.substring("like = ".length()))));
        } else if (equals > 0) {
          format.put(line.substring(0, equals), line.substring(equals + 2).strip());
        }
      }
      return all;
    }
  }

  /** What users call it. */
  public String title() {
    return title;
  }

  /** Where it comes from. */
  public String from() {
    return from;
  }

  /** What its lines are. */
  public Lines lines() {
    return lines;
  }

  /** The currency of its costs, where it is always the same; else empty. */
  String currency() {
    return currency;
  }

  /** Whether a line leaves out a part that is 0. */
  boolean sparse() {
    return sparse;
  }

  /** Whether columns tell that a file is of this format. */
  boolean isTold(Set<Meaning> columns) {
    return columns.containsAll(telling)
        && (either.isEmpty() || either.stream().anyMatch(columns::contains));
  }

  /** Whether it is a file of a user's own, written as the user likes. */
  boolean own() {
    return lines == Lines.EITHER;
  }

  /** How a line says which kind of token it counts; null where a line has all of them. */
  @Nullable Meter meter() {
    return meter;
  }

  /**
   * How cached tokens stand to input tokens.
   *
   * @param has which columns there are
   */
  public String cached(Predicate<Meaning> has) {
    if (meter != null) {
      return APART;
    }
    return has.test(Meaning.DETAIL)
        ? "beside the input, or among it where a total says so"
        : has.test(Meaning.CACHE_READ)
            ? "beside the input"
            : has.test(Meaning.CACHED) ? "among the input" : "not said";
  }

  /** Whether a line counts that says this of its service or category; empty: nothing. */
  boolean counts(Meaning meaning, String text) {
    Pattern pattern = counted.get(meaning);
    return pattern == null || text.isEmpty() || pattern.matcher(text).find();
  }

  @Override
  public boolean sums(Meaning meaning) {
    return sums.contains(meaning);
  }

  @Override
  public List<String> names(Meaning meaning) {
    return names.getOrDefault(meaning, List.of());
  }
}
