package breakeven.core.cycle;

import static breakeven.core.expression.Formula.NOTHING;

import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Texts;
import breakeven.core.table.Assumption;
import breakeven.core.table.Words;
import java.util.List;

/**
 * Who proposes does not approve.
 *
 * @param on whether that is asked for
 */
public record FourEyes(boolean on) {
  public static final FourEyes OFF = new FourEyes(false);

  /** As the assumptions say. */
  public static FourEyes of(AssumptionValues assumptions) {
    return new FourEyes(assumptions.text(Assumption.FOUR_EYES).equals(Words.YES));
  }

  /**
   * Why an approval is not carried out; empty where it may be.
   *
   * @param who the name in {@code Decided by}; empty where there is none
   * @param owner who owns the workload
   */
  public String refusal(String who, String owner) {
    if (!on) {
      return "";
    }
    if (who.isEmpty()) {
      return "Four eyes is on Yes, and nobody is named in Decided by";
    }
    return Texts.fold(who).equals(Texts.fold(owner))
        ? "Four eyes: " + who + " owns the workload, and may not approve its change"
        : "";
  }

  /** What holds in a row that it does not refuse, as conditions on the cells of both names. */
  public List<String> holds(String who, String owner) {
    return on ? List.of(who + "<>" + NOTHING, who + "<>" + owner) : List.of();
  }
}
