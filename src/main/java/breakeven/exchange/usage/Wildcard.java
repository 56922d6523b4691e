package breakeven.exchange.usage;

import breakeven.core.input.Texts;

/**
 * A plain text in which {@code *} stands for any letters; compared as names are. The parts between
 * stars are looked for one behind the other, so that no pattern takes long over a long text.
 */
final class Wildcard {
  private final String[] parts;

  /**
   * A pattern.
   *
   * @param text empty: anything
   */
  Wildcard(String text) {
    String folded = Texts.fold(text);
    parts = (folded.isEmpty() ? "*" : folded).split("\\*+", -1);
  }

  boolean matches(String value) {
    String folded = Texts.fold(value);
    int last = parts.length - 1;
    if (last == 0) {
      return folded.equals(parts[0]);
    }
    if (!folded.startsWith(parts[0])) {
      return false;
    }
    int from = parts[0].length();
    for (int i = 1; i < last; i++) {
      int at = folded.indexOf(parts[i], from);
      if (at < 0) {
        return false;
      }
      from = at + parts[i].length();
    }
    return folded.length() - parts[last].length() >= from && folded.endsWith(parts[last]);
  }
}
