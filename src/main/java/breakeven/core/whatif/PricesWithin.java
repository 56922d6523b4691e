package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Decision.Rule;
import breakeven.core.economics.Model;
import breakeven.core.economics.Totals;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which verdicts certainly stay when some prices move together between two factors: every total
 * then stays between so many times today's, and often no total within can change the verdict, so
 * that no trial is needed.
 */
final class PricesWithin {
  /** What is left of digits in sums of costs, as a part of them; and in amounts that are 0. */
  private static final double ROUNDING = 1e-9;

  private static final double DIGITS = 1e-6;

  private final Decision decision;
  private final Model model;
  private final boolean proves;
  private final List<Rule> lasting;
  private final Total prompted;
  private final Total small;
  private final Total tuned;
  private final Total retraining;
  private final Variable margin;

  /** A total, and whether the prices move it. */
  private record Total(Line line, boolean moves) {}

  /**
   * What can be reported of the verdict where these prices move.
   *
   * @param moved the prices
   */
  PricesWithin(Decision decision, Collection<Variable> moved) {
    this.decision = decision;
    model = decision.model;
    Totals totals = model.totals;
    margin = model.inputs.assumption(Assumption.MARGIN);
    ScaledValues moves = new ScaledValues(moved);
    prompted = new Total(totals.tcoPrompted, !moves.stays(totals.tcoPrompted));
    small = new Total(totals.tcoSmall, !moves.stays(totals.tcoSmall));
    tuned = new Total(totals.tcoTuned, !moves.stays(totals.tcoTuned));
    retraining = new Total(model.releases.retraining, !moves.stays(model.releases.retraining));
    Set<Rule> ofMoney =
        Set.of(
            decision.lacking,
            decision.noSaving,
            decision.underMargin,
            decision.underOneRetraining,
            decision.chanceTooLow);
    proves =
        Stream.of(prompted, small, tuned, retraining).allMatch(it -> moves.atMost(it.line))
            && Stream.of(model.quality.smallAcceptable, model.retrieval.carriedByPrompted, margin)
                .allMatch(moves::stays)
            && decision.rules.stream()
                .allMatch(rule -> ofMoney.contains(rule) || moves.stays(rule.when()));
    lasting =
        decision.rules.stream()
            .filter(rule -> rule.verdict() == null && !ofMoney.contains(rule))
            .toList();
  }

  /**
   * Whether a row keeps its verdict wherever the prices are between so many times today's.
   *
   * @param least from 0 to 1
   * @param most at least 1
   * @param drawn whether the chance of payback is drawn, which can turn what pays into Borderline
   */
  boolean verdictStays(Frame base, int row, double least, double most, boolean drawn) {
    return proves && new Row(base, row, least, most).verdictStays(drawn);
  }

  /** One row of the frame, and between what its totals stay. */
  private final class Row {
    private final Frame base;
    private final int row;
    private final double least;
    private final double most;
    private final double digits;
    private final boolean choice;

    Row(Frame base, int row, double least, double most) {
      this.base = base;
      this.row = row;
      this.least = least;
      this.most = most;
      digits = DIGITS + ROUNDING * (atMost(prompted) + atMost(tuned));
      choice = base.values(model.quality.smallAcceptable)[row] > 0;
    }

    private double today(Total total) {
      return base.values(total.line)[row];
    }

    private double atLeast(Total total) {
      return total.moves ? least * today(total) : today(total);
    }

    private double atMost(Total total) {
      return total.moves ? most * today(total) : today(total);
    }

    boolean verdictStays(boolean drawn) {
      Rule rule = decision.rules.get((int) base.values(decision.rule)[row]);
      if (rule.verdict() == null) {
        return (failsAnyway() || losesForSure()) && alternativeStays();
      } else if (!gainsForSure()) {
        return false;
      } else if (rule == decision.underMargin || rule == decision.underOneRetraining) {
        return borderlineForSure();
      }
      boolean waits = !Decision.TUNING.contains(rule.verdict()) && rule != decision.chanceTooLow;
      return waits || !drawn && tunesForSure();
    }

    /** Whether a rule that has nothing to do with money leaves the alternative. */
    private boolean failsAnyway() {
      return lasting.stream().anyMatch(rule -> Decision.holds(rule, base, row));
    }

    private boolean alternativeStays() {
      return !choice
          || atMost(small) + digits < atLeast(prompted)
          || atMost(prompted) + digits < atLeast(small);
    }

    private double alternativeAtLeast() {
      return choice ? Math.min(atLeast(prompted), atLeast(small)) : atLeast(prompted);
    }

    private double alternativeAtMost() {
      return choice ? Math.min(atMost(prompted), atMost(small)) : atMost(prompted);
    }

    private boolean losesForSure() {
      return alternativeAtMost() - atLeast(tuned) < -digits;
    }

    private boolean gainsForSure() {
      return alternativeAtLeast() - atMost(tuned) > digits;
    }

    /** What of the alternative's cost fine-tuning must stay under. */
    private double beyondMargin() {
      return 1 - base.values(margin)[row];
    }

    private boolean borderlineForSure() {
      double share = beyondMargin();
      double target = Math.max(share * alternativeAtLeast(), share * alternativeAtMost());
      return target - atLeast(tuned) < -digits
          || alternativeAtMost() - atLeast(tuned) < atLeast(retraining) - digits;
    }

    private boolean tunesForSure() {
      double share = beyondMargin();
      double target = Math.min(share * alternativeAtLeast(), share * alternativeAtMost());
      return target - atMost(tuned) > digits
          && alternativeAtLeast() - atMost(tuned) > atMost(retraining) + digits;
    }
  }
}
