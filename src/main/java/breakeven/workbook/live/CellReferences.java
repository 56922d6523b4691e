package breakeven.workbook.live;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import java.util.List;
import java.util.regex.Pattern;

/** How formulas write addresses. */
final class CellReferences {
  /** Stands for the number of a row in a formula that is printed once for a whole column. */
  static final String ROW = LiveCells.ROW;

  /** Where Java writes a positive power of ten, before which spreadsheets write a plus. */
  private static final Pattern POWER = Pattern.compile("E(?!-)");

  private static final Pattern BARE = Pattern.compile("[A-Za-z]+");

  /** Excel looks for no longer text. */
  static final int LONGEST_WANTED = 255;

  private static final Pattern FIGURE =
      Pattern.compile("[-+.,:/% ]*[0-9][-+.,:/%0-9eE ]*|TRUE|FALSE");

  private CellReferences() {}

  /** The part before a cell of another sheet: {@code 'Model prices'!}. */
  static String prefix(String sheet) {
    return (BARE.matcher(sheet).matches() ? sheet : "'" + sheet.replace("'", "''") + "'") + "!";
  }

  /** One cell, wherever the formula is copied to. */
  static String fixed(Place place) {
    return prefix(place.sheet()) + Place.fixed(place.column(), place.row());
  }

  /** A whole column, wherever the formula is copied to, whatever is added to it. */
  static String column(Place header) {
    String letters = Place.inColumn(header.column(), "");
    return prefix(header.sheet()) + letters + ":" + letters;
  }

  /** Parts of several columns beside each other, wherever the formula is copied to. */
  static String columns(String prefix, int first, int last, int firstRow, int lastRow) {
    String cell = prefix + Place.fixed(first, firstRow);
    return first == last && firstRow == lastRow ? cell : cell + ":" + Place.fixed(last, lastRow);
  }

  /** A part of a column, wherever the formula is copied to. */
  static String column(String prefix, int column, int firstRow, int lastRow) {
    return columns(prefix, column, column, firstRow, lastRow);
  }

  /** A text to look for, in which no character stands for others. */
  static String literally(String text) {
    String literal = text;
    for (String mark : List.of("~", "*", "?")) {
      literal = call("SUBSTITUTE", literal, quoted(mark), quoted("~" + mark));
    }
    return literal;
  }

  /** A text to look for: {@link #literally} where names have characters that stand for others. */
  static String wanted(String text, boolean wildcards) {
    return wildcards ? literally(text) : text;
  }

  /**
   * Whether a spreadsheet counts the cells that hold a text, and no others: no character of it
   * stands for others or compares.
   */
  static boolean countable(String text) {
    return plainName(text) && !hasWildcard(text) && "<>=".indexOf(text.charAt(0)) < 0;
  }

  static boolean hasWildcard(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('~') >= 0;
  }

  /**
   * Whether a spreadsheet finds a cell of this name however it is typed: not a figure or a day,
   * which a cell may hold as a number, no space but single ones, and not too long to look for.
   */
  static boolean plainName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_WANTED
        && name.equals(Texts.oneLine(name))
        && name.chars().noneMatch(c -> c != ' ' && Character.isSpaceChar(c) || c < ' ')
        && !FIGURE.matcher(name).matches();
  }

  /** A number as a formula writes it. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : POWER.matcher(Double.toString(value)).replaceFirst("E+").replace(".0E", "E");
  }
}
