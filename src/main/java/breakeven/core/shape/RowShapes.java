package breakeven.core.shape;

import breakeven.core.expression.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of one workload. Where check 4 fails, the other models are those that are at least
 * twice as large as its candidate.
 *
 * @param own its own shape; null where the search has nothing to say of the row
 * @param typed whether a cell of it is typed, in the row or in an assumption: where all are chosen,
 *     it is best
 * @param closed whether its own candidate is closed: its own shape is then none to be chosen
 * @param same other shapes of the same model, the cheapest first
 * @param others shapes of other models, the cheapest first
 * @param against what is advised now costs where check 4 fails, which a larger model is held
 *     against; NaN elsewhere
 * @param whole whether other models were searched, and what fine-tuning saves in each shape; if
 *     not, nothing is known of either
 */
public record RowShapes(
    @Nullable ShapeOffer own,
    boolean typed,
    boolean closed,
    List<ShapeOffer> same,
    List<ShapeOffer> others,
    double against,
    boolean whole) {
  /** Not searched, or a row without figures. */
  public static final RowShapes NONE =
      new RowShapes(null, false, false, List.of(), List.of(), Double.NaN, false);

  /** The share of its own cost that a better shape saves at least. */
  private static final double WORTH_NAMING = 0.01;

  public RowShapes {
    same = List.copyOf(same);
    others = List.copyOf(others);
  }

  /** Whether shapes were compared. */
  public boolean compared() {
    return own != null;
  }

  /** The same with what is known of other models alone: nothing where they were not searched. */
  public RowShapes ofOthers() {
    return whole ? this : NONE;
  }

  /**
   * The best shape of the same model; null where the row's own is, where all of it was chosen, or
   * there is none. One that saves no more than a hundredth of the row's own cost is not named.
   */
  public @Nullable ShapeOffer best() {
    return typed ? cheaper(same, WORTH_NAMING) : null;
  }

  /** The best larger model where check 4 fails; null where none is cheaper than what is advised. */
  public @Nullable ShapeOffer larger() {
    return !others.isEmpty() && Comparison.positive(against - others.get(0).tco())
        ? others.get(0)
        : null;
  }

  /** What that saves beyond what is advised, were it good enough; NaN where there is none. */
  public double largerSaves() {
    ShapeOffer larger = larger();
    return larger == null ? Double.NaN : against - larger.tco();
  }

  /** The best shape of another model; null where none is cheaper than the row's own. */
  public @Nullable ShapeOffer bestOther() {
    return cheaper(others, 0);
  }

  private @Nullable ShapeOffer cheaper(List<ShapeOffer> offers, double share) {
    ShapeOffer first = offers.isEmpty() ? null : offers.get(0);
    boolean cheap =
        own != null
            && first != null
            && (closed || Comparison.positive((1 - share) * own.tco() - first.tco()));
    return cheap ? first : null;
  }

  /**
   * Total cost of the best shape, which may be the row's own; NaN where there is none.
   *
   * @param best null: the row's own
   */
  public double tco(@Nullable ShapeOffer best) {
    if (best != null) {
      return best.tco();
    }
    return own == null || closed ? Double.NaN : own.tco();
  }

  /**
   * What a shape is worth: what it saves against the best of today's choices, the alternative or
   * the row's own shape. 0 where fine-tuning pays in neither; NaN where savings were not asked for.
   */
  public double worth(ShapeOffer best) {
    double today = own == null || closed ? 0 : Math.max(0, own.saving());
    return Math.max(0, best.saving()) - today;
  }

  /** What a shape saves against the row's own; NaN where that is closed or nothing is compared. */
  public double saves(@Nullable ShapeOffer best) {
    if (own == null || closed) {
      return Double.NaN;
    }
    return best == null ? 0 : own.tco() - best.tco();
  }
}
