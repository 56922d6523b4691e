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
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;

/** A first look at the rows of one part: which workloads have most money. It shows no row. */
final class MoneyReview extends PartReview {
  private final MostMoney most = new MostMoney();

  private MoneyReview(Plan plan, InputTables tables, int part, Iterator<InternalRow> rows) {
    super(plan, tables, part, rows, totals -> {});
  }

  /** The least among those of all parts with most money. */
  static MostMoney.Least least(JavaRDD<InternalRow> rows, Broadcast<Plan> plan) {
    return rows.mapPartitionsWithIndex(
            (part, some) -> List.of(of(plan.value(), part, some)).iterator(), false)
        .treeReduce(MostMoney::with)
        .least();
  }

  private static MostMoney of(Plan plan, int part, Iterator<InternalRow> rows) {
    MoneyReview all = new MoneyReview(plan, plan.read(), part, rows);
    all.forEachRemaining(row -> {});
    return all.most;
  }

  @Override
  RowHandler before(WorkloadReader reader) {
    return reader;
  }

  @Override
  void begin(InternalRow row, int number) {}

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
  InternalRow take() {
    throw new NoSuchElementException();
  }
}
