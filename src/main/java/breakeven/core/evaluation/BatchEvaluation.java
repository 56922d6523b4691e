package breakeven.core.evaluation;

import breakeven.core.decision.Sentences;
import breakeven.core.economics.LifetimeSearch;
import breakeven.core.expression.Frame;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Problem;
import breakeven.core.price.LookupNames;
import breakeven.core.price.Parts;
import breakeven.core.report.RowResult;
import breakeven.core.report.RowTaker;
import breakeven.core.shape.ChosenCells;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.shape.ShapeText;
import breakeven.core.shape.ShapeWords;
import breakeven.core.table.Assumption;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.MonteCarlo;
import breakeven.core.uncertainty.PortfolioSensitivity;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.core.whatif.MostMoney;
import breakeven.core.whatif.VerdictChange;
import breakeven.core.whatif.VerdictChangeFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is found out about the workloads of a batch without looking at any other one: figures,
 * problems, the prices that the verdict depends on, and what would change it. Several work side by
 * side, each on a batch of its own; one does a single batch at a time.
 */
public final class BatchEvaluation {
  private final Evaluator evaluator;
  private final RowProblems rowProblems;
  private final RowParts parts;
  private final VerdictChangeFinder changes;
  private final @Nullable ShapeSearch search;
  private final ShapeWords shapeWords;
  private final MostMoney.Least searched;
  private final PortfolioSensitivity portfolio;
  private final RowResult row;
  private final RowTaker rows;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> shared = new ArrayList<>();
  private final List<LookupNames> used = new ArrayList<>();
  private final List<Parts> usedParts = new ArrayList<>();
  private @Nullable WorkloadBatch batch;
  private int[] issues = {};
  private String[] elsewhere = {};
  private @Nullable VerdictChange[] found = {};
  private RowShapes[] shapes = {};

  /**
   * Nothing evaluated yet.
   *
   * @param tables what the workloads are evaluated with
   * @param sentences what is said of each workload
   * @param shapes how far the best shape of each workload is looked for
   * @param searched of which workloads it is searched what would change their verdict
   * @param portfolio takes what shared drivers do to the sum of the workloads
   * @param rows takes each workload as soon as its batch is evaluated
   */
  public BatchEvaluation(
      Evaluator evaluator,
      InputTables tables,
      Sentences sentences,
      ShapeSearch.Depth shapes,
      MostMoney.Least searched,
      PortfolioSensitivity portfolio,
      RowTaker rows) {
    this.evaluator = evaluator;
    this.searched = searched;
    this.portfolio = portfolio;
    rowProblems =
        new RowProblems(
            evaluator, evaluator.prices(), tables.assumptions(), problems::add, shared::add);
    parts = new RowParts(evaluator);
    changes =
        new VerdictChangeFinder(
            evaluator.decision(),
            evaluator.prices(),
            TriangularDistribution.read(tables.rows(UncertaintyTable.TABLE)),
            evaluator.draws(),
            tables.rates().reporting(),
            Evaluator.BATCH,
            LifetimeSearch.longest(tables.assumptions().number(Assumption.HORIZON)));
    search = shapes == ShapeSearch.Depth.NONE ? null : evaluator.shapes(shapes);
    shapeWords = new ShapeWords(evaluator.decision(), evaluator.prices());
    row =
        new RowResult(
            evaluator.decision(), evaluator.frame(), sentences, evaluator.prices()::nextModel);
    row.quoted(evaluator.prices()::quote);
    this.rows = rows;
  }

  /**
   * Evaluates a batch; what was found is valid until the next one.
   *
   * @param read what is wrong in its rows, as reading them told
   */
  public void evaluate(WorkloadBatch next, List<Problem> read) {
    batch = next;
    problems.clear();
    problems.addAll(read);
    shared.clear();
    used.clear();
    usedParts.clear();
    evaluator.evaluate(next);
    issues = new int[next.size()];
    elsewhere = new String[next.size()];
    for (int i = 0; i < issues.length; i++) {
      RowProblems.Told told = rowProblems.tell(next, i);
      elsewhere[i] = told.elsewhere();
      issues[i] = next.errors(i) + next.warnings(i) + told.total();
      used.add(evaluator.used(next, i));
      usedParts.add(parts.used(next, i));
    }
    RowExposure exposure = new RowExposure(next, evaluator);
    problems.replaceAll(exposure::added);
    shared.replaceAll(exposure::added);
    found =
        changes.find(evaluator.frame(), this::searched, next::name, i -> evaluator.used(next, i));
    VerdictChange.putCosts(found, evaluator.frame().values(evaluator.decision().costOfFix));
    shapes = shapes(next);
    double[] larger = evaluator.frame().values(evaluator.decision().largerSaves);
    for (int i = 0; i < shapes.length; i++) {
      larger[i] = shapes[i].largerSaves();
    }
    portfolio.add(evaluator.frame());
    row.nextBatch();
    for (int i = 0; i < issues.length; i++) {
      rows.take(next, i, row(i));
    }
  }

  private boolean searched(int i) {
    return searched.reached(evaluator.decision(), evaluator.frame(), i, batch().row(i));
  }

  private RowShapes[] shapes(WorkloadBatch next) {
    if (search != null) {
      return search.find(
          evaluator.frame(), next::name, i -> evaluator.used(next, i), evaluator::chosen);
    }
    RowShapes[] none = new RowShapes[next.size()];
    Arrays.fill(none, RowShapes.NONE);
    return none;
  }

  /** The workloads. */
  public WorkloadBatch batch() {
    WorkloadBatch known = batch;
    if (known == null) {
      throw new IllegalStateException("nothing was evaluated yet");
    }
    return known;
  }

  /** The results of a workload; valid until the next one is asked for. */
  public RowResult row(int i) {
    WorkloadBatch known = batch();
    row.moveTo(i, known.row(i), known.name(i), used(i), issues[i], elsewhere[i], found[i]);
    row.ofId(known.texts(Workloads.ID)[i]);
    row.typed(input -> known.typed(i, input) ? known.place(i, input) : null);
    row.searched(searched(i));
    row.compared(shapes[i]);
    row.shaped(shape(i));
    row.against(evaluator.rivals(i));
    return row;
  }

  /** Its figures. */
  public Frame frame() {
    return evaluator.frame();
  }

  /** The draws of all workloads that were evaluated here; null where nothing is drawn. */
  public @Nullable MonteCarlo draws() {
    return evaluator.draws();
  }

  /** What is wrong in its rows: cells first, then names, prices and figures. */
  public List<Problem> problems() {
    return problems;
  }

  /** The same at cells that other workloads may use too, as each workload has it. */
  public List<Problem> shared() {
    return shared;
  }

  /** The shape that a workload is priced in, in words. */
  public ShapeText shape(int i) {
    return shapeWords.of(evaluator.frame(), i, used(i), evaluator.chosen(i));
  }

  /** Which cells of that shape were chosen. */
  public ChosenCells chosen(int i) {
    return evaluator.chosen(i);
  }

  /** The shapes that a workload was compared with. */
  public RowShapes shapes(int i) {
    return shapes[i];
  }

  /** What a workload is paid today, money a year; NaN where that is not known. */
  public double paidToday(int i) {
    return evaluator.decision().paidToday(evaluator.frame(), i);
  }

  /** The names that a row leads to prices by. */
  public LookupNames used(int i) {
    return used.get(i);
  }

  /** What a row takes from the price tables. */
  public Parts parts(int i) {
    return usedParts.get(i);
  }

  /** What shared drivers do to the sum of all workloads that were evaluated here. */
  public PortfolioSensitivity portfolio() {
    return portfolio;
  }
}
