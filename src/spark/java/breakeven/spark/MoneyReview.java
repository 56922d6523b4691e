package breakeven.spark;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.RowHandler;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import breakeven.core.whatif.MostMoney;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** A first look at the rows of one part: which workloads have most money. It shows no row. */
final class MoneyReview extends PartReview<Void> {
  private final MostMoney most = new MostMoney();

  private MoneyReview(
      Plan plan,
      InputTables tables,
      int part,
      Iterator<Row> rows,
      Iterator<KeysPass.Several> several) {
    super(plan, tables, part, rows, several, Counters.NONE);
  }

  /** The least among those of all parts with most money. */
  static MostMoney.Least least(ReviewJob.Parts parts, Broadcast<Plan> plan) {
    return parts
        .map((part, some, several) -> List.of(of(plan.value(), part, some, several)).iterator())
        .treeReduce(MostMoney::with)
        .least();
  }

  private static MostMoney of(
      Plan plan, int part, Iterator<Row> rows, Iterator<KeysPass.Several> several) {
    MoneyReview all = new MoneyReview(plan, plan.read(), part, rows, several);
    all.forEachRemaining(row -> {});
    return all.most;
  }

  @Override
  RowHandler before(WorkloadReader reader) {
    return reader;
  }

  @Override
  void begin(Row row, int number) {}

  @Override
  void evaluate(WorkloadBatch batch, List<Problem> read) {
    evaluation.rank(batch, most);
  }

  @Override
  void end() {}

  @Override
  boolean has() {
    return false;
  }

  @Override
  Void take() {
    throw new NoSuchElementException();
  }
}
