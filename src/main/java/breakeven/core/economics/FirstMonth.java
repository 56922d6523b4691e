package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.firstMonth;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;

/** What each option costs in month 1. */
public final class FirstMonth extends Section {
  private final Volume volume = model.volume;
  private final Requests requests = model.requests;
  private final FlatCosts flat = model.flatCosts;
  private final Serving serving = model.serving;
  private final Replicas replicas = model.replicas;
  private final ServingPrices servingPrices = model.servingPrices;
  private final RunningCost running = model.runningCost;
  private final MonthByMonth monthly = model.monthly;

  /**
   * What each option costs in month 1, money a month; of the small one blank where there is none.
   */
  public final Line monthPrompted =
      line(
          "Month 1 prompted",
          Unit.MONEY_A_MONTH,
          "what prompting the large model costs in month 1",
          volume
              .firstRequests
              .times(firstMonth(requests.large).plus(flat.requestPrompted))
              .plus(flat.monthPrompted)
              .plus(ifElse(requests.migrationMonth.equalTo(ONE), running.migration, ZERO)));

  public final Line monthSmall =
      line(
          "Month 1 small",
          Unit.MONEY_A_MONTH,
          "what prompting the small model costs in month 1; blank where there is no such option",
          ifElse(
              serving.smallExists,
              volume
                  .firstRequests
                  .times(
                      ifElse(running.smallUsesGpus, ZERO, requests.small).plus(flat.requestSmall))
                  .plus(flat.monthSmall)
                  .plus(
                      ifElse(
                          running.smallUsesGpus,
                          servingPrices
                              .gpuMonthPrice
                              .times(firstMonth(replicas.gpusRentedSmall))
                              .plus(
                                  servingPrices.secondPrice.times(
                                      firstMonth(replicas.paidSecondsSmall)))
                              .plus(servingPrices.replicaRunning.times(replicas.mostReplicasSmall)),
                          ZERO)),
              BLANK));

  public final Line monthTuned =
      line(
          "Month 1 fine-tuned",
          Unit.MONEY_A_MONTH,
          "what the fine-tuned option costs in month 1: in the lead time what the alternative does",
          firstMonth(monthly.tunedMonth));

  public final Line monthToday =
      line(
          "Month 1 today",
          Unit.MONEY_A_MONTH,
          "what today's approach costs in month 1",
          firstMonth(model.carriedOn.month));

  FirstMonth(Model model) {
    super(model, "Month 1");
  }
}
