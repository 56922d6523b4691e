package breakeven.spark;

import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.ResultValues;
import breakeven.core.input.RowHandler;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Results as values beside the user's own: what becomes Parquet. */
final class ValuesReview extends PartReview<Row> {
  /** A row as it came, with its number. */
  private record Own(Row row, int number) {}

  private final ArrayDeque<Own> waiting = new ArrayDeque<>();
  private final ResultRow shown;
  private @Nullable WorkloadBatch batch;

  /** The next workload of the batch. */
  private int at;

  private boolean ended;

  ValuesReview(
      Plan plan,
      InputTables tables,
      int part,
      Iterator<Row> rows,
      Iterator<KeysPass.Several> several,
      Counters counters,
      boolean newDays) {
    super(plan, tables, part, rows, several, counters);
    int[] kept =
        IntStream.range(0, plan.headers().size())
            .filter(column -> !plan.without().contains(column))
            .toArray();
    shown = new ResultRow(kept, plan.results(tables), newDays);
  }

  @Override
  RowHandler before(WorkloadReader reader) {
    return reader;
  }

  @Override
  void begin(Row row, int number) {
    waiting.add(new Own(row, number));
  }

  @Override
  void evaluate(WorkloadBatch next, List<Problem> read) {
    ResultValues values = evaluation.evaluate(next, read);
    shown.of(values);
    batch = next;
    at = 0;
  }

  @Override
  void end() {
    ended = true;
  }

  @Override
  boolean has() {
    WorkloadBatch known = batch;
    if (known != null && at == known.size()) {
      batch = null;
      known = null;
    }
    return known != null || ended && !waiting.isEmpty();
  }

  @Override
  Row take() {
    Own own = waiting.remove();
    WorkloadBatch known = batch;
    boolean workload = known != null && known.row(at) == own.number();
    return shown.of(own.row(), workload ? at++ : ResultRow.NONE);
  }
}
