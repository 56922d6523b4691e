package breakeven.spark;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.RowHandler;
import breakeven.core.input.TypedRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import breakeven.exchange.export.CsvLines;
import breakeven.exchange.export.OwnCells;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Results as lines of CSV, a batch at a time: each row that is taken is the text of a batch. */
final class LinesReview extends PartReview<String> {
  /** What the writer of texts ends each of them with. */
  static final String LINE_END = "\r\n";

  private final Plan plan;
  private final CsvLines lines;
  private @Nullable OwnCells own;
  private byte[] text = {};

  LinesReview(
      Plan plan,
      InputTables tables,
      int part,
      Iterator<Row> rows,
      Iterator<KeysPass.Several> several,
      Counters counters) {
    super(plan, tables, part, rows, several, counters);
    this.plan = plan;
    List<String> kept =
        IntStream.range(0, plan.headers().size())
            .filter(column -> !plan.without().contains(column))
            .mapToObj(plan.shown()::get)
            .toList();
    lines = new CsvLines(kept, plan.results(tables));
  }

  @Override
  RowHandler before(WorkloadReader reader) {
    OwnCells cells =
        new OwnCells(
            reader, reader::handOn, Plan.HEADER, plan.headers().size(), Set.copyOf(plan.without()));
    own = cells;
    return cells;
  }

  @Override
  void begin(Row row, int number) {}

  @Override
  void evaluate(WorkloadBatch batch, List<Problem> read) {
    batch.attach(taken());
    evaluation.evaluate(batch, read, lines);
    text = lines.upTo(batch);
  }

  private TypedRows taken() {
    return Objects.requireNonNull(own).take();
  }

  @Override
  void end() {
    text = lines.rest(taken());
  }

  @Override
  boolean has() {
    return text.length > 0;
  }

  @Override
  String take() {
    byte[] taken = text;
    text = new byte[0];
    int length = taken.length - LINE_END.length();
    return new String(taken, 0, length, StandardCharsets.UTF_8);
  }
}
