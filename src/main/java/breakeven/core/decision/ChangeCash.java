package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.monthAfterLastLoss;
import static breakeven.core.expression.Expression.prior;

import breakeven.core.economics.Totals;
import breakeven.core.expression.ByWord;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Workloads;
import java.util.Map;

/**
 * How the saving of a change comes in, month by month: what today's approach costs less what the
 * verdict's costs, or fine-tuning where the verdict waits for evidence. An option that both have,
 * such as the large model with and without retrieval, adds nothing.
 */
public final class ChangeCash extends DecisionSection {
  private final Expression moves =
      decision.portfolio.counted.and(decision.changes.or(decision.waits));
  private final Totals totals = model.totals;
  private final Line large = weight("large", ONE, ZERO, ZERO);
  private final Line small = weight("small", ZERO, ONE, ZERO);
  private final Line tuned = weight("fine-tuned", ZERO, ZERO, ONE);
  private final Expression ofLarge = large.equalTo(ZERO).not();
  private final Expression ofSmall = small.equalTo(ZERO).not();
  private final Expression ofTuned = tuned.equalTo(ZERO).not();

  private final Line price =
      perRequest(
          "Change of price",
          "small model's price of a request that falls away",
          ifElse(
                  ofSmall.and(model.runningCost.smallUsesGpus.not()),
                  small.times(model.requests.small),
                  ZERO)
              .orZero());

  private final Line flatLarge =
      perRequest(
          "Change of flat cost, large",
          "the large model's bad answers and retrieval of a request that fall away",
          ifElse(ofLarge, large.times(model.flatCosts.requestPrompted), ZERO).orZero());

  private final Expression smallOnGpus = ofSmall.and(model.runningCost.smallUsesGpus);

  private final Line flatSmall =
      perRequest(
          "Change of flat cost, small",
          "the small model's bad answers and retrieval of a request that fall away",
          ifElse(ofSmall, small.times(model.flatCosts.requestSmall), ZERO).orZero());

  private final Line fixedLarge =
      line(
          "Change of fixed month, large",
          Unit.MONEY_A_MONTH,
          "the large model's retrieval that falls away, whatever the volume",
          ifElse(ofLarge, large.times(model.flatCosts.monthPrompted), ZERO).orZero());

  private final Line fixedSmall =
      line(
          "Change of fixed month, small",
          Unit.MONEY_A_MONTH,
          "the small model's retrieval and running cost of hardware that fall away, whatever the"
              + " volume",
          ifElse(ofSmall, small.times(model.flatCosts.monthSmall), ZERO)
              .plus(
                  ifElse(
                      smallOnGpus,
                      small
                          .times(model.servingPrices.replicaRunning)
                          .times(model.replicas.mostReplicasSmall),
                      ZERO))
              .orZero());

  private final Line gpus =
      line(
          "Change of GPU month",
          Unit.MONEY_A_MONTH,
          "rent of one card of the small model that falls away",
          ifElse(smallOnGpus, small.times(model.servingPrices.gpuMonthPrice), ZERO).orZero());

  private final Line seconds =
      line(
          "Change of second",
          Unit.MONEY_A_SECOND,
          "one serverless second of the small model that falls away",
          ifElse(smallOnGpus, small.times(model.servingPrices.secondPrice), ZERO).orZero());

  /** What the change costs before month 1, less what today's approach would; money. */
  public final Line extra =
      money(
          "Change of one-off",
          "one-off cost of the approach that it moves to less that of today's",
          ZERO.minus(ifElse(ofLarge, large.times(totals.oneOffPrompted), ZERO))
              .minus(ifElse(ofSmall, small.times(totals.oneOffSmall), ZERO))
              .minus(ifElse(ofTuned, tuned.times(totals.oneOffTuned), ZERO)));

  private final Line request =
      months(
          "Change of request",
          Unit.MONEY_A_REQUEST,
          "what of a request of the month falls away, the fine-tuned option left out",
          ifElse(ofLarge, large.times(model.requests.large), ZERO)
              .orZero()
              .plus(price.times(model.volume.priceFactor))
              .plus(flatLarge)
              .plus(flatSmall));

  private final Expression month =
      model
          .volume
          .requests
          .times(request)
          .plus(
              model
                  .replicas
                  .gpusRentedSmall
                  .times(gpus)
                  .plus(model.replicas.paidSecondsSmall.times(seconds))
                  .times(model.volume.gpuFactor))
          .plus(
              large
                  .times(model.runningCost.migration)
                  .times(model.volume.month.equalTo(model.requests.migrationMonth)))
          .plus(model.volume.inLife.times(fixedLarge.plus(fixedSmall)))
          .plus(ifElse(ofTuned, tuned.times(model.monthly.tunedMonth), ZERO));

  /** Saving of the change up to the end of a month, money; 0 where nothing changes. */
  public final Line cumulative =
      months(
          "Cumulative saving of the change",
          Unit.MONEY,
          "starts with the one-off costs and ends at money at stake",
          ZERO.minus(extra),
          self -> prior(self).plus(month));

  private final Line afterLastLoss =
      line(
          "Month after the last loss of the change",
          Unit.MONTH,
          "first month from which the saving of the change never falls below 0 again",
          monthAfterLastLoss(cumulative));

  /**
   * Month from which the saving of a change never falls below 0 again; 0 where nothing is ever
   * owed; blank where the verdict changes nothing yet or the change saves nothing.
   */
  public final Line payback =
      line(
          "Payback of the change",
          Unit.MONTH,
          "that month; 0 where nothing is ever owed; blank where no change saves anything",
          ifElse(
              decision.portfolio.saves.and(model.life.horizon.atLeast(afterLastLoss)),
              afterLastLoss,
              BLANK));

  ChangeCash(Decision decision) {
    super(decision, "Cash of the change");
  }

  /** 1 where the change leaves an option, -1 where it moves to it, 0 elsewhere. */
  private Line weight(String option, Expression large, Expression small, Expression tuned) {
    Map<String, Expression> ofApproach =
        Map.of(
            "Prompting", large,
            "RAG", large,
            "Small model", small,
            "Fine-tuned", tuned,
            "Fine-tuned with RAG", tuned);
    Expression today = ByWord.byWord(model.inputs.cell(Workloads.CURRENT_APPROACH), ofApproach);
    Expression then =
        ifElse(decision.waits, tuned, ByWord.byWord(decision.approachThen, ofApproach));
    return line(
        "Change of the " + option + " option",
        Unit.FACTOR,
        "1 where the change leaves this option, -1 where it moves to it; 0 elsewhere",
        ifElse(moves, today.minus(then), ZERO).orZero());
  }
}
