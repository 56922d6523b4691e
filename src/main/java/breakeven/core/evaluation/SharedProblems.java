package breakeven.core.evaluation;

import breakeven.core.input.ProblemSink;
import breakeven.core.model.Exposure;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Problems at cells that many workloads may use, such as prices, and of rows that are missing
 * there: each is reported once, with the number of these workloads. There are as many as such cells
 * and rows, however many workloads. One thread uses it.
 */
public final class SharedProblems {
  /** The workloads that have one problem. */
  private static final class Workloads {
    String first = "";
    final Exposure exposure = new Exposure();

    void add(Problem problem) {
      first = count() == 0 ? problem.workload() : first;
      exposure.add(problem.spend());
    }

    long count() {
      return exposure.workloads();
    }
  }

  private final Map<Problem, Workloads> problems = new LinkedHashMap<>();
  private final Set<Problem> unlessFound = new LinkedHashSet<>();

  /** Takes a problem that is one even where no workload has it. */
  public void add(Problem problem) {
    problems.putIfAbsent(problem, new Workloads());
  }

  /** Takes a problem that is reported only where no workload has one at the same cell. */
  public void addUnlessFound(Problem problem) {
    unlessFound.add(problem);
  }

  /** Whether a workload has this problem, or it is one without any. */
  public boolean has(Problem problem) {
    return problems.containsKey(problem);
  }

  /** Takes problems as each workload has them, with its name. */
  public void addAll(Collection<Problem> some) {
    for (Problem problem : some) {
      problems.computeIfAbsent(problem.of(""), key -> new Workloads()).add(problem);
    }
  }

  /** Tells all; the workload is named where it is the only one. */
  public void tell(ProblemSink sink) {
    problems.forEach((problem, workloads) -> sink.add(told(problem, workloads)));
    unlessFound.stream().filter(problem -> !foundAt(problem)).forEach(sink::add);
  }

  private boolean foundAt(Problem other) {
    return problems.keySet().stream()
        .anyMatch(
            problem ->
                other.cell().isEmpty()
                    ? problem.equals(other)
                    : problem.where().equals(other.where()));
  }

  private static Problem told(Problem problem, Workloads workloads) {
    if (workloads.count() == 0) {
      return problem;
    }
    Problem of = workloads.count() == 1 ? problem.of(workloads.first) : problem;
    return problem.severity() == Severity.ERROR
        ? of.saying(lacking(workloads.count())).touching(workloads.exposure)
        : of.usedBy(workloads.exposure);
  }

  private static String lacking(long workloads) {
    return (workloads == 1 ? "1 workload is" : workloads + " workloads are")
        + " Needs data because of it";
  }
}
