package breakeven.batch;

import breakeven.decision.Decision;
import breakeven.table.Assumption;
import breakeven.table.UncertaintyTable;
import breakeven.uncertainty.DrawCount;
import breakeven.uncertainty.Draws;
import breakeven.uncertainty.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn in a review.
 *
 * @param count how many draws each workload has, and why so many
 * @param spreads the drivers that may come out otherwise
 * @param draws null where nothing is drawn
 */
record Drawing(DrawCount count, List<Spread> spreads, @Nullable Draws draws) {

  /**
   * @param workloads how many there are
   * @param ordered draws that the command line asks for; null where it asks for nothing
   */
  static Drawing of(Book book, Decision decision, int workloads, @Nullable Integer ordered) {
    int assumed = (int) book.assumptions().number(Assumption.DRAWS);
    DrawCount count = DrawCount.of(assumed, workloads, ordered);
    long seed = (long) book.assumptions().number(Assumption.SEED);
    List<Spread> spreads = Spread.read(book.rows(UncertaintyTable.TABLE));
    Draws draws = count.draws() == 0 ? null : new Draws(decision, spreads, seed, count.draws());
    return new Drawing(count, spreads, draws);
  }
}
