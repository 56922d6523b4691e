package breakeven.app.batch;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.whatif.MostMoney;
import java.io.IOException;
import java.util.function.Supplier;

/** A first look at a large portfolio: which workloads have most money. */
final class MoneyPass {
  private MoneyPass() {}

  /**
   * Looks through all workloads where there are many.
   *
   * @param evaluators gives each worker its own
   * @param workers batches in work at once
   */
  static MostMoney.Least least(
      WorkloadsInput workloads, Supplier<Evaluator> evaluators, int workers, Progress progress)
      throws IOException {
    MostMoney most = new MostMoney();
    if (workloads.count() > MostMoney.MOST_WORKLOADS) {
      progress.begin("ranking", "workloads", workloads.count());
      try (WorkloadsInput.Batches batches = workloads.batches(problem -> {});
          OrderedWorkers<Evaluator, WorkloadBatch, MostMoney> ranking =
              new OrderedWorkers<>(workers, evaluators, MoneyPass::of, most::with)) {
        for (WorkloadBatch batch : batches) {
          ranking.submit(batch);
          progress.advance(batch.size());
        }
        ranking.finish();
      }
    }
    return most.least();
  }

  private static MostMoney of(Evaluator evaluator, WorkloadBatch batch) {
    MostMoney some = new MostMoney();
    evaluator.rank(batch, some);
    return some;
  }
}
