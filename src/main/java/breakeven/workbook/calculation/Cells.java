package breakeven.workbook.calculation;

import breakeven.core.expression.CellFormulaPrinter;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.References;
import breakeven.core.expression.Variable;
import breakeven.core.model.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Where each variable and line stands on {@code Calculation}, once it has been placed. */
public final class Cells {
  /** Stands for the column of the month at hand in a formula of months. */
  static final String HERE = "\u0001";

  /** Stands for the column of the month before it. */
  static final String BEFORE = "\u0002";

  /** The row that numbers the months. */
  public static final int HEADER = 4;

  /** The column of month 0, from 0. */
  public static final int MONTHS = 11;

  /** So many months have a column, however short the horizon is. */
  static final int LEAST_MONTHS = 60;

  private static final String NOW = "D";

  /** A cell that is not the figure of today's row. */
  private record At(String column, int row) {}

  /** Rows of three digits, as most are. */
  private static final int DRAFTED = 100;

  private final Map<Object, At> drafted = new HashMap<>();
  private final Map<Object, At> places = new HashMap<>();

  /** The last month that has a column. */
  final int lastMonth;

  private final Set<Variable> neverBlank;
  private final ToDoubleFunction<Variable> always;
  private final ToDoubleFunction<Variable> above;
  private final CellFormulaPrinter rows;
  private final CellFormulaPrinter months;

  /** Rows with the months of lines that may be others from some month on. */
  private final Map<Line, CalculationRow> byDay = new HashMap<>();

  private final ToDoubleFunction<Expression> known;

  /** Lines without a cell of their own. */
  private final Set<Line> inPlace = new HashSet<>();

  /** Whether formulas are only tried out, before anything is placed. */
  private boolean draft;

  /**
   * Nothing placed yet.
   *
   * @param lastMonth the last month that has a column
   * @param neverBlank the variables that have a value in every workload with figures
   * @param always the number that a variable is in all of them; NaN where it differs
   * @param above a number that a variable is above
   * @param known 1 where a figure is there in all of them, 0 where it is blank; else NaN
   */
  Cells(
      int lastMonth,
      Set<Variable> neverBlank,
      ToDoubleFunction<Variable> always,
      ToDoubleFunction<Variable> above,
      ToDoubleFunction<Expression> known) {
    this.known = known;
    this.lastMonth = lastMonth;
    this.neverBlank = new HashSet<>(neverBlank);
    this.always = always;
    this.above = above;
    rows = new CellFormulaPrinter(new Around(""));
    months = rows.at(new Around("$"));
  }

  /** Whether a variable or line stands somewhere. */
  boolean has(Object figure) {
    return places.containsKey(figure);
  }

  /** Places a figure in the column of what is so now. */
  void place(Object figure, CalculationRow row) {
    places.put(figure, new At(NOW, row.number()));
  }

  /** Places a figure in another column of a row, from 0. */
  void place(Object figure, int column, CalculationRow row) {
    places.put(figure, new At(Place.letters(column), row.number()));
  }

  /** Places the months of a line that may be another from some month on. */
  void placeByDay(Line line, CalculationRow row) {
    byDay.put(line, row);
  }

  /** Places a figure in month 0 of a row. */
  void placeAtStart(Line figure, CalculationRow row) {
    places.put(figure, new At(column(0), row.number()));
  }

  /** Places a figure where another one stands. */
  void placeAs(Object figure, Object other) {
    places.put(figure, at(other));
  }

  /** Lets a line stand where it is used. */
  void inPlace(Line line, boolean so) {
    if (so) {
      inPlace.add(line);
    } else {
      inPlace.remove(line);
    }
  }

  /** Whether a line stands where it is used. */
  boolean inPlace(Line line) {
    return inPlace.contains(line);
  }

  /** How long a formula will be, before anything is placed. */
  int length(Expression expression, boolean ofMonths) {
    draft = true;
    int length = (ofMonths ? months : rows).print(expression).length();
    draft = false;
    return length;
  }

  private At at(Object figure) {
    At at =
        draft
            ? drafted.computeIfAbsent(figure, any -> new At(NOW, DRAFTED + drafted.size()))
            : places.get(figure);
    if (at == null) {
      throw new IllegalStateException("no row for " + figure);
    }
    return at;
  }

  /** The cell of a figure, for a formula of one row. */
  String cell(Object figure) {
    At at = at(figure);
    return at.column() + at.row();
  }

  /** Prints formulas of one figure. */
  CellFormulaPrinter rows() {
    return rows;
  }

  /** Prints formulas of months. */
  CellFormulaPrinter months() {
    return months;
  }

  /** The letters of the column of a month. */
  public static String column(int month) {
    return Place.letters(MONTHS + month);
  }

  /** The cells of a row from one month to the last one. */
  String from(int month, int row) {
    return column(month) + row + ":" + column(lastMonth) + row;
  }

  /** The cells of a row from month 0 to the last month that has a column. */
  private String shown(int row) {
    return from(0, row);
  }

  /** The references of formulas; those of months keep their column where they are filled right. */
  private final class Around implements References {
    private final String fixed;

    Around(String fixed) {
      this.fixed = fixed;
    }

    @Override
    public String of(Variable variable) {
      return fixed + cell(variable);
    }

    @Override
    public String of(Line line) {
      return fixed + cell(line);
    }

    @Override
    public String byDay(Line line) {
      CalculationRow months = fixed.isEmpty() ? null : byDay.get(line);
      return months == null ? of(line) : HERE + months.number();
    }

    @Override
    public double known(Expression figure) {
      return known.applyAsDouble(figure);
    }

    @Override
    public String ofMonth(Line line) {
      return HERE + row(line);
    }

    @Override
    public String ofMonthBefore(Line line) {
      return BEFORE + row(line);
    }

    private String row(Line line) {
      int row = at(line).row();
      return row == HEADER ? "$" + row : String.valueOf(row);
    }

    private String range(String cells) {
      return fixed.isEmpty() ? cells : "$" + cells.replace(":", ":$");
    }

    @Override
    public String months(Line line) {
      return range(from(1, at(line).row()));
    }

    @Override
    public String monthsFromZero(Line line) {
      return range(shown(at(line).row()));
    }

    @Override
    public String nextMonthNumbers() {
      return "(" + shown(HEADER) + "+1)";
    }

    @Override
    public boolean inPlace(Line line) {
      return inPlace.contains(line);
    }

    @Override
    public boolean mayBeBlank(Variable variable) {
      return !neverBlank.contains(variable);
    }

    @Override
    public double always(Variable variable) {
      return always.applyAsDouble(variable);
    }

    @Override
    public double above(Variable variable) {
      return above.applyAsDouble(variable);
    }
  }
}
