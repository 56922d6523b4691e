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
   * @param textToo whether a number may be stored as text
   */
  String of(Column column, String cell, String blank, String bad, boolean textToo) {
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
                  + number(column, cell, textToo)
                  + ")";
          default -> number(column, cell, textToo);
        };
    return "IFERROR(IF(" + trimmed(cell) + "=\"\"," + blank + "," + read + ")," + bad + ")";
  }

  private String word(Column column, String cell) {
    String list = lists.apply(column.words());
    return "INDEX(" + list + ",MATCH(" + trimmed(cell) + "," + list + ",0))";
  }

  /** A number; out of its range, or not whole, it is divided by FALSE, and so an error. */
  private String number(Column column, String cell, boolean textToo) {
    String value = textToo ? plain(cell) : cell;
    boolean share = column.type() == Type.SHARE;
    StringBuilder conditions = new StringBuilder();
    Range range = column.range();
    if (Double.isFinite(range.low())) {
      double low = share && range.low() <= -1 ? 100 * range.low() : range.low();
      conditions.append(value).append(range.lowOpen() ? ">" : ">=").append(Refs.number(low));
    }
    int count = conditions.isEmpty() ? 0 : 1;
    if (Double.isFinite(range.high())) {
      double high = share && range.high() >= 1 ? 100 * range.high() : range.high();
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
    return share ? share(read, value) : read;
  }

  /**
   * A share as a fraction: above 1 in size it is per cent.
   *
   * @param read the share as it is read
   * @param value the number that is typed
   */
  static String share(String read, String value) {
    return "(" + read + ")/IF(ROUND(ABS(" + value + "),9)>1,100,1)";
  }

  /** A number, also one that is stored as text. */
  String plain(String cell) {
    return "IF(ISNUMBER("
        + cell
        + "),"
        + cell
        + ",_xlfn.NUMBERVALUE("
        + trimmed(cell)
        + ",\".\",\"_\"))";
  }
}
