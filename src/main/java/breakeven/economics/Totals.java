package breakeven.economics;

import static breakeven.economics.UnitConstants.THOUSAND;
import static breakeven.expression.AtMonth.atMonth;
import static breakeven.expression.Constant.BLANK;
import static breakeven.expression.Constant.ONE;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.firstMonth;
import static breakeven.expression.Expression.ifElse;
import static breakeven.expression.Expression.min;
import static breakeven.expression.Expression.monthAfterLastLoss;
import static breakeven.expression.Expression.prior;
import static breakeven.expression.Expression.sum;
import static breakeven.expression.FirstOf.firstOf;

import breakeven.expression.ByWord;
import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.expression.Unit;
import breakeven.expression.Variable;
import breakeven.table.Assumption;
import breakeven.table.Workloads;
import java.util.List;

/**
 * Total cost of every option over the horizon, the saving between them, and how it comes in month
 * by month.
 */
public final class Totals extends Section {
  public static final String PROMPT = "Prompt";
  public static final String USE_RAG = "Use RAG";
  public static final String PROMPT_SMALLER = "Prompt a smaller model";

  /** The words of {@code Alternative}, which are verdicts too. */
  public static final List<String> ALTERNATIVES = List.of(PROMPT, USE_RAG, PROMPT_SMALLER);

  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final Requests requests = model.requests;
  private final Retrieval rag = model.retrieval;
  private final Serving serving = model.serving;
  private final Tuning tuning = model.tuning;
  private final Variable promptedQuality = in.cell(Workloads.PROMPTED_QUALITY);
  private final Variable smallQuality = in.cell(Workloads.SMALL_QUALITY);
  private final Variable tunedQuality = in.cell(Workloads.TUNED_QUALITY);
  private final Variable ownRequired = in.cell(Workloads.REQUIRED_QUALITY);

  public final Line requiredQuality =
      line(
          "Required quality",
          Unit.SHARE,
          "the row's own, else the large model's less the quality tolerance; blank where neither is known",
          ifElse(
              ownRequired.known(),
              ownRequired,
              promptedQuality.minus(in.assumption(Assumption.QUALITY_TOLERANCE))));

  /** Whether the small option, where there is one, is good enough; no line of its own. */
  public final Expression smallGoodEnough =
      ifElse(
          smallQuality.known(),
          smallQuality.atLeast(requiredQuality),
          in.cell(Workloads.CURRENT_APPROACH).is("Small model"));

  public final Line smallAcceptable =
      flag(
          "Small acceptable",
          "1 where the small option is good enough: measured so, or it is today's approach and was never measured",
          serving.smallExists.and(smallGoodEnough));

  public final Line badAnswersCounted =
      flag(
          "Bad answers counted",
          "1 where the qualities that the comparison needs are measured; else bad answers are left out of every option",
          promptedQuality
              .known()
              .and(tunedQuality.known())
              .and(smallAcceptable.and(smallQuality.known().not()).not()));

  private final Variable badAnswer = in.cell(Workloads.BAD_ANSWER_COST);

  public final Line badPrompted =
      badAnswers("Bad-answer cost prompted", "the large option", promptedQuality, badAnswer);

  public final Line badSmall =
      badAnswers(
          "Bad-answer cost small",
          "the small option, where its quality is measured",
          smallQuality,
          badAnswer);

  public final Line badTuned =
      badAnswers("Bad-answer cost fine-tuned", "the fine-tuned option", tunedQuality, badAnswer);

  {
    heading("Running cost over the horizon");
  }

  public final Line tokensPrompted =
      money(
          "Tokens prompted",
          "tokens of the large option",
          requests.prompted.times(volume.requestsAtPriceStep));

  public final Line tokensTuned =
      money(
          "Tokens fine-tuned",
          "tokens of the fine-tuned option, where they are paid one by one",
          ifElse(serving.byToken, requests.tuned.times(volume.requestsAtPriceFactor), ZERO));

  public final Line escalations =
      money(
          "Escalations",
          "requests that the fine-tuned model hands on to the large one",
          requests.escalation.times(volume.requestsAtPriceStep));

  public final Line gpusTuned =
      money(
          "GPUs fine-tuned",
          "rent, running cost or paid seconds of the fine-tuned option",
          serving
              .replicaMonthPrice
              .times(serving.replicaMonthsTuned)
              .plus(serving.replicaRunning.times(serving.mostReplicasTuned).times(life.horizon))
              .plus(serving.serverlessTuned.times(volume.totalRequests)));

  public final Line hardwareTuned =
      money(
          "Hardware fine-tuned",
          "replicas of the busiest month, bought at month 0",
          serving.replicaPurchase.times(serving.mostReplicasTuned));

  public final Line quotedServing =
      money(
          "Quoted serving",
          "serving cost typed in the row, over the horizon",
          in.cell(Workloads.SERVING_COST).orZero().times(life.horizon));

  public final Line upkeepAndHosting =
      money(
          "Upkeep and hosting",
          "regression runs, monitoring and hourly fees over the horizon",
          life.horizon.times(serving.hosting.plus(tuning.upkeep)));

  public final Line retrainingTotal =
      money("Re-training total", "all re-trainings", tuning.retrainings.times(tuning.retraining));

  public final Line smallApiCost =
      money(
          "Small API cost",
          "tokens of the small option; blank where it cannot be bought by the token",
          ifElse(serving.smallByApi, requests.small.times(volume.requestsAtPriceFactor), BLANK));

  public final Line hardwareSmall =
      money(
          "Hardware small",
          "replicas that the small option would need, bought at month 0",
          serving.replicaPurchase.times(serving.mostReplicasSmall));

  public final Line smallGpuCost =
      money(
          "Small GPU cost",
          "the small option on the row's GPUs or hardware; blank where it cannot run there",
          ifElse(
              serving.smallOnGpus,
              hardwareSmall
                  .plus(serving.replicaMonthPrice.times(serving.replicaMonthsSmall))
                  .plus(serving.replicaRunning.times(serving.mostReplicasSmall).times(life.horizon))
                  .plus(serving.serverlessSmall.times(volume.totalRequests)),
              BLANK));

  public final Line smallUsesGpus =
      flag(
          "Small uses GPUs",
          "1 where the small option is cheaper on the row's GPUs than by the token, or only there",
          serving.smallOnGpus.and(
              serving.smallByApi.and(smallGpuCost.atLeastMoney(smallApiCost)).not()));

  {
    heading("Totals");
  }

  /** Parts of the totals that are no lines of their own. */
  public final Expression badAnswersPrompted = volume.totalRequests.times(badPrompted);

  public final Expression badAnswersSmall = volume.totalRequests.times(badSmall);

  public final Expression badAnswersTuned = volume.totalRequests.times(badTuned);

  /** Tokens of the small option, or its GPUs where these are cheaper. */
  public final Expression smallServing = min(smallApiCost, smallGpuCost);

  public final Line oneOffPrompted = money("One-off prompted", "before month 1", rag.setUp);

  public final Line oneOffSmall =
      money(
          "One-off small",
          "before month 1; blank where there is no small option",
          ifElse(serving.smallExists, rag.setUp.plus(smallUsesGpus.times(hardwareSmall)), BLANK));

  public final Line oneOffTuned =
      money(
          "One-off fine-tuned",
          "before month 1",
          rag.setUp.plus(tuning.firstRelease).plus(tuning.evaluationSetUp).plus(hardwareTuned));

  public final Line tcoPrompted =
      money(
          "TCO prompted",
          "total cost of prompting the large model",
          oneOffPrompted.plus(rag.prompted).plus(tokensPrompted).plus(badAnswersPrompted));

  public final Line tcoSmall =
      money(
          "TCO small",
          "total cost of prompting the small model; blank where there is no such option",
          ifElse(
              serving.smallExists,
              rag.setUp.plus(rag.tunedAndSmall).plus(smallServing).plus(badAnswersSmall),
              BLANK));

  public final Line tcoTuned =
      money(
          "TCO fine-tuned",
          "total cost of the fine-tuned small model",
          oneOffTuned
              .plus(rag.tunedAndSmall)
              .plus(tokensTuned)
              .plus(escalations)
              .plus(gpusTuned)
              .plus(quotedServing)
              .plus(upkeepAndHosting)
              .plus(retrainingTotal)
              .plus(badAnswersTuned));

  public final Line smallIsAlternative =
      flag(
          "Small is the alternative",
          "1 where the small option is acceptable and cheaper than the large one",
          smallAcceptable.and(tcoSmall.belowMoney(tcoPrompted)));

  public final Line tcoAlternative =
      money(
          "TCO alternative",
          "the cheaper of the options without fine-tuning",
          ifElse(smallIsAlternative, tcoSmall, tcoPrompted));

  public final Line alternative =
      line(
          "Alternative",
          Unit.WORD,
          "what would be done instead of fine-tuning",
          ByWord.toWord(
              firstOf(List.of(smallIsAlternative, rag.carriedByPrompted)),
              ALTERNATIVES,
              List.of(PROMPT_SMALLER, USE_RAG, PROMPT)));

  public final Line netSaving =
      money(
          "Net saving",
          "what fine-tuning saves over the horizon, all its costs paid",
          tcoAlternative.minus(tcoTuned));

  public final Line oneOffAlternative =
      money(
          "One-off alternative",
          "before month 1",
          ifElse(smallIsAlternative, oneOffSmall, oneOffPrompted));

  public final Line extraOneOff =
      money(
          "Extra one-off",
          "what fine-tuning costs before month 1 beyond the alternative",
          oneOffTuned.minus(oneOffAlternative));

  {
    heading("Month by month");
  }

  private final Line smallGpus =
      flag(
          "Small on GPUs is the alternative",
          "1 where the alternative runs on the row's GPUs or hardware",
          smallIsAlternative.and(smallUsesGpus));

  private final Expression stepPrice = ifElse(smallIsAlternative, ZERO, requests.prompted);

  private final Expression plainPrice =
      ifElse(smallIsAlternative.and(smallUsesGpus.not()), requests.small, ZERO);

  private final Expression carriesRag =
      ifElse(smallIsAlternative, life.grounding, rag.carriedByPrompted);

  private final Line alternativeStepPrice =
      perRequest("Alternative price with step", "large model's price of a request", stepPrice);

  private final Line alternativePrice =
      perRequest("Alternative price", "small model's price of a request", plainPrice);

  private final Line alternativeFlat =
      perRequest(
          "Alternative flat cost",
          "of a request: bad answers, GPU seconds and retrieval, whose prices do not move",
          ifElse(smallIsAlternative, badSmall, badPrompted)
              .plus(ifElse(smallGpus, serving.serverlessSmall, ZERO))
              .plus(carriesRag.times(rag.perRequest)));

  private final Line alternativeFixed =
      line(
          "Alternative fixed month",
          Unit.MONEY_A_MONTH,
          "retrieval and running cost of hardware, whatever the volume",
          carriesRag
              .times(rag.fixedMonth)
              .plus(
                  ifElse(
                      smallGpus, serving.replicaRunning.times(serving.mostReplicasSmall), ZERO)));

  private final Line alternativeReplica =
      line(
          "Alternative replica month",
          Unit.MONEY_A_MONTH,
          "rent of one replica of the alternative",
          ifElse(smallGpus, serving.replicaMonthPrice, ZERO));

  public final Line alternativeMonth =
      months(
          "Alternative month",
          Unit.MONEY_A_MONTH,
          "what the alternative costs in the month",
          volume
              .requests
              .times(
                  alternativeStepPrice
                      .times(volume.priceFactorWithStep)
                      .plus(alternativePrice.times(volume.priceFactor))
                      .plus(alternativeFlat))
              .plus(serving.replicasSmall.times(alternativeReplica))
              .plus(volume.inLife.times(alternativeFixed)));

  private final Line tunedPrice =
      perRequest(
          "Fine-tuned price",
          "fine-tuned model's price of a request",
          ifElse(serving.byToken, requests.tuned, ZERO));

  private final Line tunedFlat =
      perRequest(
          "Fine-tuned flat cost",
          "of a request: bad answers, GPU seconds and retrieval, whose prices do not move",
          badTuned.plus(serving.serverlessTuned).plus(life.grounding.times(rag.perRequest)));

  private final Line tunedReplica =
      line(
          "Fine-tuned replica month",
          Unit.MONEY_A_MONTH,
          "rent of one replica of the fine-tuned model",
          ifElse(serving.onReplicas, serving.replicaMonthPrice, ZERO));

  private final Line tunedFixed =
      line(
          "Fine-tuned fixed month",
          Unit.MONEY_A_MONTH,
          "hosting, upkeep, quoted serving, retrieval and running cost of hardware",
          serving
              .hosting
              .plus(tuning.upkeep)
              .plus(in.cell(Workloads.SERVING_COST).orZero())
              .plus(life.grounding.times(rag.fixedMonth))
              .plus(
                  ifElse(
                      serving.onReplicas,
                      serving.replicaRunning.times(serving.mostReplicasTuned),
                      ZERO)));

  private final Line retrainingDue =
      months(
          "Re-training due",
          Unit.FLAG,
          "1 in the months in which a re-training falls due and is still worth it",
          life.horizon
              .above(volume.month)
              .and(
                  volume
                      .month
                      .dividedBy(life.interval)
                      .floor()
                      .times(life.interval)
                      .equalTo(volume.month)));

  public final Line tunedMonth =
      months(
          "Fine-tuned month",
          Unit.MONEY_A_MONTH,
          "what the fine-tuned option costs in the month, re-training included",
          volume
              .requests
              .times(
                  tunedPrice
                      .times(volume.priceFactor)
                      .plus(requests.escalation.times(volume.priceFactorWithStep))
                      .plus(tunedFlat))
              .plus(serving.replicasTuned.times(tunedReplica))
              .plus(volume.inLife.times(tunedFixed))
              .plus(retrainingDue.times(tuning.retraining)));

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
          ZERO.minus(extraOneOff),
          self -> prior(self).plus(monthlySaving));

  {
    heading("Month 1");
  }

  /**
   * What each option costs in month 1, money a month; of the small one blank where there is none.
   */
  public final Line monthPrompted =
      line(
          "Month 1 prompted",
          Unit.MONEY_A_MONTH,
          "what prompting the large model costs in month 1",
          in.requests
              .times(
                  requests
                      .prompted
                      .times(firstMonth(volume.priceFactorWithStep))
                      .plus(badPrompted)
                      .plus(rag.carriedByPrompted.times(rag.perRequest)))
              .plus(rag.carriedByPrompted.times(rag.fixedMonth)));

  public final Line monthSmall =
      line(
          "Month 1 small",
          Unit.MONEY_A_MONTH,
          "what prompting the small model costs in month 1; blank where there is no such option",
          ifElse(
              serving.smallExists,
              in.requests
                  .times(
                      ifElse(smallUsesGpus, serving.serverlessSmall, requests.small)
                          .plus(badSmall)
                          .plus(life.grounding.times(rag.perRequest)))
                  .plus(life.grounding.times(rag.fixedMonth))
                  .plus(
                      ifElse(
                          smallUsesGpus,
                          serving
                              .replicaMonthPrice
                              .times(firstMonth(serving.replicasSmall))
                              .plus(serving.replicaRunning.times(serving.mostReplicasSmall)),
                          ZERO)),
              BLANK));

  public final Line monthTuned =
      line(
          "Month 1 fine-tuned",
          Unit.MONEY_A_MONTH,
          "what the fine-tuned option costs in month 1, a re-training that falls due included",
          firstMonth(tunedMonth));

  {
    heading("Results");
  }

  public final Line npv =
      money(
          "NPV",
          "net saving, each month's part discounted to month 0",
          sum(months(
                  "Discounted saving",
                  Unit.MONEY_A_MONTH,
                  "monthly saving in money of month 0",
                  monthlySaving.times(volume.discountFactor)))
              .minus(extraOneOff));

  public final Line monthAfterLastLoss =
      line(
          "Month after the last loss",
          Unit.MONTH,
          "first month from which cumulative saving never falls below 0 again",
          monthAfterLastLoss(cumulativeSaving));

  public final Line payback =
      line(
          "Payback",
          Unit.MONTH,
          "that month; 0 where nothing is ever owed; blank where the horizon ends below 0: never",
          ifElse(life.horizon.atLeast(monthAfterLastLoss), monthAfterLastLoss, BLANK));

  public final Line paybackExact =
      line(
          "Payback, exact",
          Unit.MONTHS,
          "the point within that month at which cumulative saving crosses 0",
          ifElse(
              payback.above(ZERO),
              payback.minus(
                  atMonth(cumulativeSaving, payback).dividedBy(atMonth(monthlySaving, payback))),
              BLANK));

  public final Line returnOnOneOff =
      line(
          "Return",
          Unit.FACTOR,
          "net saving for each unit of extra one-off cost; blank where that is not above 0",
          ifElse(extraOneOff.aboveMoney(ZERO), netSaving.dividedBy(extraOneOff), BLANK));

  public final Line perThousandPrompted =
      perThousand("Cost per 1,000 requests prompted", tcoPrompted);

  public final Line perThousandSmall = perThousand("Cost per 1,000 requests small", tcoSmall);

  public final Line perThousandTuned = perThousand("Cost per 1,000 requests fine-tuned", tcoTuned);

  Totals(Model model) {
    super(model, "Quality");
  }

  private Line badAnswers(String name, String whose, Variable quality, Variable cost) {
    return perRequest(
        name,
        "bad answers of " + whose + ", an average request",
        ifElse(badAnswersCounted.and(quality.known()), ONE.minus(quality).times(cost), ZERO));
  }

  private Line perThousand(String name, Line tco) {
    return line(
        name,
        Unit.MONEY_A_THOUSAND,
        "total cost by the requests of the horizon",
        ifElse(
            volume.totalRequests.above(ZERO),
            tco.dividedBy(volume.totalRequests).times(THOUSAND),
            BLANK));
  }
}
