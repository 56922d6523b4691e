package breakeven.core.economics;

import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.economics.Quantity.By;
import breakeven.core.economics.Quantity.When;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Workloads;
import org.jspecify.annotations.Nullable;

/** What costs are counted in, and what each comes to over the horizon and over the lead time. */
public final class Quantities extends Section {
  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final Replicas replicas = model.replicas;
  private final Releases releases = model.releases;
  private final Expression monthsBefore = life.horizon.minus(life.productionMonths);

  /** What is paid before month 1. */
  final Quantity once = new Quantity(By.NOTHING, When.ONCE, ONE, null, null, ONE, ZERO);

  /** Months, whatever is served in them. */
  final Quantity months = monthly(By.NOTHING, volume.inLife, null, life.horizon, monthsBefore);

  final Quantity requests =
      monthly(By.REQUESTS, volume.requests, null, volume.totalRequests, volume.requestsBefore);

  /** Requests to a model whose tokens get cheaper like all others. */
  final Quantity tokens =
      monthly(
          By.REQUESTS,
          volume.requests,
          volume.priceFactor,
          volume.requestsAtPriceFactor,
          volume.requestsBeforeAtPriceFactor);

  /** Requests to the small model where its prices have days, at the price of each month. */
  final Quantity tokensSmall = byDay("small", looked.small, model.requests.small.orZero());

  /** Requests to the rival, likewise. */
  final Quantity tokensRival = byDay("rival", looked.rival, model.requests.rival.orZero());

  public final Line tunedPrice =
      priceByDay(
          "Fine-tuned price",
          "fine-tuned model's price of a request",
          ifElse(model.serving.byToken, model.requests.tuned, ZERO));

  /** The same to the fine-tuned model. */
  final Quantity tokensTuned = byDay("fine-tuned", looked.tuned, tunedPrice);

  /** The same as they are sent to the small model today. */
  final Quantity tokensSmallToday =
      byDay("small today", looked.small, model.carriedOn.small.orZero());

  /** The same as they are sent to the fine-tuned model today. */
  final Quantity tokensTunedToday =
      byDay("fine-tuned today", looked.tuned, model.carriedOn.tuned.orZero());

  public final Line hostingMonth =
      byDay(
          "Hosting fine-tuned",
          Unit.MONEY_A_MONTH,
          "hosting and quoted serving of the fine-tuned model",
          model.servingPrices.hosting.plus(in.cell(Workloads.SERVING_COST).orZero()));

  public final Line hostingToday =
      byDay(
          "Hosting today",
          Unit.MONEY_A_MONTH,
          "hosting and quoted serving of a fine-tuned model that runs today",
          ifElse(model.today.tunedNow, hostingMonth, ZERO));

  /** Months of it where its price has days, at the price of each month. */
  final Quantity hosting =
      byDay(By.NOTHING, "Hosting by the day", looked.tuned, volume.inLife, hostingMonth);

  /** The same of what runs today. */
  final Quantity hostingOfToday =
      byDay(By.NOTHING, "Hosting today by the day", looked.tuned, volume.inLife, hostingToday);

  public final Line tokensPrompted =
      money(
          "Tokens prompted",
          "tokens of the large option",
          sum(volume.requests, model.requests.large));

  public final Line tokensPromptedBefore =
      money(
          "Tokens prompted before production",
          "tokens of the large option in the months of the lead time",
          sum(volume.beforeProduction, volume.requests, model.requests.large));

  /** Requests to the large model, at its price of each month. */
  final Quantity large =
      monthly(
          By.REQUESTS, volume.requests, model.requests.large, tokensPrompted, tokensPromptedBefore);

  /** The same as they are sent today. */
  final Quantity largeToday =
      monthly(
          By.REQUESTS,
          volume.requests,
          model.carriedOn.large,
          money(
              "Tokens prompted today",
              "tokens of all requests, were they sent to the large model as today",
              sum(volume.requests, model.carriedOn.large)),
          money(
              "Tokens prompted today before production",
              "the same in the months of the lead time",
              sum(volume.beforeProduction, volume.requests, model.carriedOn.large)));

  public final Line answersLost =
      line(
          "Good answers lost",
          Unit.REQUESTS,
          "requests of all months, each weighted with the quality that the fine-tuned model has lost"
              + " by then",
          ifElse(model.quality.ages, sum(volume.requests, model.quality.lost), ZERO));

  /** Good answers that the fine-tuned model has lost since its release. */
  final Quantity lost =
      monthly(By.REQUESTS, volume.requests, model.quality.lost, answersLost, ZERO);

  final Quantity retrainings =
      new Quantity(
          By.NOTHING,
          When.AT_RETRAININGS,
          ONE,
          releases.retrains,
          null,
          releases.retrainings,
          ZERO);

  /** Re-trainings, each at the rents of its month. */
  final Quantity retrainingsAtRents =
      new Quantity(
          By.NOTHING,
          When.AT_RETRAININGS,
          ONE,
          releases.retrains,
          volume.gpuFactor,
          releases.retrainingsAtGpuFactor,
          ZERO);

  final Quantity cardsSmall = cards("small", replicas.gpusRentedSmall, true);
  final Quantity cardsTuned = cards("fine-tuned", replicas.gpusRentedTuned, false);
  final Quantity cardsToday = cards("today", replicas.gpusRentedToday, true);
  final Quantity secondsSmall = seconds("small", replicas.paidSecondsSmall, true);
  final Quantity secondsTuned = seconds("fine-tuned", replicas.paidSecondsTuned, false);
  final Quantity secondsToday = seconds("today", replicas.paidSecondsToday, true);

  Quantities(Model model) {
    super(model, "What costs are counted in");
  }

  /** Replicas that are bought. */
  Quantity bought(Line replicas) {
    return new Quantity(By.REPLICAS, When.ONCE, replicas, null, null, replicas, ZERO);
  }

  /** Replicas of one's own that run in every month. */
  Quantity run(Line replicas) {
    return new Quantity(
        By.REPLICAS,
        When.EVERY_MONTH,
        replicas,
        volume.inLife,
        null,
        replicas.times(life.horizon),
        replicas.times(monthsBefore));
  }

  private Quantity byDay(String whose, TokenPrice price, Expression request) {
    return byDay(
        By.REQUESTS,
        "Price by the day " + whose,
        price,
        volume.requests,
        request.times(volume.priceFactor));
  }

  /** What of a quantity is paid at a price that has days: nothing where it has none. */
  private Quantity byDay(By by, String name, TokenPrice price, Line of, Expression amount) {
    Expression changes = price.changes().known();
    Line rate =
        months(
            name,
            by == By.REQUESTS ? Unit.MONEY_A_REQUEST : Unit.MONEY_A_MONTH,
            "price of the month where another is announced; else 0",
            ifElse(changes, amount, ZERO));
    return monthly(
        by,
        of,
        rate,
        ifElse(changes, sum(of, rate), ZERO),
        ifElse(changes, sum(volume.beforeProduction, of, rate), ZERO));
  }

  private Quantity cards(String whose, Line number, boolean leadTime) {
    return rented(By.CARDS, "Cards rented " + whose + ", all months", Unit.GPUS, number, leadTime);
  }

  private Quantity seconds(String whose, Line number, boolean leadTime) {
    return rented(
        By.SECONDS, "Paid seconds " + whose + ", all months", Unit.SECONDS, number, leadTime);
  }

  /**
   * @param leadTime whether it may be rented in the lead time
   */
  private Quantity rented(By by, String name, Unit unit, Line number, boolean leadTime) {
    return monthly(
        by,
        number,
        volume.gpuFactor,
        line(
            name,
            unit,
            "those of all months, each weighted with its GPU factor",
            sum(number, volume.gpuFactor)),
        leadTime ? sum(volume.beforeProduction, number, volume.gpuFactor) : ZERO);
  }

  private static Quantity monthly(
      By by, Line number, @Nullable Line rate, Expression all, Expression before) {
    return new Quantity(by, When.EVERY_MONTH, ONE, number, rate, all, before);
  }
}
