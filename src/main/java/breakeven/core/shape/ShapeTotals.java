package breakeven.core.shape;

import breakeven.core.expression.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What better shapes are worth in a portfolio, added up workload by workload. Money is in the
 * reporting currency, over each workload's own horizon. One thread uses it.
 */
public final class ShapeTotals {
  /** Workloads that are named. */
  private static final int NAMED = 3;

  /**
   * A number of workloads and their money together.
   *
   * @param money 0 where there are none
   */
  public record Sum(int workloads, double money) {
    static final Sum NONE = new Sum(0, 0);

    Sum and(double more) {
      return new Sum(workloads + 1, money + more);
    }
  }

  /**
   * A workload whose best shape is worth much.
   *
   * @param sheetRow its row in the user's sheet, from 1
   * @param own the verdict of its own shape, a code of {@code Decision.VERDICTS}
   */
  public record Named(String workload, int sheetRow, int own, ShapeOffer best, double worth) {}

  private int compared;
  private int whole;
  private Sum cheaper = Sum.NONE;
  private Sum paying = Sum.NONE;
  private Sum turning = Sum.NONE;
  private Sum otherModels = Sum.NONE;
  private final List<Named> largest = new ArrayList<>();

  /** Adds a workload. */
  public void add(String workload, int sheetRow, RowShapes shapes) {
    ShapeOffer own = shapes.own();
    if (own == null) {
      return;
    }
    compared++;
    whole += shapes.whole() ? 1 : 0;
    ShapeOffer other = shapes.bestOther();
    if (other != null && !shapes.closed()) {
      otherModels = otherModels.and(shapes.saves(other));
    }
    ShapeOffer best = shapes.best();
    if (best == null) {
      return;
    }
    // A closed row has nothing that another shape could be cheaper than.
    cheaper = cheaper.and(shapes.closed() ? 0 : shapes.saves(best));
    boolean pays = !shapes.closed() && Comparison.positive(own.saving());
    double worth = shapes.worth(best);
    if (pays) {
      paying = paying.and(worth);
    } else if (Comparison.positive(worth)) {
      turning = turning.and(worth);
    }
    if (Comparison.positive(worth)) {
      largest.add(new Named(workload, sheetRow, own.verdict(), best, worth));
      largest.sort(Comparator.comparingDouble(Named::worth).reversed());
      if (largest.size() > NAMED) {
        largest.remove(NAMED);
      }
    }
  }

  /** Workloads that were compared with other shapes. */
  public int compared() {
    return compared;
  }

  /**
   * Whether {@link #paying}, {@link #turning} and {@link #otherModels} were searched: of very many
   * workloads they were not, and nothing is known of them.
   */
  public boolean whole() {
    return whole > 0;
  }

  /** Those with a cheaper shape of the same model, and how much cheaper it is. */
  public Sum cheaper() {
    return cheaper;
  }

  /** Of these, those on which fine-tuning pays in their own shape too, and what they would gain. */
  public Sum paying() {
    return paying;
  }

  /** Of these, those on which it pays only in the best shape, and what it saves there. */
  public Sum turning() {
    return turning;
  }

  /** Those with a cheaper shape of another model, and how much cheaper it is. */
  public Sum otherModels() {
    return otherModels;
  }

  /** The workloads whose best shape is worth most. */
  public List<Named> largest() {
    return List.copyOf(largest);
  }
}
