package breakeven.core.uncertainty;

import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.model.Sums;
import breakeven.core.table.Assumption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The draws of a review: the chance of payback and the quantiles of net saving of each workload,
 * and of the sum of the portfolio. It works on all processors unless {@link #another others} draw
 * beside it; nothing that comes out depends on how many there are, or on the order of the rows.
 */
public final class MonteCarlo implements Chances {
  /** Draws kept at once, all workloads together: 32 MB. */
  private static final int MOST_KEPT = 4_000_000;

  private final Decision decision;
  private final int draws;
  private final List<TriangularDistribution> spreads;
  private final long seed;
  private final Deque<RowSimulation> idle = new ArrayDeque<>();
  private final DrawnSum all;
  private final DrawnSum tuned;
  private final DrawnSum ready;
  private final DrawnSum readyAYear;

  /** By month what is saved, then by month what of it is fewer bad answers. */
  private Sums byMonth = new Sums(0);

  private @Nullable RowSimulation months;
  private RowSimulation.Drawn[] kept = {};
  private int[] rows = {};
  private int keptFrom;
  private SimulationResult[] outlooks = {};
  private SimulationResult[] changes = {};
  private double[] requests = {};
  private double[] today = {};
  private double[] ifAnswered = {};
  private volatile boolean alone = true;

  /**
   * @param spreads the rows of {@code Uncertainty}
   * @param seed the assumption
   * @param draws draws of each workload, at least 1
   */
  public MonteCarlo(Decision decision, List<TriangularDistribution> spreads, long seed, int draws) {
    this.decision = decision;
    this.spreads = spreads.stream().filter(TriangularDistribution::moves).toList();
    this.seed = seed;
    this.draws = draws;
    all = new DrawnSum(draws);
    tuned = new DrawnSum(draws);
    ready = new DrawnSum(draws);
    readyAYear = new DrawnSum(draws);
  }

  /**
   * The same for other workloads, drawn beside these: none are yet. From now on each takes one
   * processor, since handing parts around costs more than it brings where all are at work.
   */
  public MonteCarlo another() {
    MonteCarlo other = new MonteCarlo(decision, spreads, seed, draws);
    other.alone = false;
    alone = false;
    return other;
  }

  /** Adds the sums of workloads that {@link #another} has drawn. */
  public void addAll(MonteCarlo other) {
    all.add(other.all);
    tuned.add(other.tuned);
    ready.add(other.ready);
    readyAYear.add(other.readyAYear);
    if (byMonth.size() == 0) {
      byMonth = new Sums(other.byMonth.size());
    }
    if (other.byMonth.size() > 0) {
      byMonth.add(other.byMonth);
    }
  }

  /** The sum of all workloads that have figures and whose candidate is not closed. */
  public DrawnSum all() {
    return all;
  }

  /** The sum of the workloads whose verdict is to fine-tune. */
  public DrawnSum tuned() {
    return tuned;
  }

  /**
   * The sum of the changes that are ready to approve: what today's approach costs less what the
   * verdict's does.
   */
  public DrawnSum ready() {
    return ready;
  }

  /**
   * What the changes that are ready save in each month from 0 on, the mean over the draws; none
   * where no change is ready. Beyond a workload's horizon it saves nothing.
   */
  public double[] readyByMonth() {
    return months(0);
  }

  /**
   * What of it is bad answers that are expected to be fewer. A request of a change has as many in
   * every month.
   */
  public double[] fewerByMonth() {
    return months(byMonth.size() / 2);
  }

  private double[] months(int from) {
    double[] means = new double[byMonth.size() / 2];
    Arrays.setAll(means, month -> byMonth.of(from + month));
    return means;
  }

  /**
   * The draws of {@link #ready}, each change's saving of 12 months as {@link Decision#savingYear}
   * counts them.
   */
  public DrawnSum readyAYear() {
    return readyAYear;
  }

  /**
   * Draws every row of a frame, and fills its chance and quantiles; blank where the row lacks
   * something or its candidate is closed. Where the verdict changes today's approach that change is
   * drawn too, whether or not the candidate is closed. The lines up to {@link
   * Decision#chanceTooLow} must have been evaluated.
   *
   * @param names a workload's name by its row in the frame
   */
  public void fill(Frame frame, IntFunction<String> names) {
    fill(frame, withFigures(frame), names);
    store(frame, decision.chance, outlooks, SimulationResult::chance);
    System.arraycopy(ifAnswered, 0, frame.values(decision.chanceIfAnswered), 0, ifAnswered.length);
    store(frame, decision.mean, outlooks, SimulationResult::mean);
    store(frame, decision.p10, outlooks, SimulationResult::p10);
    store(frame, decision.p50, outlooks, SimulationResult::p50);
    store(frame, decision.p90, outlooks, SimulationResult::p90);
    for (int row = 0; row < frame.size(); row++) {
      storeChange(frame, row);
    }
  }

  void fill(Frame frame, int[] wanted, IntFunction<String> names) {
    rows = wanted;
    outlooks = new SimulationResult[frame.size()];
    Arrays.fill(outlooks, SimulationResult.NONE);
    changes = outlooks.clone();
    requests = new double[frame.size()];
    Arrays.fill(requests, Double.NaN);
    today = requests.clone();
    ifAnswered = new double[frame.size()];
    Arrays.fill(ifAnswered, Double.NaN);
    int group = group();
    keptFrom = 0;
    for (int from = 0; from < rows.length; from += group) {
      keptFrom = from;
      draw(frame, from, Math.min(rows.length, from + group), names);
    }
  }

  /** Rows whose draws are kept at once: of each its saving and its change. */
  private int group() {
    return Math.max(1, MOST_KEPT / 2 / draws);
  }

  private int[] withFigures(Frame frame) {
    double[] lacking = frame.values(decision.needs.lacking);
    double[] closed = frame.values(decision.model.life.closed);
    return IntStream.range(0, frame.size())
        .filter(row -> lacking[row] == 0 && (closed[row] == 0 || changes(frame, row)))
        .toArray();
  }

  private boolean changes(Frame frame, int row) {
    return decision.costIfLikely(frame, row) != null;
  }

  private void draw(Frame frame, int from, int to, IntFunction<String> names) {
    run(frame, from, to, names);
    double[] unanswered = frame.values(decision.unansweredCost);
    each(from, to)
        .forEach(
            k -> {
              int row = rows[k];
              RowSimulation.Drawn drawn = kept[k - keptFrom];
              if (drawn.saves) {
                outlooks[row] = SimulationResult.of(drawn.saving.clone(), draws);
                int paying = SimulationResult.paying(drawn.saving, draws, unanswered[row]);
                ifAnswered[row] = (double) paying / draws;
              }
              if (drawn.changes()) {
                changes[row] = SimulationResult.of(drawn.change.clone(), draws);
                requests[row] = drawn.requests;
                today[row] = drawn.today;
              }
            });
    for (int k = from; k < to; k++) {
      if (kept[k - keptFrom].saves) {
        all.add(kept[k - keptFrom].saving);
      }
    }
  }

  private void run(Frame frame, int from, int to, IntFunction<String> names) {
    int count = to - from;
    if (kept.length < count) {
      int had = kept.length;
      kept = Arrays.copyOf(kept, count);
      for (int k = had; k < count; k++) {
        kept[k] = new RowSimulation.Drawn();
      }
    }
    double[] closed = frame.values(decision.model.life.closed);
    for (int k = from; k < to; k++) {
      RowSimulation.Drawn drawn = kept[k - from];
      drawn.saves = closed[rows[k]] == 0;
      drawn.then = decision.costIfLikely(frame, rows[k]);
      if (drawn.saves && drawn.saving.length == 0) {
        drawn.saving = new double[draws];
      }
      if (drawn.changes() && drawn.change.length == 0) {
        drawn.change = new double[draws];
      }
    }
    int[] wanted = Arrays.copyOfRange(rows, from, to);
    share(count, (fan, first, end) -> fan.run(frame, wanted, first, end, names, kept));
  }

  /** A part of the rows, done by one processor. */
  private interface Work {
    void run(RowSimulation fan, int from, int to);
  }

  /** As few parts as there are processors: what is shared is worked out once for each. */
  private void share(int count, Work work) {
    int parts = alone ? Runtime.getRuntime().availableProcessors() : 1;
    each(0, parts)
        .forEach(
            part -> {
              RowSimulation fan = take();
              work.run(fan, count * part / parts, count * (part + 1) / parts);
              give(fan);
            });
  }

  private IntStream each(int from, int to) {
    IntStream all = IntStream.range(from, to);
    return alone ? all.parallel() : all;
  }

  private RowSimulation take() {
    synchronized (idle) {
      RowSimulation fan = idle.poll();
      return fan == null ? new RowSimulation(decision.model, spreads, seed, draws) : fan;
    }
  }

  private void give(RowSimulation fan) {
    synchronized (idle) {
      idle.push(fan);
    }
  }

  private static void store(
      Frame frame,
      Variable variable,
      SimulationResult[] of,
      ToDoubleFunction<SimulationResult> figure) {
    double[] target = frame.values(variable);
    for (int row = 0; row < of.length; row++) {
      target[row] = figure.applyAsDouble(of[row]);
    }
  }

  private void storeChange(Frame frame, int row) {
    SimulationResult drawn = changes[row];
    frame.values(decision.changeChance)[row] = drawn.chance();
    frame.values(decision.changeMean)[row] = drawn.mean();
    frame.values(decision.changeRequests)[row] = requests[row];
    frame.values(decision.changeToday)[row] = today[row];
    frame.values(decision.changeP10)[row] = drawn.p10();
    frame.values(decision.changeP50)[row] = drawn.p50();
    frame.values(decision.changeP90)[row] = drawn.p90();
  }

  /**
   * Draws what the rival of each row saves, and fills the mean; blank where none is asked about.
   *
   * @param against the total of what is advised in each row before the rival is asked about
   */
  public void fillRivals(Frame frame, Line[] against, IntFunction<String> names) {
    double[] chance = frame.values(decision.model.rival.chance);
    double[] mean = frame.values(decision.model.rival.expected);
    Line[] rivals = new Line[frame.size()];
    Arrays.setAll(rivals, row -> Double.isNaN(chance[row]) ? null : decision.model.rival.tco);
    fillMeans(frame, mean, row -> against[row], rivals, names);
  }

  /** Draws what the change of each row saves, and fills the mean; blank where nothing changes. */
  public void fillChanges(Frame frame, IntFunction<String> names) {
    Line[] then = new Line[frame.size()];
    Arrays.setAll(then, row -> decision.costThen(frame, row));
    double[] mean = frame.values(decision.changeMean);
    fillMeans(frame, mean, row -> decision.tcoToday, then, names);
  }

  private void fillMeans(
      Frame frame,
      double[] means,
      IntFunction<Line> totals,
      @Nullable Line[] others,
      IntFunction<String> names) {
    Arrays.fill(means, 0, frame.size(), Double.NaN);
    int[] asked = IntStream.range(0, frame.size()).filter(row -> others[row] != null).toArray();
    share(
        asked.length,
        (fan, from, to) -> {
          for (int k = from; k < to; k++) {
            int row = asked[k];
            Line other = Objects.requireNonNull(others[row]);
            means[row] = fan.meanDifference(frame, row, names.apply(row), totals.apply(row), other);
          }
        });
  }

  @Override
  public boolean[] reachConfidence(Frame frame, int[] asked, IntFunction<String> names) {
    boolean[] reached = new boolean[asked.length];
    double[] confidence = frame.values(decision.model.inputs.assumption(Assumption.CONFIDENCE));
    share(
        asked.length,
        (fan, from, to) ->
            fan.reach(frame, asked, from, to, names, row -> leastPaying(confidence[row]), reached));
    return reached;
  }

  /** The fewest draws that must pay for a chance of so much; compared as shares are. */
  private int leastPaying(double confidence) {
    int least = (int) Math.ceil(confidence * draws);
    while (least > 0 && !below((double) (least - 1) / draws, confidence)) {
      least--;
    }
    return least;
  }

  private static boolean below(double chance, double confidence) {
    return confidence - chance >= Comparison.SHARE_TOLERANCE;
  }

  /**
   * Takes what is advised in the batch that was filled last: draws the changes that another chance
   * of payback turned, and forgets those of rows that stay as they are. The lines up to {@link
   * Decision#portfolio} must have been evaluated.
   */
  public void advise(Frame frame, IntFunction<String> names) {
    drawUnlikely(frame, names);
    forgetUnchanged(frame);
  }

  /**
   * Takes the verdicts of the batch that was filled last: the draws of those to fine-tune, and of
   * the changes that are ready.
   */
  public void settle(Frame frame, IntFunction<String> names) {
    double[] verdict = frame.values(decision.verdict);
    double[] isReady = frame.values(decision.portfolio.ready);
    double[] saving = frame.values(decision.portfolio.expected);
    double[] savingYear = frame.values(decision.portfolio.expectedYear);
    for (int k = 0; k < rows.length; k++) {
      if (Decision.tunes((int) verdict[rows[k]])) {
        tuned.add(drawn(frame, k, names).saving);
      }
      if (isReady[rows[k]] > 0) {
        double[] change = change(frame, k, names);
        if (change != null) {
          ready.add(change);
          readyAYear.add(change, savingYear[rows[k]] / saving[rows[k]]);
          addMonths(frame, rows[k], names);
        }
      }
    }
  }

  private void addMonths(Frame frame, int row, IntFunction<String> names) {
    if (months == null) {
      months =
          new RowSimulation(
              decision.model,
              spreads,
              seed,
              draws,
              List.of(decision.model.totals.smallIsAlternative));
    }
    if (byMonth.size() == 0) {
      byMonth = new Sums(2 * (frame.months() + 1));
    }
    int all = byMonth.size() / 2;
    boolean tuned = decision.costThen(frame, row) == decision.model.totals.tcoTunedAfterToday;
    double fewer = frame.values(decision.fewerBadAnswers)[row];
    RowSimulation.Months drawn =
        months.months(frame, row, names.apply(row), tuned, changes[row].mean());
    for (int month = 0; month < drawn.saving().length; month++) {
      byMonth.add(month, drawn.saving()[month]);
      byMonth.add(all + month, fewer * drawn.requests()[month]);
    }
  }

  /**
   * Draws the changes of rows whose chance of payback is too low for what was drawn: another one is
   * advised meanwhile.
   */
  private void drawUnlikely(Frame frame, IntFunction<String> names) {
    for (int k = 0; k < rows.length; k++) {
      int row = rows[k];
      Line then = decision.costThen(frame, row);
      if (then != null && then != decision.costIfLikely(frame, row)) {
        RowSimulation.Drawn drawn = again(frame, row, then, names);
        changes[row] = SimulationResult.of(drawn.change, draws);
        requests[row] = drawn.requests;
        today[row] = drawn.today;
        storeChange(frame, row);
      }
    }
  }

  /** What the change advised for a row saves in each draw; null where nothing changes. */
  private double @Nullable [] change(Frame frame, int k, IntFunction<String> names) {
    Line then = decision.costThen(frame, rows[k]);
    if (then == null) {
      return null;
    }
    RowSimulation.Drawn drawn = drawn(frame, k, names);
    return then == drawn.then ? drawn.change : again(frame, rows[k], then, names).change;
  }

  private RowSimulation.Drawn again(Frame frame, int row, Line then, IntFunction<String> names) {
    RowSimulation.Drawn drawn = new RowSimulation.Drawn();
    drawn.then = then;
    drawn.change = new double[draws];
    RowSimulation fan = take();
    fan.run(frame, new int[] {row}, 0, 1, names, new RowSimulation.Drawn[] {drawn});
    give(fan);
    return drawn;
  }

  /** A chance of payback that is too low has kept some rows from the change that was drawn. */
  private void forgetUnchanged(Frame frame) {
    double[] changed = frame.values(decision.changes);
    for (Variable drawn : decision.ofChange()) {
      double[] values = frame.values(drawn);
      for (int row = 0; row < frame.size(); row++) {
        values[row] = changed[row] > 0 ? values[row] : Double.NaN;
      }
    }
  }

  /** The draws of a row of the batch; drawn again where there were too many to keep. */
  private RowSimulation.Drawn drawn(Frame frame, int k, IntFunction<String> names) {
    if (k < keptFrom || k - keptFrom >= kept.length) {
      keptFrom = k;
      run(frame, k, Math.min(rows.length, k + group()), names);
    }
    return kept[k - keptFrom];
  }
}
