package breakeven.exchange.usage;

import breakeven.core.input.Texts;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A plain text in which {@code *} stands for any letters; compared as names are. The parts between
 * stars are looked for one behind the other, so that no pattern takes long over a long text.
 */
final class Wildcard {
  /** Stands behind every text and pattern, so that the last part is looked for at the end. */
  private static final String END = "\0";

  private final Pattern pattern;

  /**
   * A pattern.
   *
   * @param text empty: anything
   */
  Wildcard(String text) {
    String folded = Texts.fold(text);
    String parts =
        Pattern.compile("\\*+")
            .splitAsStream((folded.isEmpty() ? "*" : folded) + END)
            .map(Pattern::quote)
            .collect(Collectors.joining(")(?>.*?", "(?>", ")"));
    pattern = Pattern.compile(parts, Pattern.DOTALL);
  }

  boolean matches(String value) {
    return pattern.matcher(Texts.fold(value) + END).matches();
  }
}
