package breakeven.spark;

import breakeven.core.evaluation.Evaluation;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.Decimals;
import breakeven.core.input.NameIndex;
import breakeven.core.input.RowHandler;
import breakeven.core.input.RowKeys;
import breakeven.core.input.Source;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one part with their results, batch by batch as they are asked for. What a row is
 * given is valid until the next one is asked for.
 */
abstract class PartReview<T> implements Iterator<T> {
  private final Plan plan;
  private final int part;
  private final Iterator<Row> rows;
  private final Counters counters;
  private final WorkloadReader reader;
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable RowHandler cells;
  private @Nullable WorkloadBatch full;
  private int next;
  private boolean finished;
  private boolean over;

  /** The inputs as tables, and the evaluation of this part. */
  final InputTables tables;

  final Evaluation evaluation;

  /**
   * Nothing reviewed yet.
   *
   * @param part the place of the part
   * @param rows its rows, in the same order each time
   * @param several its names that are in several rows
   * @param counters take what its rows come to
   */
  PartReview(
      Plan plan,
      InputTables tables,
      int part,
      Iterator<Row> rows,
      Iterator<KeysPass.Several> several,
      Counters counters) {
    this.plan = plan;
    this.tables = tables;
    this.part = part;
    this.rows = rows;
    this.counters = counters;
    evaluation = plan.evaluation(tables);
    next = plan.keys().first(part);
    reader =
        new WorkloadReader(
                new Source(Workloads.TABLE.sheet(), true, decimals(plan, tables)),
                tables.rates().reporting(),
                index(plan, several),
                Evaluator.BATCH,
                problems::add,
                batch -> full = batch)
            .below(next - 1)
            .besides(plan.keys().besides(part));
  }

  private static RowKeys index(Plan plan, Iterator<KeysPass.Several> several) {
    List<NameIndex.Repeated> names = new ArrayList<>();
    List<NameIndex.Repeated> ids = new ArrayList<>();
    several.forEachRemaining(
        each -> (each.name() ? names : ids).add(each.numbered(plan.keys().firstRows())));
    return new RowKeys(NameIndex.of(names), NameIndex.of(ids));
  }

  private static Decimals decimals(Plan plan, InputTables tables) {
    return plan.decimalComma() ? Decimals.COMMA : tables.assumptions().decimals();
  }

  /** Somebody else takes the cells, and hands them on to the reader. */
  abstract RowHandler before(WorkloadReader reader);

  /** A row is about to be read. */
  abstract void begin(Row row, int number);

  /** Evaluates a batch, all rows of which were read. */
  abstract void evaluate(WorkloadBatch batch, List<Problem> read);

  /** All rows were read: what is behind the last batch. */
  abstract void end();

  /** Whether a row of what was evaluated is left. */
  abstract boolean has();

  /** That row. */
  abstract T take();

  @Override
  public final boolean hasNext() {
    while (!has() && !over) {
      readOn();
    }
    return has();
  }

  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return take();
  }

  /** Reads up to the end of a batch, or of all rows. */
  private void readOn() {
    RowHandler to = cells;
    if (to == null) {
      to = before(reader);
      cells = to;
      plan.passHeaders(to);
    }
    while (full == null && rows.hasNext()) {
      pass(rows.next(), to);
    }
    if (full == null && !finished) {
      requireAll();
      reader.finish();
      finished = true;
    }
    over = full == null;
    WorkloadBatch batch = full;
    full = null;
    if (batch != null) {
      List<Problem> read = List.copyOf(problems);
      problems.clear();
      evaluate(batch, read);
      counters.add(batch.size(), evaluation.problems());
    }
    if (over) {
      end();
      counters.add(part, evaluation.totals());
    }
  }

  private void pass(Row row, RowHandler to) {
    begin(row, next);
    to.startRow(next);
    for (int i = 0; i < plan.kinds().size(); i++) {
      if (!row.isNullAt(i) && to.wants(i)) {
        plan.kinds().get(i).pass(row, i, i, to);
      }
    }
    to.endRow(next++);
  }

  /** Rows are numbered by those of the first pass: if there are others now, the input changed. */
  private void requireAll() {
    if (next - plan.keys().first(part) != plan.keys().rows(part)) {
      throw new IllegalStateException(
          "the input has changed while it was read, or its rows come in another order each time:"
              + " write them to Parquet first");
    }
  }
}
