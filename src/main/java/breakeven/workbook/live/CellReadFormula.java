package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.and;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.lookUp;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.round;

import breakeven.core.input.AssumptionValues;
import breakeven.core.table.Column;
import breakeven.core.table.Range;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Formulas that read a typed cell as the reader of the workbook does. */
final class CellReadFormula {
  /** What is in a formula's cell where the typed one cannot be read. */
  static final String UNREADABLE = AssumptionValues.UNREADABLE;

  /** Up to this size a share in a cell with a per cent format is what is shown there. */
  private static final int MOST_SHOWN = 2;

  private static final int HUNDRED = 100;

  /** From where on a number is a share, doubtful, per cent, and none; of numbers of 9 decimals. */
  static final List<Double> SHARES = List.of(0.0, 1.000000001, 2.000000001, 100.000000001);

  /**
   * How a formula reads a cell, by what the review found there.
   *
   * @param asShown a share up to this size is one of 1, a larger one is per cent
   * @param knownShare whether that holds whatever is typed: a share of 1.5 is 150 % where the cell
   *     has a per cent format and 1.5 % elsewhere, which a formula cannot see
   * @param spaces whether it looks empty and may hold a space that TRIM does not know; where one is
   *     pasted into an empty cell later, it cannot be read until the next review
   * @param readAs what was there, where no formula reads it as the review did; null elsewhere
   * @param value what the review read that as, as a formula
   */
  record Found(
      double asShown,
      boolean knownShare,
      boolean spaces,
      LiveData.@Nullable ReadAs readAs,
      String value) {
    static final Found NUMBER = new Found(1, false, false);
    static final Found SPACES = new Found(1, false, true);

    private Found(double asShown, boolean knownShare, boolean spaces) {
      this(asShown, knownShare, spaces, null, "");
    }

    /**
     * A cell of the workloads.
     *
     * @param value what it came to; NaN where nothing was read
     */
    static Found of(LiveData.Workload workload, Column column, double value) {
      LiveData.ReadAs readAs = workload.readAs().get(column);
      if (readAs != null) {
        return readAs(column, value, readAs);
      }
      return workload.spaces().contains(column) ? SPACES : of(column, value, workload.doubts() > 0);
    }

    /** A cell that no formula reads as the review did, which read a value. */
    static Found readAs(Column column, double value, LiveData.ReadAs readAs) {
      String literal =
          column.type() == Type.WORD && value >= 0
              ? quoted(column.words().get((int) value))
              : CellReferences.number(value);
      return new Found(1, false, false, readAs, readAs.empty() ? "" : literal);
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

    /**
     * A cell as the review read it.
     *
     * @param value what it came to; NaN where nothing was read
     * @param warned whether the review may have warned of a share above 1 that it took for per cent
     */
    private static Found of(Column column, double value, boolean warned) {
      if (column.type() != Type.SHARE) {
        return NUMBER;
      }
      double size = Math.abs(value);
      if (size > 1) {
        return new Found(Math.max(MOST_SHOWN, size), true, false);
      }
      boolean perCent = warned && size * HUNDRED > 1 && size * HUNDRED <= MOST_SHOWN;
      return new Found(1, perCent, false);
    }

    /**
     * A cell of which it is known what was there.
     *
     * @param value what it came to; NaN where nothing was read
     * @param typed the cell; null where the sheet has none
     */
    static Found of(Column column, double value, Places.@Nullable Typed typed) {
      Object stood = typed == null ? null : typed.stood();
      if (typed != null && typed.readAs() != null) {
        return readAs(column, value, typed.readAs());
      }
      if ("".equals(stood)) {
        return SPACES;
      }
      return of(column, value, stood instanceof Double size && Math.abs(size) > 1);
    }
  }

  private final Function<List<String>, String> lists;
  private final String noEnd;
  private final TrimFormula spaces;
  private final String shares;

  /**
   * @param lists the name of a list of words
   * @param noEnd the name of the number that stands for "no end"
   * @param shares the name of {@link #SHARES}
   */
  CellReadFormula(
      Function<List<String>, String> lists, String noEnd, TrimFormula spaces, String shares) {
    this.shares = shares;
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
          case WORD -> found.orSame(cell, word(column, cell, found));
          case TEXT, MODEL, GPU -> trimmed(cell);
          case MONTHS_OR_NONE ->
              ifElse(
                  (found.readAs() == null ? trimmed(cell) : call("TRIM", cell))
                      + "="
                      + quoted(Words.NONE),
                  noEnd,
                  number(column, cell, found));
          default -> number(column, cell, found);
        };
    if (blank.equals(NOTHING) && found.readAs() == null && read.equals(trimmed(cell))) {
      return ifError(read, bad);
    }
    return read(cell, blank, read, bad, found);
  }

  /**
   * The text of a cell without spaces that do not count, or words where there is none.
   *
   * @param none those words
   */
  String textOr(String cell, String none) {
    // No trimmed text has line breaks, so that two of them have nothing between them.
    return ifError(
        call(
            "SUBSTITUTE",
            call(
                "SUBSTITUTE",
                join(call("CHAR", 10), trimmed(cell), call("CHAR", 10)),
                join(call("CHAR", 10), call("CHAR", 10)),
                none),
            call("CHAR", 10),
            NOTHING),
        none);
  }

  /**
   * A formula for a figure that is made of what is typed in a cell.
   *
   * @param read the figure; an error where the cell cannot be read
   */
  String read(String cell, String blank, String read, String bad, Found found) {
    String text = found.spaces() ? trimmed(cell) : call("TRIM", cell);
    String empty = isBlank(text);
    boolean readAsEmpty = found.readAs() != null && found.readAs().empty();
    return ifError(ifElse(readAsEmpty ? or(empty, found.same(cell)) : empty, blank, read), bad);
  }

  /** The name of the list that a word of a column is looked for in. */
  String list(Column column) {
    return lists.apply(column.words());
  }

  private String word(Column column, String cell, Found found) {
    String list = list(column);
    String word = found.readAs() == null ? trimmed(cell) : call("TRIM", cell);
    return lookUp(word, list, list);
  }

  /** A number; one that is out of its range, or not whole, is an error. */
  String number(Column column, String cell, Found found) {
    return found.orSame(cell, anyNumber(column, cell, found));
  }

  private String anyNumber(Column column, String cell, Found found) {
    Range range = column.range();
    if (column.type() == Type.SHARE) {
      return share(range, cell, found);
    }
    List<String> conditions = within(range, cell);
    if (found.readAs() != null) {
      // Excel takes a text for a number where it is divided, as its language writes it.
      conditions.add(isNumber(cell));
    }
    if (column.type() == Type.WHOLE) {
      conditions.add(round(cell, 9) + "=" + round(cell, 0));
    }
    return held(cell, conditions);
  }

  /** A share as a fraction: above 1 in size it is per cent. */
  private String share(Range range, String value, Found found) {
    String size = round(call("ABS", value), 9);
    Range perCent = new Range(perCent(range.low()), range.lowOpen(), perCent(range.high()));
    String read = held(value, within(perCent, value));
    if (found.knownShare()) {
      String shown = size + ">" + CellReferences.number(found.asShown());
      return "(" + read + ")/" + ifElse(shown, HUNDRED, 1);
    }
    if (!range.lowOpen() && range.low() == 0 && range.high() == 1) {
      return call(
          "CHOOSE",
          call("MATCH", round(value, 9), shares),
          value + "+0",
          quoted(ReviewAgain.WORDS),
          value + "/" + HUNDRED,
          "1/0");
    }
    // From -1 to 1 it is within bounds that are no narrower.
    double low = range.low() <= -1 ? Double.NEGATIVE_INFINITY : range.low();
    double high = range.high() >= 1 ? Double.POSITIVE_INFINITY : range.high();
    return call(
        "CHOOSE",
        call("MEDIAN", 1, call("ROUNDUP", size, 0), MOST_SHOWN + 1),
        held(value, within(new Range(low, range.lowOpen(), high), value)),
        quoted(ReviewAgain.WORDS),
        "(" + read + ")/" + HUNDRED);
  }

  private static double perCent(double bound) {
    return Math.abs(bound) >= 1 ? HUNDRED * bound : bound;
  }

  /** The conditions that a number is within a range. */
  private static List<String> within(Range range, String value) {
    List<String> conditions = new ArrayList<>();
    if (Double.isFinite(range.low())) {
      conditions.add(value + (range.lowOpen() ? ">" : ">=") + CellReferences.number(range.low()));
    }
    if (Double.isFinite(range.high())) {
      conditions.add(value + "<=" + CellReferences.number(range.high()));
    }
    return conditions;
  }

  /** A number where all conditions hold; else it is divided by FALSE, and so an error. */
  private static String held(String value, List<String> conditions) {
    return switch (conditions.size()) {
      case 0 -> value + "+0";
      case 1 -> value + "/(" + conditions.get(0) + ")";
      default -> value + "/" + and(conditions);
    };
  }

  /** The number of cells in which a formula could not read what is typed. */
  static String countUnread(String cells) {
    return countIf(cells, quoted(UNREADABLE)) + "+" + countIf(cells, quoted(ReviewAgain.WORDS));
  }
}
