package breakeven.economics;

import breakeven.expression.Comparison;
import breakeven.expression.Frame;
import breakeven.expression.Line;
import breakeven.expression.Lines;
import java.util.Arrays;
import java.util.List;

/**
 * The break-even lifetime: the model run for every number of months in production, from 1 upwards,
 * until net saving is no longer below 0. Neither the horizon nor the dates of providers are
 * applied; the options compared are those of the row, so that a small model whose service ends
 * before the row's own horizon is none here either.
 */
public final class LifetimeSearch {
  /** The longest lifetime tried, unless the assumed horizon is longer. */
  public static final int MOST_MONTHS = 60;

  /** The longest lifetime tried where this is the assumed horizon, months. */
  public static int longest(double horizon) {
    return (int) Math.max(MOST_MONTHS, horizon);
  }

  private final Model model;

  /** Lines that keep their values when there are more months, or take the new months in. */
  private final List<Line> standing;

  private final List<Line> changing;
  private final int longest;
  private final Frame runs;
  private final int[] rowOf;

  /**
   * A search with its own frame.
   *
   * @param longest the greater of {@link #MOST_MONTHS} and the assumed horizon
   * @param capacity runs of the model at once
   */
  public LifetimeSearch(Model model, int longest, int capacity) {
    this.model = model;
    this.longest = longest;
    List<Line> lines = model.lines.neededFor(List.of(model.totals.netSaving));
    // Up to its own end every month is in life: no month changes when there are more of them.
    Line inLife = model.volume.inLife;
    List<Line> otherwise = Lines.changingWith(model.life.horizon, List.of(inLife), lines);
    changing = otherwise.stream().filter(line -> !Lines.grows(line, otherwise)).toList();
    standing = lines.stream().filter(line -> !changing.contains(line)).toList();
    runs = new Frame(model.variables, model.lines, capacity, longest);
    rowOf = new int[capacity];
    for (int month = 1; month <= longest; month++) {
      Arrays.fill(runs.values(inLife, month), 1);
    }
    runs.fix(inLife);
    runs.fix(model.life.horizon);
    runs.fix(model.serving.smallServed);
  }

  /**
   * Fills {@link BreakEvens#searchedLifetime} of every row; blank where there is none, and where
   * the candidate is closed or the row lacks a price.
   */
  public void run(Frame frame) {
    double[] found = frame.values(model.breakEvens.searchedLifetime);
    Arrays.fill(found, 0, frame.size(), Double.NaN);
    double[] closed = frame.values(model.life.closed);
    double[] saving = frame.values(model.totals.netSaving);
    int row = 0;
    while (row < frame.size()) {
      int open = 0;
      for (; row < frame.size() && open < rowOf.length; row++) {
        if (closed[row] == 0 && !Double.isNaN(saving[row])) {
          rowOf[open++] = row;
        }
      }
      search(frame, found, open);
    }
  }

  private void search(Frame frame, double[] found, int rows) {
    int open = rows;
    load(frame, open);
    int known = 0;
    for (int months = 1; months <= longest && open > 0; months++) {
      runs.resize(runs.size(), months);
      Arrays.fill(runs.values(model.life.horizon), 0, runs.size(), months);
      runs.evaluate(standing, known + 1);
      runs.evaluate(changing);
      known = months;
      open -= take(found, months);
      // Rows that are done are left out once they are many: copying is dearer than a little work
      // for nothing.
      if (2 * open < runs.size()) {
        load(frame, keepOpen(found));
        known = 0;
      }
    }
  }

  /** Loads the first rows of {@link #rowOf}. */
  private void load(Frame frame, int rows) {
    runs.resize(rows, 1);
    runs.copyRows(frame, rowOf, 0, rows);
    double[] served = runs.values(model.serving.smallServed);
    for (int k = 0; k < rows; k++) {
      served[k] = frame.values(model.serving.smallServed)[rowOf[k]];
    }
  }

  /** Notes the rows that pay for the first time; returns how many these are. */
  private int take(double[] found, int months) {
    double[] saving = runs.values(model.totals.netSaving);
    int taken = 0;
    for (int k = 0; k < runs.size(); k++) {
      if (saving[k] > -Comparison.MONEY_TOLERANCE && Double.isNaN(found[rowOf[k]])) {
        found[rowOf[k]] = months;
        taken++;
      }
    }
    return taken;
  }

  /** Moves the rows that are still searched to the front; returns how many these are. */
  private int keepOpen(double[] found) {
    int open = 0;
    for (int k = 0; k < runs.size(); k++) {
      if (Double.isNaN(found[rowOf[k]])) {
        rowOf[open++] = rowOf[k];
      }
    }
    return open;
  }
}
