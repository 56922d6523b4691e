package breakeven.core.uncertainty;

import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Scenarios;
import breakeven.core.expression.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Net saving of single workloads, and of their change of approach, in every draw: the model's own
 * lines, evaluated over columns of draws. What comes out for a workload depends on its row, its
 * name and the seed alone. One thread uses it.
 */
final class RowSimulation {
  /**
   * Draws at once, a group of {@link RandomShares#fill}: with fewer every loop costs more, with
   * more they crowd out each other.
   */
  static final int BLOCK = 1000;

  private final Model model;
  private final long seed;
  private final int draws;
  private final Scenarios scenarios;
  private final List<Moved> moved = new ArrayList<>();
  private final double[] room = new double[BLOCK];
  private int commonFirst = -1;

  /** For whom the last draws were, and from which one on: trials of one workload share them. */
  private @Nullable String drawnFor;

  private int drawnFrom;

  /** A driver with its draws of the block at hand. */
  private final class Moved {
    final TriangularDistribution spread;
    final Variable variable;
    final double[] drawn = new double[BLOCK];
    private double scenario;

    Moved(TriangularDistribution spread) {
      this.spread = spread;
      this.variable = spread.variable(model);
    }

    void draw(String workload, int first, int count) {
      RandomShares.fill(
          drawn, RandomShares.key(seed, spread.driver().title(), workload), first, count);
      spread.quantiles(drawn, room, count);
    }

    /**
     * Applies the draws on top of the scenario.
     *
     * @param again whether draws are those of before
     */
    void apply(Frame frame, int row, int count, boolean again) {
      double value = frame.values(variable)[row];
      if (again && Double.compare(value, scenario) == 0) {
        return;
      }
      scenario = value;
      spread.on(value, drawn, scenarios.values(variable), count);
      scenarios.renew(variable);
    }
  }

  /**
   * @param spreads the drivers that move
   * @param draws how many draws each workload has
   */
  RowSimulation(Model model, List<TriangularDistribution> spreads, long seed, int draws) {
    this(model, spreads, seed, draws, List.of());
  }

  /**
   * The same with lines that stay as the base case has them.
   *
   * @param held these lines
   */
  RowSimulation(
      Model model, List<TriangularDistribution> spreads, long seed, int draws, List<Line> held) {
    this.model = model;
    this.seed = seed;
    this.draws = draws;
    List<Variable> variables = new ArrayList<>();
    List<Variable> common = new ArrayList<>(model.inputs.assumptions().values());
    common.addAll(model.drivers.all());
    for (TriangularDistribution spread : spreads) {
      Moved one = new Moved(spread);
      moved.add(one);
      variables.add(one.variable);
      if (!spread.shared()) {
        common.remove(one.variable);
      }
    }
    scenarios = new Scenarios(model.lines, variables, common, held, BLOCK);
  }

  /** What is drawn of a row. Both are drawn from the same scenarios. */
  static final class Drawn {
    /** Whether net saving is. */
    boolean saves;

    /** Net saving in each draw. */
    double[] saving = {};

    /** The total of the verdict's approach, held as the base case has it; null: no change. */
    @Nullable Line then;

    /** Today's less the verdict's in each draw. */
    double[] change = {};

    /** Mean cost of today's approach over the draws. */
    double today;

    /** Mean requests of the change over the draws, as a share of those of the base case. */
    double requests;

    /** Whether a change of approach is drawn. */
    boolean changes() {
      return then != null;
    }
  }

  /**
   * Draws rows of an evaluated frame.
   *
   * @param rows indices of rows in the frame
   * @param from the first of {@code rows} that is wanted
   * @param to the end of those that are wanted
   * @param names a workload's name by its row in the frame
   * @param drawn takes the draws of the row {@code rows[k]} in element k
   */
  void run(Frame frame, int[] rows, int from, int to, IntFunction<String> names, Drawn[] drawn) {
    for (int first = 0; first < draws; first += BLOCK) {
      int count = Math.min(BLOCK, draws - first);
      begin(first, count);
      for (int k = from; k < to; k++) {
        begin(frame, rows[k], names.apply(rows[k]), first, count);
        draw(frame, rows[k], drawn[k], first, count);
      }
    }
  }

  private void draw(Frame frame, int row, Drawn drawn, int first, int count) {
    if (drawn.saves) {
      scenarios.copy(model.totals.netSaving, drawn.saving, first);
    }
    Line then = drawn.then;
    if (then != null) {
      scenarios.copy(model.totals.tcoToday, drawn.change, first);
      scenarios.copy(then, room, 0);
      if (first == 0) {
        drawn.requests = 0;
        drawn.today = 0;
      }
      for (int i = 0; i < count; i++) {
        drawn.today += drawn.change[first + i] / draws;
        drawn.change[first + i] -= room[i];
      }
      Line requests = requestsOf(then == model.totals.tcoTunedAfterToday);
      double base = frame.values(requests)[row];
      scenarios.copy(requests, room, 0);
      for (int i = 0; i < count; i++) {
        drawn.requests += base == 0 ? 0 : room[i] / base / draws;
      }
    }
  }

  /**
   * Means over the draws of a change in each month.
   *
   * @param saving what it saves, from month 0 on: what is paid once comes first
   * @param requests those of the months in which it is in force, as a share of all of the base case
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  record Months(double[] saving, double[] requests) {}

  /**
   * What a change saves in each month, the mean over the draws. The choice between the large and
   * the small model must be held.
   *
   * @param tuned whether the change is to fine-tuning; else it is to the alternative
   * @param mean what it saves over the horizon
   */
  Months months(Frame frame, int row, String name, boolean tuned, double mean) {
    double[] saved = new double[(int) frame.values(model.life.horizon)[row] + 1];
    double[] requests = new double[saved.length];
    double all = frame.values(requestsOf(tuned))[row];
    double[] then = new double[BLOCK];
    double[] before = new double[BLOCK];
    for (int first = 0; first < draws; first += BLOCK) {
      int count = Math.min(BLOCK, draws - first);
      begin(first, count);
      begin(frame, row, name, first, count);
      for (int month = 1; month < saved.length; month++) {
        scenarios.copy(model.monthly.todayMonth, month, room, 0);
        Line next = tuned ? model.monthly.tunedMonth : model.monthly.alternativeMonth;
        scenarios.copy(next, month, then, 0);
        if (tuned) {
          scenarios.copy(model.volume.beforeProduction, month, before, 0);
        }
        for (int i = 0; i < count; i++) {
          saved[month] += before[i] > 0 ? 0 : (room[i] - then[i]) / draws;
        }
        scenarios.copy(model.volume.requests, month, room, 0);
        for (int i = 0; i < count; i++) {
          requests[month] += before[i] > 0 || all == 0 ? 0 : room[i] / all / draws;
        }
      }
    }
    saved[0] = mean - Arrays.stream(saved).sum();
    return new Months(saved, requests);
  }

  /** The requests that a change is about, over the horizon. */
  private Line requestsOf(boolean tuned) {
    return tuned ? model.volume.requestsServed : model.volume.totalRequests;
  }

  /** The mean over the draws of what one total of a row is above another, money. */
  double meanDifference(Frame frame, int row, String name, Line total, Line other) {
    double sum = 0;
    double[] less = new double[BLOCK];
    for (int first = 0; first < draws; first += BLOCK) {
      int count = Math.min(BLOCK, draws - first);
      begin(first, count);
      begin(frame, row, name, first, count);
      scenarios.copy(total, room, 0);
      scenarios.copy(other, less, 0);
      for (int i = 0; i < count; i++) {
        sum += room[i] - less[i];
      }
    }
    return sum / draws;
  }

  private void begin(Frame frame, int row, String name, int first, int count) {
    boolean again = name.equals(drawnFor) && first == drawnFrom;
    drawnFor = name;
    drawnFrom = first;
    for (Moved one : moved) {
      if (!again && !one.spread.shared()) {
        one.draw(name, first, count);
      }
      one.apply(frame, row, count, again);
    }
    int months = (int) frame.values(model.life.horizon)[row];
    if (again) {
      scenarios.beginAgain(frame, row, months, count);
    } else {
      scenarios.begin(frame, row, months, count);
    }
  }

  /**
   * Whether enough draws of each row pay. Once that is settled, the rest of a row's draws is left
   * out.
   *
   * @param least the fewest draws that must pay, by the row in the frame
   * @param reached takes the answer for {@code rows[k]} in element k
   */
  void reach(
      Frame frame,
      int[] rows,
      int from,
      int to,
      IntFunction<String> names,
      IntUnaryOperator least,
      boolean[] reached) {
    int[] missing = new int[to - from];
    int[] spare = new int[to - from];
    for (int k = from; k < to; k++) {
      missing[k - from] = least.applyAsInt(rows[k]);
      spare[k - from] = draws - missing[k - from];
    }
    for (int first = 0; first < draws; first += BLOCK) {
      int count = Math.min(BLOCK, draws - first);
      begin(first, count);
      for (int k = from; k < to; k++) {
        if (missing[k - from] > 0 && spare[k - from] >= 0) {
          begin(frame, rows[k], names.apply(rows[k]), first, count);
          scenarios.copy(model.totals.netSaving, room, 0);
          int pays = SimulationResult.paying(room, count, 0);
          missing[k - from] -= pays;
          spare[k - from] -= count - pays;
        }
      }
    }
    for (int k = from; k < to; k++) {
      reached[k] = missing[k - from] <= 0;
    }
  }

  /** Draws what is shared by all workloads. */
  private void begin(int first, int count) {
    if (first == commonFirst && draws <= BLOCK) {
      return;
    }
    commonFirst = first;
    for (Moved one : moved) {
      if (one.spread.shared()) {
        one.draw("", first, count);
      }
    }
    scenarios.renewCommon();
  }
}
