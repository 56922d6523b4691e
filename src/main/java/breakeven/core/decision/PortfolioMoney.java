package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.economics.Model;
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
public final class PortfolioMoney {
  public static final String READY = "Ready to approve";
  public static final String RESTORING = "Cost of restoring quality";
  public static final String PENDING = "Pending evidence";
  public static final String BLOCKED = "Blocked by a check";

  /** 1 where cost today is known: the workloads that totals are about. */
  public final Line counted;

  /** 1 where the verdict changes today's approach and costs less than today. */
  public final Line ready;

  /**
   * 1 where the verdict changes today's approach and saves nothing: as dear as today, or dearer.
   */
  public final Line restores;

  /** 1 where evidence is pending and fine-tuning would cost no more than today. */
  public final Line pending;

  /** Saving of a change that is ready, money, 0 or more; 0 on other rows. */
  public final Line readyToApprove;

  /** What a change costs more than today, money, 0 or more; 0 on other rows. */
  public final Line restoringQuality;

  /** Saving against today if the evidence comes out well, money, 0 or more; 0 on other rows. */
  public final Line pendingEvidence;

  /** What fine-tuning would cost more than today if the evidence comes out well; 0 or more. */
  public final Line pendingCost;

  /** Net saving that a failing check is against, money, 0 or more; 0 on other rows. */
  public final Line blocked;

  /** Cost of today's approach, money a year; blank where it is unknown. */
  public final Line spendToday;

  /** Cost of the verdict's approach, or of today's where nothing changes yet, money a year. */
  public final Line spendAdvised;

  /** What is spent before month 1 on the verdict's approach where it changes; 0 on other rows. */
  public final Line oneOff;

  PortfolioMoney(Model model, Decision decision) {
    var lines = model.lines;
    Expression today = decision.tcoToday;
    Expression then = decision.tcoThen;
    Expression saved = today.minus(then);
    Expression dearer = today.belowMoney(then);
    Expression cheaper = then.belowMoney(today);

    lines.group("Portfolio money");
    counted =
        lines.line(
            "Counted in totals",
            Unit.FLAG,
            "1 where the workload has figures and its cost today is known",
            decision.needs.lacking.not().and(today.known()));
    ready =
        lines.line(
            "Ready",
            Unit.FLAG,
            "1 where the verdict changes today's approach and costs less than today",
            counted.and(decision.changes).and(cheaper));
    restores =
        lines.line(
            "Restores quality",
            Unit.FLAG,
            "1 where the verdict changes today's approach and costs as much as today or more, since"
                + " quality, data or grounding demand it",
            counted.and(decision.changes).and(cheaper.not()));
    pending =
        lines.line(
            "Pending",
            Unit.FLAG,
            "1 where evidence is pending and fine-tuning costs no more than today",
            counted.and(decision.waits).and(dearer.not()));
    readyToApprove =
        lines.line(
            READY,
            Unit.MONEY,
            "TCO today less TCO then of a change that costs less than today; 0 elsewhere",
            ifElse(ready, saved, ZERO));
    restoringQuality =
        lines.line(
            RESTORING,
            Unit.MONEY,
            "TCO then less TCO today of a change that saves nothing; 0 elsewhere",
            ifElse(restores, then.minus(today), ZERO));
    pendingEvidence =
        lines.line(
            PENDING,
            Unit.MONEY,
            "TCO today less TCO fine-tuned where evidence is pending and that is a"
                + " saving; 0 elsewhere",
            ifElse(pending, saved, ZERO));
    pendingCost =
        lines.line(
            "Pending cost of restoring quality",
            Unit.MONEY,
            "TCO fine-tuned less TCO today where evidence is pending and fine-tuning"
                + " costs more than today; 0 elsewhere",
            ifElse(counted.and(decision.waits).and(dearer), then.minus(today), ZERO));
    blocked =
        lines.line(
            BLOCKED,
            Unit.MONEY,
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
    spendToday =
        lines.line(
            "Spend today",
            Unit.MONEY_A_YEAR,
            "TCO today for 12 months of the horizon; blank where it is unknown",
            ifElse(counted, aYear(model, today), BLANK));
    spendAdvised =
        lines.line(
            "Spend as advised",
            Unit.MONEY_A_YEAR,
            "the same of the verdict's approach, or of today's where nothing changes yet",
            ifElse(counted, aYear(model, ifElse(decision.changes, then, today)), BLANK));
    oneOff =
        lines.line(
            "One-off of the change",
            Unit.MONEY,
            "what the verdict's approach costs before month 1 where it changes; 0 elsewhere",
            ifElse(counted.and(decision.changes), oneOffThen(model, decision), ZERO));
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

  private static Expression aYear(Model model, Expression total) {
    return total.times(UnitConstants.MONTHS_A_YEAR).dividedBy(model.life.horizon);
  }

  private static Expression oneOffThen(Model model, Decision decision) {
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
