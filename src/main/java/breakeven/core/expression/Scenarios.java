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
 * <p>It belongs to one thread.
 */
public final class Scenarios extends Rows {
  private final Set<Variable> common;
  private final Set<Line> held;
  private final double[] @Nullable [] columns;
  private final Dependents dependents;
  private final Map<Expression, Boolean> shares = new HashMap<>();
  private final Figure[] figures;
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

  /** The cell that was taken last. */
  private @Nullable Cell last;

  private @Nullable Frame base;
  private int row;
  private int months;
  private double[] later = {};
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
    super(capacity);
    this.lines = lines;
    this.common = new HashSet<>(common);
    this.held = new HashSet<>(held);
    dependents = Dependents.ofNumbers(moved, held);
    columns = new double[moved.stream().mapToInt(Variable::slot).max().orElse(-1) + 1][];
    for (Variable variable : moved) {
      columns[variable.slot()] = new double[capacity];
    }
    figures = new Figure[lines.all().size()];
  }

  /**
   * The scenarios of a moving variable, to be filled by the caller before {@link #begin}; those of
   * a common one only when they change.
   */
  public double[] values(Variable variable) {
    double[] values = column(variable);
    if (values == null) {
      throw new IllegalArgumentException(variable + " does not move");
    }
    return values;
  }

  private double @Nullable [] column(Variable variable) {
    return variable.slot() < columns.length ? columns[variable.slot()] : null;
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
    double[] before = later;
    take(frame, row, months, size);
    if (!same || !Arrays.equals(before, later)) {
      rowStamp = stamp;
    }
  }

  private void take(Frame frame, int row, int months, int size) {
    this.base = frame;
    this.row = row;
    this.months = months;
    later = frame.later(row);
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
    double[] values = line.evaluate(this, month, scratch(0), 1);
    if (same) {
      Arrays.fill(out, from, from + size, values[0]);
    } else {
      System.arraycopy(values, 0, out, from, size);
    }
  }

  @Override
  int months() {
    return months;
  }

  @Override
  double[] take(Variable variable, int month, double[] out) {
    double[] column = column(variable);
    same = column == null;
    if (column == null) {
      out[0] = base().values(variable, month)[row];
      return out;
    }
    return column;
  }

  @Override
  double[] take(Line line, int month, double[] out, int depth) {
    Figure figure = figures[line.slot()];
    if (figure == null) {
      figure = figures[line.slot()] = new Figure(line);
    }
    if (!figure.moves) {
      same = true;
      boolean months = line.monthly() || line.dated();
      out[0] = months ? base().values(line, month)[row] : base().values(line)[row];
      return out;
    }
    last = figure.at(line.monthly() ? month : line.dated() ? base().since(month) : 0, depth);
    same = last.same;
    return last.values;
  }

  @Override
  boolean allFinite(double[] values) {
    Cell cell = last;
    if (cell == null || cell.values != values) {
      return super.allFinite(values);
    }
    if (!cell.looked) {
      cell.finite = super.allFinite(values);
      cell.looked = true;
    }
    return cell.finite;
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

  /** A line: where it moves its values, each worked out when it is first asked for. */
  private final class Figure {
    private final Line line;
    private final boolean moves;
    private final boolean shared;
    private final int[] madeOf;
    private long asked;
    private long changed;
    private Cell[] cells = new Cell[1];

    Figure(Line line) {
      this.line = line;
      moves = dependents.reaches(line);
      shared = moves && shares(line);
      if (shared) {
        watch(line);
      }
      madeOf = moves ? inputsOf(line) : new int[0];
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
      Expression start = line.start();
      Expression from = month == 0 && start != null ? start : line.definition();
      if (cell.own == null) {
        cell.own = new double[capacity];
      }
      cell.values = from.evaluate(Scenarios.this, month, cell.own, depth);
      cell.same = same;
      cell.looked = false;
    }
  }

  private static final class Cell {
    private static final double[] NONE = {};
    private long stamp = -1;
    private boolean same;
    private double[] values = NONE;
    private double @Nullable [] own;

    /** Whether it was looked at what is finite, and whether all is. */
    private boolean looked;

    private boolean finite;
  }

  private Frame base() {
    Frame frame = base;
    if (frame == null) {
      throw new IllegalStateException("no row was begun");
    }
    return frame;
  }
}
