package breakeven.app.imports;

import breakeven.core.guard.Bills;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * What a bill says of a price: its cost by its amounts, beside the price of the workbook.
 *
 * @param model as the bill names it
 * @param kind the kind of token whose price it is, a million of them; empty: all that was billed
 * @param billed as billed
 * @param listed the same by the prices of the workbook; NaN where there is none
 * @param cachedAsInput what the cached tokens among them cost at the price of input; NaN where none
 *     are, or it is not known
 * @param cached what they cost at their own price; NaN as before
 */
record ImpliedPrice(
    String model,
    String kind,
    String currency,
    double billed,
    double listed,
    double cachedAsInput,
    double cached) {
  private static final MathContext RATIO = new MathContext(3);
  private static final double THOUSAND = 1_000;
  private static final double MILLION = 1_000_000;

  /** A contract may be by this factor beside the list, and the unit is still told. */
  private static final double ABOUT = 2;

  /** Whether there is nothing to say: the price is that of the workbook, or it has none. */
  boolean isListed() {
    return !(listed > 0) || !(billed > 0) || Bills.agree(billed, listed);
  }

  /** Both prices, and what is behind their ratio. */
  String words() {
    return String.format(
        Locale.ROOT,
        "%s%s: %s %s%s billed, %s by the prices of the workbook, ratio %s: %s",
        model,
        kind.isEmpty() ? "" : ", " + kind,
        amount(billed),
        currency,
        kind.isEmpty() ? "" : " a million tokens",
        amount(listed),
        new BigDecimal(billed / listed).round(RATIO).stripTrailingZeros().toPlainString(),
        cause());
  }

  private String cause() {
    double ratio = billed / listed;
    if (about(ratio, THOUSAND)) {
      return "its amounts may be thousands of tokens";
    }
    if (about(ratio, MILLION)) {
      return "its amounts may be millions of tokens";
    }
    if (about(ratio, 1 / THOUSAND) || about(ratio, 1 / MILLION)) {
      return "its amounts may be tokens already, not "
          + (about(ratio, 1 / THOUSAND) ? "thousands" : "millions")
          + " of them";
    }
    if (fits(listed - cachedAsInput)) {
      return "it fits if cached tokens are counted twice, among the input and beside it";
    }
    if (fits(listed + cachedAsInput)) {
      return "it fits if cached tokens are billed twice, or are beside the input and not among it";
    }
    if (fits(listed - cached + cachedAsInput)) {
      return "it fits if cached tokens are billed as other input";
    }
    return "a negotiated price, or the list is stale";
  }

  /** Whether the bill is explained by another price, which is another. */
  private boolean fits(double price) {
    return price > 0 && Bills.agree(billed, price) && !Bills.agree(listed, price);
  }

  private static boolean about(double ratio, double factor) {
    return ratio >= factor / ABOUT && ratio <= factor * ABOUT;
  }

  /** With more decimals where it is small. */
  static String amount(double amount) {
    return String.format(Locale.ROOT, amount < 10 ? "%,.4f" : "%,.2f", amount);
  }
}
