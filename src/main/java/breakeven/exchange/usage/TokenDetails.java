package breakeven.exchange.usage;

import breakeven.core.input.Texts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The amounts of one call by names of their own, as Langfuse keeps them: beside each other, and
 * under several names for one thing. Used again for each line.
 */
final class TokenDetails {
  /** What a name counts; of a name that fits several, the first. */
  private enum Kind {
    TOTAL("^total.*"),
    READ("(?!.*uncached).*(?:cached|cacheread|cachehit).*"),
    WRITTEN(".*(?:cachecreation|cachewrite).*"),
    REASONING(".*(?:reasoning|thoughts|thinking).*"),
    INPUT("^(?:input|prompt|tooluseprompt).*"),
    OUTPUT("^(?:output|completion|candidates).*"),
    UNKNOWN(".*");

    private final Pattern names;

    Kind(String names) {
      this.names = Pattern.compile(names);
    }
  }

  /**
   * A kind with what makes its names several amounts and not one: tokens of sound, of five minutes.
   */
  private record Named(Kind kind, String of) {}

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern OF =
      Pattern.compile("5m|1h|text|audio|image|video|document|modality.*|tooluse");

  /** Parts that may be among others: whether they are, a total tells. */
  private static final Kind[] WITHIN = {Kind.READ, Kind.WRITTEN, Kind.REASONING};

  private final Map<String, Named> names = new HashMap<>();
  private final Map<Named, Double> amounts = new HashMap<>();
  private final Map<String, Double> unknown = new LinkedHashMap<>();
  private final Map<Kind, Double> sums = new EnumMap<>(Kind.class);

  /** Which of the parts that may be are among others, as bits. */
  private int within;

  /** Begins another line. */
  void clear() {
    amounts.clear();
    unknown.clear();
    sums.clear();
    within = 0;
  }

  /** Takes all amounts of a line. */
  void read(Map<String, String> details, ToDoubleFunction<String> number) {
    clear();
    details.forEach((name, text) -> take(name, number.applyAsDouble(text)));
    amounts.forEach((named, amount) -> sums.merge(named.kind(), amount, Double::sum));
    double total = sum(Kind.TOTAL);
    double parts = parts();
    // Fewest first: amounts are beside each other unless the total says that they are not.
    for (int bits = 0; sums.containsKey(Kind.TOTAL) && bits < (1 << WITHIN.length); bits++) {
      within = bits;
      if (parts - among(bits) == total) {
        return;
      }
    }
    within = 0;
  }

  private void take(String name, double amount) {
    Named named = names.computeIfAbsent(name, TokenDetails::named);
    if (named.kind() == Kind.UNKNOWN && amount != 0) {
      unknown.merge(Texts.cut(Texts.oneLine(name)), amount, Double::sum);
    } else {
      // Of several names for one thing each has all of it.
      amounts.merge(named, amount, Math::max);
    }
  }

  private static Named named(String name) {
    String key = BETWEEN.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    for (Kind kind : Kind.values()) {
      if (kind.names.matcher(key).matches()) {
        StringBuilder of = new StringBuilder();
        for (Matcher found = OF.matcher(key); kind != Kind.TOTAL && found.find(); ) {
          of.append(found.group());
        }
        return new Named(kind, of.toString());
      }
    }
    throw new IllegalStateException(name);
  }

  private double sum(Kind kind) {
    return sums.getOrDefault(kind, 0.0);
  }

  private double said(Kind kind) {
    return sums.getOrDefault(kind, Double.NaN);
  }

  /** What is among other parts, of those that a line has. */
  private double among(int bits) {
    double among = 0;
    for (int i = 0; i < WITHIN.length; i++) {
      among += ((bits >> i) & 1) == 0 ? 0 : sum(WITHIN[i]);
    }
    return among;
  }

  private double parts() {
    double parts = sum(Kind.INPUT) + sum(Kind.OUTPUT);
    for (Kind each : WITHIN) {
      parts += sum(each);
    }
    return parts;
  }

  /** Input tokens, everything sent; NaN where an amount is no number. */
  double input() {
    return sum(Kind.INPUT) + sum(Kind.READ) + sum(Kind.WRITTEN) - among(within & 3);
  }

  /** Output tokens, with reasoning; NaN as before. */
  double output() {
    return sum(Kind.OUTPUT) + sum(Kind.REASONING) - among(within & 4);
  }

  /** Input tokens read from the cache; NaN where the line does not say it. */
  double cached() {
    return said(Kind.READ);
  }

  /** Input tokens written to the cache; NaN where the line does not say it. */
  double written() {
    return said(Kind.WRITTEN);
  }

  /** Output tokens of reasoning; NaN where the line does not say it. */
  double reasoning() {
    return said(Kind.REASONING);
  }

  /** What the line says that all of them are; NaN where it does not. */
  double total() {
    return said(Kind.TOTAL);
  }

  /** Amounts whose names are not known, as the file calls them. */
  Map<String, Double> unknown() {
    return unknown;
  }
}
