package breakeven.input;

import breakeven.table.Column;
import breakeven.table.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that is a plain number with words behind it, and so no number: {@code 6 months}, {@code
 * 20k}. What to type instead depends on whether the words are the unit of the column.
 *
 * @param number as it was typed
 * @param unit the words as if they stood in the bracket of a header
 */
record NumberWithUnit(String number, HeaderText unit) {
  private static final Pattern FORM =
      Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*((?:[\\p{L}%]|/\\s*\\p{L}).*)", Pattern.DOTALL);

  /** The unit of which m is short, and not of millions. */
  private static final String MONTHS = "months";

  /** The text taken apart; null where it is no such text. */
  static @Nullable NumberWithUnit of(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? new NumberWithUnit(
            parts.group(1), new HeaderText(text, "", Texts.oneLine(parts.group(2))))
        : null;
  }

  /**
   * What to type.
   *
   * @param plain what the column wants, in words
   * @param noCurrency what is said of a currency
   */
  String wanted(Column column, String plain, String noCurrency) {
    boolean months = column.unit().equals(MONTHS) && unit.bracket().equalsIgnoreCase("m");
    if (months) {
      return number + " alone, without the unit";
    }
    boolean known = unit.measured(column);
    boolean other = unit.fit(column) == HeaderText.Fit.FOREIGN || unit.countsWhatIsPer(column);
    if (known && !other) {
      return number + (column.type() == Type.SHARE ? "%" : "") + " alone, without the unit";
    }
    if (unit.scaled()) {
      return plain
          + ", in digits alone, as in "
          + (column.type() == Type.SHARE ? "0.2 or 20%" : "20000 for 20k");
    }
    if (unit.currency() != null) {
      return plain + noCurrency;
    }
    return plain
        + (known
            ? ", in the unit of the column: " + column.title()
            : CellReader.inDigits(column.type() == Type.SHARE));
  }
}
