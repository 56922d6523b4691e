package breakeven.core.shape;

import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Recalculation;
import breakeven.core.expression.Variable;
import breakeven.core.price.PriceBook;
import breakeven.core.shape.ShapeChoices.Choice;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Runs the model for rows of another frame with the cells and prices of other shapes, many side by
 * side. One thread uses it.
 */
final class ShapeTrials {
  private static final long LAST = Long.MAX_VALUE;

  private final PriceBook prices;
  private final Variable method;
  private final Variable serving;
  private final Frame frame;
  private final int[] rows;
  private final Choice[] tried;

  /** Which of its row's shapes each is. */
  private final int[] places;

  /** The rank of the next one; {@link #LAST} where there is none. */
  private final long[] nexts;

  private int waiting;

  /**
   * None wait.
   *
   * @param capacity rows that are run at once
   * @param mostMonths the longest horizon of a row
   */
  ShapeTrials(Model model, PriceBook prices, int capacity, int mostMonths) {
    this.prices = prices;
    method = model.inputs.cell(Workloads.TUNING_METHOD);
    serving = model.inputs.cell(Workloads.SERVING);
    frame = new Frame(model.variables, model.lines, capacity, mostMonths);
    rows = new int[capacity];
    tried = new Choice[capacity];
    places = new int[capacity];
    nexts = new long[capacity];
  }

  /** The lines that are run for each shape, as far as it changes them. */
  Recalculation of(List<Line> lines) {
    List<Variable> moved = new ArrayList<>(prices.ofOffers());
    moved.add(method);
    moved.add(serving);
    return new Recalculation(frame, moved, lines);
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

  /** Which of its row's shapes that is, from 0. */
  int place(int place) {
    return places[place];
  }

  /** Has a row wait with a shape. */
  void put(int row, Choice choice) {
    rows[waiting] = row;
    tried[waiting++] = choice;
  }

  /**
   * Runs the shapes of the rows that wait, the first of which are put. Rows go on side by side from
   * one model to the next, from serving to serving, card to card and method to method, so that
   * little changes at a time; one that has no such shape stays where it is. None waits afterwards.
   *
   * @param choices the shapes of a row of the other frame
   * @param lines what is run
   * @param take takes what was run
   */
  void all(IntFunction<List<Choice>> choices, Recalculation lines, Runnable take) {
    for (int k = 0; k < waiting; k++) {
      take(k, choices.apply(rows[k]), 0);
    }
    lines.all();
    take.run();
    while (next(choices)) {
      lines.again();
      take.run();
    }
    clear();
  }

  /** Nothing waits any more. */
  void clear() {
    waiting = 0;
  }

  /** Puts the next shapes of the rows that wait; false where none has one. */
  private boolean next(IntFunction<List<Choice>> choices) {
    long nearest = LAST;
    for (int k = 0; k < waiting; k++) {
      nearest = Math.min(nearest, nexts[k]);
    }
    boolean otherPrices = false;
    for (int k = 0; k < waiting && nearest < LAST; k++) {
      if (nexts[k] == nearest) {
        PriceBook.Offer before = tried[k].prices();
        take(k, choices.apply(rows[k]), places[k] + 1);
        otherPrices |= tried[k].prices() != before;
      }
    }
    if (otherPrices) {
      putPrices();
    }
    putWords();
    return nearest < LAST;
  }

  private void take(int k, List<Choice> its, int place) {
    places[k] = place;
    tried[k] = its.get(place);
    nexts[k] = place + 1 < its.size() ? its.get(place + 1).rank() : LAST;
  }

  /** Takes the rows that wait from another frame; their shapes are to be put. */
  void take(Frame base, int months) {
    frame.resize(waiting, months);
    frame.copyRows(base, rows, 0, waiting);
  }

  /** Puts the cells and prices of the shapes that wait. */
  void putShapes() {
    putPrices();
    putWords();
  }

  private void putPrices() {
    PriceBook.Offer[] offers = new PriceBook.Offer[waiting];
    Arrays.setAll(offers, k -> tried[k].prices());
    prices.fill(frame, offers);
  }

  private void putWords() {
    double[] methods = frame.values(method);
    double[] servings = frame.values(serving);
    for (int k = 0; k < waiting; k++) {
      methods[k] = code(tried[k].shape().method());
      servings[k] = code(tried[k].shape().serving());
    }
  }

  private static double code(int code) {
    return code < 0 ? Double.NaN : code;
  }
}
