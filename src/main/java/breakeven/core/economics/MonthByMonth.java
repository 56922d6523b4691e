package breakeven.core.economics;

import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.prior;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Workloads;

/**
 * What the alternative and the fine-tuned option cost in every month, and how the saving comes in.
 */
public final class MonthByMonth extends Section {
  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final Requests requests = model.requests;
  private final FlatCosts flat = model.flatCosts;
  private final Serving serving = model.serving;
  private final Replicas replicas = model.replicas;
  private final ServingPrices servingPrices = model.servingPrices;
  private final Releases releases = model.releases;
  private final RunningCost running = model.runningCost;
  private final Totals totals = model.totals;

  public final Line smallGpus =
      flag(
          "Small on GPUs is the alternative",
          "1 where the alternative runs on the row's GPUs or hardware",
          totals.smallIsAlternative.and(running.smallUsesGpus));

  private final Expression plainPrice =
      ifElse(totals.smallIsAlternative.and(running.smallUsesGpus.not()), requests.small, ZERO);

  private final Line alternativeLarge =
      flag(
          "Large is the alternative",
          "1 where the alternative is to prompt the large model",
          totals.smallIsAlternative.not());

  public final Line alternativePrice =
      perRequest("Alternative price", "small model's price of a request", plainPrice);

  private final Line alternativeFlat =
      perRequest(
          "Alternative flat cost",
          "of a request: bad answers and retrieval, whose prices do not move",
          ifElse(totals.smallIsAlternative, flat.requestSmall, flat.requestPrompted));

  /** Running cost of the alternative's hardware in a month; no line of its own. */
  public final Expression alternativeRunning =
      ifElse(smallGpus, servingPrices.replicaRunning.times(replicas.mostReplicasSmall), ZERO);

  private final Line alternativeFixed =
      line(
          "Alternative fixed month",
          Unit.MONEY_A_MONTH,
          "retrieval and running cost of hardware, whatever the volume",
          ifElse(totals.smallIsAlternative, flat.monthSmall, flat.monthPrompted)
              .plus(alternativeRunning));

  private final Line alternativeGpu =
      line(
          "Alternative GPU month",
          Unit.MONEY_A_MONTH,
          "rent of one card of the alternative",
          ifElse(smallGpus, servingPrices.gpuMonthPrice, ZERO));

  private final Line alternativeSecond =
      line(
          "Alternative second",
          Unit.MONEY_A_SECOND,
          "one serverless second of the alternative",
          ifElse(smallGpus, servingPrices.secondPrice, ZERO));

  /** Rent and paid seconds of the alternative in a month; no line of its own. */
  public final Expression alternativeGpus =
      replicas
          .gpusRentedSmall
          .times(alternativeGpu)
          .plus(replicas.paidSecondsSmall.times(alternativeSecond))
          .times(volume.gpuFactor);

  public final Line alternativeMonth =
      months(
          "Alternative month",
          Unit.MONEY_A_MONTH,
          "what the alternative costs in the month",
          volume
              .requests
              .times(
                  alternativeLarge
                      .times(requests.large)
                      .plus(alternativePrice.times(volume.priceFactor))
                      .plus(alternativeFlat))
              .plus(alternativeGpus)
              .plus(volume.inLife.times(alternativeFixed))
              .plus(alternativeLarge.times(running.migration).times(requests.migrates)));

  public final Line tunedPrice =
      perRequest(
          "Fine-tuned price",
          "fine-tuned model's price of a request",
          ifElse(serving.byToken, requests.tuned, ZERO));

  /** Running cost of the fine-tuned model's hardware in a month; no line of its own. */
  public final Expression tunedRunning =
      ifElse(
          serving.onReplicas, servingPrices.replicaRunning.times(replicas.mostReplicasTuned), ZERO);

  /** What serving the fine-tuned model costs in a month whatever the volume; no line of its own. */
  public final Expression tunedHosting =
      servingPrices.hosting.plus(in.cell(Workloads.SERVING_COST).orZero()).plus(tunedRunning);

  private final Line tunedFixed =
      line(
          "Fine-tuned fixed month",
          Unit.MONEY_A_MONTH,
          "hosting, upkeep, quoted serving, retrieval and running cost of hardware",
          flat.monthTuned.plus(tunedRunning));

  /** Months in which a re-training falls due and is still worth it; a flag a month. */
  public final Line retrains =
      months(
          "Re-training paid",
          Unit.FLAG,
          "1 in a month before the last in which a re-training falls due",
          life.horizon.above(volume.month).and(releases.fallsDue));

  /** What a request of the month hands on to the large model; no line of its own. */
  public final Expression escalated =
      ifElse(
          in.cell(Workloads.ESCALATED_SHARE).above(ZERO),
          in.cell(Workloads.ESCALATED_SHARE).times(requests.large),
          ZERO);

  /** Rent and paid seconds of the fine-tuned model in a month; no line of its own. */
  public final Expression tunedGpus =
      replicas
          .gpusRentedTuned
          .times(servingPrices.gpuMonthPrice)
          .plus(replicas.paidSecondsTuned.times(servingPrices.secondPrice))
          .times(volume.gpuFactor);

  private final Line tunedRequest =
      months(
          "Fine-tuned request",
          Unit.MONEY_A_REQUEST,
          "a request of the month to the fine-tuned model, with what it hands on, bad answers and"
              + " retrieval",
          tunedPrice.times(volume.priceFactor).plus(escalated).plus(flat.requestTuned));

  public final Line tunedMonth =
      months(
          "Fine-tuned month",
          Unit.MONEY_A_MONTH,
          "what the fine-tuned option costs in the month, re-training included; in the lead time"
              + " what the alternative does",
          ifElse(
              volume.beforeProduction,
              alternativeMonth,
              volume
                  .requests
                  .times(tunedRequest)
                  .plus(tunedGpus)
                  .plus(volume.inLife.times(tunedFixed))
                  .plus(
                      retrains.times(
                          releases
                              .retraining
                              .minus(releases.retrainingGpus)
                              .plus(releases.retrainingGpus.times(volume.gpuFactor))))));

  public final Line monthlySaving =
      months(
          "Monthly saving",
          Unit.MONEY_A_MONTH,
          "alternative less fine-tuned",
          alternativeMonth.minus(tunedMonth));

  public final Line cumulativeSaving =
      months(
          "Cumulative saving",
          Unit.MONEY,
          "the cash-flow line: starts with the extra one-off cost and ends at net saving",
          ZERO.minus(totals.extraOneOff),
          self -> prior(self).plus(monthlySaving));

  MonthByMonth(Model model) {
    super(model, "Month by month");
  }
}
