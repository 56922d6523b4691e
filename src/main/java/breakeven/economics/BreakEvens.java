package breakeven.economics;

import static breakeven.economics.UnitConstants.HOURS_A_MONTH;
import static breakeven.economics.UnitConstants.MILLION;
import static breakeven.economics.UnitConstants.NO_END;
import static breakeven.economics.UnitConstants.SECONDS_AN_HOUR;
import static breakeven.economics.UnitConstants.SMALL_AMOUNT;
import static breakeven.expression.ByWord.byWord;
import static breakeven.expression.Constant.BLANK;
import static breakeven.expression.Constant.ONE;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.ifElse;
import static breakeven.expression.Expression.max;
import static breakeven.expression.Expression.min;
import static breakeven.expression.Expression.sum;
import static breakeven.expression.FirstOf.firstOf;

import breakeven.expression.Constant;
import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.expression.Unit;
import breakeven.expression.Variable;
import breakeven.table.Assumption;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of one driver, all others as given, at which net saving reaches 0. Volume, price,
 * upfront budget and cadence have a closed form; lifetime, and volume where a small option on GPUs
 * or without retrieval competes, are searched and stand here as variables.
 */
public final class BreakEvens extends Section {
  /** Beyond this many millions of tokens a month there is said to be no break-even volume. */
  public static final double MOST_TOKENS = 1_000_000;

  private static final String NEVER = "never";

  /** What stands in place of a searched value where an input was edited since the search. */
  public static final String REVIEW_AGAIN = "review again";

  private static final Constant MOST = Constant.number("1,000,000 M tokens", MOST_TOKENS);

  private final Horizon life = model.life;
  private final Volume vol = model.volume;
  private final Requests requests = model.requests;
  private final Retrieval rag = model.retrieval;
  private final Serving serving = model.serving;
  private final Tuning tuning = model.tuning;
  private final Totals totals = model.totals;
  private final Rule closed = said(life.closed, "closed");

  public final Variable searchedVolume =
      number(
          "Searched volume",
          "M tokens a month",
          "break-even volume found by going from replica to replica");

  public final Variable searchedLifetime =
      number(
          "Searched lifetime",
          "months",
          "break-even lifetime found by running the model for every lifetime");

  /** 1 where formulas see another input than the review that searched did; 0 in every review. */
  public final Variable edited =
      number(
          "Edited since the review",
          "",
          "1 where an input, a price or an assumption is no longer what the review searched with");

  private final Line factors = ofMonths("Price factors", "of all months", vol.priceFactor, vol);

  private final Line factorsWithStep =
      ofMonths("Price factors with step", "of all months", vol.priceFactorWithStep, vol);

  private final Line horizon = life.horizon;

  public final Line costOfRequest =
      perRequest(
          "Cost of a request",
          "one more request a month, over the horizon, to the fine-tuned option; whole replicas apart",
          ifElse(serving.byToken, requests.tuned.times(factors), ZERO)
              .plus(requests.escalation.times(factorsWithStep))
              .plus(horizon.times(totals.badTuned.plus(serving.serverlessTuned))));

  public final Line savingPrompted =
      perRequest(
          "Saving of a request",
          "what it saves against the large option",
          requests
              .prompted
              .times(factorsWithStep)
              .plus(horizon.times(totals.badPrompted.plus(life.ragOnlyToday.times(rag.perRequest))))
              .minus(costOfRequest));

  public final Line savingSmallApi =
      perRequest(
          "Saving of a request, small",
          "what it saves against the small option by the token; blank where that does not count",
          ifElse(
              totals.smallAcceptable.and(serving.smallByApi),
              requests
                  .small
                  .times(factors)
                  .plus(horizon.times(totals.badSmall))
                  .minus(costOfRequest),
              BLANK));

  public final Line flatSmallGpus =
      perRequest(
          "Saving of a request, small on GPUs",
          "what it saves against the small option on GPUs, replicas apart; blank where that does not count",
          ifElse(
              totals.smallAcceptable.and(serving.smallOnGpus),
              horizon.times(totals.badSmall.plus(serving.serverlessSmall)).minus(costOfRequest),
              BLANK));

  public final Line fixedCostOfTune =
      money(
          "Fixed cost of the fine-tuned model",
          "what fine-tuning costs whatever the volume, replicas apart",
          tuning
              .firstRelease
              .plus(tuning.evaluationSetUp)
              .plus(totals.upkeepAndHosting)
              .plus(totals.quotedServing)
              .plus(totals.retrainingTotal));

  public final Line fixedCost =
      money(
          "Fixed cost",
          "the same less retrieval that only the large option carries",
          fixedCostOfTune.minus(life.ragOnlyToday.times(horizon).times(rag.fixedMonth)));

  private final Expression replicaCost =
      serving
          .replicaPurchase
          .plus(horizon.times(serving.replicaMonthPrice.plus(serving.replicaRunning)))
          .dividedBy(in.cell(Workloads.SHARING));

  public final Line costOfReplica =
      money(
          "Cost of a replica",
          "this workload's part of one replica over the horizon, bought or rented",
          ifElse(serving.onReplicas, replicaCost, ZERO));

  public final Line costOfSmallReplica =
      money(
          "Cost of a replica, small",
          "the same for the small option on the row's GPUs",
          ifElse(serving.smallOnGpus, replicaCost, ZERO));

  private final Line saving =
      perRequest(
          "Smallest saving of a request",
          "against the better alternative",
          min(savingPrompted, savingSmallApi));

  private final Line savingOfReplica =
      money(
          "Saving of a full replica",
          "what a replica saves when its capacity is used, its own cost paid",
          ifElse(
              // A short request is less than any share of a replica that comparing can tell from
              // 0.
              serving.replicasPerRequestTuned.times(MILLION).above(ZERO),
              saving.dividedBy(serving.replicasPerRequestTuned).minus(costOfReplica),
              ZERO));

  private final Expression firstReplicas = serving.firstReplicasTuned;

  // A part of a replica among the first ones costs its part of the month and serves no one: the
  // next request already needs a whole one.
  private final Line requestsOnFirst =
      line(
          "Requests needed on the first replicas",
          Unit.REQUESTS_A_MONTH,
          "requests whose saving covers fixed cost and first replicas; blank where a request saves nothing",
          ifElse(
              saving.above(ZERO),
              fixedCost.plus(firstReplicas.times(costOfReplica)).dividedBy(saving),
              BLANK));

  private final Line replicas =
      line(
          "Replicas at break-even",
          Unit.REPLICAS,
          "whole replicas whose savings cover the fixed cost; the first ones where they can serve that many",
          max(
              ifElse(
                  firstReplicas
                      .floor()
                      .atLeast(requestsOnFirst.times(serving.replicasPerRequestTuned)),
                  firstReplicas,
                  firstReplicas.ceil()),
              ifElse(
                  savingOfReplica.above(ZERO),
                  max(ZERO, fixedCost).dividedBy(max(SMALL_AMOUNT, savingOfReplica)).ceil(),
                  ZERO)));

  private final Line requestsNeeded =
      line(
          "Requests needed",
          Unit.REQUESTS_A_MONTH,
          "requests whose saving covers fixed cost and replicas; blank where a request saves nothing",
          ifElse(
              saving.above(ZERO),
              fixedCost.plus(replicas.times(costOfReplica)).dividedBy(saving),
              BLANK));

  private final Line tokensNeeded =
      line(
          "Tokens needed",
          Unit.MILLION_TOKENS,
          "the same in tokens; blank where the replicas cannot serve so many",
          ifElse(
              replicas.floor().atLeast(requestsNeeded.times(serving.replicasPerRequestTuned)),
              requestsNeeded.times(vol.tokensPerRequest).dividedBy(MILLION),
              BLANK));

  public final Line searched =
      flag(
          "Volume is searched",
          "1 where the acceptable small option has steps or no retrieval of its own: the volume is a searched value",
          totals.smallAcceptable.and(serving.smallOnGpus.or(life.ragOnlyToday)));

  private final Line outdated =
      flag(
          "Searched volume is outdated",
          "1 where the volume is a searched value and an input was edited since",
          searched.and(edited.above(ZERO)));

  private final String never = "never: the saving never covers the cost";
  private final String tooFar = "never within 1,000,000 M tokens a month";

  public final Answer volume =
      answer(
          "Break-even volume",
          Unit.MILLION_TOKENS,
          "smallest flat volume at which fine-tuning pays over the horizon",
          List.of(
              closed,
              said(vol.tokensPerRequest.above(ZERO).not(), "never: no tokens per request"),
              value(
                  fixedCost
                      .plus(serving.firstReplicasTuned.times(costOfReplica))
                      .aboveMoney(ZERO)
                      .not()
                      .and(searched.not()),
                  ZERO),
              said(outdated, REVIEW_AGAIN),
              said(searched.and(searchedVolume.known().not()), never),
              said(searched.and(searchedVolume.above(MOST)), tooFar),
              value(searched, searchedVolume),
              said(tokensNeeded.known().not(), never),
              said(tokensNeeded.above(MOST), tooFar)),
          tokensNeeded);

  {
    heading("Other break-evens");
  }

  private final Line priced =
      money(
          "Priced tokens",
          "large model's tokens that fine-tuning makes unnecessary",
          totals.tokensPrompted.minus(totals.escalations));

  private final Line savingIfFree =
      money(
          "Saving if free",
          "saving against the large option if its tokens cost nothing",
          totals
              .tcoPrompted
              .minus(totals.tokensPrompted)
              .minus(totals.tcoTuned)
              .plus(totals.escalations));

  private final Line priceFall =
      line(
          "Price fall",
          Unit.SHARE,
          "fall at which the saving against the large option is used up; blank where its price does not matter",
          ifElse(priced.aboveMoney(ZERO), ONE.plus(savingIfFree.dividedBy(priced)), BLANK));

  private final Line smallThere =
      money(
          "Small saving at that price",
          "saving against the small option at that price, or at 0 where none is: escalated requests are cheaper too",
          ifElse(
              totals.smallAcceptable,
              totals
                  .tcoSmall
                  .minus(totals.tcoTuned)
                  .plus(
                      totals.escalations.times(
                          ifElse(priceFall.known(), min(ONE, priceFall), ONE))),
              ZERO));

  private final Expression losesToSmall =
      totals
          .smallAcceptable
          .and(totals.tcoTuned.aboveMoney(totals.tcoSmall))
          .and(totals.escalations.aboveMoney(ZERO));

  /** Fall of the large model's price from which a row pays that loses today; blank elsewhere. */
  public final Line fallThatPays =
      line(
          "Fall that pays",
          Unit.SHARE,
          "fall from which a row pays that loses to the small option today: escalated requests"
              + " are cheaper then; blank elsewhere",
          ifElse(
              losesToSmall,
              totals.tcoTuned.minus(totals.tcoSmall).dividedBy(totals.escalations),
              BLANK));

  private final Expression rises = ZERO.above(priceFall);

  /** How many times today's the large model's price would have to be; blank where it need not. */
  public final Line priceNeeded =
      line(
          "Price needed",
          Unit.FACTOR,
          "times today's price of the large model at which fine-tuning would pay; blank where it"
              + " pays, or at no price",
          ifElse(rises.and(smallThere.belowMoney(ZERO).not()), ONE.minus(priceFall), BLANK));

  public final Answer price =
      answer(
          "Break-even price",
          Unit.SHARE,
          "largest fall of the large model's token price, in every month, at which fine-tuning still pays. Where it does not pay today, the fall from which it does",
          List.of(
              closed,
              said(smallThere.belowMoney(ZERO), NEVER),
              value(
                  fallThatPays.known().and(priceFall.known().or(savingIfFree.atLeastMoney(ZERO))),
                  fallThatPays),
              said(savingIfFree.atLeastMoney(ZERO), "pays even if the large model were free"),
              said(priceFall.known().not(), NEVER),
              said(rises, NEVER)),
          priceFall);

  private final Line budget =
      money(
          "Upfront budget",
          "net saving, first release and evaluation set-up together",
          totals.netSaving.plus(tuning.firstRelease).plus(tuning.evaluationSetUp));

  public final Answer upfront =
      answer(
          "Break-even upfront budget",
          Unit.MONEY,
          "the most that may be spent before month 1",
          List.of(closed, said(budget.belowMoney(ZERO), NEVER)),
          budget);

  private final Line affordable =
      line(
          "Re-trainings affordable",
          Unit.COUNT,
          "re-trainings that the saving before re-training pays for; below 0 where there is none",
          ifElse(
              tuning.retraining.aboveMoney(ZERO),
              totals.netSaving.plus(totals.retrainingTotal).dividedBy(tuning.retraining).floor(),
              ifElse(totals.netSaving.atLeastMoney(ZERO), NO_END, ZERO.minus(ONE))));

  private final Line intervalNeeded =
      line(
          "Interval needed",
          Unit.MONTHS,
          "smallest interval with no more re-trainings than that",
          ifElse(
              affordable.atLeast(ZERO),
              horizon.minus(ONE).dividedBy(affordable.plus(ONE)).floor().plus(ONE),
              NO_END));

  public final Answer cadence =
      answer(
          "Break-even cadence",
          Unit.MONTHS,
          "shortest re-training interval at which fine-tuning still pays",
          List.of(
              closed,
              said(
                  intervalNeeded.above(
                      min(horizon, in.assumption(Assumption.BASE_CHANGE_INTERVAL).floor())),
                  NEVER)),
          intervalNeeded);

  public final Answer lifetime =
      answer(
          "Break-even lifetime",
          Unit.MONTHS,
          "fewest whole months in production after which fine-tuning pays; dates and horizon not applied",
          List.of(
              closed,
              said(edited.above(ZERO), REVIEW_AGAIN),
              said(searchedLifetime.known().not(), NEVER)),
          searchedLifetime);

  private final Line requestsThere =
      line(
          "Break-even requests",
          Unit.REQUESTS_A_MONTH,
          "break-even volume in requests; blank where there is none",
          ifElse(
              volume.value().known().and(vol.tokensPerRequest.above(ZERO)),
              volume.value().times(MILLION).dividedBy(vol.tokensPerRequest),
              BLANK));

  private final Line replicasThere =
      line(
          "Replicas there",
          Unit.REPLICAS,
          "replicas that run at the break-even volume",
          max(
              serving.firstReplicasTuned,
              requestsThere.times(serving.replicasPerRequestTuned).ceil()));

  public final Answer utilisation =
      answer(
          "Break-even utilisation",
          Unit.SHARE,
          "share of its replicas' time that is used at the break-even volume",
          List.of(
              closed,
              said(serving.onReplicas.not(), "not on GPUs"),
              said(outdated, REVIEW_AGAIN),
              said(requestsThere.known().not(), NEVER)),
          requestsThere
              .times(serving.secondsTuned)
              .times(serving.sharingFactor)
              .dividedBy(replicasThere.times(HOURS_A_MONTH).times(SECONDS_AN_HOUR)));

  BreakEvens(Model model) {
    super(model, "Break-even volume");
  }

  private Line ofMonths(String name, String meaning, Line months, Volume vol) {
    Line inLife =
        months(
            name + ", month",
            Unit.FACTOR,
            "the month's factor, up to the horizon",
            months.times(vol.inLife));
    return line(name, Unit.FACTOR, "sum " + meaning, sum(inLife));
  }

  /**
   * A rule of a result.
   *
   * @param words what stands instead of a number; empty where there is one
   */
  private record Rule(Expression when, String words, Expression value) {}

  private static Rule said(Expression when, String words) {
    return new Rule(when, words, BLANK);
  }

  private static Rule value(Expression when, Expression value) {
    return new Rule(when, "", value);
  }

  /** The first rule that holds decides; the value stands where none does. */
  private Answer answer(
      String name, Unit unit, String meaning, List<Rule> rules, Expression otherwise) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(value(ONE, otherwise));
    Line rule =
        line(
            name + ", rule",
            Unit.COUNT,
            "which rule of the result holds, from 0",
            firstOf(rules.stream().map(Rule::when).toList()));
    Line value = line(name, unit, meaning, byWord(rule, all.stream().map(Rule::value).toList()));
    return new Answer(value, rule, all.stream().map(Rule::words).toList());
  }
}
