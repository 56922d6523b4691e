package breakeven.workbook.live;

import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.References;
import breakeven.core.expression.Variable;
import breakeven.core.model.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Where every variable and line is on the calculation sheets. */
final class Addresses {
  /** The sheets that formulas of lines are on. */
  enum Home {
    COSTS,
    MONTHS,
    CALENDAR,
    AT_REVIEW
  }

  private final int lastMonth;
  private final Constants constants;
  private final Predicate<Variable> neverBlank;
  private final ToDoubleFunction<Variable> above;
  private final Map<Home, String> prefixes;
  private final Map<Variable, String> names = new HashMap<>();
  private final Map<Variable, Double> constant = new HashMap<>();
  private final Map<Expression, Integer> columns = new HashMap<>();
  private final Map<Line, Integer> blocks = new HashMap<>();
  private final Map<Line, Integer> calendarRows = new HashMap<>();
  private int nextMonthRow;

  /**
   * @param prefixes what formulas of other sheets write before a cell
   * @param neverBlank which variables have a value in every row
   * @param above a number that a variable is always above
   */
  Addresses(
      int lastMonth,
      Constants constants,
      Map<Home, String> prefixes,
      Predicate<Variable> neverBlank,
      ToDoubleFunction<Variable> above) {
    this.lastMonth = lastMonth;
    this.constants = constants;
    this.prefixes = Map.copyOf(prefixes);
    this.neverBlank = neverBlank;
    this.above = above;
  }

  // --- what is where -----------------------------------------------------------------------

  void name(Variable variable, String name) {
    names.put(variable, name);
  }

  /** A variable that is the same number in every row, whatever is typed. */
  void always(Variable variable, double value) {
    names.put(variable, CellReferences.number(value));
    constant.put(variable, value);
  }

  /** A variable or line that has a column of {@code Costs}, from 0. */
  void column(Expression cell, int column) {
    columns.put(cell, column);
  }

  /** A line of months that begins at a column of {@code Months}. */
  void block(Line line, int column) {
    blocks.put(line, column);
  }

  /** A line of months that has a row of {@code Calendar}. */
  void calendar(Line line, int row) {
    calendarRows.put(line, row);
  }

  void nextMonths(int row) {
    nextMonthRow = row;
  }

  int column(Expression cell) {
    return at(columns, cell);
  }

  private static <K> int at(Map<K, Integer> places, K key) {
    Integer at = places.get(key);
    if (at == null) {
      throw new IllegalArgumentException("is nowhere: " + key);
    }
    return at;
  }

  /** A cell of {@code Costs} in the row at hand. */
  String cost(Home from, Expression cell) {
    return prefix(from, Home.COSTS) + Place.cell(column(cell), CellReferences.ROW);
  }

  /** A month's cell of a line on {@code Months}. */
  String month(Home from, Line line, int month) {
    return prefix(from, Home.MONTHS) + Place.cell(at(blocks, line) + month, CellReferences.ROW);
  }

  /** The column of {@code Months} that a line of months has in one month, from 0. */
  int monthColumn(Line line, int month) {
    return at(blocks, line) + month;
  }

  /** A month's cell of a row of {@code Calendar}. */
  String calendar(Home from, int row, int month) {
    return prefix(from, Home.CALENDAR) + Place.cell(Calendar.FIRST_MONTH + month, "$" + row);
  }

  /** What formulas of one sheet write before the cells of another. */
  String prefix(Home from, Home to) {
    String prefix = prefixes.get(to);
    return from == to || prefix == null ? "" : prefix;
  }

  /** Whether an expression is the same for every workload. */
  boolean common(Expression expression) {
    return common(expression, new HashSet<>());
  }

  private boolean common(Expression expression, Set<Expression> seen) {
    if (expression instanceof Variable variable) {
      return names.containsKey(variable);
    }
    return !seen.add(expression)
        || expression.parts().stream().allMatch(part -> common(part, seen));
  }

  /** The references of formulas on a sheet, in the row at hand and one month. */
  References at(Home home, int month) {
    return new Cells(home, month);
  }

  /** The references of one formula for all months from month 1 on, in the row at hand. */
  References ofManyMonths(Home home) {
    return new ManyMonths(home);
  }

  private class Cells implements References {
    private final Home home;
    private final int month;

    Cells(Home home, int month) {
      this.home = home;
      this.month = month;
    }

    @Override
    public String of(Variable variable) {
      String name = names.get(variable);
      return name == null ? cost(home, variable) : name;
    }

    @Override
    public String of(Line line) {
      return cost(home, line);
    }

    @Override
    public String ofMonth(Line line) {
      return inMonth(line, month);
    }

    @Override
    public String ofMonthBefore(Line line) {
      return inMonth(line, month - 1);
    }

    private String inMonth(Line line, int at) {
      Integer row = calendarRows.get(line);
      return row == null ? Addresses.this.month(home, line, at) : calendar(home, row, at);
    }

    @Override
    public String months(Line line) {
      return range(line, 1);
    }

    @Override
    public String monthsFromZero(Line line) {
      return range(line, 0);
    }

    private String range(Line line, int from) {
      return range(line, from, lastMonth);
    }

    String range(Line line, int from, int to) {
      Integer row = calendarRows.get(line);
      return row == null
          ? inMonth(line, from)
              + ":"
              + Place.cell(Addresses.at(blocks, line) + to, CellReferences.ROW)
          : calendarRange(row, from, to);
    }

    private String calendarRange(int row, int from, int to) {
      return prefix(home, Home.CALENDAR)
          + Place.fixed(Calendar.FIRST_MONTH + from, row)
          + ":"
          + Place.fixed(Calendar.FIRST_MONTH + to, row);
    }

    @Override
    public String nextMonthNumbers() {
      return calendarRange(nextMonthRow, 0, lastMonth);
    }

    @Override
    public String constant(Constant constant) {
      return constants.of(constant);
    }

    @Override
    public String list(List<String> words) {
      return constants.list(words);
    }

    @Override
    public @Nullable String range(List<Line> lines) {
      for (int i = 1; i < lines.size(); i++) {
        if (column(lines.get(i)) != column(lines.get(0)) + i) {
          return null;
        }
      }
      Line last = lines.get(lines.size() - 1);
      return cost(home, lines.get(0)) + ":" + Place.cell(column(last), CellReferences.ROW);
    }

    @Override
    public boolean mayBeBlank(Variable variable) {
      return !neverBlank.test(variable);
    }

    @Override
    public double always(Variable variable) {
      return constant.getOrDefault(variable, Double.NaN);
    }

    @Override
    public double above(Variable variable) {
      Double always = constant.get(variable);
      return always == null ? above.applyAsDouble(variable) : Math.nextDown(always);
    }
  }

  private final class ManyMonths extends Cells {
    ManyMonths(Home home) {
      super(home, 1);
    }

    @Override
    public boolean ofManyMonths() {
      return true;
    }

    @Override
    public String ofMonth(Line line) {
      return months(line);
    }

    @Override
    public String ofMonthBefore(Line line) {
      return range(line, 0, lastMonth - 1);
    }
  }
}
