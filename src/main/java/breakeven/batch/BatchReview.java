package breakeven.batch;

import breakeven.economics.LifetimeSearch;
import breakeven.expression.Frame;
import breakeven.input.WorkloadBatch;
import breakeven.model.Problem;
import breakeven.price.LookupNames;
import breakeven.price.Parts;
import breakeven.report.BatchTaker;
import breakeven.report.RowResult;
import breakeven.table.Assumption;
import breakeven.table.UncertaintyTable;
import breakeven.uncertainty.MonteCarlo;
import breakeven.uncertainty.PortfolioSensitivity;
import breakeven.uncertainty.SimulationResult;
import breakeven.uncertainty.TriangularDistribution;
import breakeven.whatif.PriceDependence;
import breakeven.whatif.VerdictChange;
import breakeven.whatif.VerdictChangeFinder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is found out about the workloads of a batch without looking at any other one: figures,
 * problems, what the verdict hangs on, what would change it, result cells. Several work side by
 * side, each on a batch of its own; one does a single batch at a time.
 */
final class BatchReview {
  private final Evaluator evaluator;
  private final RowProblems rowProblems;
  private final RowParts parts;
  private final HangingPrices hanging;
  private final VerdictChangeFinder flips;
  private final PortfolioSensitivity portfolio;
  private final RowResult row;
  private final ResultRows cells;
  private final List<BatchTaker.Part> exported;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> shared = new ArrayList<>();
  private final List<Problem> dependent = new ArrayList<>();
  private final List<LookupNames> used = new ArrayList<>();
  private final List<Parts> usedParts = new ArrayList<>();
  private @Nullable WorkloadBatch batch;
  private int[] issues = {};
  private String[] elsewhere = {};
  private @Nullable VerdictChange[] found = {};
  private List<List<PriceDependence>> hangs = List.of();

  BatchReview(Evaluator evaluator, Book book, Results results, PortfolioSensitivity portfolio) {
    this.evaluator = evaluator;
    this.portfolio = portfolio;
    rowProblems =
        new RowProblems(
            evaluator, evaluator.prices(), book.assumptions(), problems::add, shared::add);
    parts = new RowParts(evaluator);
    hanging = new HangingPrices(evaluator, book);
    flips =
        new VerdictChangeFinder(
            evaluator.decision(),
            evaluator.prices(),
            TriangularDistribution.read(book.rows(UncertaintyTable.TABLE)),
            evaluator.draws(),
            book.rates().reporting(),
            WorkloadsInput.BATCH,
            LifetimeSearch.longest(book.assumptions().number(Assumption.HORIZON)));
    row = new RowResult(evaluator.decision(), evaluator.frame(), results.sentences());
    cells = new ResultRows(results.sheets());
    exported = results.parts();
  }

  /**
   * Reviews a batch; what was found stands here until the next one.
   *
   * @param read what is wrong in its rows, as reading them told
   */
  BatchReview of(WorkloadBatch next, List<Problem> read) {
    batch = next;
    problems.clear();
    problems.addAll(read);
    shared.clear();
    dependent.clear();
    used.clear();
    usedParts.clear();
    evaluator.evaluate(next);
    hangs = hanging.find(next);
    issues = new int[next.size()];
    elsewhere = new String[next.size()];
    for (int i = 0; i < issues.length; i++) {
      RowProblems.Told told = rowProblems.tell(next, i);
      elsewhere[i] = told.elsewhere();
      issues[i] = next.errors(i) + next.warnings(i) + told.total();
      issues[i] += hangs.get(i).size();
      HangingPrices.share(next, i, hangs.get(i), dependent::add);
      used.add(evaluator.used(next, i));
      usedParts.add(parts.used(next, i));
    }
    Touched touched = new Touched(next, evaluator);
    problems.replaceAll(touched::of);
    shared.replaceAll(touched::of);
    dependent.replaceAll(touched::of);
    found = flips.find(evaluator.frame(), next::name, i -> evaluator.used(next, i));
    VerdictChange.putCosts(found, evaluator.frame().values(evaluator.decision().costOfFix));
    portfolio.add(evaluator.frame());
    row.nextBatch();
    for (int i = 0; i < issues.length; i++) {
      RowResult result = row(i);
      cells.add(result);
      for (BatchTaker.Part part : exported) {
        part.take(next, i, result);
      }
    }
    return this;
  }

  /** The workloads. */
  WorkloadBatch batch() {
    WorkloadBatch known = batch;
    if (known == null) {
      throw new IllegalStateException("nothing was reviewed yet");
    }
    return known;
  }

  /** The results of a workload; valid until the next one is asked for. */
  RowResult row(int i) {
    WorkloadBatch known = batch();
    row.moveTo(i, known.row(i), known.name(i), issues[i], elsewhere[i], found[i], hangs.get(i));
    return row;
  }

  /** Its figures. */
  Frame frame() {
    return evaluator.frame();
  }

  /** What was drawn for a row; nothing where nothing is drawn. */
  SimulationResult outlook(int i) {
    MonteCarlo draws = evaluator.draws();
    return draws == null ? SimulationResult.NONE : draws.outlook(i);
  }

  /** The draws of all workloads that were reviewed here; null where nothing is drawn. */
  @Nullable MonteCarlo draws() {
    return evaluator.draws();
  }

  /** What is wrong in its rows: cells first, then names, prices and figures. */
  List<Problem> problems() {
    return problems;
  }

  /** The same at cells that other workloads may use too, as each workload has it. */
  List<Problem> shared() {
    return shared;
  }

  /** Doubts about prices that verdicts depend on, as each workload has them. */
  List<Problem> dependent() {
    return dependent;
  }

  /** What a workload costs today, money a year; NaN where that is not known. */
  double spend(int i) {
    return evaluator.frame().values(evaluator.decision().portfolio.spendToday)[i];
  }

  /** The cells outside a row that its errors are about, as a sentence lists them. */
  String elsewhere(int i) {
    return elsewhere[i];
  }

  /** The names that a row leads to prices by. */
  LookupNames used(int i) {
    return used.get(i);
  }

  /** What a row takes from the price tables. */
  Parts parts(int i) {
    return usedParts.get(i);
  }

  /** What shared drivers do to the sum of all workloads that were reviewed here. */
  PortfolioSensitivity portfolio() {
    return portfolio;
  }

  /** What was made of its rows for other files. */
  List<BatchTaker.Part> exported() {
    return exported;
  }

  /** The cells of all its rows. */
  ResultRows cells() {
    return cells;
  }
}
