package breakeven.core.evaluation;

import breakeven.core.cycle.DecisionMemory;
import breakeven.core.decision.Decision;
import breakeven.core.economics.CadenceSearch;
import breakeven.core.economics.LifetimeSearch;
import breakeven.core.economics.Model;
import breakeven.core.economics.VolumeSearch;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.rival.RivalSearch;
import breakeven.core.rival.RowRivals;
import breakeven.core.shape.ChosenCells;
import breakeven.core.shape.ShapeChooser;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.MonteCarlo;
import breakeven.core.uncertainty.Scenario;
import breakeven.core.whatif.MostMoney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * From typed rows to figures: takes the defaults, looks up the prices, and calculates every line of
 * the model for a batch of workloads at a time. One thread uses it.
 */
public final class Evaluator {
  /**
   * Workloads of a batch: with fewer every loop costs more, with more they crowd out each other.
   */
  public static final int BATCH = 512;

  private static final int FIXED = Words.SERVING.indexOf("Fixed");

  private final Decision decision;
  private final Model model;
  private final PriceBook prices;
  private final AssumptionValues assumptions;
  private final Frame frame;
  private final List<Line> assumed;
  private final List<Line> untilSearch;
  private final List<Line> untilChance;
  private final List<Line> fromChance;
  private final List<Line> fromPortfolio;
  private final List<Line> decided;
  private final List<Line> decidedByChance;
  private final List<Line> decidedByRival;
  private final List<Line> decidedByMean;
  private final VolumeSearch volumeSearch;
  private final CadenceSearch cadenceSearch;
  private final LifetimeSearch lifetimeSearch;
  private final String candidate;
  private final String gpu;
  private final List<Cell> cells;
  private final LookupNames[] names;
  private final ShapeChooser chooser;
  private final RivalSearch rivalSearch;
  private final List<Line> byRival;
  private ChosenCells[] chosen = {};
  private RowRivals[] rivals = {};
  private @Nullable WorkloadBatch loaded;
  private @Nullable MonteCarlo draws;
  private DecisionMemory memory = DecisionMemory.NONE;

  /**
   * A numeric column, where its values go, and what an empty cell takes; NaN where it stays blank.
   */
  private record Cell(Column column, Variable variable, double blank) {}

  /**
   * An evaluator, every driver as typed.
   *
   * @param capacity the most workloads of a batch
   */
  public Evaluator(
      Decision decision, PriceBook prices, AssumptionValues assumptions, int capacity) {
    this(decision, prices, assumptions, Scenario.BASE, capacity);
  }

  /** An evaluator in a scenario. */
  public Evaluator(
      Decision decision,
      PriceBook prices,
      AssumptionValues assumptions,
      Scenario scenario,
      int capacity) {
    this.decision = decision;
    this.model = decision.model;
    this.prices = prices;
    this.assumptions = assumptions;
    int horizon = (int) assumptions.number(Assumption.HORIZON);
    candidate = assumptions.text(Assumption.CANDIDATE_MODEL);
    gpu = assumptions.text(Assumption.GPU);
    cells =
        model.inputs.cells().entrySet().stream()
            .map(entry -> new Cell(entry.getKey(), entry.getValue(), blank(entry.getKey())))
            .toList();
    names = new LookupNames[capacity];
    chooser = new ShapeChooser(decision, prices, assumptions, capacity, horizon);
    frame = new Frame(model.variables, model.lines, capacity, horizon);
    List<Line> all = model.lines.all();
    List<Variable> ofTables = new ArrayList<>(model.inputs.assumptions().values());
    ofTables.addAll(model.drivers.all());
    assumed = model.lines.madeOf(ofTables);
    int search = all.indexOf(model.breakEvenVolume.volume.rule());
    untilSearch = without(assumed, all.subList(0, search));
    int chance = all.indexOf(decision.chanceTooLow.when());
    untilChance = without(assumed, all.subList(search, chance));
    int portfolio = all.indexOf(decision.portfolio.counted);
    fromChance = without(assumed, all.subList(chance, portfolio));
    fromPortfolio = without(assumed, all.subList(portfolio, all.size()));
    decided =
        without(
            assumed,
            model.lines.neededFor(
                List.of(
                    decision.saving,
                    decision.cachingThen,
                    decision.tcoAdvised,
                    model.volume.monthlyTokens,
                    model.rival.measuring,
                    model.rival.measuredChance,
                    decision.portfolio.saves,
                    decision.portfolio.expectedYear,
                    decision.portfolio.pendingEvidence)));
    decidedByChance = byChance(decided);
    rivalSearch = new RivalSearch(decision, prices, assumptions);
    byRival = model.lines.movedBy(model.rival.found(), all.subList(0, portfolio));
    decidedByRival = model.lines.movedBy(model.rival.found(), decided);
    decidedByMean = model.lines.movedBy(List.of(decision.changeMean), decided);
    volumeSearch = new VolumeSearch(model, frame);
    cadenceSearch = new CadenceSearch(model, frame);
    lifetimeSearch = new LifetimeSearch(model, LifetimeSearch.longest(horizon), capacity);
    for (Map.Entry<Assumption, Variable> entry : model.inputs.assumptions().entrySet()) {
      frame.fill(entry.getValue(), amount(entry.getKey()));
    }
    scenario.fill(model, frame);
    frame.resize(capacity, horizon);
    frame.evaluate(assumed);
    frame.fill(model.searched.edited, 0);
    for (Variable later : decision.foundLater()) {
      frame.fill(later, Double.NaN);
    }
  }

  private static List<Line> without(List<Line> known, List<Line> lines) {
    return lines.stream().filter(line -> !known.contains(line)).toList();
  }

  /** Those of some lines that the chance of payback goes into. */
  private List<Line> byChance(List<Line> lines) {
    List<Variable> others = new ArrayList<>(model.variables.all());
    others.remove(decision.chance);
    return without(model.lines.madeOf(others), lines);
  }

  /** An evaluator for batches of up to {@link #BATCH} workloads, with prices of its own. */
  public static Evaluator of(InputTables tables, Decision decision, LocalDate asOf) {
    return of(tables, decision, asOf, BATCH);
  }

  /** The same for batches of up to so many workloads, in the scenario of the tables. */
  public static Evaluator of(InputTables tables, Decision decision, LocalDate asOf, int capacity) {
    return new Evaluator(
        decision,
        tables.prices(decision.model.looked, asOf),
        tables.assumptions(),
        tables.scenario(),
        capacity);
  }

  /**
   * Another evaluator of the same decisions, which draws the same.
   *
   * @param asOf the review date
   */
  public Evaluator another(InputTables tables, LocalDate asOf) {
    Evaluator another = of(tables, decision, asOf);
    another.draw(draws == null ? null : draws.another());
    return another;
  }

  /** Draws the chance of payback of every row from now on; null: leaves it blank. */
  public void draw(@Nullable MonteCarlo draws) {
    this.draws = draws;
  }

  /** A search for the best shape of what is evaluated here, with the same draws. */
  public ShapeSearch shapes(ShapeSearch.Depth depth) {
    return new ShapeSearch(
        decision,
        prices,
        assumptions,
        draws,
        depth,
        BATCH,
        (int) assumptions.number(Assumption.HORIZON));
  }

  /** Leaves changes that were turned down, and are not proposed again yet, out of what is ready. */
  public void remember(DecisionMemory decided) {
    memory = decided;
  }

  /** The draws of this review; null where nothing is drawn. */
  public @Nullable MonteCarlo draws() {
    return draws;
  }

  private double amount(Assumption assumption) {
    return assumptions.number(assumption) * prices.rates().rate(assumptions.currency(assumption));
  }

  /** The figures of the batch that was evaluated last; they are valid until the next one. */
  public Frame frame() {
    return frame;
  }

  /** Calculates every line for a batch. */
  public void evaluate(WorkloadBatch batch) {
    load(batch);
    frame.evaluate(untilSearch);
    volumeSearch.run();
    cadenceSearch.run();
    lifetimeSearch.run(frame);
    frame.evaluate(untilChance);
    if (draws != null) {
      draws.fill(frame, batch::name);
    }
    frame.evaluate(fromChance);
    findRivals(byRival, batch);
    if (draws != null) {
      draws.advise(frame, batch::name);
    }
    turnDown(batch);
    frame.evaluate(fromPortfolio);
    if (draws != null) {
      draws.settle(frame, batch::name);
    }
  }

  /** The same, and draws what each rival saves: one that is worth nothing then is none. */
  private void findRivals(List<Line> lines, WorkloadBatch batch) {
    Line[] against = new Line[batch.size()];
    Arrays.setAll(against, row -> decision.advised(frame, row));
    findRivals(lines);
    if (draws == null) {
      return;
    }
    draws.fillRivals(frame, against, batch::name);
    frame.evaluate(lines);
    double[] worth = frame.values(model.rival.worth);
    boolean any = false;
    for (int row = 0; row < batch.size(); row++) {
      if (worth[row] < Comparison.MONEY_TOLERANCE) {
        rivals[row] = RowRivals.NONE;
        names[row] = names[row].with("");
        for (Variable found : model.rival.found()) {
          frame.values(found)[row] = Double.NaN;
        }
        any = true;
      }
    }
    if (any) {
      frame.evaluate(lines);
    }
  }

  /**
   * Finds the rival of each row, its verdict without one being known.
   *
   * @param lines those to be calculated again
   */
  private void findRivals(List<Line> lines) {
    rivals = rivalSearch.find(frame, names);
    frame.evaluate(lines);
  }

  private void turnDown(WorkloadBatch batch) {
    double[] turnedDown = frame.values(decision.turnedDown);
    double[] changes = frame.values(decision.changes);
    for (int row = 0; row < batch.size(); row++) {
      turnedDown[row] = changes[row] > 0 && turnedDown(batch, row) ? 1 : Double.NaN;
    }
  }

  private boolean turnedDown(WorkloadBatch batch, int row) {
    String to = Words.CHANGE.get((int) frame.values(decision.changeTo)[row]);
    double saving = frame.values(decision.saving)[row];
    String id = text(batch, row, Workloads.ID, "");
    return memory.standing(id, batch.name(row), to, saving).state().turnedDown();
  }

  /**
   * Calculates the verdict of each workload of a batch, and the money that goes with it.
   *
   * @param chances the chance of payback of each, as an earlier review drew it
   */
  public void decide(WorkloadBatch batch, double[] chances) {
    load(batch);
    put(chances);
    frame.evaluate(decided);
    findRivals(decidedByRival);
  }

  /** Calculates them again with other chances. */
  public void decideAgain(double[] chances) {
    put(chances);
    frame.evaluate(decidedByChance);
  }

  /** Draws what the changes that were decided save, where anything is drawn. */
  public void expect(WorkloadBatch batch) {
    if (draws != null) {
      draws.fillChanges(frame, batch::name);
      frame.evaluate(decidedByMean);
      frame.fill(decision.changeMean, Double.NaN);
    }
  }

  /**
   * Finds the workloads of a batch that have most money, the chance of payback drawn where it
   * counts.
   */
  public void rank(WorkloadBatch batch, MostMoney most) {
    load(batch);
    frame.evaluate(decided);
    drawWhereItCounts(batch, decidedByChance);
    findRivals(decidedByRival);
    frame.fill(decision.chance, Double.NaN);
    most.take(decision, frame, batch::row);
  }

  /**
   * Calculates the lines for a batch as far as verdicts and money at today's prices go: break-evens
   * are not searched, and nothing is drawn but whether the chance of payback suffices, where it
   * counts, and what changes are expected to save, by which they are classed.
   */
  public void judge(WorkloadBatch batch) {
    load(batch);
    frame.evaluate(untilSearch);
    frame.evaluate(untilChance);
    frame.evaluate(fromChance);
    drawWhereItCounts(batch, fromChance);
    findRivals(byRival);
    turnDown(batch);
    if (draws != null) {
      draws.fillChanges(frame, batch::name);
    }
    frame.evaluate(fromPortfolio);
    frame.fill(decision.chance, Double.NaN);
    frame.fill(decision.changeMean, Double.NaN);
  }

  /**
   * Draws whether the chance of payback suffices, where all else speaks for fine-tuning.
   *
   * @param byChance the lines that the verdict is made of, to be calculated again
   */
  private void drawWhereItCounts(WorkloadBatch batch, List<Line> byChance) {
    if (draws != null) {
      double[] chance = frame.values(decision.chance);
      double[] verdict = frame.values(decision.verdict);
      int[] tuned =
          IntStream.range(0, batch.size())
              .filter(row -> Decision.tunes((int) verdict[row]))
              .toArray();
      boolean[] reached = draws.reachConfidence(frame, tuned, batch::name);
      for (int k = 0; k < tuned.length; k++) {
        chance[tuned[k]] = reached[k] ? 1 : 0;
      }
      frame.evaluate(byChance);
    }
  }

  private void put(double[] chances) {
    System.arraycopy(chances, 0, frame.values(decision.chance), 0, frame.size());
  }

  /** Takes the inputs and prices of a batch without calculating its lines; for measuring. */
  public void load(WorkloadBatch batch) {
    frame.resize(batch.size(), 1);
    loaded = batch;
    for (int row = 0; row < batch.size(); row++) {
      names[row] = namesOf(batch, row);
    }
    for (Cell cell : cells) {
      batch.copyNumbers(cell.column(), cell.blank(), frame.values(cell.variable()));
    }
    double[] faults = frame.values(model.inputs.faults);
    for (int row = 0; row < batch.size(); row++) {
      faults[row] = batch.errors(row);
    }
    fixServing(batch);
    model.caching.fill(frame);
    for (Variable found : model.rival.found()) {
      frame.fill(found, Double.NaN);
    }
    double[] approved = frame.values(model.rival.approved);
    for (int row = 0; row < batch.size(); row++) {
      approved[row] =
          memory.approved(text(batch, row, Workloads.ID, ""), batch.name(row)) ? 1 : Double.NaN;
    }
    prices.fill(frame, row -> names[row]);
    frame.resize(batch.size(), model.lastMonth(frame));
    chosen = chooser.choose(frame, names);
    prices.fill(frame, row -> names[row]);
    for (Column column : List.of(Workloads.TUNING_METHOD, Workloads.SERVING)) {
      leaveBad(batch, column);
    }
    for (int row = 0; row < batch.size(); row++) {
      faults[row] += bindsToUnknown(row) ? 1 : 0;
    }
  }

  /** Whether a card that no row of the prices has is typed beside cells that are to be chosen. */
  private boolean bindsToUnknown(int row) {
    return (chosen[row].method() || chosen[row].serving())
        && !names[row].gpu().isEmpty()
        && !prices.knowsGpu(names[row].gpu());
  }

  /** A serving cost says that serving is Fixed, where nothing else is typed. */
  private void fixServing(WorkloadBatch batch) {
    double[] serving = frame.values(model.inputs.cell(Workloads.SERVING));
    for (int row = 0; row < batch.size(); row++) {
      if (batch.typed(row, Workloads.SERVING_COST) && !batch.typed(row, Workloads.SERVING)) {
        serving[row] = FIXED;
      }
    }
  }

  /** Nothing stands for a cell that cannot be read. */
  private void leaveBad(WorkloadBatch batch, Column column) {
    double[] values = frame.values(model.inputs.cell(column));
    for (int row = 0; row < batch.size(); row++) {
      if (batch.errors(row) > 0 && batch.bad(row, column)) {
        values[row] = Double.NaN;
      }
    }
  }

  /** The cells of a row's shape that were chosen; all of the batch that was evaluated last. */
  public ChosenCells chosen(int row) {
    return chosen[row];
  }

  /** The rivals of a row; all of the batch that was evaluated last. */
  public RowRivals rivals(int row) {
    return rivals[row];
  }

  /** What an empty cell of a column takes; NaN where it stays blank. */
  private double blank(Column column) {
    if (column.assumption() == null) {
      return column.constant().orElse(Double.NaN);
    }
    Assumption assumption = Assumption.of(column.assumption()).orElseThrow();
    if (column.type() != Type.WORD) {
      return amount(assumption);
    }
    int code = assumptions.code(assumption);
    return code < 0 ? Double.NaN : code;
  }

  /** The names of a row that are looked up, defaults taken. */
  public LookupNames used(WorkloadBatch batch, int row) {
    return batch == loaded ? names[row] : namesOf(batch, row);
  }

  private LookupNames namesOf(WorkloadBatch batch, int row) {
    return new LookupNames(
        text(batch, row, Workloads.PROMPTED_MODEL, ""),
        text(batch, row, Workloads.CANDIDATE_MODEL, candidate),
        text(batch, row, Workloads.SMALLER_MODEL, ""),
        text(batch, row, Workloads.GPU, gpu));
  }

  private static String text(WorkloadBatch batch, int row, Column column, String blank) {
    @Nullable String text = batch.texts(column)[row];
    return text == null ? blank : text;
  }

  /** The prices that names lead to. */
  public PriceBook prices() {
    return prices;
  }

  /** The model that is evaluated. */
  public Decision decision() {
    return decision;
  }
}
