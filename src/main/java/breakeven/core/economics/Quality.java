package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.NO_END;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.min;
import static breakeven.core.expression.Expression.prior;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/** What quality is required, whether the small option has it, and what bad answers cost. */
public final class Quality extends Section {
  private final Variable promptedQuality = in.cell(Workloads.PROMPTED_QUALITY);
  private final Variable smallQuality = in.cell(Workloads.SMALL_QUALITY);
  private final Variable tunedQuality = in.cell(Workloads.TUNED_QUALITY);
  private final Variable ownRequired = in.cell(Workloads.REQUIRED_QUALITY);

  public final Line requiredQuality =
      line(
          "Required quality",
          Unit.SHARE,
          "the row's own, else the large model's less the quality tolerance; blank where neither is"
              + " known",
          ifElse(
              ownRequired.known(),
              ownRequired,
              promptedQuality.minus(in.assumption(Assumption.QUALITY_TOLERANCE))));

  public final Line smallAcceptable =
      flag(
          "Small acceptable",
          "1 where the small option is good enough: measured so, or it is today's approach and was"
              + " never measured",
          model.serving.smallExists.and(
              ifElse(
                  smallQuality.known(),
                  smallQuality.atLeast(requiredQuality),
                  in.cell(Workloads.CURRENT_APPROACH).is("Small model"))));

  public final Line badAnswersCounted =
      flag(
          "Bad answers counted",
          "1 where the qualities that the comparison needs are measured; else bad answers are left"
              + " out of every option",
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

  /** The same of a small model that is just as good as required; no line of its own. */
  public final Expression badSmallIfEnough =
      ifElse(badAnswersCounted, ONE.minus(requiredQuality).times(badAnswer), ZERO);

  public final Line badTuned =
      badAnswers(
          "Bad-answer cost fine-tuned",
          "the fine-tuned option, freshly released",
          tunedQuality,
          badAnswer);

  /** Whether the data is known to shift some day; no line of its own. */
  public final Expression dataShifts = in.cell(Workloads.DATA_SHIFT).below(NO_END);

  /** Whether a tune loses quality between two re-trainings; a flag. */
  public final Line ages =
      flag(
          "Quality ages",
          "1 where the fine-tuned model loses quality until it is trained again: its data shifts,"
              + " and bad answers are counted",
          dataShifts.and(badAnswersCounted));

  /** Whole months since a tune that runs today was trained; 0 where none does. */
  public final Line firstAge =
      line(
          "Age today",
          Unit.MONTHS,
          "whole months of the Snapshot age of a fine-tuned model that runs today; else 0",
          ifElse(model.today.tunedNow, in.cell(Workloads.SNAPSHOT_AGE).floor().orZero(), ZERO));

  /** What a tune that ages loses of its good answers in a month; a fraction. */
  public final Line lostAMonth =
      line(
          "Quality lost a month",
          Unit.SHARE,
          "what a fine-tuned model that ages loses of its good answers in a month, as the scenario"
              + " has it",
          drivers.qualityLost);

  private final Expression afterRelease =
      prior(model.releases.fallsDue).or(prior(model.volume.beforeProduction));

  /** What the tune has lost of its good answers in a month; a fraction. */
  public final Line lost =
      months(
          "Quality lost",
          Unit.SHARE,
          "what the fine-tuned quality of the month is below that of a fresh release; no more than"
              + " all of it",
          ages.times(firstAge.minus(ONE)).times(lostAMonth),
          self ->
              ifElse(
                  ages.and(model.volume.inProduction).and(afterRelease.not()),
                  min(tunedQuality, prior(self).plus(lostAMonth)),
                  ZERO));

  Quality(Model model) {
    super(model, "Quality");
  }

  private Line badAnswers(String name, String whose, Variable quality, Variable cost) {
    return perRequest(
        name,
        "bad answers of " + whose + ", an average request",
        ifElse(badAnswersCounted.and(quality.known()), ONE.minus(quality).times(cost), ZERO));
  }
}
