package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.economics.UnitConstants;
import breakeven.core.expression.ByWord;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import java.util.Map;

/**
 * What a workload adds to the totals of a portfolio: money over its own horizon, in groups that are
 * never netted with each other, and what is spent in a year. All of it is of workloads with figures
 * whose cost today is known; the others add nothing.
 */
public final class PortfolioMoney extends DecisionSection {
  public static final String READY = "Ready to approve";
  public static final String RESTORING = "Cost of restoring quality";
  public static final String PENDING = "Pending evidence";
  public static final String BLOCKED = "Blocked by a check";

  private final Expression today = decision.tcoToday;
  private final Expression then = decision.tcoThen;
  private final Expression saved = today.minus(then);
  private final Expression dearer = today.belowMoney(then);
  private final Expression cheaper = then.belowMoney(today);

  /** 1 where cost today is known: the workloads that totals are about. */
  public final Line counted =
      flag(
          "Counted in totals",
          "1 where the workload has figures and its cost today is known",
          decision.needs.lacking.not().and(today.known()));

  /** 1 where the verdict changes today's approach and costs less than today. */
  public final Line ready =
      flag(
          "Ready",
          "1 where the verdict changes today's approach and costs less than today",
          counted.and(decision.changes).and(cheaper));

  /**
   * 1 where the verdict changes today's approach and saves nothing: as dear as today, or dearer.
   */
  public final Line restores =
      flag(
          "Restores quality",
          "1 where the verdict changes today's approach and costs at least as much; quality, data or"
              + " grounding demand it",
          counted.and(decision.changes).and(cheaper.not()));

  /** 1 where evidence is pending and fine-tuning would cost no more than today. */
  public final Line pending =
      flag(
          "Pending",
          "1 where evidence is pending and fine-tuning costs no more than today",
          counted.and(decision.waits).and(dearer.not()));

  /** Saving of a change that is ready, money, 0 or more; 0 on other rows. */
  public final Line readyToApprove =
      money(
          READY,
          "TCO today less TCO then of a change that costs less than today; 0 elsewhere",
          ifElse(ready, saved, ZERO));

  /** What a change costs more than today, money, 0 or more; 0 on other rows. */
  public final Line restoringQuality =
      money(
          RESTORING,
          "TCO then less TCO today of a change that saves nothing; 0 elsewhere",
          ifElse(restores, then.minus(today), ZERO));

  /** Saving against today if the evidence comes out well, money, 0 or more; 0 on other rows. */
  public final Line pendingEvidence =
      money(
          PENDING,
          "TCO today less TCO fine-tuned where evidence is pending and that is a"
              + " saving; 0 elsewhere",
          ifElse(pending, saved, ZERO));

  /** What fine-tuning would cost more than today if the evidence comes out well; 0 or more. */
  public final Line pendingCost =
      money(
          "Pending cost of restoring quality",
          "TCO fine-tuned less TCO today where evidence is pending and fine-tuning"
              + " costs more than today; 0 elsewhere",
          ifElse(counted.and(decision.waits).and(dearer), then.minus(today), ZERO));

  /** Net saving that a failing check is against, money, 0 or more; 0 on other rows. */
  public final Line blocked =
      money(
          BLOCKED,
          "net saving where fine-tuning would pay and check 1, 4 or 5 fails; 0 elsewhere",
          ifElse(
              counted
                  .and(decision.closed.when().not())
                  .and(decision.noSaving.when().not())
                  .and(
                      decision
                          .patternFails
                          .when()
                          .or(decision.dataMovesTooFast.when())
                          .or(decision.qualityFails.when())),
              model.totals.netSaving,
              ZERO));

  /** Cost of today's approach, money a year; blank where it is unknown. */
  public final Line spendToday =
      line(
          "Spend today",
          Unit.MONEY_A_YEAR,
          "TCO today for 12 months of the horizon; blank where it is unknown",
          ifElse(counted, aYear(today), BLANK));

  /** Cost of the verdict's approach, or of today's where nothing changes yet, money a year. */
  public final Line spendAdvised =
      line(
          "Spend as advised",
          Unit.MONEY_A_YEAR,
          "the same of the verdict's approach, or of today's where nothing changes yet",
          ifElse(counted, aYear(ifElse(decision.changes, then, today)), BLANK));

  /** What is spent before month 1 on the verdict's approach where it changes; 0 on other rows. */
  public final Line oneOff =
      money(
          "One-off of the change",
          "what the verdict's approach costs before month 1 where it changes; 0 elsewhere",
          ifElse(counted.and(decision.changes), oneOffThen(), ZERO));

  PortfolioMoney(Decision decision) {
    super(decision, "Portfolio money");
  }

  /**
   * Of what kind money at stake is.
   *
   * @param waits whether evidence is pending
   * @param money money at stake; negative where the change costs more than today
   */
  public static String group(boolean waits, double money) {
    return waits ? PENDING : money < 0 ? RESTORING : READY;
  }

  private Expression aYear(Expression total) {
    return total.times(UnitConstants.MONTHS_A_YEAR).dividedBy(model.life.horizon);
  }

  private Expression oneOffThen() {
    return ByWord.byWord(
        decision.approachThen,
        Map.of(
            "Prompting", model.totals.oneOffPrompted,
            "RAG", model.totals.oneOffPrompted,
            "Small model", model.totals.oneOffSmall,
            "Fine-tuned", model.totals.oneOffTuned,
            "Fine-tuned with RAG", model.totals.oneOffTuned));
  }
}
