package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.economics.Quantity.By;
import breakeven.core.economics.Quantity.Period;
import breakeven.core.economics.Quantity.When;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * Every cost of every option, said once. Totals, months, kinds, break-even volumes and what a month
 * that has passed should have cost are all made of these lists.
 */
public final class Costs extends Section {
  private final Today now = model.today;
  private final Requests requests = model.requests;
  private final Serving serving = model.serving;
  private final ServingPrices prices = model.servingPrices;
  private final Replicas replicas = model.replicas;
  private final Releases releases = model.releases;
  private final Quality quality = model.quality;
  private final CarriedOn carriedOn = model.carriedOn;
  private final Quantities per = model.quantities;

  // --- what several options have -----------------------------------------------------------------

  private final CostList retrieving =
      list(
          new Cost(CostKind.RETRIEVAL, model.retrieval.perRequest, per.requests),
          new Cost(CostKind.RETRIEVAL, model.retrieval.fixedMonth, per.months));

  /** Retrieval that the answers need: every option has it. */
  final CostList retrieval =
      list(new Cost(CostKind.RETRIEVAL, model.retrieval.setUp, per.once))
          .and(retrieving.where(model.life.grounding));

  private final Expression switching = drivers.daysPerMigration.times(drivers.dayRate);

  /** Engineering days to move a workload to another prompted model. */
  final CostList moved = list(new Cost(CostKind.MIGRATION, switching, per.once));

  private final Line move =
      money(
          "Switch today",
          "engineering days and evaluation when the prompted model ends; 0 where another option"
              + " runs today",
          ifElse(
              now.largeNow,
              switching.plus(
                  releases.evaluation.times(in.assumption(Assumption.COST_PER_JUDGED_EXAMPLE))),
              ZERO));

  /** Moving to the replacement of the prompted model when that ends. */
  private final CostList migration =
      list(
          new Cost(
              CostKind.MIGRATION,
              move,
              new Quantity(
                  By.NOTHING,
                  When.IN_ONE_MONTH,
                  ONE,
                  requests.migrates,
                  null,
                  requests.promptedEnds,
                  requests.promptedEnds.times(
                      model.life.leadTimePaid.atLeast(requests.migrationMonth)))));

  public final Line migrationInHorizon =
      money(
          "Migration within the horizon",
          "moving to the Replacement of the prompted model, where that ends before the horizon"
              + " does",
          migration.total());

  public final Line switchToPrompted =
      money(
          "Switch prompted",
          "engineering days to move to the large model; 0 where it answers today or nothing runs",
          ifElse(now.largeNow.or(now.planned), ZERO, switching));

  public final Line switchToSmall =
      money(
          "Switch small",
          "engineering days to move to the smaller model; 0 where it answers today or nothing runs",
          ifElse(now.smallNow.or(now.planned), ZERO, switching));

  private final CostList movedToSmall = list(new Cost(CostKind.MIGRATION, switchToSmall, per.once));

  /** What moving the workload costs, to whichever option and whenever; 0 where nothing is moved. */
  public final Line moves =
      money(
          "Moving within the horizon",
          "switching to the large or the small model, and the migration: what Days per migration"
              + " moves",
          switchToPrompted.plus(switchToSmall).plus(migrationInHorizon));

  // --- options -----------------------------------------------------------------------------------

  public final CostList prompted =
      list(
              new Cost(CostKind.TOKENS, ONE, per.large),
              new Cost(CostKind.MIGRATION, switchToPrompted, per.once))
          .and(retrieval)
          .and(retrieving.where(model.life.ragOnlyToday))
          .and(migration)
          .and(badAnswers(quality.badPrompted));

  public final CostList smallByApi =
      tokens(requests.small, looked.small, per.tokensSmall)
          .and(movedToSmall)
          .and(retrieval)
          .and(badAnswers(quality.badSmall));

  public final CostList smallOnGpus =
      bought(prices.replicaPurchaseSmall, replicas.mostReplicasSmall)
          .and(gpus(per.cardsSmall, per.secondsSmall, replicas.mostReplicasSmall))
          .and(movedToSmall)
          .and(retrieval)
          .and(badAnswers(quality.badSmall));

  public final Line smallApiCost =
      money(
          "Small API cost",
          "tokens of the small option; blank where it cannot be bought by the token",
          ifElse(serving.smallByApi, smallByApi.without(smallOnGpus).total(), BLANK));

  public final Line smallGpuCost =
      money(
          "Small GPU cost",
          "the small option on the row's GPUs or hardware; blank where it cannot run there",
          ifElse(serving.smallOnGpus, smallOnGpus.without(smallByApi).total(), BLANK));

  public final Line smallUsesGpus =
      flag(
          "Small uses GPUs",
          "1 where the small option is cheaper on the row's GPUs than by the token, or only there",
          serving.smallOnGpus.and(
              serving.smallByApi.and(smallGpuCost.atLeastMoney(smallApiCost)).not()));

  public final CostList small = smallOnGpus.either(smallUsesGpus, smallByApi);

  private final CostList escalated =
      list(new Cost(CostKind.TOKENS, in.cell(Workloads.ESCALATED_SHARE), per.large));

  private final CostList hosted =
      byDay(CostKind.GPUS, per.hostingMonth, per.months, looked.tuned, per.hosting);

  /** What keeps a fine-tuned model good. */
  private final CostList kept =
      list(
          new Cost(CostKind.TRAINING, releases.retrainingByToken, per.retrainings),
          new Cost(CostKind.TRAINING, releases.retrainingGpus, per.retrainingsAtRents),
          new Cost(CostKind.PEOPLE, releases.retrainingPeople, per.retrainings),
          new Cost(CostKind.EVALUATION, releases.releaseEvaluation, per.retrainings),
          new Cost(CostKind.EVALUATION, releases.upkeep, per.months));

  /** Bad answers of the fine-tuned model: those of a fresh release, and those of its age. */
  private final CostList aged =
      list(new Cost(CostKind.BAD_ANSWERS, in.cell(Workloads.BAD_ANSWER_COST), per.lost));

  /** In production; the months before are those of the alternative. */
  public final CostList tuned =
      list(
              new Cost(CostKind.TRAINING, releases.firstTraining, per.once),
              new Cost(CostKind.PEOPLE, releases.firstPeople, per.once),
              new Cost(CostKind.EVALUATION, releases.firstEvaluation, per.once))
          .and(tokens(per.tunedPrice, looked.tuned, per.tokensTuned))
          .and(escalated)
          .and(bought(prices.replicaPurchase, replicas.mostReplicasTuned))
          .and(gpus(per.cardsTuned, per.secondsTuned, replicas.mostReplicasTuned))
          .and(hosted)
          .and(kept)
          .and(retrieval)
          .and(badAnswers(quality.badTuned))
          .and(aged);

  private final CostList again = tuned.at(When.AT_RETRAININGS);

  public final Line retraining =
      money(
          "Re-training",
          "one re-training: its runs, evaluation, fresh data and people",
          again.each(quantity -> ONE));

  public final Line retrainingTotal =
      money(
          "Re-training total",
          "all re-trainings, the rent of their GPUs at the GPU factor of their months",
          again.total());

  public final Line escalations =
      money(
          "Escalations",
          "requests that the fine-tuned model hands on to the large one",
          escalated.total(Period.PRODUCTION));

  // --- today -------------------------------------------------------------------------------------

  private final CostList smallApiToday =
      tokens(carriedOn.small, looked.small, per.tokensSmallToday);

  private final CostList gpusToday =
      gpus(per.cardsToday, per.secondsToday, replicas.mostReplicasToday);

  public final Line onGpusToday =
      flag(
          "On GPUs today",
          "1 where today's own model runs on the row's GPUs or hardware. A small one does where"
              + " that is cheaper than by the token, or only there",
          replicas.mayRunToday.and(
              carriedOn
                  .smallByApi
                  .and(gpusToday.total().atLeastMoney(smallApiToday.total()))
                  .not()));

  /** What is done today; who carries on builds nothing. */
  public final CostList today =
      list(new Cost(CostKind.TOKENS, carriedOn.largeShare, per.largeToday))
          .and(
              tokens(carriedOn.tuned.orZero(), looked.tuned, per.tokensTunedToday)
                  .where(now.tunedNow))
          .and(smallApiToday.where(carriedOn.smallByApi.and(onGpusToday.not())))
          .and(gpusToday.where(onGpusToday))
          .and(byDay(CostKind.GPUS, per.hostingToday, per.months, looked.tuned, per.hostingOfToday))
          .and(kept.where(now.tunedNow))
          .and(retrieving.where(now.retrieves))
          .and(migration)
          .and(badAnswers(carriedOn.badAnswer))
          .and(aged.where(now.tunedNow));

  Costs(Model model) {
    super(model, "Costs");
  }

  /** The costs of an option; a fine-tuned model's are those of the months in production. */
  public CostList of(Option option) {
    return switch (option) {
      case PROMPTED -> prompted;
      case SMALL -> small;
      case TUNED -> tuned;
      case TODAY -> today;
    };
  }

  /** Tokens of a model, at its price of each month where that has days. */
  CostList tokens(Expression request, TokenPrice price, Quantity byDay) {
    return byDay(CostKind.TOKENS, request, per.tokens, price, byDay);
  }

  private static CostList byDay(
      CostKind kind, Expression amount, Quantity quantity, TokenPrice price, Quantity byDay) {
    Expression changes = price.changes().known();
    return list(new Cost(kind, amount, quantity))
        .where(changes.not())
        .and(list(new Cost(kind, ONE, byDay)).where(changes));
  }

  private CostList gpus(Quantity cards, Quantity seconds, Line replicas) {
    return list(
        new Cost(CostKind.GPUS, prices.gpuMonthPrice, cards),
        new Cost(CostKind.GPUS, prices.secondPrice, seconds),
        new Cost(CostKind.GPUS, prices.replicaRunning, per.run(replicas)),
        new Cost(CostKind.PEOPLE, prices.gpuPeople, per.months));
  }

  private CostList bought(Line price, Line replicas) {
    return list(new Cost(CostKind.GPUS, price, per.bought(replicas)));
  }

  CostList badAnswers(Expression request) {
    return list(new Cost(CostKind.BAD_ANSWERS, request, per.requests));
  }

  private static CostList list(Cost... costs) {
    return new CostList(List.of(costs));
  }
}
