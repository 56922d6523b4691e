package breakeven.core.evaluation;

import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import java.util.HashMap;
import java.util.Map;

/** What the workload of a problem is paid today, for problems of one workload each. */
final class RowExposure {
  private final String sheet;
  private final Map<Integer, Integer> byRow = new HashMap<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final Evaluator evaluator;

  /** The workloads of the batch that was evaluated last. */
  RowExposure(WorkloadBatch batch, Evaluator evaluator) {
    sheet = batch.header().sheet();
    this.evaluator = evaluator;
    for (int i = 0; i < batch.size(); i++) {
      byRow.put(batch.row(i), i);
      byName.putIfAbsent(batch.name(i), i);
    }
  }

  /** The problem with what it touches; the same where it is about none of these workloads. */
  Problem added(Problem problem) {
    boolean here = problem.sheet().equals(sheet) && !problem.cell().isEmpty();
    Integer row = here ? byRow.get(Place.rowOf(problem.cell())) : null;
    if (row == null && !problem.workload().isEmpty()) {
      row = byName.get(problem.workload());
    }
    return row == null
        ? problem
        : problem.touching(1, evaluator.decision().paidToday(evaluator.frame(), row));
  }
}
