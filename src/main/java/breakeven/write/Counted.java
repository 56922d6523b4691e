package breakeven.write;

import breakeven.expression.Text;
import java.util.Locale;

/** Numbers in sentences. */
final class Counted {
  private Counted() {}

  /** A whole number with its thousands apart. */
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** An amount without its cents: {@code 412,000 GBP}. */
  static String money(double amount, String currency) {
    return Text.fixed(amount, 0) + " " + currency;
  }

  /** {@code 1 error}, {@code 3 errors}. */
  static String of(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
