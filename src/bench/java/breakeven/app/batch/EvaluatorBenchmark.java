package breakeven.app.batch;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.input.WorkloadBatch;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Workloads evaluated a second on one core, 24 months: names looked up, all lines, all closed-form
 * break-evens. The batches differ, as those of a file do: a processor learns the branches of one
 * batch by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluatorBenchmark {
  private static final int ROWS = Evaluator.BATCH;

  private static final int BATCHES = 64;

  private final List<WorkloadBatch> batches = new ArrayList<>();
  private Evaluator evaluator;
  private int next;

  @Setup
  public void prepare() {
    for (int seed = 1; seed <= BATCHES; seed++) {
      Portfolio portfolio = new Portfolio(SeededPortfolio.rows(seed, ROWS));
      evaluator = portfolio.evaluate();
      batches.addAll(portfolio.batches);
    }
  }

  private WorkloadBatch batch() {
    next = (next + 1) % BATCHES;
    return batches.get(next);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Object defaultsAndPrices() {
    evaluator.load(batch());
    return evaluator.frame();
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Object withSearches() {
    evaluator.evaluate(batch());
    return evaluator.frame();
  }
}
