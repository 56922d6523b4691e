package breakeven.core.expression;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a batch of rows: an array for each variable and line, and one for each month of a
 * line of months. What has days may be another from some months on. A frame is used again for batch
 * after batch; it belongs to one thread.
 */
public final class Frame extends Rows {
  private static final int[] NONE = {};

  private final double[][] variables;
  private final double[][] lines;
  private final double[][][] months;
  private final Variable[] dated;
  private final Line[] datedLines;
  private final Later later;
  private final boolean[] fixed;
  private final @Nullable Once[] repeated;
  private double @Nullable [] again;
  private int runs;
  private boolean running;
  private int lastMonth;

  /** The values of a part that is calculated once, and the run that they were made in. */
  private static final class Once {
    private final double[] room;
    private double[] values;
    private boolean same;
    private int run;

    Once(int capacity) {
      room = new double[capacity];
      values = room;
    }
  }

  /**
   * A frame without values.
   *
   * @param mostMonths the longest horizon that it will be asked for
   */
  public Frame(Variables variables, Lines lines, int capacity, int mostMonths) {
    super(capacity);
    this.variables = new double[variables.all().size()][capacity];
    this.lines = new double[lines.all().size()][];
    this.months = new double[lines.all().size()][][];
    this.fixed = new boolean[lines.all().size()];
    this.repeated = new @Nullable Once[lines.repeated()];
    this.dated = variables.all().stream().filter(Variable::dated).toArray(Variable[]::new);
    this.datedLines = lines.all().stream().filter(Line::dated).toArray(Line[]::new);
    this.later = new Later(dated.length, datedLines.length, capacity);
    for (Line line : lines.all()) {
      if (line.monthly()) {
        months[line.slot()] = new double[mostMonths + 1][];
      }
    }
  }

  private Frame(Frame below, Collection<Variable> ownVariables, Collection<Line> ownLines) {
    super(below.capacity);
    variables = below.variables.clone();
    lines = below.lines.clone();
    months = below.months.clone();
    fixed = new boolean[lines.length];
    repeated = new @Nullable Once[below.repeated.length];
    dated = below.dated;
    datedLines = below.datedLines;
    later = below.later;
    if (ownVariables.stream().anyMatch(Variable::dated)
        || ownLines.stream().anyMatch(Line::dated)) {
      throw new IllegalArgumentException("what has days is that of the frame below");
    }
    for (Variable variable : ownVariables) {
      variables[variable.slot()] = new double[capacity];
    }
    for (Line line : ownLines) {
      if (line.monthly()) {
        months[line.slot()] = new double[months[line.slot()].length][];
      } else {
        lines[line.slot()] = new double[capacity];
      }
    }
    resize(below.size, below.lastMonth);
  }

  /**
   * A frame over this one, whose lines have been evaluated: it has the same values without a copy,
   * now and after each batch to come, but for some variables and lines that have values of its own.
   */
  public Frame over(Collection<Variable> ownVariables, Collection<Line> ownLines) {
    return new Frame(this, ownVariables, ownLines);
  }

  /** Begins a new batch. */
  public void resize(int rows, int horizon) {
    if (rows > capacity) {
      throw new IllegalArgumentException(rows + " rows in a frame of " + capacity);
    }
    size = rows;
    lastMonth = horizon;
  }

  /** How many rows of the batch it holds. */
  public int size() {
    return size;
  }

  /** The most rows of a batch. */
  public int capacity() {
    return capacity;
  }

  /** The last month that is calculated; 1 is the first. */
  @Override
  public int months() {
    return lastMonth;
  }

  /** The values of a variable, to be filled by the caller. */
  public double[] values(Variable variable) {
    return values(variable.slot());
  }

  /** The values of a variable in a month, to be filled by the caller; month 0 is as month 1. */
  public double[] values(Variable variable, int month) {
    int change = variable.dated() ? later.at(month) : -1;
    return change < 0 ? values(variable) : later.values(variable, change);
  }

  /** No variable has other values from some month on. */
  public void sameInAllMonths() {
    later.clear();
  }

  /**
   * Lets what is dated have other values from a month on: until variables are filled and lines
   * calculated, the same.
   */
  public void from(int month) {
    double[][] first = new double[dated.length][];
    for (Variable variable : dated) {
      first[variable.place()] = values(variable);
    }
    double[][] firstLines = new double[datedLines.length][];
    for (Line line : datedLines) {
      firstLines[line.place()] = values(line);
    }
    later.add(month, first, firstLines);
  }

  /** The months, ascending, from which on a variable or a line has other values; most have none. */
  public int[] changes() {
    int[] changes = new int[later.count()];
    Arrays.setAll(changes, later::month);
    return changes;
  }

  /**
   * All that a row's variables are from some months on: each of these months, followed by the
   * values.
   */
  double[] later(int row) {
    double[] all = new double[later.count() * (1 + dated.length)];
    int next = 0;
    for (int change = 0; change < later.count(); change++) {
      all[next++] = later.month(change);
      for (Variable variable : dated) {
        all[next++] = later.values(variable, change)[row];
      }
    }
    return all;
  }

  /** The month from which on the values of a month hold; 0 where they are those of month 1. */
  int since(int month) {
    int change = later.at(month);
    return change < 0 ? 0 : later.month(change);
  }

  /** The values of the variable with a slot. */
  double[] values(int slot) {
    return variables[slot];
  }

  /** The values of a line that has one value a row. */
  public double[] values(Line line) {
    double[] values = lines[line.slot()];
    if (values == null) {
      values = lines[line.slot()] = new double[capacity];
    }
    return values;
  }

  /** The values of a line of months, or of a dated one, in one month. */
  public double[] values(Line line, int month) {
    if (line.dated()) {
      int change = later.at(month);
      return change < 0 ? values(line) : later.values(line, change);
    }
    double[][] byMonth = months[line.slot()];
    double[] values = byMonth[month];
    if (values == null) {
      values = byMonth[month] = new double[capacity];
    }
    return values;
  }

  /**
   * The values of any expression in one month, once the lines that it is made of are calculated.
   */
  public double[] values(Expression expression, int month) {
    return expression.inFull(this, month, new double[capacity], 0);
  }

  /** Gives a variable the same value in every row. */
  public void fill(Variable variable, double value) {
    Arrays.fill(values(variable), value);
  }

  /** Multiplies a variable of a row, in every month. */
  public void scale(Variable variable, int row, double factor) {
    values(variable)[row] *= factor;
    for (int month : variable.dated() ? changes() : NONE) {
      values(variable, month)[row] *= factor;
    }
  }

  /** Keeps a line at the values that the caller has put there, instead of calculating it. */
  public void fix(Line line) {
    fixed[line.slot()] = true;
  }

  /** Takes one row of another frame's variables. */
  public void copyRow(Frame other, int from, int to) {
    for (int slot = 0; slot < variables.length; slot++) {
      variables[slot][to] = other.variables[slot][from];
    }
    for (int month : other.changes()) {
      from(month);
    }
    for (int month : changes()) {
      for (Variable variable : dated) {
        values(variable, month)[to] = other.values(variable, month)[from];
      }
    }
  }

  /**
   * Takes rows of another frame's variables, in any order and as often as wanted, as the rows 0, 1
   * … of this one.
   *
   * @param from the index in {@code rows} at which to begin
   * @param count how many rows are taken
   */
  public void copyRows(Frame other, int[] rows, int from, int count) {
    for (int slot = 0; slot < variables.length; slot++) {
      double[] source = other.variables[slot];
      double[] target = variables[slot];
      pick(source, rows, from, target, count);
    }
    takeChanges(other);
    for (int month : changes()) {
      for (Variable variable : dated) {
        pick(other.values(variable, month), rows, from, values(variable, month), count);
      }
    }
  }

  /** Lets dated variables have other values from the same months on as another frame's. */
  public void takeChanges(Frame other) {
    sameInAllMonths();
    for (int month : other.changes()) {
      from(month);
    }
  }

  /**
   * Takes rows of a variable from another frame.
   *
   * @param rows which ones, in the order in which they are put
   */
  public void copy(Variable variable, Frame other, int[] rows, int count) {
    pick(other.values(variable), rows, 0, values(variable), count);
    for (int month : variable.dated() ? changes() : NONE) {
      pick(other.values(variable, month), rows, 0, values(variable, month), count);
    }
  }

  /** The same of a line that has one value a row, or is dated. */
  public void copy(Line line, Frame other, int[] rows, int count) {
    pick(other.values(line), rows, 0, values(line), count);
    for (int month : line.dated() ? changes() : NONE) {
      pick(other.values(line, month), rows, 0, values(line, month), count);
    }
  }

  private static void pick(double[] source, int[] rows, int from, double[] target, int count) {
    for (int k = 0; k < count; k++) {
      target[k] = source[rows[from + k]];
    }
  }

  /**
   * Calculates lines in their order. Lines of months are calculated month by month, one line after
   * the other.
   */
  public void evaluate(List<Line> inOrder) {
    evaluate(inOrder, 1);
  }

  /**
   * The same where the months before one are already: a sum or the greatest of months takes the new
   * ones in, every other line that has one value a row is.
   *
   * @param from the first month that is calculated; from 1 on everything is
   */
  public void evaluate(List<Line> inOrder, int from) {
    begin();
    for (Line line : inOrder) {
      if (fixed[line.slot()]) {
        continue;
      }
      if (line.monthly()) {
        evaluateMonths(line, from);
      } else if (from == 1) {
        store(line.definition(), 0, values(line));
        for (int change = 0; line.dated() && change < later.count(); change++) {
          store(line.definition(), later.month(change), later.values(line, change));
        }
      } else if (line.definition() instanceof OverMonths over && over.grows()) {
        over.takeIn(this, from, false, values(line), 0);
      }
    }
    end();
  }

  /** Lines are calculated from now on. */
  void begin() {
    runs++;
    running = true;
  }

  /** None is any more. */
  void end() {
    running = false;
  }

  /** Calculates a line again; whether any of its values has become another. */
  boolean changes(Line line) {
    if (fixed[line.slot()]) {
      return false;
    }
    if (!line.monthly()) {
      boolean changes = changes(line.definition(), 0, values(line));
      for (int change = 0; line.dated() && change < later.count(); change++) {
        changes |= changes(line.definition(), later.month(change), later.values(line, change));
      }
      return changes;
    }
    Expression start = line.start();
    boolean changes = start != null && changes(start, 0, values(line, 0));
    for (int month = 1; month <= lastMonth; month++) {
      changes |= changes(line.definition(), month, values(line, month));
    }
    return changes;
  }

  private boolean changes(Expression definition, int month, double[] target) {
    double[] room = again == null ? again = new double[capacity] : again;
    double[] result = definition.inFull(this, month, room, 0);
    if (Arrays.equals(result, 0, size, target, 0, size)) {
      return false;
    }
    System.arraycopy(result, 0, target, 0, size);
    return true;
  }

  @Override
  double[] take(Variable variable, int month, double[] out) {
    same = false;
    return variable.dated() ? values(variable, month) : values(variable);
  }

  @Override
  double[] take(Line line, int month, double[] out, int depth) {
    same = line.sameInAllRows();
    return line.monthly() || line.dated() ? values(line, month) : values(line);
  }

  /** Only while lines are calculated it is sure that what their parts are made of is. */
  @Override
  double[] once(Expression part, int place, int month, double[] out, int depth) {
    if (!running) {
      return super.once(part, place, month, out, depth);
    }
    Once once = repeated[place];
    if (once == null) {
      once = repeated[place] = new Once(capacity);
    }
    if (once.run != runs) {
      once.values = part.calculate(this, month, once.room, depth);
      once.same = same;
      once.run = runs;
    }
    same = once.same;
    return once.values;
  }

  /** How often lines were calculated. */
  int runs() {
    return runs;
  }

  private void evaluateMonths(Line line, int from) {
    Expression start = line.start();
    if (from == 1 && start == null) {
      Arrays.fill(values(line, 0), 0, size, 0);
    } else if (from == 1 && start != null) {
      store(start, 0, values(line, 0));
    }
    for (int month = from; month <= lastMonth; month++) {
      store(line.definition(), month, values(line, month));
    }
  }

  private void store(Expression definition, int month, double[] target) {
    double[] result = definition.evaluate(this, month, target, 0);
    if (same) {
      Arrays.fill(target, 0, size, result[0]);
    } else if (result != target) {
      System.arraycopy(result, 0, target, 0, size);
    }
  }
}
