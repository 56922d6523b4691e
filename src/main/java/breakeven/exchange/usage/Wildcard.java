package breakeven.exchange.usage;

import breakeven.core.input.Texts;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A plain text in which {@code *} stands for any letters; compared as names are. */
final class Wildcard {
  private final String text;
  private final Pattern pattern;

  /**
   * A pattern.
   *
   * @param text empty: anything
   */
  Wildcard(String text) {
    this.text = Texts.fold(text);
    pattern =
        Pattern.compile(
            this.text.isEmpty()
                ? ".*"
                : Arrays.stream(this.text.split("\\*+", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")),
            Pattern.DOTALL);
  }

  boolean matches(String value) {
    return pattern.matcher(Texts.fold(value)).matches();
  }

  /** The pattern as names are compared. */
  String text() {
    return text;
  }
}
