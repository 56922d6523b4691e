package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MONTHS_A_YEAR;
import static breakeven.core.expression.ByWord.byWord;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.firstMonth;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Workloads;
import java.util.List;
import java.util.Map;

/**
 * What is done today, carried on over the horizon: the option of the current approach, with
 * retrieval only where that is in place. Who carries on builds nothing: there is no one-off cost.
 */
public final class CarriedOn extends Section {
  private final Today today = model.today;
  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final OptionTokens tokens = model.tokens;
  private final Requests requests = model.requests;
  private final Serving serving = model.serving;
  private final Replicas replicas = model.replicas;
  private final ServingPrices servingPrices = model.servingPrices;
  private final Releases releases = model.releases;
  private final RunningCost running = model.runningCost;
  private final Variable bill = in.cell(Workloads.PROMPTING_COST);
  private final Variable escalated = in.cell(Workloads.ESCALATED_SHARE);

  public final Line prompted =
      asSent(
          "Request price prompted today",
          "a request to the large model as it is sent today",
          requests.prompted,
          ifElse(bill.known(), bill.dividedBy(in.requests), large("prompted", looked.prompted)));

  public final Line replacement =
      asSent(
          "Request price replacement today",
          "the same to the Replacement of the prompted model; blank where there is none",
          requests.replacement,
          ifElse(
              OptionTokens.longerThanContext(looked.replacement, in.inputTokens, in.outputTokens),
              BLANK,
              large("replacement", looked.replacement)));

  public final Line small =
      asSent(
          "Request price small today",
          "a request to the smaller model as it is sent today; blank where it is not sold per"
              + " token",
          requests.small,
          today(
              "small",
              looked.small,
              in.inputTokens,
              tokens.cachedSmall,
              tokens.writtenSmall,
              tokens.outputSmall));

  public final Line tuned =
      asSent(
          "Request price fine-tuned today",
          "a request to the fine-tuned model as it is sent today; blank where it is not paid by the"
              + " token",
          requests.tuned,
          ifElse(
              serving.byToken,
              today(
                  "fine-tuned",
                  looked.tuned,
                  tokens.inputToday,
                  tokens.cachedTuned,
                  tokens.writtenTuned,
                  tokens.outputTuned),
              BLANK));

  private final Line smallByApi =
      flag(
          "Small by API today",
          "1 where today's small model can be bought by the token over the whole horizon",
          today
              .smallNow
              .and(serving.sameModel.not())
              .and(small.known())
              .and(serving.smallServed)
              .and(
                  OptionTokens.longerThanContext(looked.small, in.inputTokens, tokens.outputSmall)
                      .not()));

  public final Line gpuMonth =
      months(
          "GPU cost today",
          Unit.MONEY_A_MONTH,
          "rent or paid seconds of today's own model in the month, were it on the row's GPUs",
          volume.gpuFactor.times(
              servingPrices
                  .gpuMonthPrice
                  .times(replicas.gpusRentedToday)
                  .plus(servingPrices.secondPrice.times(replicas.paidSecondsToday))));

  private final Line gpuRunning =
      line(
          "Hardware running cost today",
          Unit.MONEY_A_MONTH,
          "running its replicas of own hardware, bought already",
          servingPrices.replicaRunning.times(replicas.mostReplicasToday));

  public final Line onGpus =
      flag(
          "On GPUs today",
          "1 where today's own model runs on the row's GPUs or hardware. A small one does where"
              + " that is cheaper than by the token, or only there",
          replicas.mayRunToday.and(
              smallByApi
                  .and(
                      sum(gpuMonth)
                          .plus(life.horizon.times(gpuRunning))
                          .atLeastMoney(small.times(volume.requestsAtPriceFactor)))
                  .not()));

  private final Line priced =
      flag(
          "Today has a price",
          "0 where today's small model can neither be bought by the token nor run on the row's"
              + " GPUs",
          today.smallNow.not().or(smallByApi).or(onGpus));

  public final Line largeShare =
      line(
          "Large model's share today",
          Unit.SHARE,
          "requests that the large model answers today",
          ifElse(today.largeNow, ONE, today.tunedNow.times(escalated)));

  private final Line ownPrice =
      perRequest(
          "Own price today",
          "tokens of a request to today's own model: small or fine-tuned, where it is paid by the"
              + " token",
          ifElse(
              today.tunedNow, tuned.orZero(), ifElse(smallByApi.and(onGpus.not()), small, ZERO)));

  public final Line badAnswer =
      perRequest(
          "Bad-answer cost today",
          "bad answers of what is done today, an average request",
          byWord(
              in.cell(Workloads.CURRENT_APPROACH),
              Map.of(
                  "Prompting", model.quality.badPrompted,
                  "RAG", model.quality.badPrompted,
                  "Small model", model.quality.badSmall,
                  "Fine-tuned", model.quality.badTuned,
                  "Fine-tuned with RAG", model.quality.badTuned)));

  /** A request of a month to the large model as it is sent today. */
  private final Line largePrice =
      months(
          "Large model's price today",
          Unit.MONEY_A_REQUEST,
          "a request of the month as it is sent to the large model today, later to its"
              + " Replacement",
          ifElse(
              replacement.known().and(volume.month.atLeast(requests.migrationMonth)),
              replacement.times(volume.priceFactor),
              prompted.times(volume.priceFactorWithStep)));

  private final Line hosting =
      line(
          "Hosting today",
          Unit.MONEY_A_MONTH,
          "hosting, quoted serving and running cost of hardware, whatever the volume",
          ifElse(
                  today.tunedNow,
                  servingPrices.hosting.plus(in.cell(Workloads.SERVING_COST).orZero()),
                  ZERO)
              .plus(ifElse(onGpus, gpuRunning, ZERO)));

  /** A request of month 1 to what is done today, bad answers and retrieval included; money. */
  public final Line request =
      perRequest(
          "Request today",
          "a request of month 1 as it is served today, with bad answers and retrieval",
          largeShare
              .times(firstMonth(largePrice))
              .plus(ownPrice)
              .plus(badAnswer)
              .plus(today.retrieves.times(model.retrieval.perRequest)));

  /** What it costs, by kind. The migration is none where the large model does not serve today. */
  public final Course costs =
      new Course(
          model,
          largeShare,
          largePrice,
          ownPrice,
          List.of(onGpus, gpuMonth),
          hosting,
          today.retrieves,
          today.tunedNow,
          List.of(running.migration),
          badAnswer);

  /** What today's approach costs in a month of the horizon, money. */
  public final Line month =
      months(
          "Today month",
          Unit.MONEY_A_MONTH,
          "what today's approach costs in the month, migration and re-training included",
          costs.month());

  /** What today's approach costs over the horizon, money; blank where it has no price. */
  public final Line tco =
      money(
          "TCO today",
          "total cost of today's approach, carried on; blank where it has no price",
          ifElse(priced, sum(month), BLANK));

  /** Bad answers of today's approach over the horizon; expected harm, nothing that is paid. */
  public final Line harm =
      money(
          "Bad answers today",
          "expected cost of bad answers of today's approach; nothing that is paid",
          ifElse(priced, volume.totalRequests.times(badAnswer), BLANK));

  public final Line paid =
      money(
          "Paid as today",
          "money that leaves the company for today's approach over the horizon: its total cost less"
              + " bad answers",
          tco.minus(harm));

  /** What the last invoices should say: upkeep, hosting and escalations in; money a month. */
  public final Line paidMonth =
      line(
          "Paid today a month",
          Unit.MONEY_A_MONTH,
          "what today's approach is paid in month 1, without bad answers, migration and"
              + " re-training. Blank where it has no price",
          ifElse(
              priced,
              firstMonth(month)
                  .minus(volume.firstRequests.times(badAnswer))
                  .minus(firstMonth(requests.migrates).times(running.migration))
                  .minus(
                      today
                          .tunedNow
                          .times(firstMonth(model.monthly.retrains))
                          .times(releases.retraining)),
              BLANK));

  public final Line paidYear =
      line(
          "Paid today a year",
          Unit.MONEY_A_YEAR,
          "12 such months, and the re-trainings of a year where a fine-tuned model runs today",
          paidMonth
              .times(MONTHS_A_YEAR)
              .plus(
                  ifElse(
                      today.tunedNow,
                      MONTHS_A_YEAR.dividedBy(life.interval).times(releases.retraining),
                      ZERO)));

  /** What a change to fine-tuning comes to in all: until it is in production, today goes on. */
  public final Line tcoTuned =
      money(
          "TCO fine-tuned after today",
          "total cost of fine-tuning where today's approach serves the lead time; blank where the"
              + " candidate is closed",
          ifElse(
              life.closed,
              BLANK,
              ifElse(
                  life.leadTimePaid.above(ZERO).and(priced),
                  model
                      .totals
                      .tcoTuned
                      .minus(model.totals.beforeProduction)
                      .plus(sum(volume.beforeProduction, month)),
                  model.totals.tcoTuned)));

  CarriedOn(Model model) {
    super(model, "Today carried on");
  }

  private Expression large(String whose, TokenPrice price) {
    return today(
        whose,
        price,
        in.inputTokens,
        tokens.cachedPrompted,
        tokens.writtenPrompted,
        in.outputTokens);
  }

  /** A request as it is sent today, without caching that nobody typed. */
  private Expression today(
      String whose,
      TokenPrice price,
      Expression input,
      Expression cached,
      Expression written,
      Expression output) {
    Line longShare =
        line(
            OptionTokens.LONG_SHARE + " " + whose + " today",
            Unit.SHARE,
            "requests that are long enough to cost more, as they are sent today",
            tokens.longShare(price, input));
    Line read =
        requests.read(
            "Input of 1M requests " + whose + " today", price, input, cached, written, longShare);
    return perRequest(
        "Listed price " + whose + " today",
        "a request as it is sent today at list prices, caching as typed",
        requests.price(read, price, output, longShare));
  }

  /** The option's price, where a request is sent today as the option would send it. */
  private Line asSent(String name, String meaning, Line option, Expression today) {
    return perRequest(
        name,
        meaning,
        ifElse(tokens.addedTokens.above(ZERO).or(model.caching.assumed), today, option));
  }
}
