package breakeven.core.uncertainty;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.table.UncertaintyTable;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How long the draws of a portfolio take on all processors: chance, quantiles and the sum of the
 * portfolio, workloads of every serving that last 24 months. Prints, for 1,000 workloads of 10,000
 * draws and for halves and doubles of it, the best and the median of several runs, the CPU time,
 * and what that is for a draw.
 */
public final class DrawsTimes {
  private static final int WORKLOADS = 1_000;
  private static final int DRAWS = 10_000;
  private static final int MONTHS = 24;
  private static final int RUNS = 7;

  private final Evaluator evaluator;
  private final int[] open;
  private final List<TriangularDistribution> spreads =
      TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private DrawsTimes() {
    List<Map<String, String>> typed = new ArrayList<>();
    for (int i = 0; i < 6 * WORKLOADS; i++) {
      Map<String, String> row = new HashMap<>(SeededPortfolio.row(1, i));
      row.remove("Months in production");
      typed.add(row);
    }
    evaluator = new Portfolio(typed).evaluate();
    Frame frame = evaluator.frame();
    double[] lacking = frame.values(evaluator.decision().needs.lacking);
    double[] horizon = frame.values(evaluator.decision().model.life.horizon);
    open =
        IntStream.range(0, frame.size())
            .filter(row -> lacking[row] == 0 && horizon[row] == MONTHS)
            .toArray();
  }

  public static void main(String[] arguments) {
    DrawsTimes times = new DrawsTimes();
    System.out.printf(
        Locale.ROOT,
        "%d processors%n%9s %7s %8s %8s %8s %8s%n",
        Runtime.getRuntime().availableProcessors(),
        "workloads",
        "draws",
        "best, s",
        "median",
        "CPU, s",
        "ns/draw");
    times.print(WORKLOADS, DRAWS);
    times.print(WORKLOADS / 2, DRAWS);
    times.print(2 * WORKLOADS, DRAWS);
    times.print(WORKLOADS, DRAWS / 2);
    times.print(WORKLOADS, 2 * DRAWS);
  }

  private void print(int workloads, int draws) {
    int[] rows = java.util.Arrays.copyOf(open, workloads);
    if (open.length < workloads) {
      throw new IllegalStateException("only " + open.length + " workloads");
    }
    double[] wall = new double[RUNS];
    double cpu = Double.POSITIVE_INFINITY;
    for (int run = 0; run < RUNS; run++) {
      long began = System.nanoTime();
      long used = system.getProcessCpuTime();
      MonteCarlo one = new MonteCarlo(evaluator.decision(), spreads, 1, draws);
      one.fill(evaluator.frame(), rows, Integer::toString);
      wall[run] = (System.nanoTime() - began) / 1e9;
      cpu = Math.min(cpu, (system.getProcessCpuTime() - used) / 1e9);
    }
    java.util.Arrays.sort(wall);
    System.out.printf(
        Locale.ROOT,
        "%9d %7d %8.2f %8.2f %8.2f %8.0f%n",
        workloads,
        draws,
        wall[0],
        wall[RUNS / 2],
        cpu,
        cpu * 1e9 / workloads / draws);
  }
}
