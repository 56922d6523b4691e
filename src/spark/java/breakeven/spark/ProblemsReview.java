package breakeven.spark;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.RowHandler;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** What is wrong or doubtful in the rows of a part: a row for each problem, as a sheet lists it. */
final class ProblemsReview extends PartReview<Row> {
  static final StructType SCHEMA =
      new StructType()
          .add("row", DataTypes.LongType, true)
          .add("severity", DataTypes.StringType, false)
          .add("workload", DataTypes.StringType, true)
          .add("column", DataTypes.StringType, true)
          .add("found", DataTypes.StringType, true)
          .add("problem", DataTypes.StringType, false)
          .add("howToFix", DataTypes.StringType, true);

  private final ArrayDeque<Row> waiting = new ArrayDeque<>();

  /** What the numbers of this part's rows lack to those in the whole. */
  private final long before;

  ProblemsReview(
      Plan plan,
      InputTables tables,
      int part,
      Iterator<Row> rows,
      Iterator<KeysPass.Several> several) {
    super(plan, tables, part, rows, several, Counters.NONE);
    before = plan.keys().firstRows()[part] - plan.keys().first(part);
  }

  @Override
  RowHandler before(WorkloadReader reader) {
    return reader;
  }

  @Override
  void begin(Row row, int number) {}

  @Override
  void evaluate(WorkloadBatch batch, List<Problem> read) {
    evaluation.evaluate(batch, read, (one, i, result) -> {});
    evaluation.problems().forEach(this::add);
  }

  private void add(Problem problem) {
    String row = problem.cell().replaceAll("[^0-9]", "");
    waiting.add(
        RowFactory.create(
            row.isEmpty() ? null : before + Long.parseLong(row),
            problem.severity().word(),
            text(problem.workload()),
            text(problem.column()),
            text(problem.found()),
            problem.problem(),
            text(problem.fix())));
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  void end() {}

  @Override
  boolean has() {
    return !waiting.isEmpty();
  }

  @Override
  Row take() {
    return Objects.requireNonNull(waiting.poll());
  }
}
