package breakeven.xlsx.read;

import org.jspecify.annotations.Nullable;

/**
 * What a number format shows beside the number: {@code USD} of {@code #,##0 "USD"}, {@code €} of
 * {@code [$€-407] #,##0}, {@code %} of {@code 0"%"}, which multiplies nothing.
 */
final class ShownWords {
  private final StringBuilder all = new StringBuilder();
  private final StringBuilder money = new StringBuilder();

  /** Whether a comma behind the digits shows thousands, as in {@code 0.0,"k"}. */
  private boolean scaled;

  private ShownWords() {}

  /**
   * The words and currencies that a format shows with a positive number; null where it shows none.
   * Beside digits that are themselves shown in thousands or millions a word says only that, so that
   * currencies alone count.
   */
  static @Nullable String of(String code) {
    ShownWords words = new ShownWords();
    words.read(code);
    String shown = (words.scaled ? words.money : words.all).toString().strip();
    return shown.chars().anyMatch(ShownWords::counts) ? shown : null;
  }

  private static boolean counts(int c) {
    return Character.isLetter(c) || c == '%' || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private void read(String code) {
    boolean digits = false;
    for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
      char c = code.charAt(i);
      int end = i;
      switch (c) {
        case '"' -> {
          end = end(code, '"', i);
          all.append(code, i + 1, end);
        }
        case '[' -> {
          end = end(code, ']', i);
          bracket(code.substring(i + 1, end));
        }
        case '\\' -> {
          end = i + 1;
          all.append(code, end, Math.min(end + 1, code.length()));
        }
        // A space as wide as the next character, or that character up to the edge of the cell.
        case '_', '*' -> {
          end = i + 1;
          all.append(' ');
        }
        case ' ' -> all.append(c);
        case ',' -> scaled |= digits && !isDigit(code, i + 1);
        default -> {
          if (Character.getType(c) == Character.CURRENCY_SYMBOL) {
            all.append(c);
            money.append(c);
          }
        }
      }
      digits = isDigit(code, i) || c == ',' && digits;
      i = end;
    }
  }

  /** A currency with its country: {@code $€-407}. Colours and conditions show nothing. */
  private void bracket(String inside) {
    if (inside.startsWith("$")) {
      int country = inside.indexOf('-');
      String currency = inside.substring(1, country < 0 ? inside.length() : country);
      all.append(currency);
      money.append(currency);
    }
  }

  private static int end(String code, char mark, int from) {
    int end = code.indexOf(mark, from + 1);
    return end < 0 ? code.length() : end;
  }

  private static boolean isDigit(String code, int at) {
    return at < code.length() && "0#?,".indexOf(code.charAt(at)) >= 0;
  }
}
