package breakeven.live;

import breakeven.table.Column;
import breakeven.table.Range;
import breakeven.table.Type;
import breakeven.table.Words;
import java.util.List;
import java.util.function.Function;

/** Formulas that read a typed cell as the reader of the workbook does. */
final class Reading {
  /** What stands in a formula's cell where the typed one cannot be read. */
  static final String UNREADABLE = "unreadable";

  /** Up to this size a share in a cell with a per cent format is what is shown there. */
  private static final int MOST_SHOWN = 2;

  private static final int HUNDRED = 100;

  /**
   * How a formula reads a cell, by what the review found there.
   *
   * @param textToo whether a number may be stored as text
   * @param asShown a share up to this size is one of 1, a larger one is per cent
   * @param knownShare whether that holds whatever is typed: a share of 1.5 is 150 % where the cell
   *     has a per cent format and 1.5 % elsewhere, which a formula cannot see
   */
  record Found(boolean textToo, double asShown, boolean knownShare) {
    static final Found NUMBER = new Found(false, 1, false);
    static final Found NUMBER_OR_TEXT = new Found(true, 1, false);

    /**
     * A cell as the review read it.
     *
     * @param value what it came to; NaN where nothing was read
     * @param warned whether the review may have warned of a number stored as text, or of a share
     *     above 1 that it took for per cent
     */
    static Found of(Column column, double value, boolean warned) {
      if (column.type() != Type.SHARE) {
        return warned ? NUMBER_OR_TEXT : NUMBER;
      }
      double size = Math.abs(value);
      if (size > 1) {
        return new Found(warned, Math.max(MOST_SHOWN, size), true);
      }
      boolean perCent = warned && size * HUNDRED > 1 && size * HUNDRED <= MOST_SHOWN;
      return new Found(warned, 1, perCent);
    }
  }

  private final Function<List<String>, String> lists;
  private final String noEnd;
  private final Spaces spaces;

  /**
   * @param lists the name of a list of words
   * @param noEnd the name of the number that stands for "no end"
   */
  Reading(Function<List<String>, String> lists, String noEnd, Spaces spaces) {
    this.lists = lists;
    this.noEnd = noEnd;
    this.spaces = spaces;
  }

  /** The text of a cell without outer and doubled spaces. */
  String trimmed(String cell) {
    return spaces.trimmed(cell);
  }

  /**
   * A formula for what is typed in a cell, or what an empty one takes.
   *
   * @param cell the typed cell
   * @param blank what stands for an empty one
   * @param bad what stands for one that cannot be read
   */
  String of(Column column, String cell, String blank, String bad, Found found) {
    String read =
        switch (column.type()) {
          case WORD -> word(column, cell);
          case TEXT, MODEL, GPU -> trimmed(cell);
          case MONTHS_OR_NONE ->
              "IF("
                  + trimmed(cell)
                  + "="
                  + Refs.text(Words.NONE)
                  + ","
                  + noEnd
                  + ","
                  + number(column, cell, found)
                  + ")";
          default -> number(column, cell, found);
        };
    return read(cell, blank, read, bad);
  }

  /**
   * A formula for a figure that is made of what is typed in a cell.
   *
   * @param read the figure; an error where the cell cannot be read
   */
  String read(String cell, String blank, String read, String bad) {
    return "IFERROR(IF(" + trimmed(cell) + "=\"\"," + blank + "," + read + ")," + bad + ")";
  }

  /** The name of the list that a word of a column is looked for in. */
  String list(Column column) {
    return lists.apply(column.words());
  }

  private String word(Column column, String cell) {
    String list = list(column);
    return "INDEX(" + list + ",MATCH(" + trimmed(cell) + "," + list + ",0))";
  }

  /** A number; out of its range, or not whole, it is divided by FALSE, and so an error. */
  String number(Column column, String cell, Found found) {
    String value = found.textToo() ? plain(cell) : cell;
    boolean share = column.type() == Type.SHARE;
    StringBuilder conditions = new StringBuilder();
    Range range = column.range();
    if (Double.isFinite(range.low())) {
      double low = share && range.low() <= -1 ? HUNDRED * range.low() : range.low();
      conditions.append(value).append(range.lowOpen() ? ">" : ">=").append(Refs.number(low));
    }
    int count = conditions.isEmpty() ? 0 : 1;
    if (Double.isFinite(range.high())) {
      double high = share && range.high() >= 1 ? HUNDRED * range.high() : range.high();
      conditions.append(count > 0 ? "," : "").append(value).append("<=").append(Refs.number(high));
      count++;
    }
    if (column.type() == Type.WHOLE) {
      String whole = "ROUND(" + value + ",9)=ROUND(" + value + ",0)";
      conditions.append(count > 0 ? "," : "").append(whole);
      count++;
    }
    String read =
        switch (count) {
          case 0 -> value + "+0";
          case 1 -> value + "/(" + conditions + ")";
          default -> value + "/AND(" + conditions + ")";
        };
    return share ? share(read, value, found) : read;
  }

  /**
   * A share as a fraction: above 1 in size it is per cent.
   *
   * @param read the share as it is read
   * @param value the number that is typed
   */
  private static String share(String read, String value, Found found) {
    String size = "ROUND(ABS(" + value + "),9)";
    if (found.knownShare()) {
      return "("
          + read
          + ")/IF("
          + size
          + ">"
          + Refs.number(found.asShown())
          + ","
          + HUNDRED
          + ",1)";
    }
    return "IF("
        + size
        + "<=1,"
        + read
        + ",IF("
        + size
        + "<="
        + MOST_SHOWN
        + ","
        + Refs.text(ReviewAgain.WORDS)
        + ",("
        + read
        + ")/"
        + HUNDRED
        + "))";
  }

  /** The number of cells in which a formula could not read what is typed. */
  static String countUnread(String cells) {
    return "COUNTIF("
        + cells
        + ","
        + Refs.text(UNREADABLE)
        + ")+COUNTIF("
        + cells
        + ","
        + Refs.text(ReviewAgain.WORDS)
        + ")";
  }

  /** A number, also one that is stored as text. */
  private String plain(String cell) {
    return "IF(ISNUMBER("
        + cell
        + "),"
        + cell
        + ",_xlfn.NUMBERVALUE("
        + trimmed(cell)
        + ",\".\",\"_\"))";
  }
}
