package breakeven.core.decision;

import static breakeven.core.economics.UnitConstants.MONTHS_A_YEAR;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Workloads;

/**
 * What a workload adds to the totals of a portfolio: money over its own horizon, in groups that are
 * never netted with each other, and what is spent in a year. All of it is of workloads with figures
 * whose cost today is known; the others add nothing.
 */
public final class PortfolioMoney extends DecisionSection {
  public static final String READY = "Ready to approve";

  /** The same within a sentence. */
  public static final String READY_WORDS = "r" + READY.substring(1);

  public static final String RESTORING = "Cost of restoring quality";
  public static final String PENDING = "Pending evidence";
  public static final String BLOCKED = "Blocked by a check";
  public static final String TURNED_DOWN = "Rejected or deferred";

  /** 1 where cost today is known: the workloads that totals are about. */
  public final Line counted =
      flag(
          "Counted in totals",
          "1 where the workload has figures and its cost today is known",
          decision.needs.lacking.not().and(decision.tcoToday.known()));

  /**
   * Saving of what is advised now, money: the mean over the draws; at today's prices where nothing
   * was drawn.
   */
  public final Line expected =
      money(
          "Expected saving",
          "mean saving of what is advised now over all draws; at today's prices where nothing was"
              + " drawn",
          ifElse(decision.changeMean.known(), decision.changeMean, decision.saving));

  /** What fine-tuning saves beyond the alternative, money: likewise expected. */
  public final Line expectedNet =
      money(
          "Expected net saving of fine-tuning",
          "mean net saving over all draws; at today's prices where nothing was drawn",
          ifElse(decision.mean.known(), decision.mean, model.totals.netSaving));

  private final Expression runs = counted.and(model.today.planned.not());

  private final Expression qualityToday =
      ifElse(
          model.today.smallNow,
          in.cell(Workloads.SMALL_QUALITY),
          ifElse(
              model.today.tunedNow,
              in.cell(Workloads.TUNED_QUALITY),
              in.cell(Workloads.PROMPTED_QUALITY)));

  /** 1 where what runs today was measured below the quality that is required. */
  public final Line misses =
      flag(
          "Misses the required quality",
          "1 where today's approach was measured, and is below the required quality",
          runs.and(qualityToday.known())
              .and(qualityToday.atLeast(model.quality.requiredQuality).not()));

  /** What changes something that runs: plans that nobody pays for yet are apart. */
  private final Expression changes = runs.and(decision.changes);

  /** 1 where the verdict changes today's approach and is expected to cost less than today. */
  public final Line saves =
      flag(
          "Change saves",
          "1 where the verdict changes today's approach and is expected to cost less than today",
          changes.and(expected.aboveMoney(ZERO)));

  /** 1 where a workload has figures and nothing runs yet. */
  public final Line planned =
      flag(
          "Planned, with figures",
          "1 where the workload has figures and nothing runs yet: in no total of savings",
          counted.and(model.today.planned));

  /** 1 where fine-tuning is advised for a workload that is planned: its saving is avoided cost. */
  public final Line avoids =
      flag(
          "Avoids cost",
          "1 where fine-tuning is advised for a workload that is planned: its saving is avoided"
              + " cost",
          planned.and(decision.toTuned));

  /** 1 where the change was rejected or deferred, and is not proposed again yet. */
  public final Line turnedDown =
      flag(
          "Turned down",
          "1 where the verdict changes today's approach, and that was rejected or deferred and is"
              + " not proposed again yet",
          changes.and(decision.turnedDown.above(ZERO)));

  /** 1 where a change that saves something is proposed. */
  public final Line ready =
      flag(
          "Ready",
          "1 where a change that costs less than today is proposed",
          saves.and(turnedDown.not()));

  /** 1 where a change that saves nothing is proposed: as dear as today, or dearer. */
  public final Line restores =
      flag(
          "Restores quality",
          "1 where a change is proposed that costs at least as much as today; quality, data or"
              + " grounding demand it",
          changes.and(saves.not()).and(turnedDown.not()));

  /** 1 where fine-tuning would be new and its evidence is pending. */
  public final Line pending =
      flag(
          "Pending",
          "1 where evidence is pending; not where a fine-tuned model runs already: that goes on",
          runs.and(decision.pendingTune));

  private final Expression proposed = ready.or(restores);

  /** Saving of a change that is ready, at today's prices, money; 0 on other rows. */
  public final Line readyToApprove =
      money(
          READY,
          "saving of a change that is ready; 0 elsewhere",
          ifElse(ready, decision.saving, ZERO));

  /** What a change costs more than today, at today's prices, money; 0 on other rows. */
  public final Line restoringQuality =
      money(
          RESTORING,
          "TCO then less TCO today of a change that is proposed and saves nothing; 0 elsewhere",
          ifElse(restores, ZERO.minus(decision.saving), ZERO));

  /** 1 where a change was turned down that is expected to cost less than today. */
  public final Line turnedDownSaves =
      flag(
          "Turned down, saves",
          "1 where a change was turned down that is expected to cost less than today",
          turnedDown.and(saves));

  /** Saving of a change that was turned down, at today's prices, money; 0 on other rows. */
  public final Line rejectedOrDeferred =
      money(
          TURNED_DOWN,
          "saving of a change that is expected to cost less than today and was turned down; 0"
              + " elsewhere",
          ifElse(turnedDownSaves, decision.saving, ZERO));

  /** What fine-tuning would save beyond what is advised now, money; 0 on other rows. */
  public final Line pendingEvidence =
      money(
          PENDING,
          "net saving of a row that waits for evidence: what fine-tuning would save beyond the"
              + " alternative; 0 elsewhere",
          ifElse(pending, model.totals.netSaving, ZERO));

  /** Net saving that a failing check is against, money, 0 or more; 0 on other rows. */
  public final Line blocked =
      money(
          BLOCKED,
          "net saving where fine-tuning would pay, as expected too, and check 1, 4 or 5 fails; 0"
              + " elsewhere",
          ifElse(
              runs.and(expectedNet.aboveMoney(ZERO))
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

  /** The same of 12 months, money a year. */
  public final Line expectedYear =
      line(
          "Expected saving a year",
          Unit.MONEY_A_YEAR,
          "the expected saving of 12 months of the horizon; of a horizon below a year all of it",
          decision.aYear(expected));

  /** Requests that are paid for today, a year; 0 on other rows. */
  public final Line requestsPaid =
      line(
          "Requests paid today",
          Unit.REQUESTS,
          "12 times the requests of month 1 of what runs and has a price; 0 elsewhere",
          ifElse(
              runs.and(model.totals.paidYear.known()),
              model.volume.firstRequests.times(MONTHS_A_YEAR),
              ZERO));

  /** That part of the expected saving that is paid: without fewer bad answers, money. */
  public final Line expectedCash =
      money(
          "Expected cash saving",
          "that part of the expected saving that is paid: less the bad answers that are expected to"
              + " be fewer",
          expected.minus(
              ifElse(
                  decision.changeRequests.known(),
                  decision.fewerBadAnswers.times(decision.changeRequests),
                  decision.fewerBadAnswers)));

  /** The same of 12 months, money a year. */
  public final Line expectedCashYear =
      line(
          "Expected cash saving a year",
          Unit.MONEY_A_YEAR,
          "the same of 12 months of the horizon; of a horizon below a year all of it",
          decision.aYear(expectedCash));

  /** The same of 12 months, money a year. */
  public final Line expectedNetYear =
      line(
          "Expected net saving a year",
          Unit.MONEY_A_YEAR,
          "the same of 12 months of the horizon; of a horizon below a year all of it",
          decision.aYear(expectedNet));

  /** What is spent before month 1 on the verdict's approach where it changes; 0 on other rows. */
  public final Line oneOff =
      money(
          "One-off of the change",
          "what the change costs before month 1, the days to switch caching on among it. Beyond the"
              + " alternative where nothing runs yet. 0 elsewhere",
          ifElse(
              counted.or(model.totals.mustMove).and(decision.changes),
              ifElse(
                      decision.toTuned,
                      model.totals.oneOffTuned,
                      model.totals.oneOffAlternative.plus(model.cachingSwitch.oneOff))
                  .minus(ifElse(planned, model.totals.oneOffAlternative, ZERO)),
              ZERO));

  /** The same of a change that is proposed; 0 on other rows. */
  public final Line oneOffAdvised =
      money(
          "One-off as advised",
          "what a change that is proposed costs before month 1; 0 elsewhere",
          ifElse(proposed, oneOff, ZERO));

  PortfolioMoney(Decision decision) {
    super(decision, "Portfolio money");
  }
}
