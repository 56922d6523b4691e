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
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Results as values beside the user's own: what becomes Parquet. */
final class ValuesReview extends PartReview<InternalRow> {
  /** A row as it came, with its number. */
  private record Own(InternalRow row, int number) {}

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
      Iterator<InternalRow> rows,
      Iterator<KeysPass.Several> several,
      Counters counters) {
    super(plan, tables, part, rows, several, counters);
    int[] kept =
        IntStream.range(0, plan.headers().size())
            .filter(column -> !plan.without().contains(column))
            .toArray();
    shown = new ResultRow(kept, plan.results(tables));
  }

  @Override
  RowHandler before(WorkloadReader reader) {
    return reader;
  }

  @Override
  void begin(InternalRow row, int number) {
    waiting.add(new Own(row.copy(), number));
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
  InternalRow take() {
    Own own = waiting.remove();
    WorkloadBatch known = batch;
    boolean workload = known != null && known.row(at) == own.number();
    return shown.moveTo(own.row(), workload ? at++ : ResultRow.NONE);
  }
}
