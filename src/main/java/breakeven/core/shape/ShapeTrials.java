package breakeven.core.shape;

import breakeven.core.economics.Model;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.price.PriceBook;
import breakeven.core.shape.ShapeChoices.Choice;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Runs the model for rows of another frame with the cells and prices of other shapes, many side by
 * side. One thread uses it.
 */
final class ShapeTrials {
  private static final int API = Words.METHOD.indexOf("Provider API");

  private final Model model;
  private final PriceBook prices;
  private final Variable method;
  private final Variable serving;
  private final Frame frame;
  private final int[] rows;
  private final Choice[] tried;
  private int waiting;

  /** Whether nothing but the method of training was changed last. */
  private boolean methodAlone;

  /**
   * None wait.
   *
   * @param capacity rows that are run at once
   * @param mostMonths the longest horizon of a row
   */
  ShapeTrials(Model model, PriceBook prices, int capacity, int mostMonths) {
    this.model = model;
    this.prices = prices;
    method = model.inputs.cell(Workloads.TUNING_METHOD);
    serving = model.inputs.cell(Workloads.SERVING);
    frame = new Frame(model.variables, model.lines, capacity, mostMonths);
    rows = new int[capacity];
    tried = new Choice[capacity];
  }

  /**
   * The lines that another shape changes.
   *
   * @param all whatever differs
   * @param byMethod where nothing does but the method, and none is by a provider
   */
  record Moving(List<Line> all, List<Line> byMethod) {}

  /** Those of some lines that a shape reaches. */
  Moving moving(List<Line> lines, Collection<Line> kept) {
    Set<Variable> moved = new HashSet<>(prices.ofOffers());
    moved.add(method);
    moved.add(serving);
    Dependents reach = Dependents.of(moved, kept);
    List<Line> undated = new ArrayList<>(kept);
    undated.addAll(List.of(model.life.trainingLife, model.life.closed));
    Dependents trained = Dependents.of(List.of(method), undated);
    return new Moving(
        lines.stream().filter(reach::reaches).toList(),
        lines.stream().filter(trained::reaches).toList());
  }

  /** The figures of what was run last, by the place in which it waits. */
  Frame frame() {
    return frame;
  }

  /** How many wait. */
  int waiting() {
    return waiting;
  }

  boolean full() {
    return waiting == rows.length;
  }

  /** The row of the other frame that waits in a place. */
  int row(int place) {
    return rows[place];
  }

  /** The shape that it is tried in. */
  Choice tried(int place) {
    return tried[place];
  }

  /** Has a row wait with a shape. */
  void put(int row, Choice choice) {
    rows[waiting] = row;
    tried[waiting++] = choice;
  }

  /**
   * Runs the other shapes of the rows that wait: the second of each, then the third, and so on.
   * None waits afterwards.
   *
   * @param choices the shapes of a row of the other frame
   * @param moving the lines to evaluate
   * @param run is told the place of the shapes that were run, from 1
   */
  void others(IntFunction<List<Choice>> choices, Moving moving, IntConsumer run) {
    for (int which = 1; next(choices, which); which++) {
      evaluate(moving);
      run.accept(which);
    }
    clear();
  }

  /** Nothing waits any more. */
  void clear() {
    waiting = 0;
  }

  /** Takes the next shape of each row that waits; false where none has one. */
  private boolean next(IntFunction<List<Choice>> choices, int which) {
    boolean any = false;
    methodAlone = true;
    for (int place = 0; place < waiting; place++) {
      List<Choice> its = choices.apply(rows[place]);
      if (which < its.size()) {
        methodAlone &= methodAlone(tried[place].shape(), its.get(which).shape());
        tried[place] = its.get(which);
        any = true;
      }
    }
    return any;
  }

  /** Whether two shapes train in another way and are one in all else: no date depends on it. */
  private static boolean methodAlone(Shape one, Shape other) {
    return one.method() != API
        && other.method() != API
        && one.serving() == other.serving()
        && one.gpu().equals(other.gpu())
        && one.model().equals(other.model());
  }

  /** Evaluates the lines that the next shapes change. */
  private void evaluate(Moving moving) {
    if (methodAlone) {
      double[] methods = frame.values(method);
      for (int k = 0; k < waiting; k++) {
        methods[k] = code(tried[k].shape().method());
      }
      frame.evaluate(moving.byMethod());
    } else {
      putShapes();
      frame.evaluate(moving.all());
    }
  }

  /** Takes the rows that wait from another frame; their shapes are to be put. */
  void take(Frame base, int months) {
    frame.resize(waiting, months);
    frame.copyRows(base, rows, 0, waiting);
  }

  /** Puts the cells and prices of the shapes that wait. */
  void putShapes() {
    PriceBook.Offer[] offers = new PriceBook.Offer[waiting];
    double[] methods = frame.values(method);
    double[] servings = frame.values(serving);
    for (int k = 0; k < waiting; k++) {
      offers[k] = tried[k].prices();
      methods[k] = code(tried[k].shape().method());
      servings[k] = code(tried[k].shape().serving());
    }
    prices.fill(frame, offers);
  }

  private static double code(int code) {
    return code < 0 ? Double.NaN : code;
  }
}
