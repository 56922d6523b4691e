package breakeven.core.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a frame under many scenarios at once: some variables move, each with a value a
 * scenario; everything else is as in the frame. The same lines are evaluated, and only as far as
 * they are asked for: a line that no moving variable reaches keeps the frame's value, a figure that
 * comes out the same in every scenario is worked out once, and of a choice that is the same in
 * every scenario only the part that counts is looked at.
 *
 * <p>A scenario changes values, never whether there is one: where a variable is blank in the frame
 * its scenarios are blank too.
 *
 * <p>It belongs to one thread. A result from all months can be a sum, the greatest or the first
 * one.
 */
public final class Scenarios {
  private final int capacity;
  private final Set<Variable> moved;
  private final Set<Variable> common;
  private final Set<Line> held;
  private final Map<Variable, double[]> columns = new HashMap<>();
  private final Dependents moves;
  private final Map<Expression, Boolean> shares = new HashMap<>();
  private final Figure[] figures;
  private final List<double[]> scratch = new ArrayList<>();
  private final List<Variable> watched = new ArrayList<>();
  private double[] watchedValues = new double[8];

  private final Lines lines;

  /**
   * The slots of the variables that figures are made of; by slot their values, and when each last
   * became another.
   */
  private final BitSet inputs = new BitSet();

  private double[] inputValues = {};
  private long[] inputStamps = {};

  private @Nullable Frame base;
  private int row;
  private int months;
  private int size;
  private long stamp;
  private long commonStamp;

  /** When all scenarios became others. */
  private long rowStamp;

  /**
   * Scenarios of any row.
   *
   * @param moved the variables that have a value a scenario
   * @param common variables that have the same value, or the same scenarios, in every row: what
   *     depends on nothing else is worked out once for many rows
   * @param held lines that keep the frame's values
   * @param capacity scenarios at once; some hundreds fit a processor's cache
   */
  public Scenarios(
      Lines lines,
      Collection<Variable> moved,
      Collection<Variable> common,
      Collection<Line> held,
      int capacity) {
    this.lines = lines;
    this.capacity = capacity;
    this.moved = new HashSet<>(moved);
    this.common = new HashSet<>(common);
    this.held = new HashSet<>(held);
    moves = Dependents.ofNumbers(moved, held);
    for (Variable variable : moved) {
      columns.put(variable, new double[capacity]);
    }
    figures = new Figure[lines.all().size()];
  }

  /**
   * The scenarios of a moving variable, to be filled by the caller before {@link #begin}; those of
   * a common one only when they change.
   */
  public double[] values(Variable variable) {
    double[] values = columns.get(variable);
    if (values == null) {
      throw new IllegalArgumentException(variable + " does not move");
    }
    return values;
  }

  /** What is common to all rows has changed: other scenarios, or other assumptions. */
  public void renewCommon() {
    commonStamp = 0;
  }

  /**
   * Begins the scenarios of a row.
   *
   * @param frame an evaluated frame
   * @param months the row's horizon: sums are taken over the months 1 to this one
   * @param size number of scenarios
   */
  public void begin(Frame frame, int row, int months, int size) {
    if (size > capacity) {
      throw new IllegalArgumentException(size + " scenarios where there is room for " + capacity);
    }
    take(frame, row, months, size);
    rowStamp = stamp;
  }

  /** The values of a moving variable were filled again, before {@link #beginAgain}. */
  public void renew(Variable variable) {
    if (inputs.get(variable.slot())) {
      inputStamps[variable.slot()] = stamp + 1;
    }
  }

  /**
   * Begins scenarios in which the moving variables have the values that they had in the last ones,
   * but for those that were {@link #renew renewed}: only what is made of these, or of values that
   * are others in the frame, is worked out again.
   */
  public void beginAgain(Frame frame, int row, int months, int size) {
    boolean same = months == this.months && size == this.size;
    take(frame, row, months, size);
    if (!same) {
      rowStamp = stamp;
    }
  }

  private void take(Frame frame, int row, int months, int size) {
    this.base = frame;
    this.row = row;
    this.months = months;
    boolean same = size == this.size && commonStamp > 0;
    this.size = size;
    stamp++;
    for (int slot = inputs.nextSetBit(0); slot >= 0; slot = inputs.nextSetBit(slot + 1)) {
      double value = frame.values(slot)[row];
      if (Double.compare(value, inputValues[slot]) != 0) {
        inputValues[slot] = value;
        inputStamps[slot] = stamp;
      }
    }
    for (int i = 0; i < watched.size(); i++) {
      double value = frame.values(watched.get(i))[row];
      same = same && Double.compare(value, watchedValues[i]) == 0;
      watchedValues[i] = value;
    }
    if (!same) {
      commonStamp = stamp;
    }
  }

  /**
   * The values of a line in the scenarios that were begun last.
   *
   * @param out where they are written, from index {@code from} on
   */
  public void copy(Line line, double[] out, int from) {
    copy(line, 0, out, from);
  }

  /** The same of one month of a line of months. */
  public void copy(Line line, int month, double[] out, int from) {
    Node node = new Reference(this, line, 0);
    double[] values = node.run(month, scratch(0), 1);
    if (node.uniform) {
      Arrays.fill(out, from, from + size, values[0]);
    } else {
      System.arraycopy(values, 0, out, from, size);
    }
  }

  private double[] scratch(int depth) {
    while (scratch.size() <= depth) {
      scratch.add(new double[capacity]);
    }
    return scratch.get(depth);
  }

  /** The values, or as many copies of the one value that stands for all. */
  private double[] wide(Node node, double[] values, double[] room) {
    if (!node.uniform) {
      return values;
    }
    Arrays.fill(room, 0, size, values[0]);
    return room;
  }

  // --- what is common ----------------------------------------------------------------------------

  /** Whether an expression is the same for every row. */
  private boolean shares(Expression expression) {
    if (expression instanceof Variable variable) {
      return common.contains(variable);
    }
    Boolean known = shares.get(expression);
    if (known != null) {
      return known;
    }
    shares.put(expression, true);
    boolean found =
        !(expression instanceof Line line && held.contains(line))
            && expression.parts().stream().allMatch(this::shares);
    shares.put(expression, found);
    return found;
  }

  /** What is worked out for many rows holds as long as the frame's values stay the same. */
  private void watch(Expression expression) {
    if (expression instanceof Variable variable) {
      if (!watched.contains(variable)) {
        if (watched.size() == watchedValues.length) {
          watchedValues = Arrays.copyOf(watchedValues, 2 * watchedValues.length);
        }
        watchedValues[watched.size()] = base().values(variable)[row];
        watched.add(variable);
      }
    } else if (!(expression instanceof Prior)) {
      expression.parts().forEach(this::watch);
    }
  }

  /** What a line is made of, from now on among what is looked at in every row. */
  private int[] inputsOf(Line line) {
    BitSet madeOf = lines.variables(line);
    if (madeOf.length() > inputValues.length) {
      inputValues = Arrays.copyOf(inputValues, madeOf.length());
      inputStamps = Arrays.copyOf(inputStamps, madeOf.length());
    }
    int[] slots = madeOf.stream().toArray();
    for (int slot : slots) {
      if (!inputs.get(slot)) {
        inputs.set(slot);
        inputValues[slot] = base().values(slot)[row];
        inputStamps[slot] = stamp;
      }
    }
    return slots;
  }

  // --- lines -------------------------------------------------------------------------------------

  /** A line that moves: its values, each worked out when it is first asked for. */
  private final class Figure {
    private final boolean shared;
    private final int[] madeOf;
    private long asked;
    private long changed;
    private final Node definition;
    private final @Nullable Node start;
    private Cell[] cells = new Cell[1];

    Figure(Line line) {
      shared = shares(line);
      definition = node(line.definition());
      Expression first = line.start();
      start = first == null ? null : node(first);
      if (shared) {
        watch(line);
      }
      madeOf = inputsOf(line);
    }

    /** Since when its values are what they are now. */
    private long since() {
      if (asked != stamp) {
        asked = stamp;
        changed = rowStamp;
        for (int slot : madeOf) {
          changed = Math.max(changed, inputStamps[slot]);
        }
      }
      return changed;
    }

    Cell at(int month, int depth) {
      if (month >= cells.length) {
        cells = Arrays.copyOf(cells, Math.max(month + 1, 2 * cells.length));
      }
      Cell cell = cells[month];
      if (cell == null) {
        cell = cells[month] = new Cell();
      }
      if (shared ? cell.stamp != commonStamp : cell.stamp < since()) {
        fill(cell, month, depth);
        cell.stamp = shared ? commonStamp : stamp;
      }
      return cell;
    }

    private void fill(Cell cell, int month, int depth) {
      Node from = month == 0 && start != null ? start : definition;
      if (cell.own == null) {
        cell.own = new double[capacity];
      }
      double[] values = from.run(month, cell.own, depth);
      cell.looked = false;
      cell.uniform = from.uniform;
      cell.values = values;
      if (from.uniform) {
        cell.own[0] = values[0];
        cell.values = cell.own;
      }
    }
  }

  private static final class Cell {
    private static final double[] NONE = {};
    private long stamp = -1;
    private boolean uniform;
    private double[] values = NONE;
    private double @Nullable [] own;

    /** Whether it was looked at what is finite, and whether all is. */
    private boolean looked;

    private boolean finite;
  }

  private Figure figure(Line line) {
    Figure figure = figures[line.slot()];
    if (figure == null) {
      figure = figures[line.slot()] = new Figure(line);
    }
    return figure;
  }

  // --- nodes -------------------------------------------------------------------------------------

  /** A part of a line as it is worked out here. */
  private abstract static class Node {
    /** Whether the last run gave one value for all scenarios: the first of its result. */
    boolean uniform;

    /** Whether results never lie in scratch arrays that the next part may write over. */
    boolean lasting() {
      return false;
    }

    /** Whether no number of the last result, which is not uniform, is blank or infinite. */
    boolean allFinite(double[] values, int size) {
      return Branchless.allFinite(values, size);
    }

    /**
     * Works out the values.
     *
     * @param out where they may be written
     * @param depth how many scratch arrays are in use
     */
    abstract double[] run(int month, double[] out, int depth);
  }

  private Node node(Expression e) {
    if (e instanceof Constant constant) {
      return new Fixed(constant.value());
    } else if (e instanceof Variable variable) {
      return moved.contains(variable) ? new Moving(values(variable)) : new Given(variable);
    } else if (e instanceof Line line) {
      return moves.reaches(line) ? new Reference(this, line, 0) : new Base(line, 0);
    } else if (e instanceof Prior prior) {
      return moves.reaches(prior.line())
          ? new Reference(this, prior.line(), 1)
          : new Base(prior.line(), 1);
    } else if (e instanceof Binary binary) {
      return new Two(binary);
    } else if (e instanceof Unary unary) {
      boolean asks = Lines.asksForValue(unary) && !moved.contains((Variable) unary.part());
      return asks ? new Known((Variable) unary.part()) : new One(unary);
    } else if (e instanceof Comparison comparison) {
      return new Compared(comparison);
    } else if (e instanceof If branches) {
      return new Branches(branches);
    } else if (e instanceof ByWord table) {
      return new Chosen(table);
    } else if (e instanceof OverMonths over) {
      return new Months(over);
    }
    throw new IllegalArgumentException("cannot be worked out in scenarios: " + e);
  }

  private Frame base() {
    Frame frame = base;
    if (frame == null) {
      throw new IllegalStateException("no row was begun");
    }
    return frame;
  }

  /** One value for all scenarios. */
  private abstract static class Single extends Node {
    private final double[] one = new double[1];

    Single() {
      uniform = true;
    }

    abstract double value(int month);

    @Override
    final double[] run(int month, double[] out, int depth) {
      one[0] = value(month);
      return one;
    }
  }

  private static final class Fixed extends Single {
    private final double value;

    Fixed(double value) {
      this.value = value;
    }

    @Override
    double value(int month) {
      return value;
    }
  }

  private final class Given extends Single {
    private final Variable variable;

    Given(Variable variable) {
      this.variable = variable;
    }

    @Override
    double value(int month) {
      return base().values(variable)[row];
    }
  }

  private final class Known extends Single {
    private final Variable variable;

    Known(Variable variable) {
      this.variable = variable;
    }

    @Override
    double value(int month) {
      return Double.isNaN(base().values(variable)[row]) ? 0 : 1;
    }
  }

  private final class Base extends Single {
    private final Line line;
    private final int before;

    Base(Line line, int before) {
      this.line = line;
      this.before = before;
    }

    @Override
    double value(int month) {
      return line.monthly() ? base().values(line, month - before)[row] : base().values(line)[row];
    }
  }

  private static final class Moving extends Node {
    private final double[] values;

    Moving(double[] values) {
      this.values = values;
    }

    @Override
    boolean lasting() {
      return true;
    }

    @Override
    double[] run(int month, double[] out, int depth) {
      return values;
    }
  }

  private static final class Reference extends Node {
    private final Scenarios owner;
    private final Line line;
    private final int before;
    private @Nullable Cell last;

    Reference(Scenarios owner, Line line, int before) {
      this.owner = owner;
      this.line = line;
      this.before = before;
    }

    @Override
    boolean lasting() {
      return true;
    }

    @Override
    double[] run(int month, double[] out, int depth) {
      Cell cell = owner.figure(line).at(line.monthly() ? month - before : 0, depth);
      last = cell;
      uniform = cell.uniform;
      return cell.values;
    }

    @Override
    boolean allFinite(double[] values, int size) {
      Cell cell = last;
      if (cell == null) {
        return super.allFinite(values, size);
      }
      if (!cell.looked) {
        cell.finite = super.allFinite(values, size);
        cell.looked = true;
      }
      return cell.finite;
    }
  }

  private final class One extends Node {
    private final Unary unary;
    private final Node part;
    private final double[] one = new double[1];

    One(Unary unary) {
      this.unary = unary;
      part = node(unary.part());
    }

    @Override
    double[] run(int month, double[] out, int depth) {
      double[] a = part.run(month, out, depth);
      uniform = part.uniform;
      if (unary.operator() == Unary.Operator.OR_ZERO && !uniform && !Branchless.anyBlank(a, size)) {
        return a;
      }
      double[] target = uniform ? one : out;
      Unary.apply(unary.operator(), a, target, uniform ? 1 : size);
      return target;
    }
  }

  private final class Two extends Node {
    private final Binary.Operator operator;
    private final Node left;
    private final Node right;
    private final double[] one = new double[1];

    /** Whether both have to hold and the right one is never blank: it is not asked in vain. */
    private final boolean both;

    Two(Binary binary) {
      operator = binary.operator();
      left = node(binary.left());
      right = node(binary.right());
      both = operator == Binary.Operator.AND && binary.right().isFlag();
    }

    @Override
    double[] run(int month, double[] out, int depth) {
      int own = Binary.readsTwice(operator) ? depth + 1 : depth;
      double[] a = left.run(month, own == depth ? out : scratch(depth), own);
      if (both && left.uniform && a[0] == 0) {
        uniform = true;
        one[0] = 0;
        return one;
      }
      double[] b = right.run(month, scratch(own), own + 1);
      if (!left.uniform && !right.uniform) {
        uniform = false;
        Binary.apply(operator, a, b, out, size);
        return out;
      }
      uniform = left.uniform ? right.uniform || vanishes(a[0], right, b) : vanishes(b[0], left, a);
      if (uniform) {
        Binary.apply(operator, a, b, one, 1);
        return one;
      }
      return left.uniform ? withLeft(a[0], b, out, own) : withRight(a, b[0], out, own);
    }

    /**
     * Whether it is a product with 0, and so 0 in every scenario: all that follows of what a row
     * has not, such as replicas, is then worked out once too.
     */
    private boolean vanishes(double factor, Node other, double[] values) {
      return factor == 0
          && (operator == Binary.Operator.TIMES || operator == Binary.Operator.AND)
          && other.allFinite(values, size);
    }

    private double[] withLeft(double a, double[] b, double[] out, int depth) {
      switch (operator) {
        case PLUS -> {
          if (a == 0 && right.lasting()) {
            return b;
          }
          plus(b, a, out, size);
        }
        case TIMES, AND -> {
          if (a == 1 && right.lasting()) {
            return b;
          }
          times(b, a, out, size);
        }
        default -> {
          double[] room = scratch(depth + 1);
          Arrays.fill(room, 0, size, a);
          Binary.apply(operator, room, b, out, size);
        }
      }
      return out;
    }

    private double[] withRight(double[] a, double b, double[] out, int depth) {
      switch (operator) {
        case PLUS, MINUS -> {
          if (b == 0) {
            return a;
          }
          plus(a, operator == Binary.Operator.PLUS ? b : -b, out, size);
        }
        case TIMES, AND -> {
          if (b == 1) {
            return a;
          }
          times(a, b, out, size);
        }
        case OVER -> {
          if (b == 1) {
            return a;
          }
          over(a, b, out, size);
        }
        default -> {
          double[] room = scratch(depth + 1);
          Arrays.fill(room, 0, size, b);
          Binary.apply(operator, a, room, out, size);
        }
      }
      return out;
    }
  }

  private static void plus(double[] a, double b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] + b;
    }
  }

  private static void times(double[] a, double b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] * b;
    }
  }

  private static void over(double[] a, double b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] / b;
    }
  }

  private final class Compared extends Node {
    private final Comparison comparison;
    private final Node left;
    private final Node right;
    private final double[] one = new double[1];

    Compared(Comparison comparison) {
      this.comparison = comparison;
      left = node(comparison.left());
      right = node(comparison.right());
    }

    @Override
    double[] run(int month, double[] out, int depth) {
      double[] a = left.run(month, out, depth);
      double[] b = right.run(month, scratch(depth), depth + 1);
      uniform = left.uniform && right.uniform;
      if (uniform) {
        comparison.apply(a, b, one, 1);
        return one;
      }
      a = wide(left, a, out);
      b = wide(right, b, scratch(depth + 1));
      comparison.apply(a, b, right.uniform, out, size);
      // What compares alike in every scenario, such as a month and a lead time, is one flag.
      uniform = allEqual(out);
      return out;
    }
  }

  private boolean allEqual(double[] values) {
    for (int i = 1; i < size; i++) {
      if (values[i] != values[0]) {
        return false;
      }
    }
    return true;
  }

  private final class Branches extends Node {
    private final Node condition;
    private final Node then;
    private final Node otherwise;

    Branches(If branches) {
      condition = node(branches.condition());
      then = node(branches.then());
      otherwise = node(branches.otherwise());
    }

    @Override
    double[] run(int month, double[] out, int depth) {
      double[] flag = condition.run(month, scratch(depth), depth + 1);
      if (condition.uniform) {
        Node taken = flag[0] > 0 ? then : otherwise;
        double[] values = taken.run(month, out, depth);
        uniform = taken.uniform;
        return values;
      }
      double[] a = wide(then, then.run(month, out, depth + 1), out);
      double[] room = scratch(depth + 1);
      double[] b = wide(otherwise, otherwise.run(month, room, depth + 2), room);
      for (int i = 0; i < size; i++) {
        out[i] = flag[i] > 0 ? a[i] : b[i];
      }
      uniform = false;
      return out;
    }
  }

  private final class Chosen extends Node {
    private final Node code;
    private final List<Node> choices;
    private final double[] blank = {Double.NaN};

    Chosen(ByWord table) {
      code = node(table.code());
      choices = table.choices().stream().map(Scenarios.this::node).toList();
    }

    @Override
    double[] run(int month, double[] out, int depth) {
      double[] codes = code.run(month, scratch(depth), depth + 1);
      if (code.uniform) {
        double wanted = codes[0];
        if (!(wanted >= 0 && wanted < choices.size())) {
          uniform = true;
          return blank;
        }
        Node taken = choices.get((int) wanted);
        double[] values = taken.run(month, out, depth);
        uniform = taken.uniform;
        return values;
      }
      uniform = false;
      Arrays.fill(out, 0, size, Double.NaN);
      double[] room = scratch(depth + 1);
      for (int choice = 0; choice < choices.size(); choice++) {
        Node one = choices.get(choice);
        double[] values = wide(one, one.run(month, room, depth + 2), room);
        for (int i = 0; i < size; i++) {
          out[i] = codes[i] == choice ? values[i] : out[i];
        }
      }
      return out;
    }
  }

  private final class Months extends Node {
    private final OverMonths.Operator operator;
    private final Node line;
    private final double[] one = new double[1];
    private final double[] wide = new double[capacity];
    private boolean known;

    Months(OverMonths over) {
      operator = over.operator();
      Expression product = over.line();
      for (Line factor : over.lines().subList(1, over.lines().size())) {
        product = product.times(factor);
      }
      line = node(product);
      if (operator != OverMonths.Operator.SUM
          && operator != OverMonths.Operator.GREATEST
          && operator != OverMonths.Operator.FIRST) {
        throw new IllegalArgumentException("cannot be worked out in scenarios: " + operator);
      }
    }

    @Override
    double[] run(int month, double[] out, int depth) {
      if (operator == OverMonths.Operator.FIRST) {
        double[] first = line.run(1, out, depth);
        uniform = line.uniform;
        return first;
      }
      known = true;
      takeIn(out, depth);
      if (operator == OverMonths.Operator.GREATEST && !uniform && Branchless.anyBlank(out, size)) {
        known = false;
        takeIn(out, depth);
      }
      return uniform ? one : out;
    }

    private void takeIn(double[] out, int depth) {
      uniform = true;
      one[0] = 0;
      for (int m = 1; m <= months; m++) {
        // What is summed up is in out: the months must not be worked out there.
        add(line.run(m, scratch(depth), depth + 1), out);
      }
    }

    private void add(double[] values, double[] out) {
      if (uniform && line.uniform) {
        one[0] =
            operator == OverMonths.Operator.SUM
                ? one[0] + values[0]
                : values[0] > one[0] ? values[0] : one[0];
        return;
      }
      if (uniform) {
        Arrays.fill(out, 0, size, one[0]);
        uniform = false;
      }
      if (operator == OverMonths.Operator.GREATEST) {
        greatest(line.uniform ? wide(line, values, wide) : values, out);
      } else if (line.uniform) {
        plus(out, values[0], out, size);
      } else {
        Binary.apply(Binary.Operator.PLUS, out, values, out, size);
      }
    }

    /** Blank months are passed over; as long as none is met, that is asked once for all months. */
    private void greatest(double[] values, double[] out) {
      if (known) {
        OverMonths.greatestOfKnown(values, out, size);
      } else {
        OverMonths.greatest(values, out, size);
      }
    }
  }
}
