package breakeven.xlsx.ooxml;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sheet that move down, as a spreadsheet moves them when rows are inserted: what refers
 * to them follows, and a range that reaches over the place grows. One thing more: a total that is
 * below the last price and reaches to it takes in the new prices.
 *
 * @param sheet the sheet's name
 * @param from the first row that moves, from 1
 * @param by how many rows down
 * @param body the last row with a price before
 */
public record RowShift(String sheet, int from, int by, int body) {
  /**
   * A reference in a formula, to cells or to whole rows, and what may look like one: text, brackets
   * of a table, other names.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"]*\""
              + "|(?<sheet>(?:\\[[^\\]]*\\])?(?:'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\p{N}_.]*)!)?"
              + "(?<first>\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7}|\\$?[0-9]{1,7}(?=:\\$?[0-9]))"
              + "(?::(?<last>(?:\\$?[A-Za-z]{1,3})?\\$?[0-9]{1,7}))?"
              + "(?![\\p{L}\\p{N}_.(!])"
              + "|\\[(?:[^\\[\\]]|\\[[^\\]]*\\])*\\]"
              + "|'(?:[^']|'')*'!?"
              + "|[\\p{L}_\\\\][\\p{L}\\p{N}_.]*");

  private static final Pattern ROW = Pattern.compile("[0-9]+$");
  private static final Pattern APOSTROPHE = Pattern.compile("&(?:apos|#0*39|#x0*27);");
  private static final Pattern QUOTE = Pattern.compile("&(?:quot|#0*34|#x0*22);");

  /** Where a row is after the move. */
  int row(int row) {
    return row < from ? row : row + by;
  }

  /** Where a row was before the move; the rows in between were none. */
  public int before(int row) {
    return row < from + by ? row : row - by;
  }

  /** A list of ranges as a {@code sqref} has it; as it is where it cannot be read. */
  String ranges(String sqref) {
    if (Stream.of(sqref.strip().split("\\s+")).anyMatch(each -> CellRange.parse(each) == null)) {
      return sqref;
    }
    return Stream.of(sqref.strip().split("\\s+"))
        .map(each -> reference(each, false))
        .collect(Collectors.joining(" "));
  }

  /**
   * A formula as it must read after the move.
   *
   * @param onSheet whether it is on the sheet itself, so that a reference without a sheet is to it
   * @param total whether it is below the prices, so that its ranges take in the new ones
   */
  public String formula(String text, boolean onSheet, boolean total) {
    return replaced(text, sheet, onSheet, each -> reference(each, total));
  }

  /** What refers to a sheet from elsewhere, with ranges that end with one row made to end later. */
  public static String lengthened(String text, String sheet, int old, int last) {
    return replaced(
        text,
        sheet,
        false,
        each -> {
          int colon = each.indexOf(':');
          return colon > 0 && row(each) == old
              ? each.substring(0, colon + 1) + at(each.substring(colon + 1), last)
              : each;
        });
  }

  /**
   * A formula as a part of the package has it, with its apostrophes and quotation marks as they are
   * typed: some programs escape them, though nothing asks for that in the text of an element.
   */
  static String typed(String xml) {
    return QUOTE.matcher(APOSTROPHE.matcher(xml).replaceAll("'")).replaceAll("\"");
  }

  private static String replaced(
      String text, String sheet, boolean onSheet, UnaryOperator<String> reference) {
    Matcher token = TOKEN.matcher(text);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (token.find()) {
      if (token.group("first") != null && ours(token.group("sheet"), sheet, onSheet)) {
        out.append(text, copied, token.start("first"));
        out.append(reference.apply(text.substring(token.start("first"), token.end())));
        copied = token.end();
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** The first row that moves and that a formula refers to; 0 where it refers to none. */
  int reached(String text, boolean onSheet) {
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group("first") != null && ours(token.group("sheet"), sheet, onSheet)) {
        int last = row(token.group("last") == null ? token.group("first") : token.group("last"));
        if (last >= from) {
          return Math.max(from, row(token.group("first")));
        }
      }
    }
    return 0;
  }

  private static boolean ours(@Nullable String prefix, String sheet, boolean onSheet) {
    if (prefix == null) {
      return onSheet;
    }
    String name = prefix.substring(0, prefix.length() - 1);
    if (name.startsWith("'")) {
      name = name.substring(1, name.length() - 1).replace("''", "'");
    }
    return name.replace("&amp;", "&").equalsIgnoreCase(sheet);
  }

  /** A cell or range, dollar signs kept. */
  private String reference(String text, boolean total) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return at(text, row(row(text)));
    }
    String first = text.substring(0, colon);
    String last = text.substring(colon + 1);
    int end = row(last);
    boolean grows = total && end >= body && end < from && row(first) <= body;
    return at(first, row(row(first))) + ":" + at(last, grows ? from - 1 + by : row(end));
  }

  private static String at(String cell, int row) {
    return ROW.matcher(cell).replaceFirst(String.valueOf(Math.min(row, CellRange.ROWS)));
  }

  private static int row(String cell) {
    Matcher digits = ROW.matcher(cell);
    return digits.find() ? Integer.parseInt(digits.group()) : 0;
  }
}
