package breakeven.core.price;

import breakeven.core.expression.Frame;
import breakeven.core.expression.Variable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A look-up in the price tables: its purpose, which names lead to it, the figures that it gives and
 * how their rows are found. What names lead to is worked out once and kept. One thread uses it.
 */
final class Lookup {
  /** Names beyond these are worked out each time: nobody has so many, but a broken sheet may. */
  private static final int NAMES_KEPT = 10_000;

  /** Finds the rows that names lead to. */
  @FunctionalInterface
  interface Finder {
    /**
     * Takes figures from the rows.
     *
     * @param found takes them
     * @return whether the names lead anywhere; if not, nothing may have been taken
     */
    boolean find(LookupNames names, LookupResult found);
  }

  private final List<Variable> figures;
  private final Function<LookupNames, Object> key;
  private final Finder finder;
  private final LookupResult nothing;
  private final Map<Object, LookupResult> kept = new HashMap<>();

  /**
   * Defines a look-up.
   *
   * @param key what of a workload's names it goes by
   */
  Lookup(List<Variable> figures, Function<LookupNames, Object> key, Finder finder) {
    this.figures = figures;
    this.key = key;
    this.finder = finder;
    nothing = new LookupResult(figures);
  }

  /** With what a figure is where names lead nowhere; else it is blank. */
  Lookup without(Variable figure, double value) {
    nothing.set(figure, value);
    return this;
  }

  /** What names lead to. */
  LookupResult of(LookupNames names) {
    Object name = key.apply(names);
    LookupResult known = kept.get(name);
    if (known == null) {
      LookupResult found = new LookupResult(figures);
      known = finder.find(names, found) ? found : nothing;
      if (kept.size() < NAMES_KEPT) {
        kept.put(name, known);
      }
    }
    return known;
  }

  /** Whether names lead anywhere. */
  boolean leads(LookupNames names) {
    return of(names) != nothing;
  }

  /** Puts what was found into one row of a frame. */
  void put(Frame frame, int row, LookupResult found) {
    double[] values = found.values();
    for (int k = 0; k < values.length; k++) {
      frame.values(figures.get(k))[row] = values[k];
    }
    found.changes().forEach(frame::from);
    for (int month : frame.changes()) {
      putLater(frame, row, found, month);
    }
  }

  private void putLater(Frame frame, int row, LookupResult found, int month) {
    double[] values = found.values(month);
    for (int k = 0; k < values.length; k++) {
      if (figures.get(k).dated()) {
        frame.values(figures.get(k), month)[row] = values[k];
      }
    }
  }

  /**
   * Puts what was found into the first rows of a frame, one figure after the other: many times as
   * fast as row by row.
   *
   * @param found what was found for each row
   */
  void put(Frame frame, int rows, IntFunction<LookupResult> found) {
    putAsFirst(frame, rows, row -> found.apply(row).values());
    for (int row = 0; row < rows; row++) {
      found.apply(row).changes().forEach(frame::from);
    }
    for (int month : frame.changes()) {
      for (int row = 0; row < rows; row++) {
        putLater(frame, row, found.apply(row), month);
      }
    }
  }

  /** Puts figures into the first rows of a frame for month 1, whatever month they are of. */
  void putAsFirst(Frame frame, int rows, IntFunction<double[]> found) {
    double[][] values = new double[rows][];
    Arrays.setAll(values, found);
    for (int k = 0; k < figures.size(); k++) {
      double[] target = frame.values(figures.get(k));
      for (int row = 0; row < rows; row++) {
        target[row] = values[row][k];
      }
    }
  }
}
