package breakeven.core.price;

import breakeven.core.model.Place;
import breakeven.core.table.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists as a sentence writes them. */
public final class Sentence {
  private Sentence() {}

  /** {@code A, B or C}. */
  static String or(List<String> words) {
    return joined(words, " or ");
  }

  /** {@code A, B and C}. */
  public static String and(List<String> words) {
    return joined(words, " and ");
  }

  private static String joined(List<String> words, String before) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + before + words.get(last);
  }

  /** {@code no Input and no Output}. */
  static String none(List<Column> columns) {
    return columns.stream()
        .map(column -> "no " + column.header())
        .collect(Collectors.joining(" and "));
  }

  /**
   * {@code fill Model prices!H3 and Model prices!J3}, or the columns to add where there are none.
   */
  static String fill(PriceRow row, List<Column> columns) {
    return "fill "
        + and(
            columns.stream()
                .map(
                    column -> {
                      Place place = row.row().place(column);
                      return place == null
                          ? "a column " + column.title() + " of " + column.sheet()
                          : place.toString();
                    })
                .toList());
  }

  /** With a capital; empty stays empty. */
  public static String capital(String text) {
    int first = Math.min(1, text.length());
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }
}
