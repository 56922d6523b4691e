package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Decision.Rule;
import breakeven.core.economics.Model;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Frame;
import java.util.List;

/**
 * What is settled of a verdict when some variables move, whatever they move to, so that no trial is
 * needed: a rule that leaves the alternative is above all that saving could do, and where the move
 * does not reach it, it goes on to hold.
 */
final class InvariantVerdicts {
  private final Model model;
  private final List<Rule> standing;
  private final boolean alternativeMoves;
  private final boolean ragMoves;
  private final boolean qualityMoves;

  /**
   * What is settled when some variables move.
   *
   * @param reach what they reach
   */
  InvariantVerdicts(Decision decision, Dependents reach) {
    model = decision.model;
    standing =
        decision.rules.stream()
            .filter(rule -> rule.verdict() == null && !reach.reaches(rule.when()))
            .toList();
    alternativeMoves = reach.reaches(model.totals.alternative);
    ragMoves = reach.reaches(model.retrieval.carriedByPrompted);
    qualityMoves = reach.reaches(model.quality.smallGoodEnough);
  }

  /** Whether a row keeps its verdict. */
  boolean verdict(Frame base, int row) {
    return ofAlternative(base, row) && (!alternativeMoves || smallStaysOut(base, row));
  }

  /** The same of a row whose alternative is the small option for certain, then as today. */
  boolean verdictWithSmall(Frame base, int row) {
    return ofAlternative(base, row) && !ragMoves;
  }

  /**
   * Whether a row's verdict goes on to be its alternative, so that it is another only where that is
   * another.
   */
  boolean ofAlternative(Frame base, int row) {
    for (Rule rule : standing) {
      if (Decision.holds(rule, base, row)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the alternative is the same wherever the small option is it as today, or is not. */
  boolean smallDecides() {
    return !ragMoves;
  }

  /** Whether there is a small option, and it is not good enough: no price makes it so. */
  private boolean smallStaysOut(Frame base, int row) {
    return !ragMoves
        && !qualityMoves
        && base.values(model.quality.smallAcceptable)[row] == 0
        && base.values(model.serving.smallExists)[row] > 0;
  }
}
