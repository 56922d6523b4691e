package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.evaluation.InputTables;
import breakeven.core.expression.Frame;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.report.Insights;
import breakeven.core.report.NextStepList;
import breakeven.core.report.ResultTable;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeOffer;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.Effect;
import breakeven.core.uncertainty.Kept;
import breakeven.core.uncertainty.MonteCarlo;
import breakeven.core.uncertainty.NextStep;
import breakeven.core.uncertainty.NextSteps;
import breakeven.core.uncertainty.PortfolioSensitivity;
import breakeven.core.uncertainty.Sensitivity;
import breakeven.core.uncertainty.SimulationResult;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.workbook.write.ReviewedWorkbook.ListSheet;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The lists whose rows are no workloads, of sensitivity and of next steps, and what the first page
 * tells of chance and of next steps. Memory is bounded: of a large portfolio the workloads and
 * steps with most money are kept.
 */
final class PortfolioAnalyses implements Closeable {
  /** Workloads on {@code Sensitivity}. */
  static final int MOST_WORKLOADS = 2_000;

  /** Rows of {@code Next steps}. */
  static final int MOST_STEPS = 1_000;

  /** Workloads whose effects one worker works out at a time. */
  private static final int ROWS_A_PART = 64;

  private static final int STEPS_ON_SUMMARY = 5;

  private final Decision decision;
  private @Nullable BiConsumer<Integer, List<Effect>> taker;
  private final @Nullable MonteCarlo draws;
  private final List<TriangularDistribution> spreads;
  private final int horizon;
  private final boolean wanted;
  private final Sensitivity sensitivity;
  private final PortfolioSensitivity portfolio;
  private final Kept kept;
  private final NextSteps steps;
  private final KeptTable<SensitivityColumns.Line> effects;
  private boolean searched;
  private final List<SensitivityColumns.Line> ofReady = new ArrayList<>();
  private final List<SensitivityColumns.Line> ofPortfolio = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param wanted whether anybody will see it; else nothing is worked out
   */
  PortfolioAnalyses(
      Decision decision, SimulationSettings drawing, InputTables book, boolean wanted) {
    int horizon = (int) book.assumptions().number(Assumption.HORIZON);
    this.decision = decision;
    this.wanted = wanted;
    this.draws = drawing.draws();
    String currency = book.rates().reporting();
    effects = new KeptTable<>(ResultTable.SENSITIVITY, decision, currency);
    spreads = wanted ? drawing.spreads() : List.of();
    this.horizon = horizon;
    sensitivity = new Sensitivity(decision, spreads, horizon);
    portfolio = new PortfolioSensitivity(decision, spreads);
    kept = new Kept(decision.model, MOST_WORKLOADS, horizon);
    steps = new NextSteps(decision, MOST_STEPS);
  }

  /** Takes a batch. */
  void add(BatchEvaluation found) {
    if (!wanted) {
      return;
    }
    Frame frame = found.frame();
    WorkloadBatch batch = found.batch();
    double[] lacking = frame.values(decision.needs.lacking);
    double[] closed = frame.values(decision.model.life.closed);
    for (int i = 0; i < batch.size(); i++) {
      double weight = lacking[i] > 0 ? 0 : decision.atStake(frame, i);
      Kept.Entry workload =
          new Kept.Entry(
              0,
              batch.row(i),
              batch.name(i),
              text(batch, i, Workloads.OWNER),
              text(batch, i, Workloads.BUSINESS_UNIT),
              weight);
      steps.add(frame, workload, i, found.used(i).rival());
      offer(found.shapes(i), frame, workload, i);
      if (lacking[i] == 0 && closed[i] == 0) {
        kept.offer(frame, i, workload);
      }
    }
  }

  /** Offers the best of other models to be benchmarked. */
  private void offer(RowShapes shapes, Frame frame, Kept.Entry workload, int row) {
    searched |= shapes.whole();
    boolean gap = !Double.isNaN(shapes.against());
    ShapeOffer other = gap ? shapes.larger() : shapes.bestOther();
    if (other != null) {
      double saves = gap ? shapes.largerSaves() : shapes.worth(other);
      steps.benchmark(frame, workload, row, other.named(), saves, other.upfront());
    }
  }

  /** What shared drivers do to the sum of workloads that somebody else adds up: none yet. */
  PortfolioSensitivity part() {
    return new PortfolioSensitivity(decision, spreads);
  }

  /** Takes such a part. */
  void add(PortfolioSensitivity part) {
    portfolio.addAll(part);
  }

  private static String text(WorkloadBatch batch, int i, Column column) {
    String text = batch.texts(column)[i];
    return text == null ? "" : text;
  }

  /** Hands what drivers do to a workload, by its row of the user's sheet, to somebody else too. */
  void handTo(BiConsumer<Integer, List<Effect>> other) {
    taker = other;
  }

  /**
   * All rows are there.
   *
   * @param recommended rows of the user's sheet, from 1, that are listed first
   */
  void finish(BitSet recommended) {
    for (Effect effect : portfolio.effectsOnReady()) {
      ofReady.add(put(SensitivityColumns.RECOMMENDED, 0, effect));
    }
    for (Effect effect : kept.size() > 1 ? portfolio.effects() : List.<Effect>of()) {
      ofPortfolio.add(put(SensitivityColumns.PORTFOLIO, 0, effect));
    }
    putWorkloads(recommended);
  }

  /** Some evaluated workloads: the rows of the frame from the first of them on. */
  private record Part(Frame frame, int first, List<Kept.Entry> workloads) {}

  /** The effects on one workload. */
  private record Effects(Kept.Entry workload, List<Effect> effects) {}

  /** What drivers do to single workloads, worked out for some of them side by side. */
  private void putWorkloads(BitSet recommended) {
    Iterator<Sensitivity> first = List.of(sensitivity).iterator();
    try (OrderedWorkers<Sensitivity, Part, List<Effects>> workers =
        new OrderedWorkers<>(
            Runtime.getRuntime().availableProcessors(),
            () -> first.hasNext() ? first.next() : new Sensitivity(decision, spreads, horizon),
            PortfolioAnalyses::effects,
            found -> found.forEach(this::put))) {
      kept.forEach(
          recommended::get,
          (frame, entries) -> {
            for (int from = 0; from < entries.size(); from += ROWS_A_PART) {
              int to = Math.min(entries.size(), from + ROWS_A_PART);
              workers.submit(new Part(frame, from, entries.subList(from, to)));
            }
            // The frame is filled anew for those that follow.
            workers.finish();
          });
    }
  }

  private static List<Effects> effects(Sensitivity worker, Part part) {
    List<Effects> effects = new ArrayList<>();
    for (int i = 0; i < part.workloads().size(); i++) {
      Kept.Entry workload = part.workloads().get(i);
      effects.add(new Effects(workload, worker.of(part.frame(), part.first() + i)));
    }
    return effects;
  }

  private void put(Effects one) {
    if (taker != null) {
      taker.accept(one.workload().sheetRow(), one.effects());
    }
    int rank = 0;
    for (Effect effect : one.effects()) {
      put(one.workload().name(), ++rank, effect);
    }
  }

  private SensitivityColumns.Line put(String workload, int rank, Effect effect) {
    var line = new SensitivityColumns.Line(effects.rows() + 1, workload, rank, effect);
    effects.add(line);
    return line;
  }

  ListSheet sensitivity() {
    return effects.listed();
  }

  /** What to find out next, and what else could be measured. */
  NextStepList nextSteps() {
    return new NextStepList(
        steps.ranked(), steps.found(), steps.offers(), steps.offered(), searched);
  }

  /** What the first page tells. */
  Insights insights() {
    List<NextStep> ranked = steps.ranked().stream().filter(step -> step.worth() > 0).toList();
    return new Insights(
        draws == null ? SimulationResult.NONE : draws.all().outlook(),
        draws == null ? 0 : draws.all().workloads(),
        draws == null ? SimulationResult.NONE : draws.tuned().outlook(),
        draws == null ? 0 : draws.tuned().workloads(),
        draws == null ? SimulationResult.NONE : draws.ready().outlook(),
        draws == null ? SimulationResult.NONE : draws.readyAYear().outlook(),
        ranked.subList(0, Math.min(STEPS_ON_SUMMARY, ranked.size())),
        steps.found(),
        ofReady.isEmpty() ? ofPortfolio : ofReady);
  }

  @Override
  public void close() throws IOException {
    effects.close();
  }
}
