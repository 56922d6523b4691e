package breakeven.bench;

import breakeven.core.economics.LifetimeSearch;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.whatif.VerdictChangeFinder;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** What would change each verdict: time a workload on one core, the rows evaluated before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FlipsBenchmark {
  private static final int ROWS = 512;

  /** The rows of {@link BigPortfolio}, or those of the tests, of every kind. */
  @Param({"big", "seeded"})
  private String rows;

  /** Draws a workload: none, or as many as 100,000 workloads have. */
  @Param({"0", "200"})
  private int draws;

  private Portfolio portfolio;
  private Evaluator evaluator;
  private VerdictChangeFinder flips;

  @Setup
  public void prepare() throws IOException {
    portfolio = new Portfolio(rows.equals("big") ? big() : SeededPortfolio.rows(1, ROWS));
    evaluator = portfolio.evaluate(draws);
    flips =
        new VerdictChangeFinder(
            evaluator.decision(),
            evaluator.prices(),
            Portfolio.spreads(),
            evaluator.draws(),
            "GBP",
            ROWS,
            LifetimeSearch.longest(LifetimeSearch.MOST_MONTHS));
  }

  private static List<Map<String, String>> big() throws IOException {
    Path csv = Files.createTempFile("portfolio-", ".csv");
    BigPortfolio.csv(ROWS, csv);
    List<String> lines = Files.readAllLines(csv);
    Files.delete(csv);
    String[] headers = lines.get(0).replaceAll(" \\([^)]*\\)", "").split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < headers.length; i++) {
        row.put(headers[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Object find() {
    return flips.find(
        evaluator.frame(), row -> true, row -> "workload " + row, portfolio.used(evaluator));
  }
}
