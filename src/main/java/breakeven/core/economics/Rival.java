package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.betaShare;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rival: a cheaper model that may be good enough when it is prompted. A review finds which one
 * is asked about; here is what it costs, were it just as good as required.
 */
public final class Rival extends Section {
  /** 1 where the rival is the model that the row itself names as its smaller one; else blank. */
  public final Variable named = number("Rival is the smaller model");

  /** Chance that the rival is good enough, a fraction; blank where none is asked about. */
  public final Variable chance = number("Chance of the rival");

  /** Total cost of what is advised as long as nobody asks about the rival, money. */
  public final Variable against = number("TCO against the rival");

  /** Mean over the draws of what the rival saves; blank where none is drawn. */
  public final Variable expected = number("Expected saving of the rival");

  /** 1 where a decision on the workload is approved: the rival is an offer alone. */
  public final Variable approved = number("Decision approved");

  public final Line offered =
      flag(
          "Rival can be had",
          "1 where the rival is sold per token over the whole horizon and takes the request. Not"
              + " where it is the prompted model",
          model
              .requests
              .rival
              .known()
              .and(looked.rivalServedMonths.atLeast(model.life.horizon))
              .and(model.tokens.rivalTooLong.not())
              .and(looked.promptedRow.equalTo(looked.rivalRow).not()));

  /** Nothing is moved where it answers today or nothing runs yet. */
  private final Expression stays =
      model.today.planned.or(model.today.smallNow.and(looked.rivalRow.equalTo(looked.smallRow)));

  private final CostList beside =
      model
          .costs
          .moved
          .where(stays.not())
          .and(model.costs.retrieval)
          .and(model.costs.badAnswers(model.quality.badSmallIfEnough));

  /** What the rival comes to were its price that of month 1 in all; blank where none can be had. */
  public final Line atOnePrice =
      money(
          "TCO rival at the price of month 1",
          "total cost of prompting the rival, were its price the same in all months",
          ifElse(
              offered,
              model.quantities.tokens.all().times(model.requests.rival).plus(beside.total()),
              BLANK));

  /** What the small option comes to at the quality required, money. */
  public final Line smallIfEnough =
      money(
          "TCO small if good enough",
          "what the small model would cost, were its quality just as required",
          model.totals.tcoSmall.plus(
              model.volume.totalRequests.times(model.quality.badSmallIfEnough)));

  /** What the rival comes to over the horizon, money; blank where none can be had. */
  public final Line tco =
      money(
          "TCO rival",
          "total cost of prompting the rival, were its quality just as required; blank where there"
              + " is none",
          ifElse(
              named.known(),
              smallIfEnough,
              ifElse(
                  looked.rival.changes().known().and(offered),
                  model.quantities.tokensRival.all().plus(beside.total()),
                  atOnePrice)));

  /** What it costs to measure one model, money. */
  public final Line measuring =
      money(
          "Cost of one measurement",
          "judging one model, and the held-out test set where it is missing",
          model
              .releases
              .releaseEvaluation
              .dividedBy(max(ONE, in.assumption(Assumption.CHECKPOINTS_COMPARED)))
              .plus(model.releases.testSetToBuild));

  /** Chance that a small model which was measured and is below is good enough all the same. */
  public final Line measuredChance =
      line(
          "Chance of the measured small model",
          Unit.SHARE,
          "chance that a small model measured below the required quality has it, by a beta"
              + " distribution. Blank where it was not measured on typed examples, or reaches it",
          measuredChance());

  /**
   * What the rival saves over the horizon, were it good enough; blank where none is asked about.
   */
  public final Line saves =
      money(
          "Rival saves",
          "total cost of what is advised less that of the rival, were it just as good as required",
          against.minus(tco));

  /** What it is worth to measure the rival, money, after what that costs. */
  public final Line worth =
      money(
          "Worth of the rival",
          "chance times what the rival saves, less the cost of one measurement. Where draws are"
              + " made, their mean counts",
          chance.times(ifElse(expected.known(), expected, saves)).minus(measuring));

  private final Line beyondTuned =
      money(
          "Rival against the fine-tuned model",
          "chance times what the rival would cost less than the fine-tuned model, less the cost of"
              + " one measurement",
          chance.times(model.totals.tcoTuned.minus(tco)).minus(measuring));

  /** 1 where check 4 waits for the rival. */
  public final Line first =
      flag(
          "Rival is measured first",
          "1 where fine-tuning would pay, and measuring a cheaper rival is worth more than"
              + " Materiality and the margin. Not where a fine-tuned model runs or a decision is"
              + " approved",
          model
              .totals
              .netSaving
              .aboveMoney(ZERO)
              .and(model.today.tunedNow.not())
              .and(approved.known().not())
              .and(model.totals.tcoTuned.aboveMoney(tco))
              .and(beyondTuned.aboveMoney(in.assumption(Assumption.MATERIALITY)))
              .and(
                  beyondTuned.aboveMoney(
                      in.assumption(Assumption.MARGIN).times(model.totals.netSaving))));

  Rival(Model model) {
    super(model, "Rival");
  }

  private Expression measuredChance() {
    Variable quality = in.cell(Workloads.SMALL_QUALITY);
    Variable examples = in.cell(Workloads.EVALUATION);
    Line required = model.quality.requiredQuality;
    return ifElse(
        examples.known().and(quality.below(required)),
        betaShare(
            min(ONE, ONE.minus(required)),
            ONE.plus(ONE.minus(quality).times(examples)),
            ONE.plus(quality.times(examples))),
        BLANK);
  }

  /** What a review fills once the figures are known. */
  public List<Variable> found() {
    return Stream.concat(looked.ofRival().stream(), Stream.of(named, chance, against, expected))
        .toList();
  }
}
