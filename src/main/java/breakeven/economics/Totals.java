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
import breakeven.expression.Lines;
import breakeven.expression.Unit;
import breakeven.expression.Variable;
import breakeven.table.Assumption;
import breakeven.table.Workloads;
import java.util.List;

/**
 * Total cost of every option over the horizon, the saving between them, and how it comes in month
 * by month.
 */
public final class Totals {
  public static final String PROMPT = "Prompt";
  public static final String USE_RAG = "Use RAG";
  public static final String PROMPT_SMALLER = "Prompt a smaller model";

  /** The words of {@code Alternative}, which are verdicts too. */
  public static final List<String> ALTERNATIVES = List.of(PROMPT, USE_RAG, PROMPT_SMALLER);

  private final Lines lines;
  private final Volume volume;

  public final Line requiredQuality;
  public final Line smallAcceptable;
  public final Line badAnswersCounted;
  public final Line badPrompted;
  public final Line badSmall;
  public final Line badTuned;
  public final Line tokensPrompted;
  public final Line tokensTuned;
  public final Line escalations;
  public final Line gpusTuned;
  public final Line hardwareTuned;
  public final Line quotedServing;
  public final Line smallApiCost;
  public final Line hardwareSmall;
  public final Line smallGpuCost;
  public final Line smallUsesGpus;
  public final Line oneOffPrompted;
  public final Line oneOffSmall;
  public final Line oneOffTuned;
  public final Line upkeepAndHosting;
  public final Line retrainingTotal;
  public final Line tcoPrompted;
  public final Line tcoSmall;
  public final Line tcoTuned;

  /** Whether the small option, where there is one, is good enough; no line of its own. */
  public final Expression smallGoodEnough;

  /** Parts of the totals that are no lines of their own. */
  public final Expression badAnswersPrompted;

  public final Expression badAnswersSmall;
  public final Expression badAnswersTuned;

  /** Tokens of the small option, or its GPUs where these are cheaper. */
  public final Expression smallServing;

  public final Line smallIsAlternative;
  public final Line tcoAlternative;
  public final Line alternative;
  public final Line netSaving;
  public final Line oneOffAlternative;
  public final Line extraOneOff;
  public final Line alternativeMonth;
  public final Line tunedMonth;

  /**
   * What each option costs in month 1, money a month; of the small one blank where there is none.
   */
  public final Line monthPrompted;

  public final Line monthSmall;
  public final Line monthTuned;
  public final Line monthlySaving;
  public final Line cumulativeSaving;
  public final Line npv;
  public final Line monthAfterLastLoss;
  public final Line payback;
  public final Line paybackExact;
  public final Line returnOnOneOff;
  public final Line perThousandPrompted;
  public final Line perThousandSmall;
  public final Line perThousandTuned;

  Totals(
      Lines lines,
      Inputs in,
      Horizon life,
      Volume volume,
      Requests requests,
      Retrieval rag,
      Serving serving,
      Tuning tuning) {
    this.lines = lines;
    this.volume = volume;
    Variable promptedQuality = in.cell(Workloads.PROMPTED_QUALITY);
    Variable smallQuality = in.cell(Workloads.SMALL_QUALITY);
    Variable tunedQuality = in.cell(Workloads.TUNED_QUALITY);
    Variable ownRequired = in.cell(Workloads.REQUIRED_QUALITY);

    lines.group("Quality");
    requiredQuality =
        lines.line(
            "Required quality",
            Unit.SHARE,
            "the row's own, else the large model's less the quality tolerance; blank where neither is known",
            ifElse(
                ownRequired.known(),
                ownRequired,
                promptedQuality.minus(in.assumption(Assumption.QUALITY_TOLERANCE))));
    smallGoodEnough =
        ifElse(
            smallQuality.known(),
            smallQuality.atLeast(requiredQuality),
            in.cell(Workloads.CURRENT_APPROACH).is("Small model"));
    smallAcceptable =
        lines.line(
            "Small acceptable",
            Unit.FLAG,
            "1 where the small option exists and is good enough: measured so, or it is today's approach and was never measured",
            serving.smallExists.and(smallGoodEnough));
    badAnswersCounted =
        lines.line(
            "Bad answers counted",
            Unit.FLAG,
            "1 where the qualities that the comparison needs are measured; else bad answers are left out of every option",
            promptedQuality
                .known()
                .and(tunedQuality.known())
                .and(smallAcceptable.and(smallQuality.known().not()).not()));
    Variable badAnswer = in.cell(Workloads.BAD_ANSWER_COST);
    badPrompted =
        badAnswers("Bad-answer cost prompted", "the large option", promptedQuality, badAnswer);
    badSmall =
        badAnswers(
            "Bad-answer cost small",
            "the small option, where its quality is measured",
            smallQuality,
            badAnswer);
    badTuned =
        badAnswers("Bad-answer cost fine-tuned", "the fine-tuned option", tunedQuality, badAnswer);

    lines.group("Running cost over the horizon");
    tokensPrompted =
        money(
            "Tokens prompted",
            "tokens of the large option",
            requests.prompted.times(volume.requestsAtPriceStep));
    tokensTuned =
        money(
            "Tokens fine-tuned",
            "tokens of the fine-tuned option, where they are paid one by one",
            ifElse(serving.byToken, requests.tuned.times(volume.requestsAtPriceFactor), ZERO));
    escalations =
        money(
            "Escalations",
            "requests that the fine-tuned model hands on to the large one",
            requests.escalation.times(volume.requestsAtPriceStep));
    gpusTuned =
        money(
            "GPUs fine-tuned",
            "rent, running cost or paid seconds of the fine-tuned option",
            serving
                .replicaMonthPrice
                .times(serving.replicaMonthsTuned)
                .plus(serving.replicaRunning.times(serving.mostReplicasTuned).times(life.horizon))
                .plus(serving.serverlessTuned.times(volume.totalRequests)));
    hardwareTuned =
        money(
            "Hardware fine-tuned",
            "replicas of the busiest month, bought at month 0",
            serving.replicaPurchase.times(serving.mostReplicasTuned));
    quotedServing =
        money(
            "Quoted serving",
            "serving cost typed in the row, over the horizon",
            in.cell(Workloads.SERVING_COST).orZero().times(life.horizon));
    upkeepAndHosting =
        money(
            "Upkeep and hosting",
            "regression runs, monitoring and hourly fees over the horizon",
            life.horizon.times(serving.hosting.plus(tuning.upkeep)));
    retrainingTotal =
        money("Re-training total", "all re-trainings", tuning.retrainings.times(tuning.retraining));
    smallApiCost =
        money(
            "Small API cost",
            "tokens of the small option; blank where it cannot be bought by the token",
            ifElse(serving.smallByApi, requests.small.times(volume.requestsAtPriceFactor), BLANK));
    hardwareSmall =
        money(
            "Hardware small",
            "replicas that the small option would need, bought at month 0",
            serving.replicaPurchase.times(serving.mostReplicasSmall));
    smallGpuCost =
        money(
            "Small GPU cost",
            "the small option on the row's GPUs or hardware; blank where it cannot run there",
            ifElse(
                serving.smallOnGpus,
                hardwareSmall
                    .plus(serving.replicaMonthPrice.times(serving.replicaMonthsSmall))
                    .plus(
                        serving.replicaRunning.times(serving.mostReplicasSmall).times(life.horizon))
                    .plus(serving.serverlessSmall.times(volume.totalRequests)),
                BLANK));
    smallUsesGpus =
        flag(
            "Small uses GPUs",
            "1 where the small option is cheaper on the row's GPUs than by the token, or only there",
            serving.smallOnGpus.and(
                serving.smallByApi.and(smallGpuCost.atLeastMoney(smallApiCost)).not()));

    lines.group("Totals");
    badAnswersPrompted = volume.totalRequests.times(badPrompted);
    badAnswersSmall = volume.totalRequests.times(badSmall);
    badAnswersTuned = volume.totalRequests.times(badTuned);
    smallServing = min(smallApiCost, smallGpuCost);
    oneOffPrompted = money("One-off prompted", "before month 1", rag.setUp);
    oneOffSmall =
        money(
            "One-off small",
            "before month 1; blank where there is no small option",
            ifElse(serving.smallExists, rag.setUp.plus(smallUsesGpus.times(hardwareSmall)), BLANK));
    oneOffTuned =
        money(
            "One-off fine-tuned",
            "before month 1",
            rag.setUp.plus(tuning.firstRelease).plus(tuning.evaluationSetUp).plus(hardwareTuned));
    tcoPrompted =
        money(
            "TCO prompted",
            "total cost of prompting the large model",
            oneOffPrompted.plus(rag.prompted).plus(tokensPrompted).plus(badAnswersPrompted));
    tcoSmall =
        money(
            "TCO small",
            "total cost of prompting the small model; blank where there is no such option",
            ifElse(
                serving.smallExists,
                rag.setUp.plus(rag.tunedAndSmall).plus(smallServing).plus(badAnswersSmall),
                BLANK));
    tcoTuned =
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
    smallIsAlternative =
        flag(
            "Small is the alternative",
            "1 where the small option is acceptable and cheaper than the large one",
            smallAcceptable.and(tcoSmall.belowMoney(tcoPrompted)));
    tcoAlternative =
        money(
            "TCO alternative",
            "the cheaper of the options without fine-tuning",
            ifElse(smallIsAlternative, tcoSmall, tcoPrompted));
    alternative =
        lines.line(
            "Alternative",
            Unit.WORD,
            "what would be done instead of fine-tuning",
            ByWord.toWord(
                firstOf(List.of(smallIsAlternative, rag.carriedByPrompted)),
                ALTERNATIVES,
                List.of(PROMPT_SMALLER, USE_RAG, PROMPT)));
    netSaving =
        money(
            "Net saving",
            "what fine-tuning saves over the horizon, all its costs paid",
            tcoAlternative.minus(tcoTuned));
    oneOffAlternative =
        money(
            "One-off alternative",
            "before month 1",
            ifElse(smallIsAlternative, oneOffSmall, oneOffPrompted));
    extraOneOff =
        money(
            "Extra one-off",
            "what fine-tuning costs before month 1 beyond the alternative",
            oneOffTuned.minus(oneOffAlternative));

    lines.group("Month by month");
    Line smallGpus =
        flag(
            "Small on GPUs is the alternative",
            "1 where the alternative runs on the row's GPUs or hardware",
            smallIsAlternative.and(smallUsesGpus));
    Expression stepPrice = ifElse(smallIsAlternative, ZERO, requests.prompted);
    Expression plainPrice =
        ifElse(smallIsAlternative.and(smallUsesGpus.not()), requests.small, ZERO);
    Expression carriesRag = ifElse(smallIsAlternative, life.grounding, rag.carriedByPrompted);
    Line alternativeStepPrice =
        perRequest("Alternative price with step", "large model's price of a request", stepPrice);
    Line alternativePrice =
        perRequest("Alternative price", "small model's price of a request", plainPrice);
    Line alternativeFlat =
        perRequest(
            "Alternative flat cost",
            "of a request: bad answers, GPU seconds and retrieval, whose prices do not move",
            ifElse(smallIsAlternative, badSmall, badPrompted)
                .plus(ifElse(smallGpus, serving.serverlessSmall, ZERO))
                .plus(carriesRag.times(rag.perRequest)));
    Line alternativeFixed =
        lines.line(
            "Alternative fixed month",
            Unit.MONEY_A_MONTH,
            "retrieval and running cost of hardware, whatever the volume",
            carriesRag
                .times(rag.fixedMonth)
                .plus(
                    ifElse(
                        smallGpus, serving.replicaRunning.times(serving.mostReplicasSmall), ZERO)));
    Line alternativeReplica =
        lines.line(
            "Alternative replica month",
            Unit.MONEY_A_MONTH,
            "rent of one replica of the alternative",
            ifElse(smallGpus, serving.replicaMonthPrice, ZERO));
    alternativeMonth =
        lines.months(
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
    Line tunedPrice =
        perRequest(
            "Fine-tuned price",
            "fine-tuned model's price of a request",
            ifElse(serving.byToken, requests.tuned, ZERO));
    Line tunedFlat =
        perRequest(
            "Fine-tuned flat cost",
            "of a request: bad answers, GPU seconds and retrieval, whose prices do not move",
            badTuned.plus(serving.serverlessTuned).plus(life.grounding.times(rag.perRequest)));
    Line tunedReplica =
        lines.line(
            "Fine-tuned replica month",
            Unit.MONEY_A_MONTH,
            "rent of one replica of the fine-tuned model",
            ifElse(serving.onReplicas, serving.replicaMonthPrice, ZERO));
    Line tunedFixed =
        lines.line(
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
    Line retrainingDue =
        lines.months(
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
    tunedMonth =
        lines.months(
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
    monthlySaving =
        lines.months(
            "Monthly saving",
            Unit.MONEY_A_MONTH,
            "alternative less fine-tuned",
            alternativeMonth.minus(tunedMonth));
    cumulativeSaving =
        lines.months(
            "Cumulative saving",
            Unit.MONEY,
            "the cash-flow line: starts with the extra one-off cost and ends at net saving",
            ZERO.minus(extraOneOff),
            self -> prior(self).plus(monthlySaving));

    lines.group("Month 1");
    monthPrompted =
        lines.line(
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
    monthSmall =
        lines.line(
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
    monthTuned =
        lines.line(
            "Month 1 fine-tuned",
            Unit.MONEY_A_MONTH,
            "what the fine-tuned option costs in month 1, a re-training that falls due included",
            firstMonth(tunedMonth));

    lines.group("Results");
    npv =
        money(
            "NPV",
            "net saving, each month's part discounted to month 0",
            sum(lines.months(
                    "Discounted saving",
                    Unit.MONEY_A_MONTH,
                    "monthly saving in money of month 0",
                    monthlySaving.times(volume.discountFactor)))
                .minus(extraOneOff));
    monthAfterLastLoss =
        lines.line(
            "Month after the last loss",
            Unit.MONTH,
            "first month from which cumulative saving never falls below 0 again",
            monthAfterLastLoss(cumulativeSaving));
    payback =
        lines.line(
            "Payback",
            Unit.MONTH,
            "that month; 0 where nothing is ever owed; blank where the horizon ends below 0: never",
            ifElse(life.horizon.atLeast(monthAfterLastLoss), monthAfterLastLoss, BLANK));
    paybackExact =
        lines.line(
            "Payback, exact",
            Unit.MONTHS,
            "the point within that month at which cumulative saving crosses 0",
            ifElse(
                payback.above(ZERO),
                payback.minus(
                    atMonth(cumulativeSaving, payback).dividedBy(atMonth(monthlySaving, payback))),
                BLANK));
    returnOnOneOff =
        lines.line(
            "Return",
            Unit.FACTOR,
            "net saving for each unit of extra one-off cost; blank where that is not above 0",
            ifElse(extraOneOff.aboveMoney(ZERO), netSaving.dividedBy(extraOneOff), BLANK));
    perThousandPrompted = perThousand("Cost per 1,000 requests prompted", tcoPrompted);
    perThousandSmall = perThousand("Cost per 1,000 requests small", tcoSmall);
    perThousandTuned = perThousand("Cost per 1,000 requests fine-tuned", tcoTuned);
  }

  private Line money(String name, String meaning, Expression definition) {
    return lines.line(name, Unit.MONEY, meaning, definition);
  }

  private Line flag(String name, String meaning, Expression definition) {
    return lines.line(name, Unit.FLAG, meaning, definition);
  }

  private Line perRequest(String name, String meaning, Expression definition) {
    return lines.line(name, Unit.MONEY_A_REQUEST, meaning, definition);
  }

  private Line badAnswers(String name, String whose, Variable quality, Variable cost) {
    return perRequest(
        name,
        "bad answers of " + whose + ", an average request",
        ifElse(badAnswersCounted.and(quality.known()), ONE.minus(quality).times(cost), ZERO));
  }

  private Line perThousand(String name, Line tco) {
    return lines.line(
        name,
        Unit.MONEY_A_THOUSAND,
        "total cost by the requests of the horizon",
        ifElse(
            volume.totalRequests.above(ZERO),
            tco.dividedBy(volume.totalRequests).times(THOUSAND),
            BLANK));
  }
}
