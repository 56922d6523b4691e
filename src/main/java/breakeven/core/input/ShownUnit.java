package breakeven.core.input;

import breakeven.core.table.Column;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a number's format shows beside it, such as {@code USD} or {@code years}. The number is what
 * was typed; what is beside it may say that the analyst means something else by it.
 *
 * @param words as one line
 * @param unit the words as if they were in the bracket of a header
 */
record ShownUnit(String words, HeaderText unit) {
  static ShownUnit of(String shown) {
    String line = Texts.oneLine(shown);
    return new ShownUnit(line, new HeaderText(line, "", line));
  }

  /** Whether another currency than that one is shown; a bare dollar sign is that of any dollar. */
  boolean isOtherCurrency(String code) {
    String found = unit.currency();
    return found != null && !found.equals(code) && !Currencies.means(words, code);
  }

  /** Whether another unit than that of the column is shown. */
  boolean isOther(Column column) {
    return unit.fit(column) == HeaderText.Fit.FOREIGN;
  }

  /** Whether a sign of per cent is shown that does not multiply, as in {@code 0"%"}. */
  boolean isPerCent() {
    return words.indexOf('%') >= 0;
  }

  /** What is to be said of an amount that is taken in a currency; null where nothing is. */
  static @Nullable Finding otherCurrency(RawCell raw, String code) {
    String shown = raw.type() == CellType.NUMBER ? raw.text() : null;
    if (shown == null || !of(shown).isOtherCurrency(Texts.trim(code).toUpperCase(Locale.ROOT))) {
      return null;
    }
    return otherCurrency(PlainNumber.text(raw.number()) + " " + Texts.oneLine(shown), code);
  }

  static Finding otherCurrency(String found, String code) {
    return Finding.warning(
        found,
        "The cell is shown in another currency, and its number is taken in " + code,
        "Type the amount in " + code + ", and format the cell as a plain number");
  }

  static Finding other(String found, Column column) {
    String wanted = column.unit().isEmpty() ? "" : " in the unit (" + column.unit() + ")";
    return Finding.warning(
        found,
        "The cell is shown in another unit than its number is taken in",
        "Type the number" + wanted + ", and format the cell as a plain number");
  }

  /** A number, no share, that is shown in per cent: 9000 as 900000%, for it was typed so. */
  static Finding noShare(String found, double number) {
    String taken = PlainNumber.text(number);
    return Finding.warning(
        found,
        "The cell is shown in per cent, and its number is read as " + taken,
        "Type %s, or %s if that is meant, and format the cell as a plain number"
            .formatted(taken, found.substring(0, found.length() - 1)));
  }

  static Finding notPerCent(double number) {
    String typed = PlainNumber.text(number);
    String taken = PlainNumber.text(number * 100) + "%";
    return Finding.warning(
        typed + "%",
        "The cell is shown as " + typed + "%, and its number is read as " + taken,
        "Type "
            + typed
            + "% anew in a cell with a per cent format, or "
            + taken
            + " if that is meant");
  }
}
