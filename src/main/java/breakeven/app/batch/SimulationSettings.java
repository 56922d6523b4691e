package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.InputTables;
import breakeven.core.table.Assumption;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.uncertainty.DrawCount;
import breakeven.core.uncertainty.MonteCarlo;
import breakeven.core.uncertainty.TriangularDistribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn in a review.
 *
 * @param count how many draws each workload has, and why so many
 * @param spreads the drivers that may come out otherwise
 * @param draws null where nothing is drawn
 */
record SimulationSettings(
    DrawCount count, List<TriangularDistribution> spreads, @Nullable MonteCarlo draws) {

  /**
   * @param workloads how many there are
   * @param ordered draws that the command line asks for; null where it asks for nothing
   */
  static SimulationSettings of(
      InputTables book, Decision decision, int workloads, @Nullable Integer ordered) {
    int assumed = (int) book.assumptions().number(Assumption.DRAWS);
    DrawCount count = DrawCount.of(assumed, workloads, ordered);
    long seed = (long) book.assumptions().number(Assumption.SEED);
    List<TriangularDistribution> spreads =
        TriangularDistribution.read(book.rows(UncertaintyTable.TABLE));
    MonteCarlo draws =
        count.draws() == 0 ? null : new MonteCarlo(decision, spreads, seed, count.draws());
    return new SimulationSettings(count, spreads, draws);
  }
}
