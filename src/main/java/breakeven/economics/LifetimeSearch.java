package breakeven.economics;

import breakeven.expression.Frame;
import breakeven.expression.Line;
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

  private static final double MONEY_TOLERANCE = 0.5e-6;

  private final Model model;
  private final List<Line> lines;
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
    lines = model.lines.neededFor(List.of(model.totals.netSaving));
    runs = new Frame(model.variables, model.lines, capacity, longest);
    rowOf = new int[capacity];
    runs.fix(model.life.horizon);
    runs.fix(model.serving.smallServed);
  }

  /** Fills {@link BreakEvens#searchedLifetime} of every row; blank where there is none. */
  public void run(Frame frame) {
    double[] found = frame.values(model.breakEvens.searchedLifetime);
    Arrays.fill(found, 0, frame.size(), Double.NaN);
    for (int months = 1; months <= longest; months++) {
      int row = 0;
      while (row < frame.size()) {
        row = load(frame, found, row, months);
        evaluate(found, months);
      }
    }
  }

  /** Loads as many open rows as fit, from one row on; returns the first row that was left. */
  private int load(Frame frame, double[] found, int from, int months) {
    int size = 0;
    int row = from;
    for (; row < frame.size() && size < runs.capacity(); row++) {
      if (Double.isNaN(found[row])) {
        runs.copyRow(frame, row, size);
        runs.values(model.serving.smallServed)[size] = frame.values(model.serving.smallServed)[row];
        rowOf[size++] = row;
      }
    }
    runs.resize(size, months);
    Arrays.fill(runs.values(model.life.horizon), 0, size, months);
    return row;
  }

  private void evaluate(double[] found, int months) {
    runs.evaluate(lines);
    double[] saving = runs.values(model.totals.netSaving);
    for (int k = 0; k < runs.size(); k++) {
      if (saving[k] > -MONEY_TOLERANCE) {
        found[rowOf[k]] = months;
      }
    }
  }
}
