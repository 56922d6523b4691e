package breakeven.workbook.calculation;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.report.RowResult;
import breakeven.core.uncertainty.Effect;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code Calculation}: what it is called, what the review found, how it is calculated
 * now, and in which months.
 */
public final class CalculationRow {
  /** What a row shows in the columns of the years. */
  enum Years {
    NONE,
    /** The sum of the months of a year. */
    SUM,
    /** The last month of a year. */
    LAST
  }

  /** What a row is for, and so how it looks. */
  public enum Kind {
    /** What the review says of the workload. */
    SENTENCE,
    /** Begins a block. */
    TITLE,
    /** What the sheet answers. */
    ANSWER,
    /** A cell of the user's or a price: another value can be tried. */
    INPUT,
    /** A figure that only a review finds. */
    REVIEWED,
    LINE,
    /** A line that others are parts of. */
    TOTAL,
    /** Expected harm: nothing that is paid. */
    HARM
  }

  final Kind kind;
  final String label;
  final String unit;
  final String format;

  /** How deep the row is folded: 0 always open. */
  int level;

  /** What C has of a workload: a number, a word, or an empty text. */
  @Nullable Function<RowResult, Object> reviewed;

  /** What other columns have as reviewed, by the column from 0. */
  final SortedMap<Integer, Function<RowResult, Object>> beside = new TreeMap<>();

  /** The same of what a driver does. */
  final SortedMap<Integer, Function<Effect, Object>> ofDriver = new TreeMap<>();

  /** Which of the drivers, by what it moves, it is about; from 0. */
  int driver;

  /** Words in other columns. */
  final SortedMap<Integer, String> also = new TreeMap<>();

  /** What stands in other columns. */
  final SortedMap<Integer, Expression> figures = new TreeMap<>();

  /** The formulas of those that have their own cell there. */
  final SortedMap<Integer, String> formulas = new TreeMap<>();

  /** The number formats of other columns, where they differ from the row's. */
  final SortedMap<Integer, String> formats = new TreeMap<>();

  /** The units of other columns. */
  final SortedMap<Integer, String> units = new TreeMap<>();

  /** What the figures of a row are called by their columns, where it has several. */
  final SortedMap<Integer, String> names = new TreeMap<>();

  /** The last month that has a figure. */
  int until;

  /** The words that may be tried; empty for a number. */
  List<String> words = List.of();

  /** The line whose figure and years a title shows; null where it shows none. */
  @Nullable CalculationRow total;

  /** The formula of D; empty where it is that of what is typed or reviewed. */
  String now = "";

  boolean tries;

  /** Where it is from, or how it is worked out. */
  String where = "";

  /** The formula of F where that is a word that is chosen; empty where it stays as it is. */
  String whereFormula = "";

  /** Whether its label holds; null where it always does. */
  @Nullable Line labelHolds;

  /** What the label is where it does not. */
  String labelElse = "";

  /** The formula of A where the label follows what is so now. */
  String labelFormula = "";

  /** The formula of month 0; empty where the row has no months. */
  String start = "";

  /** The formula of a month, with {@link Cells#HERE} and {@link Cells#BEFORE} for its columns. */
  String month = "";

  /** What month 0 and a month are of the workload that is shown first; null where they are 0. */
  @Nullable Expression ofStart;

  @Nullable Expression ofMonth;

  /** What a point of a picture is, where that is no figure of the month; null elsewhere. */
  @Nullable ToDoubleBiFunction<Frame, Integer> point;

  Years years = Years.NONE;

  private int number;

  CalculationRow(Kind kind, String label, String unit, String format) {
    this.kind = kind;
    this.label = label;
    this.unit = unit;
    this.format = format;
  }

  public Kind kind() {
    return kind;
  }

  /** What is in A. */
  public String label() {
    return label;
  }

  public String unit() {
    return unit;
  }

  /** The number format of its figures; empty for words. */
  public String format() {
    return format;
  }

  /** How deep it is folded: 0 always open, 1 with its block, 2 with its line. */
  public int level() {
    return level;
  }

  /** Whether another value can be typed in E. */
  public boolean tries() {
    return tries;
  }

  public String where() {
    return where;
  }

  /** The formula of where it is from; empty where it has none. */
  public String whereFormula() {
    return whereFormula;
  }

  /** The formula of its label; empty where it has none. */
  public String labelFormula() {
    return labelFormula;
  }

  /** Its row on the sheet, from 1. */
  public int number() {
    return number;
  }

  void number(int row) {
    number = row;
  }

  /** The words that may be tried; empty for a number. */
  public List<String> words() {
    return words;
  }

  /** The line whose figure and years a title shows; null where it shows none. */
  public @Nullable CalculationRow total() {
    return total;
  }

  /** Words in other columns, by the column from 0. */
  public SortedMap<Integer, String> also() {
    return also;
  }

  /** What stands in other columns, likewise. */
  public SortedMap<Integer, Expression> figures() {
    return figures;
  }

  /** What the figures of a row are called by their columns, where it has several. */
  public SortedMap<Integer, String> names() {
    return names;
  }

  /** The number format of a column; empty for words. */
  public String format(int column) {
    return formats.getOrDefault(column, format);
  }

  /** The unit of a column. */
  String unit(int column) {
    return units.getOrDefault(column, unit);
  }

  /** The number formats of single columns. */
  public Collection<String> formats() {
    return formats.values();
  }

  /** The last month that has a figure. */
  public int until() {
    return until;
  }

  /** The formula of what is so now; empty where there is none. */
  public String now() {
    return now;
  }

  /** The formula of month 0; empty where it has none. */
  public String start() {
    return start;
  }

  /**
   * The formula of a month from 1 on.
   *
   * @param month up to {@link #until}
   */
  public String month(int month) {
    return this.month
        .replace(Cells.HERE, Cells.column(month))
        .replace(Cells.BEFORE, Cells.column(month - 1));
  }

  /** Whether the years show the sum of their months. */
  public boolean sums() {
    return years == Years.SUM;
  }

  /** Whether the years show their last month. */
  public boolean ends() {
    return years == Years.LAST;
  }

  /** Whether it has a figure for each month. */
  public boolean monthly() {
    return !month.isEmpty();
  }
}
