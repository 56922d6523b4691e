package breakeven.core.decision;

import breakeven.core.expression.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure of many workloads: those for which flags of {@link PortfolioMoney} hold are counted, or
 * an amount of theirs is added up. Defined once: a review adds it up row by row, and formulas say
 * it as COUNTIF and SUMIFS. Workloads that are not counted in totals add nothing.
 */
public enum PortfolioFigure {
  /** Workloads with figures whose cost today is known, which all of it is about. */
  COUNTED(count(money -> money.counted)),

  /** Workloads whose change costs less than today and is proposed. */
  READY(count(money -> money.ready)),

  /** Workloads whose change saves nothing and is proposed. */
  RESTORING(count(money -> money.restores)),

  /** Workloads whose quality today is below the required one. */
  MISSES_QUALITY(count(money -> money.misses)),

  /** Workloads that wait for evidence of fine-tuning that would be new. */
  PENDING(count(money -> money.pending)),

  /** Those of them that would save something if their tests go well. */
  PENDING_SAVES(countAbove(money -> money.expectedNet).also(money -> money.pending)),

  /** Workloads that are planned; they are in no class of money. */
  PLANNED(count(money -> money.planned)),

  /** Those of them that should be fine-tuned. */
  PLANNED_TUNED(count(money -> money.avoids)),

  /** What that is expected to avoid, money; in no total of savings. */
  AVOIDED(sum(money -> money.expected).also(money -> money.avoids)),

  /** Workloads whose saving a failing check is against. */
  BLOCKED(countAbove(money -> money.blocked)),

  /** Workloads whose change was rejected or deferred, and is not proposed again yet. */
  TURNED_DOWN(count(money -> money.turnedDown)),

  /** Saving of the changes that are ready, money over each workload's own horizon. */
  READY_TO_APPROVE(sum(money -> money.decision.saving).also(money -> money.ready)),

  /** The same, money a year. */
  READY_A_YEAR(sum(money -> money.decision.savingYear).also(money -> money.ready)),

  /** What these changes cost before month 1, money. */
  READY_ONE_OFF(sum(money -> money.oneOff).also(money -> money.ready)),

  /** What the changes that restore quality cost more than today, money. */
  RESTORING_QUALITY(less(money -> money.decision.saving).also(money -> money.restores)),

  /** What these changes cost before month 1, money. */
  RESTORING_ONE_OFF(sum(money -> money.oneOff).also(money -> money.restores)),

  /** What fine-tuning would save beyond what is advised now, money. */
  PENDING_EVIDENCE(sum(money -> money.pendingEvidence).where(money -> money.expectedNet)),

  /** Net saving of fine-tuning that a failing check is against, money. */
  BLOCKED_BY_CHECK(sum(money -> money.blocked)),

  /** Saving of the changes that were turned down, money. */
  REJECTED_OR_DEFERRED(sum(money -> money.decision.saving).also(money -> money.turnedDownSaves)),

  /** Expected saving of the changes that are ready, money over each workload's own horizon. */
  EXPECTED_READY(sum(money -> money.expected).also(money -> money.ready)),

  /** That part of it that is paid, money. */
  EXPECTED_CASH(sum(money -> money.expectedCash).also(money -> money.ready)),

  /** Expected saving of the changes that are ready, money a year. */
  EXPECTED_A_YEAR(sum(money -> money.expectedYear).also(money -> money.ready)),

  /** That part of it that is paid, money a year. */
  EXPECTED_CASH_A_YEAR(sum(money -> money.expectedCashYear).also(money -> money.ready)),

  /** What changes that save nothing are expected to cost more than today, money. */
  EXPECTED_RESTORING(less(money -> money.expected).also(money -> money.restores)),

  /** The same, money a year. */
  EXPECTED_RESTORING_A_YEAR(less(money -> money.expectedYear).also(money -> money.restores)),

  /** What fine-tuning is expected to save beyond what is advised now, money. */
  EXPECTED_PENDING(
      sum(money -> money.expectedNet)
          .where(money -> money.expectedNet)
          .also(money -> money.pending)),

  /** The same, money a year. */
  EXPECTED_PENDING_A_YEAR(
      sum(money -> money.expectedNetYear)
          .where(money -> money.expectedNet)
          .also(money -> money.pending)),

  /** Expected net saving of fine-tuning that a failing check is against, money. */
  EXPECTED_BLOCKED(sum(money -> money.expectedNet).where(money -> money.blocked)),

  /** The same, money a year. */
  EXPECTED_BLOCKED_A_YEAR(sum(money -> money.expectedNetYear).where(money -> money.blocked)),

  /** What the answers that are missing cost to find out, money. */
  ANSWERS_COST(sum(money -> money.decision.answers.cost)),

  /** What these answers are worth, chance counted, money; an answer that costs more counts too. */
  ANSWERS_WORTH(sum(money -> money.decision.answers.worth)),

  /** What waits for them, money; once a workload, however many it lacks. */
  ANSWERS_WAITING(sum(money -> money.decision.answers.waiting)),

  /** Workloads above the rule of thumb, and those of them that fine-tuning pays. */
  ABOVE(count(money -> money.decision.ruleOfThumb.above)),
  ABOVE_PAYS(count(money -> money.decision.ruleOfThumb.abovePays)),

  /** Workloads in it, and those of them that fine-tuning pays. */
  BETWEEN(count(money -> money.decision.ruleOfThumb.between)),
  BETWEEN_PAYS(count(money -> money.decision.ruleOfThumb.betweenPays)),

  /** Workloads below it, and those of them that fine-tuning pays. */
  BELOW(count(money -> money.decision.ruleOfThumb.below)),
  BELOW_PAYS(count(money -> money.decision.ruleOfThumb.belowPays)),

  /** Workloads of which a cheaper model, if good enough, costs less than the fine-tuned one. */
  RIVAL_CHEAPER(count(money -> money.decision.ruleOfThumb.rivalCheaper)),

  /** What it costs to measure those models, money. */
  RIVALS_COST(
      sum(money -> money.decision.model.rival.measuring)
          .also(money -> money.decision.ruleOfThumb.rivalCheaper)),

  /** What it is worth to measure them, chance counted, after that cost, money. */
  RIVALS_WORTH(
      sum(money -> money.decision.answers.worthOfRival)
          .also(money -> money.decision.ruleOfThumb.rivalCheaper)),

  /** What today's approaches are paid, money a year. */
  PAID_TODAY(sum(money -> money.decision.model.totals.paidYear)),

  /** The requests that this pays for, a year. */
  REQUESTS_PAID(sum(money -> money.requestsPaid));

  /** Which line of a workload is meant. */
  private interface Of extends Function<PortfolioMoney, Line> {}

  /**
   * A definition.
   *
   * @param amount what is added up; null where workloads are counted
   * @param above an amount that is above 0 in what is counted; null: flags say what is counted
   * @param where the flags that hold
   * @param less whether it is the amount below 0
   */
  private record Definition(@Nullable Of amount, @Nullable Of above, List<Of> where, boolean less) {
    Definition also(Of flag) {
      List<Of> flags = new ArrayList<>(where);
      flags.add(flag);
      return new Definition(amount, above, flags, less);
    }

    /** Of those alone where an amount is above 0. */
    Definition where(Of isAbove) {
      return new Definition(amount, isAbove, where, less);
    }
  }

  /**
   * A figure over the lines of a model.
   *
   * @param amount what is added up; null where workloads are counted
   * @param above an amount that is above 0 in what is counted; null: flags say what is counted
   * @param where the flags that hold
   * @param less whether it is the amount below 0: what is saved counts as less, what is lost as
   *     more
   */
  public record OfLines(
      @Nullable Line amount, @Nullable Line above, List<Line> where, boolean less) {}

  private final Definition definition;

  PortfolioFigure(Definition definition) {
    this.definition = definition;
  }

  private static Definition count(Of flag) {
    return new Definition(null, null, List.of(flag), false);
  }

  private static Definition countAbove(Of amount) {
    return new Definition(null, amount, List.of(), false);
  }

  private static Definition sum(Of amount) {
    return new Definition(amount, null, List.of(), false);
  }

  private static Definition less(Of amount) {
    return new Definition(amount, null, List.of(), true);
  }

  /** What it is made of in a model. */
  public OfLines of(PortfolioMoney money) {
    return new OfLines(
        line(definition.amount(), money),
        line(definition.above(), money),
        definition.where().stream().map(flag -> flag.apply(money)).toList(),
        definition.less());
  }

  private static @Nullable Line line(@Nullable Of of, PortfolioMoney money) {
    return of == null ? null : of.apply(money);
  }
}
