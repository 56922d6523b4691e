package breakeven.core.uncertainty;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.table.UncertaintyTable;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Draws of one workload a second, by its serving: workloads that last 24 months, 10,000 draws. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DrawsBenchmark {
  private static final int WORKLOADS = 64;
  private static final int DRAWS = 10_000;

  @Param({"Per token", "Rented GPUs", "Serverless GPUs", "Own hardware", "Fixed", "mixed"})
  private String serving;

  private Evaluator evaluator;
  private List<TriangularDistribution> spreads;
  private RowSimulation fan;
  private int[] rows;
  private double[][] savings;
  private MonteCarlo draws;

  @Setup
  public void prepare() {
    List<Map<String, String>> typed = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      Map<String, String> row = new HashMap<>(SeededPortfolio.row(1, i));
      row.remove("Months in production");
      if (!serving.equals("mixed")) {
        row.put("Serving", serving);
      }
      if (serving.equals("Fixed")) {
        row.put("Serving cost", "900");
      }
      typed.add(row);
    }
    evaluator = new Portfolio(typed).evaluate();
    spreads = TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));
    Frame frame = evaluator.frame();
    double[] lacking = frame.values(evaluator.decision().needs.lacking);
    double[] horizon = frame.values(evaluator.decision().model.life.horizon);
    rows =
        IntStream.range(0, frame.size())
            .filter(row -> lacking[row] == 0 && horizon[row] == 24)
            .limit(WORKLOADS)
            .toArray();
    if (rows.length < WORKLOADS) {
      throw new IllegalStateException("only " + rows.length + " workloads");
    }
    fan = new RowSimulation(evaluator.decision().model, spreads, 1, DRAWS);
    savings = new double[WORKLOADS][DRAWS];
  }

  /** One core, net saving alone. */
  @Benchmark
  @OperationsPerInvocation(WORKLOADS * DRAWS)
  public Object netSaving() {
    fan.run(evaluator.frame(), rows, 0, rows.length, Integer::toString, DrawnSavings.into(savings));
    return savings;
  }

  /** All cores, with chance, quantiles and the sum of the portfolio. */
  @Benchmark
  @OperationsPerInvocation(WORKLOADS * DRAWS)
  public Object review() {
    draws = new MonteCarlo(evaluator.decision(), spreads, 1, DRAWS);
    draws.fill(evaluator.frame(), rows, Integer::toString);
    return draws.all().outlook();
  }
}
