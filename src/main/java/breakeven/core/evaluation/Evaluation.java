package breakeven.core.evaluation;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.input.TextRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Problem;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowTaker;
import breakeven.core.report.Totals;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.table.Assumption;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.uncertainty.DrawCount;
import breakeven.core.uncertainty.MonteCarlo;
import breakeven.core.uncertainty.PortfolioSensitivity;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.core.whatif.MostMoney;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The model as other programs call it: records, rows of texts or batches of typed columns in,
 * columns of results out.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluation.of(tables, LocalDate.of(2026, 11, 28));
 * evaluation.records(workloads, result -> keep(result.name(), result.text(Columns.VERDICT)));
 * }</pre>
 *
 * <p>The tables are the prices, rates and assumptions of {@link InputTables}; all amounts of the
 * results are in their reporting currency. Nothing is read from a file and no clock is asked. The
 * results of a workload depend on its own row, the tables and the day alone. One thread uses an
 * evaluation; it is cheap to make, so that each thread has its own, and totals of several are added
 * up with {@link Totals#add(Totals)}.
 */
public final class Evaluation {
  private final String currency;
  private final Evaluator evaluator;
  private final BatchEvaluation batches;
  private final ResultValues values;
  private final Totals totals;

  private RowTaker taker;

  private Evaluation(
      InputTables tables,
      LocalDate asOf,
      int draws,
      ShapeSearch.Depth shapes,
      MostMoney.Least searched) {
    Decision decision = new Decision();
    currency = tables.rates().reporting();
    Sentences sentences = new Sentences(decision, currency);
    List<TriangularDistribution> spreads =
        TriangularDistribution.read(tables.rows(UncertaintyTable.TABLE));
    evaluator = Evaluator.of(tables, decision, asOf);
    if (draws > 0) {
      long seed = (long) tables.assumptions().number(Assumption.SEED);
      evaluator.draw(new MonteCarlo(decision, spreads, seed, draws));
    }
    values =
        new ResultValues(
            new Columns(decision, sentences, currency, asOf).workloadsInFiles(), Evaluator.BATCH);
    totals = new Totals(decision);
    batches =
        new BatchEvaluation(
            evaluator,
            tables,
            sentences,
            shapes,
            searched,
            new PortfolioSensitivity(decision, spreads),
            (batch, i, row) -> {
              taker.take(batch, i, row);
              totals.add(row);
            });
    taker = intoValues();
  }

  private RowTaker intoValues() {
    return (batch, i, row) -> values.add(row);
  }

  /**
   * An evaluation without draws: the chance of payback stays blank.
   *
   * @param asOf the review date, by which prices age and models end
   */
  public static Evaluation of(InputTables tables, LocalDate asOf) {
    return of(tables, asOf, 0);
  }

  /** The same with so many draws a workload, as the assumption Draws says or others. */
  public static Evaluation of(InputTables tables, LocalDate asOf, int draws) {
    return new Evaluation(tables, asOf, draws, ShapeSearch.Depth.ALL, MostMoney.Least.ALL);
  }

  /**
   * An evaluation of a part of a portfolio, as the command line evaluates all of it: the more
   * workloads there are, the fewer are the draws and the shapes that each is compared with.
   *
   * @param workloads how many workloads all parts have together
   * @param draws draws a workload; null: as many as are usual for so many workloads
   * @param shapes whether the best shape is looked for; if not, it is blank
   * @param searched of which workloads it is searched what would change their verdict
   */
  public static Evaluation ofPart(
      InputTables tables,
      LocalDate asOf,
      int workloads,
      @Nullable Integer draws,
      boolean shapes,
      MostMoney.Least searched) {
    int assumed = (int) tables.assumptions().number(Assumption.DRAWS);
    return new Evaluation(
        tables,
        asOf,
        DrawCount.of(assumed, workloads, draws).draws(),
        shapes ? ShapeSearch.Depth.of(workloads) : ShapeSearch.Depth.NONE,
        searched);
  }

  /**
   * Evaluates workloads that are texts by header, any number of them, as {@code TextRows} has them.
   *
   * @param taker takes each batch in turn with its results, which are valid until the next one
   * @throws IllegalArgumentException if there are no rows, or a header is no column of ours
   */
  public void evaluate(
      List<Map<String, String>> rows, BiConsumer<WorkloadBatch, ResultValues> taker) {
    TextRows.workloads(
        rows,
        currency,
        Evaluator.BATCH,
        (batch, read) -> taker.accept(batch, evaluate(batch, read)));
  }

  /**
   * Evaluates records, any number of them: the name of a component says which input it is, in one
   * word as in JSON, {@code inputTokens}. Null is an empty cell.
   *
   * @param taker takes each record's result in turn, which is valid until the next one
   * @throws IllegalArgumentException if there are no records, or a component is no input
   */
  public void records(List<? extends Record> rows, Consumer<Result> taker) {
    evaluate(
        TextRows.of(rows),
        (batch, results) -> {
          for (int i = 0; i < batch.size(); i++) {
            taker.accept(new Result(batch.name(i), results, i));
          }
        });
  }

  /**
   * What is found out about one workload.
   *
   * @param name its name; empty where it has none
   */
  public record Result(String name, ResultValues values, int row) {
    /** The number in a column, by its header without the unit; NaN where there is none. */
    public double number(String header) {
      return values.number(values.index(header), row);
    }

    /** The text in a column; empty where there is none. */
    public String text(String header) {
      String text = values.texts(values.index(header)).text(row);
      return text == null ? "" : text;
    }
  }

  /**
   * Evaluates a batch of at most {@link Evaluator#BATCH} workloads. A row with errors has the
   * verdict {@code Needs data} and blank figures, and changes no other row.
   *
   * @return the results, valid until the next batch
   */
  public ResultValues evaluate(WorkloadBatch batch) {
    return evaluate(batch, List.of());
  }

  /**
   * The results of a batch, with the problems that reading it found.
   *
   * @param read what is wrong in its rows, as reading them said
   */
  public ResultValues evaluate(WorkloadBatch batch, List<Problem> read) {
    values.clear();
    batches.evaluate(batch, read);
    return values;
  }

  /**
   * Hands the results of each workload of a batch to somebody else, and keeps none of them.
   *
   * @param read what is wrong in its rows, as reading them said
   * @param rows takes each row in turn
   */
  public void evaluate(WorkloadBatch batch, List<Problem> read, RowTaker rows) {
    taker = rows;
    try {
      batches.evaluate(batch, read);
    } finally {
      taker = intoValues();
    }
  }

  /** Finds the workloads of a batch that have most money; nothing else is found of them. */
  public void rank(WorkloadBatch batch, MostMoney most) {
    evaluator.rank(batch, most);
  }

  /** What is wrong with the workloads of the last batch: rows, names, prices and figures. */
  public List<Problem> problems() {
    return batches.problems();
  }

  /** The columns that results have. */
  public List<ResultColumn> columns() {
    return values.columns();
  }

  /** What all workloads evaluated so far add up to. */
  public Totals totals() {
    return totals;
  }
}
