package breakeven.batch;

import breakeven.oracle.SeededPortfolio;
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
 * break-evens.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluatorBenchmark {
  private static final int ROWS = WorkloadsInput.BATCH;

  private Portfolio portfolio;
  private Evaluator evaluator;

  @Setup
  public void prepare() {
    portfolio = new Portfolio(SeededPortfolio.rows(1, ROWS));
    evaluator = portfolio.evaluate();
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Object closedForms() {
    evaluator.load(portfolio.batches.get(0));
    evaluator.evaluateClosedForms();
    return evaluator.frame();
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Object defaultsAndPrices() {
    evaluator.load(portfolio.batches.get(0));
    return evaluator.frame();
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Object withSearches() {
    evaluator.evaluate(portfolio.batches.get(0));
    return evaluator.frame();
  }
}
