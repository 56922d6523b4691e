package breakeven.core.input;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The codes and signs of currencies, as people type them. */
final class Currencies {
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** Signs that mean one currency where nothing else is said. */
  private static final Map<String, String> SIGNS =
      Map.of("£", "GBP", "€", "EUR", "$", "USD", "US$", "USD");

  /** A sign that two currencies share. */
  private static final String YEN_OR_YUAN = "\u00a5";

  private Currencies() {}

  /** The code of a word that is a code or a sign; null where it is neither. */
  static @Nullable String of(String word) {
    return CODES.contains(word) ? word : SIGNS.get(word);
  }

  /** The same, whatever the case of a code. */
  static @Nullable String anyCase(String word) {
    String code = word.toUpperCase(Locale.ROOT);
    return CODES.contains(code) ? code : SIGNS.get(code);
  }

  static boolean isSign(String word) {
    return SIGNS.containsKey(word.toUpperCase(Locale.ROOT)) || word.equals(YEN_OR_YUAN);
  }

  /**
   * Whether a code or a sign can stand for a currency: a bare dollar sign is that of any dollar.
   */
  static boolean means(String word, String code) {
    return code.equals(anyCase(word))
        || word.equals("$") && isDollar(code)
        || word.equals(YEN_OR_YUAN) && (code.equals("JPY") || code.equals("CNY"));
  }

  private static boolean isDollar(String code) {
    return CODES.contains(code)
        && Currency.getInstance(code).getDisplayName(Locale.ENGLISH).endsWith("Dollar");
  }
}
