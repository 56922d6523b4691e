package breakeven.exchange.usage;

import breakeven.core.input.PlainNumber;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a bill says what a line counts, where each kind of token is a line of its own: in words, with
 * an amount and its unit. The kinds are disjoint, so that cached tokens stand beside the input.
 */
public final class Meter {
  /** A unit of tokens: a number, a multiple, the word; each may be left out, not all letters. */
  private static final Pattern UNIT =
      Pattern.compile(
          "(?=.*\\p{L})(\\d[\\d,.]*)?\\s*(k|m|thousand|million)?s?\\s*(?:of\\s+)?(tokens?|count)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LETTERS =
      Pattern.compile("\\bcharacters?\\b", Pattern.CASE_INSENSITIVE);

  /** What is called a unit and no more, as in bills of marketplaces. */
  private static final Pattern UNITS = Pattern.compile("units?", Pattern.CASE_INSENSITIVE);

  /** A number of tokens in a sentence: 1K output tokens, Million Cache Read Input Tokens. */
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "\\b(?:(\\d[\\d,]*)\\s*(k|m|thousand|million)?|(thousand|million)s?)\\s+(?:of\\s+)?"
              + "(?:(?:input|output|cached?|read|write|prompt|completion|text)\\s+)*tokens?\\b",
          Pattern.CASE_INSENSITIVE);

  private static final double THOUSAND = 1_000;
  private static final double MILLION = 1_000_000;

  /** Between the texts of several columns, each of which may say the kind. */
  static final String BETWEEN = "\n";

  /** What is not cached, whatever it is called, is other input. */
  private static final Pattern UNCACHED =
      Pattern.compile("\\b(?:non|not|un)[ _-]?cached\\b", Pattern.CASE_INSENSITIVE);

  /** How the declaration of a kind begins. */
  private static final String OF = "of ";

  private final Map<TokenKind, Pattern> words = new LinkedHashMap<>();
  private @Nullable Pattern model;
  private @Nullable Pattern product;
  private @Nullable Pattern elsewhere;
  private @Nullable Pattern batch;
  private String unit = "";
  private boolean translated;

  private Meter() {}

  /**
   * The meter that a format declares; what is taken for it is taken out of the declaration.
   *
   * @return null where its lines have all kinds of tokens
   */
  static @Nullable Meter of(Map<String, String> declared) {
    String kind = declared.remove("meter");
    if (kind == null) {
      return null;
    }
    Meter meter = new Meter();
    meter.translated = kind.equals("translated");
    meter.batch = found(declared.remove("of batch"));
    // Where the words of a kind name the model too, its name is the first group.
    meter.model = found(declared.remove("model in words"));
    meter.product = found(declared.remove("model in product"));
    meter.elsewhere = found(declared.remove("any service"));
    meter.unit = Objects.requireNonNullElse(declared.remove("amounts in"), "");
    declared.forEach(
        (name, pattern) -> {
          if (name.startsWith(OF)) {
            meter.words.put(
                TokenKind.valueOf(
                    name.substring(OF.length()).toUpperCase(Locale.ROOT).replace(' ', '_')),
                Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
          }
        });
    declared.keySet().removeIf(name -> name.startsWith(OF));
    return meter;
  }

  private static @Nullable Pattern found(@Nullable String pattern) {
    return pattern == null ? null : Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /**
   * What a line counts.
   *
   * @param text words of one column or of several, the first of which that is clear counts
   * @param direction the standard's word for input or output, before which no other counts; empty:
   *     it says none
   * @param action the standard's word for what a cache had to do with it; empty: it says none
   */
  TokenKind kind(String text, String direction, String action) {
    String toward = direction.toLowerCase(Locale.ROOT);
    if (toward.equals("output")) {
      return TokenKind.OUTPUT;
    }
    switch (action.toLowerCase(Locale.ROOT)) {
      case "read" -> {
        return TokenKind.CACHE_READ;
      }
      case "write" -> {
        return TokenKind.CACHE_WRITE;
      }
      case "uncached" -> {
        return TokenKind.INPUT;
      }
      default -> {
        TokenKind said = kind(text);
        boolean cached = said == TokenKind.CACHE_READ || said == TokenKind.CACHE_WRITE;
        return toward.equals("input") && !cached ? TokenKind.INPUT : said;
      }
    }
  }

  /** What a line counts, by its words. */
  private TokenKind kind(String text) {
    for (String each : text.split(BETWEEN)) {
      TokenKind kind = ofOne(UNCACHED.matcher(each).replaceAll(""));
      if (kind != TokenKind.OTHER) {
        return kind;
      }
    }
    return TokenKind.OTHER;
  }

  /** The kind that a text names; both input and output are none. */
  private TokenKind ofOne(String text) {
    for (Map.Entry<TokenKind, Pattern> each : words.entrySet()) {
      if (each.getValue().matcher(text).find()) {
        Pattern input = words.get(TokenKind.INPUT);
        boolean both =
            each.getKey() == TokenKind.OUTPUT && input != null && input.matcher(text).find();
        return both ? TokenKind.OTHER : each.getKey();
      }
    }
    return TokenKind.OTHER;
  }

  /**
   * Whether a line counts whatever service it is of.
   *
   * @param named what is said of the model beside the words of the kind
   * @param text the words of the kind
   */
  boolean counts(String named, String text) {
    return elsewhere != null && elsewhere.matcher(text).find()
        || product != null && product.matcher(named).find();
  }

  /** Whether a line is of requests that could wait, by the words of its kind. */
  boolean waits(String text) {
    return batch != null && batch.matcher(text).find();
  }

  /** Whether some lines count requests. */
  boolean countsRequests() {
    return words.containsKey(TokenKind.REQUESTS);
  }

  /**
   * The model of a line; empty where it names none.
   *
   * @param named what is said of the model beside the words of the kind
   * @param text the words of the kind, which may name it too
   */
  String model(String named, String text) {
    String known = product == null ? named : group(product, named);
    return known.isEmpty() && model != null ? group(model, text) : known;
  }

  private static String group(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1).strip() : "";
  }

  /** Tokens in one unit; NaN where it is no unit of tokens, or none is named. */
  double tokens(String text) {
    String named = text.isEmpty() ? unit : text;
    Matcher parts = UNIT.matcher(named);
    if (named.isEmpty() || !parts.matches()) {
      return Double.NaN;
    }
    return many(parts.group(1), parts.group(2));
  }

  /**
   * The same where a unit may be called no more than that, and a sentence says of how many.
   *
   * @param words the sentence; empty: there is none
   */
  double tokens(String text, String words) {
    Matcher said = IN_WORDS.matcher(words);
    return UNITS.matcher(text).matches() && said.find()
        ? many(said.group(1), said.group(2) == null ? said.group(3) : said.group(2))
        : tokens(text);
  }

  private static double many(@Nullable String digits, @Nullable String multiple) {
    double number = digits == null ? 1 : PlainNumber.parse(digits.replace(",", ""));
    return switch (multiple == null ? ' ' : Character.toLowerCase(multiple.charAt(0))) {
      case 'k', 't' -> number * THOUSAND;
      case 'm' -> number * MILLION;
      default -> number;
    };
  }

  /** Whether words say that letters are counted, whatever the unit is called. */
  static boolean isOfLetters(String text) {
    return LETTERS.matcher(text).find();
  }

  /** Whether a unit says no more than that it is one. */
  static boolean isUnits(String text) {
    return UNITS.matcher(text).matches();
  }

  /** Whether a header may have the name that we know in a bracket behind a translated one. */
  boolean headersInBrackets() {
    return translated;
  }

  /** A day as {@code 20261005} is written as {@code 2026-10-05}; other texts stay. */
  static String day(String text) {
    return text.length() == 8 ? text.replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)$", "$1-$2-$3") : text;
  }
}
