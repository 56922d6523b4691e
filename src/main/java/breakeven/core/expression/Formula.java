package breakeven.core.expression;

import java.util.Arrays;
import java.util.Collection;
import java.util.StringJoiner;

/**
 * Writes spreadsheet formulas, without the equals sign. What is handed in is a formula itself, such
 * as a cell, or a whole number; a collection stands for its parts, one after the other.
 */
public final class Formula {
  /** The empty text, which is a blank in a sheet. */
  public static final String NOTHING = "\"\"";

  private Formula() {}

  /** A function of these arguments. */
  public static String call(String function, Object... arguments) {
    StringJoiner all = new StringJoiner(",", function + "(", ")");
    add(Arrays.asList(arguments), all);
    return all.toString();
  }

  private static void add(Collection<?> parts, StringJoiner all) {
    for (Object part : parts) {
      if (part instanceof Collection<?> some) {
        add(some, all);
      } else {
        all.add(part.toString());
      }
    }
  }

  /** Words as a formula writes them; Excel takes up to 255 characters. */
  public static String quoted(String words) {
    return '"' + words.replace("\"", "\"\"") + '"';
  }

  /** One of two, by a condition. */
  public static String ifElse(Object condition, Object then, Object otherwise) {
    return call("IF", condition, then, otherwise);
  }

  /** What holds where a condition does; blank elsewhere. */
  public static String when(Object condition, Object then) {
    return ifElse(condition, then, NOTHING);
  }

  /** Something else where there is an error. */
  public static String ifError(Object formula, Object otherwise) {
    return call("IFERROR", formula, otherwise);
  }

  /** Whether something is a number. */
  public static String isNumber(String formula) {
    return call("ISNUMBER", formula);
  }

  /** Whether any of some conditions holds. */
  public static String or(Object... conditions) {
    return call("OR", conditions);
  }

  /** Whether all of some conditions hold. */
  public static String and(Object... conditions) {
    return call("AND", conditions);
  }

  /** A condition as 1 or 0, for each cell of a range. */
  public static String eachFlag(String condition) {
    return "--(" + condition + ")";
  }

  /** The cell at a place of a column or row, from 1. */
  public static String index(String cells, Object place) {
    return call("INDEX", cells, place);
  }

  /** The place of the first cell that holds something, from 1; an error where none does. */
  public static String match(Object wanted, String cells) {
    return call("MATCH", wanted, cells, 0);
  }

  /** The sum of cells; what is no number counts as 0. */
  public static String sum(Object cells) {
    return call("SUM", cells);
  }

  /** The sum of cells in rows that meet all criteria: ranges, each with its criterion behind it. */
  public static String sumIfs(String cells, Object... criteria) {
    return call("SUMIFS", cells, Arrays.asList(criteria));
  }

  /** The sum of products of cells beside each other. */
  public static String sumProduct(Object... cells) {
    return call("SUMPRODUCT", cells);
  }

  /** How many cells meet a criterion. */
  public static String countIf(String cells, Object criterion) {
    return call("COUNTIF", cells, criterion);
  }

  /** How many rows meet all criteria: ranges, each with its criterion behind it. */
  public static String countIfs(Object... criteria) {
    return call("COUNTIFS", criteria);
  }

  /** Rounded to so many digits. */
  public static String round(String number, int digits) {
    return call("ROUND", number, digits);
  }
}
