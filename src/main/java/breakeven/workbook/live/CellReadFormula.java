package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.and;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.lookUp;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.round;

import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Texts;
import breakeven.core.table.Column;
import breakeven.core.table.Range;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Formulas that read a typed cell: numbers, days and exact words. What else the review could read
 * counts as it did then, until the cell is typed anew.
 */
final class CellReadFormula {
  /** What is in a formula's cell where the typed one cannot be read. */
  static final String UNREADABLE = AssumptionValues.UNREADABLE;

  /**
   * How a formula reads a cell, by what the review found there.
   *
   * @param readAs what was there, where no formula reads it as the review did; null elsewhere
   * @param value what the review read that as, as a formula
   */
  record Found(LiveData.@Nullable ReadAs readAs, String value) {
    static final Found PLAIN = new Found(null, "");

    /**
     * A cell of the workloads.
     *
     * @param value what it came to; NaN where nothing was read, or a text
     */
    static Found of(LiveData.Workload workload, Column column, double value) {
      return of(column, value, workload.readAs().get(column));
    }

    /** A cell of which it is known what was there; null where the sheet has none. */
    static Found of(Column column, double value, Places.@Nullable Typed typed) {
      return of(column, value, typed == null ? null : typed.readAs());
    }

    private static Found of(Column column, double value, LiveData.@Nullable ReadAs readAs) {
      if (readAs == null) {
        return PLAIN;
      }
      if (readAs.empty()) {
        return new Found(readAs, "");
      }
      boolean word = column.type() == Type.WORD;
      if (column.numeric() && !word) {
        double number = Double.isInfinite(value) ? Constants.NO_END : value;
        return new Found(readAs, CellReferences.number(number));
      }
      return new Found(
          readAs,
          quoted(
              word && value >= 0
                  ? column.words().get((int) value)
                  : Texts.oneLine(readAs.stood().toString())));
    }

    /** The condition that the same is in the cell as then; empty where nothing special did. */
    private String same(String cell) {
      return readAs == null ? "" : same(cell, readAs);
    }

    /** The condition that the same is in a cell as at the review. */
    static String same(String cell, LiveData.ReadAs readAs) {
      Object stood = readAs.stood();
      if (stood instanceof String text) {
        String printed = text.replaceAll("[\\x00-\\x1f]", "");
        return (printed.equals(text) ? cell : call("CLEAN", cell)) + "=" + quoted(printed);
      }
      return cell
          + "="
          + (stood instanceof Double number
              ? CellReferences.number(number)
              : String.valueOf(stood).toUpperCase(Locale.ROOT));
    }

    /** A reading of a cell, or what the review read as long as the same is there. */
    private String orSame(String cell, String read) {
      return readAs == null || readAs.empty() ? read : ifElse(same(cell), value, read);
    }
  }

  private final Function<List<String>, String> lists;
  private final String noEnd;

  /**
   * @param lists the name of a list of words
   * @param noEnd the name of the number that stands for "no end"
   */
  CellReadFormula(Function<List<String>, String> lists, String noEnd) {
    this.lists = lists;
    this.noEnd = noEnd;
  }

  /**
   * A formula for what is typed in a cell, or what an empty one takes.
   *
   * @param cell the typed cell
   * @param blank what stands for an empty one
   * @param bad what stands for one that cannot be read
   */
  String of(Column column, String cell, String blank, String bad, Found found) {
    String text = call("TRIM", cell);
    String read =
        switch (column.type()) {
          case WORD -> found.orSame(cell, lookUp(text, list(column), list(column)));
          case TEXT, MODEL, GPU -> found.orSame(cell, text);
          case MONTHS_OR_NONE ->
              ifElse(
                  text + "=" + quoted(Words.NONE),
                  noEnd,
                  number(column, cell, found, quoted(ReviewAgain.WORDS)));
          default -> number(column, cell, found, quoted(ReviewAgain.WORDS));
        };
    if (blank.equals(NOTHING) && found.readAs() == null && read.equals(text)) {
      return ifError(read, bad);
    }
    return read(cell, blank, read, bad, found);
  }

  /**
   * A formula for a figure that is made of what is typed in a cell.
   *
   * @param read the figure; an error where the cell cannot be read
   */
  String read(String cell, String blank, String read, String bad, Found found) {
    String empty = isBlank(call("TRIM", cell));
    boolean readAsEmpty = found.readAs() != null && found.readAs().empty();
    return ifError(ifElse(readAsEmpty ? or(empty, found.same(cell)) : empty, blank, read), bad);
  }

  /** The name of the list that a word of a column is looked for in. */
  String list(Column column) {
    return lists.apply(column.words());
  }

  /**
   * A number; one that is out of its range, or not whole, is an error.
   *
   * @param other what stands for a text, and for a share above 1
   */
  String number(Column column, String cell, Found found, String other) {
    boolean share = column.type() == Type.SHARE;
    List<String> conditions = within(column.range(), share, cell);
    if (column.type() == Type.WHOLE) {
      conditions.add(call("MOD", round(cell, 9), 1) + "=0");
    }
    String exact = share ? cell + "=" + call("MEDIAN", -1, cell, 1) : isNumber(cell);
    return found.orSame(cell, ifElse(exact, held(cell, conditions), other));
  }

  /** The conditions that a number is within a range; a share is between -1 and 1 already. */
  private static List<String> within(Range range, boolean share, String value) {
    List<String> conditions = new ArrayList<>();
    if (Double.isFinite(range.low()) && !(share && range.low() <= -1)) {
      conditions.add(value + (range.lowOpen() ? ">" : ">=") + CellReferences.number(range.low()));
    }
    if (Double.isFinite(range.high()) && !(share && range.high() >= 1 && !range.highOpen())) {
      conditions.add(value + (range.highOpen() ? "<" : "<=") + CellReferences.number(range.high()));
    }
    return conditions;
  }

  /** A number where all conditions hold; else it is divided by FALSE, and so an error. */
  private static String held(String value, List<String> conditions) {
    return switch (conditions.size()) {
      case 0 -> value;
      case 1 -> value + "/(" + conditions.get(0) + ")";
      default -> value + "/" + and(conditions);
    };
  }

  /** The number of cells in which a formula could not read what is typed. */
  static String countUnread(String cells) {
    return countIf(cells, quoted(UNREADABLE)) + "+" + countIf(cells, quoted(ReviewAgain.WORDS));
  }
}
