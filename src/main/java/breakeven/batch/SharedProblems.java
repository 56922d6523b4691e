package breakeven.batch;

import breakeven.input.ProblemSink;
import breakeven.model.Problem;
import breakeven.model.Severity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Problems at cells that many workloads may use, such as prices: each is told once, with the number
 * of these workloads. There are as many as such cells, however many workloads. One thread uses it.
 */
public final class SharedProblems {
  /** The workloads that have one problem. */
  private static final class Workloads {
    final String first;
    long count;

    Workloads(String first) {
      this.first = first;
    }
  }

  private final Map<Problem, Workloads> problems = new LinkedHashMap<>();

  /** Takes problems as each workload has them, with its name. */
  public void addAll(Collection<Problem> some) {
    some.forEach(
        problem ->
            problems.computeIfAbsent(problem.of(""), key -> new Workloads(problem.workload()))
                .count++);
  }

  /** Tells all; the workload is named where it is the only one. */
  public void tell(ProblemSink sink) {
    problems.forEach(
        (problem, workloads) -> {
          Problem of = problem.of(workloads.count == 1 ? workloads.first : "");
          sink.add(
              problem.severity() == Severity.ERROR
                  ? of.saying(lacking(workloads.count))
                  : of.usedBy(workloads.count));
        });
  }

  private static String lacking(long workloads) {
    return (workloads == 1 ? "1 workload is" : workloads + " workloads are")
        + " Needs data because of it";
  }
}
