package breakeven.workbook.write;

import breakeven.core.expression.Text;
import java.util.Locale;

/** Numbers in sentences. */
final class Plurals {
  private Plurals() {}

  /** A whole number with its thousands apart. */
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** The nearest whole number with its thousands apart. */
  static String whole(double value) {
    return Text.fixed(value, 0);
  }

  /** {@code 1 error}, {@code 3 errors}. */
  static String of(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
