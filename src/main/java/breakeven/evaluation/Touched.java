package breakeven.evaluation;

import breakeven.input.WorkloadBatch;
import breakeven.model.Problem;
import java.util.HashMap;
import java.util.Map;

/** Says of the problems of one workload each that they touch it, and what it costs today. */
public final class Touched {
  private final String sheet;
  private final Map<Integer, Integer> byRow = new HashMap<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final double[] spend;

  /** The workloads of a batch that was evaluated last. */
  public Touched(WorkloadBatch batch, Evaluator evaluator) {
    sheet = batch.header().sheet();
    spend = evaluator.frame().values(evaluator.decision().portfolio.spendToday);
    for (int i = 0; i < batch.size(); i++) {
      byRow.put(batch.row(i), i);
      byName.putIfAbsent(batch.name(i), i);
    }
  }

  /** The problem with what it touches; as it is where it is about no row of these. */
  public Problem of(Problem problem) {
    Integer row =
        problem.sheet().equals(sheet) && !problem.cell().isEmpty()
            ? byRow.get(Integer.parseInt(problem.cell().replaceAll("\\D", "")))
            : null;
    Integer of =
        row == null && !problem.workload().isEmpty() ? byName.get(problem.workload()) : row;
    return of == null ? problem : problem.touching(1, spend[of]);
  }
}
