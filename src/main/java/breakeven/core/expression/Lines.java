package breakeven.core.expression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All lines of a model, in the order in which they are calculated and read. */
public final class Lines {
  private final List<Line> all = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final CommonSubexpressions repeated = new CommonSubexpressions();

  /** The slots of the variables that each line is made of, by its own. */
  private final List<BitSet> variables = new ArrayList<>();

  private String group = "";
  private int dated;

  /** Starts a new heading for the lines that follow. */
  public void group(String heading) {
    group = heading;
  }

  /** A line with one value a row. */
  public Line line(String name, Unit unit, String meaning, Expression definition) {
    Line line = add(name, unit, meaning, false, Variable.UNDATED);
    line.define(null, definition);
    return defined(line);
  }

  /** A line with one value a row, and others from the months on in which its variables do. */
  public Line dated(String name, Unit unit, String meaning, Expression definition) {
    Line line = add(name, unit, meaning, false, dated++);
    line.define(null, definition);
    return defined(line);
  }

  /** A line with a value a month, 0 in month 0. */
  public Line months(String name, Unit unit, String meaning, Expression definition) {
    return months(name, unit, meaning, null, self -> definition);
  }

  /** A line of months that refers to its own month before, with its value in month 0. */
  public Line months(
      String name,
      Unit unit,
      String meaning,
      @Nullable Expression start,
      Function<Line, Expression> definition) {
    Line line = add(name, unit, meaning, true, Variable.UNDATED);
    line.define(start, definition.apply(line));
    return defined(line);
  }

  private Line defined(Line line) {
    repeated.add(line);
    BitSet madeOf = new BitSet();
    for (Expression named : namedBy(List.of(line))) {
      if (named instanceof Variable variable) {
        madeOf.set(variable.slot());
      } else if (named != line) {
        madeOf.or(variables.get(((Line) named).slot()));
      }
    }
    variables.add(madeOf);
    return line;
  }

  private Line add(String name, Unit unit, String meaning, boolean monthly, int place) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("two lines are named " + name);
    }
    Line line = new Line(all.size(), group, name, unit, meaning, monthly, place);
    all.add(line);
    return line;
  }

  /** All lines, each after those that it uses. */
  public List<Line> all() {
    return Collections.unmodifiableList(all);
  }

  /** The slots of the variables that a line is made of, through however many lines. */
  BitSet variables(Line line) {
    return variables.get(line.slot());
  }

  /** Those of some lines that any of these variables goes into, through however many lines. */
  public List<Line> movedBy(Collection<Variable> moved, List<Line> among) {
    BitSet slots = new BitSet();
    moved.forEach(variable -> slots.set(variable.slot()));
    return among.stream().filter(line -> variables(line).intersects(slots)).toList();
  }

  /** How many parts are calculated once for all lines. */
  int repeated() {
    return repeated.size();
  }

  /**
   * The lines that are needed for some figures, lines themselves included, in the order of
   * calculation.
   */
  public List<Line> neededFor(Collection<? extends Expression> wanted) {
    Set<Expression> needed = new HashSet<>();
    wanted.forEach(one -> collect(one, needed));
    return all.stream().filter(needed::contains).toList();
  }

  /** The lines that nothing but these variables goes into. */
  public List<Line> madeOf(Collection<Variable> variables) {
    Map<Expression, Boolean> known = new HashMap<>();
    variables.forEach(variable -> known.put(variable, true));
    return all.stream().filter(line -> isMade(line, known)).toList();
  }

  private static boolean isMade(Expression expression, Map<Expression, Boolean> known) {
    Boolean found = known.get(expression);
    if (found != null) {
      return found;
    }
    // A line that refers to its own month before is, if everything else in it is.
    known.put(expression, true);
    boolean made =
        !(expression instanceof Variable)
            && expression.parts().stream().allMatch(part -> isMade(part, known));
    known.put(expression, made);
    return made;
  }

  /**
   * Those of some lines that can come out otherwise when a line gets other values, or when there
   * are more months: all others are, and those of months need their new months only.
   *
   * @param kept lines that keep their values whatever they are made of
   */
  public static List<Line> changingWith(Line line, Collection<Line> kept, List<Line> among) {
    Map<Expression, Boolean> known = new HashMap<>();
    kept.forEach(one -> known.put(one, false));
    known.put(line, true);
    return among.stream().filter(one -> changes(one, known)).toList();
  }

  /** Whether an expression asks for nothing but whether a variable has a value. */
  static boolean asksForValue(Expression expression) {
    return expression instanceof Unary unary
        && unary.operator() == Unary.Operator.KNOWN
        && unary.part() instanceof Variable;
  }

  /**
   * Whether a line is a sum or the greatest of months, so that further months need only be taken
   * in. The months themselves may not change.
   */
  public static boolean grows(Line line, Collection<Line> changing) {
    return line.definition() instanceof OverMonths over
        && over.grows()
        && over.lines().stream().noneMatch(changing::contains);
  }

  /** The variables and lines that some figures name; of a line those in its definition. */
  public static Set<Expression> namedBy(Collection<? extends Expression> some) {
    Set<Expression> named = new LinkedHashSet<>();
    Set<Expression> seen = new HashSet<>();
    for (Expression one : some) {
      List<Expression> parts = one instanceof Line ? one.parts() : List.of(one);
      parts.forEach(part -> collectNamed(part, named, seen));
    }
    return named;
  }

  private static void collectNamed(Expression part, Set<Expression> named, Set<Expression> seen) {
    if (part instanceof Variable || part instanceof Line) {
      named.add(part);
    } else if (seen.add(part)) {
      part.parts().forEach(inner -> collectNamed(inner, named, seen));
    }
  }

  private static boolean changes(Expression expression, Map<Expression, Boolean> known) {
    Boolean found = known.get(expression);
    if (found != null) {
      return found;
    }
    if (expression instanceof Line) {
      // A line that refers to its own month before changes if anything else in it does.
      known.put(expression, false);
    }
    boolean changes =
        expression instanceof AtMonth
            || expression instanceof OverMonths months
                && months.operator() != OverMonths.Operator.FIRST
            || expression.parts().stream().anyMatch(part -> changes(part, known));
    if (expression instanceof Line) {
      known.put(expression, changes);
    }
    return changes;
  }

  private static void collect(Expression expression, Set<Expression> needed) {
    if (needed.add(expression)) {
      expression.parts().forEach(part -> collect(part, needed));
    }
  }
}
