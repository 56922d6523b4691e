package breakeven.core.economics;

import breakeven.core.expression.Comparison;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Lines;
import breakeven.core.expression.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The break-even lifetime: the model run for every number of months in production, from 1 upwards,
 * until net saving is no longer below 0. The lead time comes before them. Neither the horizon nor
 * the dates of providers are applied; the options compared are those of the row, so that a small
 * model whose service ends before the row's own horizon is none here either.
 */
public final class LifetimeSearch {
  /** The longest lifetime tried, unless the assumed horizon is longer. */
  public static final int MOST_MONTHS = 60;

  /** The longest lifetime tried where this is the assumed horizon, months. */
  public static int longest(double horizon) {
    return (int) Math.max(MOST_MONTHS, horizon);
  }

  private final Model model;

  /** Lines of months, and sums of them, which take each further month in. */
  private final List<Line> growing;

  /** Lines that come out otherwise with every month. */
  private final List<Line> changing;

  /** What these take from the row as it is: it is the same for every lifetime. */
  private final List<Variable> variables = new ArrayList<>();

  private final List<Line> standing = new ArrayList<>();
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
    Line horizon = model.life.horizon;
    List<Line> otherwise =
        Lines.changingWith(horizon, List.of(inLife, model.serving.smallServed), lines);
    growing =
        lines.stream()
            .filter(line -> line != inLife)
            .filter(line -> line.monthly() || Lines.grows(line, otherwise))
            .toList();
    changing =
        otherwise.stream().filter(line -> line != horizon && !growing.contains(line)).toList();
    for (Expression named :
        Lines.namedBy(Stream.concat(growing.stream(), changing.stream()).toList())) {
      if (named instanceof Variable variable) {
        variables.add(variable);
      } else if (named instanceof Line line && !line.monthly() && !otherwise.contains(line)) {
        standing.add(line);
      }
    }
    // Of an open row the lead time is shorter than the assumed horizon.
    int all = 2 * longest;
    runs = new Frame(model.variables, model.lines, capacity, all);
    rowOf = new int[capacity];
    for (int month = 1; month <= all; month++) {
      Arrays.fill(runs.values(inLife, month), 1);
    }
  }

  /**
   * Fills {@link SearchedValues#lifetime} of every row; blank where there is none, and where the
   * candidate is closed or the row lacks a price.
   */
  public void run(Frame frame) {
    double[] found = frame.values(model.searched.lifetime);
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
    double[] lead = frame.values(model.life.leadTimePaid);
    int last = longest;
    for (int k = 0; k < rows; k++) {
      last = (int) Math.max(last, longest + lead[rowOf[k]]);
    }
    for (int months = 1; months <= last && open > 0; months++) {
      runs.resize(runs.size(), months);
      Arrays.fill(runs.values(model.life.horizon), 0, runs.size(), months);
      runs.evaluate(growing, months);
      runs.evaluate(changing);
      open -= take(found, lead, months);
    }
  }

  /** Loads the first rows of {@link #rowOf}. */
  private void load(Frame frame, int rows) {
    runs.resize(rows, 1);
    runs.takeChanges(frame);
    for (Variable variable : variables) {
      runs.copy(variable, frame, rowOf, rows);
    }
    for (Line line : standing) {
      runs.copy(line, frame, rowOf, rows);
    }
  }

  /** Notes the rows that pay for the first time; returns how many these are. */
  private int take(double[] found, double[] lead, int months) {
    double[] saving = runs.values(model.totals.netSaving);
    int taken = 0;
    for (int k = 0; k < runs.size(); k++) {
      double served = months - lead[rowOf[k]];
      if (saving[k] > -Comparison.MONEY_TOLERANCE
          && served >= 1
          && served <= longest
          && Double.isNaN(found[rowOf[k]])) {
        found[rowOf[k]] = served;
        taken++;
      }
    }
    return taken;
  }
}
