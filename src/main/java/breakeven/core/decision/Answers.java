package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.betaShare;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;

import breakeven.core.economics.Releases;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;

/**
 * The answers that a workload lacks: which, what they cost to find out, and what they are worth,
 * chance counted. Of workloads that are counted in totals; blank elsewhere, and where nothing is
 * asked. A borderline workload waits for no answer.
 */
public final class Answers extends DecisionSection {
  private static final Constant HALF = Constant.number("0.5", 0.5);

  private final Checklist checklist = decision.checklist;
  private final Releases releases = model.releases;
  private final Expression tunedNow = model.life.tunedNow;
  private final Line required = model.quality.requiredQuality;

  /** 1 where fine-tuning would pay, and the verdict asks for a word, a benchmark or a piece. */
  public final Line asks =
      flag(
          "Asks for evidence",
          "1 where fine-tuning would pay, and an answer is missing that the verdict asks for",
          decision
              .portfolio
              .counted
              .and(decision.waits)
              .and(decision.verdict.is(Decision.BORDERLINE).not()));

  public final Line pattern = asks("Task pattern asked", checklist.pattern.is(Checklist.UNKNOWN));

  public final Line evaluation =
      asks("Evaluation asked", checklist.evaluation.is(Checklist.UNKNOWN));

  public final Line dataShift =
      asks("Data shift interval asked", checklist.dataChange.is(Checklist.UNKNOWN));

  public final Line build = asks("Evaluation to build", decision.evaluationBlocks.when());

  public final Line benchmark = asks("Benchmark asked", decision.notBenchmarked.when());

  /** How many cells of the row are asked for: words that are typed first, as they cost nothing. */
  public final Line words =
      line(
          "Words asked",
          Unit.COUNT,
          "cells whose answer is wanted before anything is paid",
          pattern
              .plus(dataShift)
              .plus(
                  evaluation.times(
                      blank(Workloads.REGRESSION)
                          .plus(
                              blank(Workloads.TEST_SET)
                                  .and(in.cell(Workloads.BASELINE).is("No").not()))
                          .plus(
                              blank(Workloads.BASELINE)
                                  .and(in.cell(Workloads.TEST_SET).is("No").not())))));

  private final Expression measured = build.or(benchmark);

  private final Line measurement = model.rival.measuring;

  private final Line costOfTuned =
      money(
          "Cost of the evidence",
          "what the verdict asks for costs before anything is saved: first release and evaluation"
              + " set-up, or the missing pieces. Where a fine-tuned model runs, one measurement. A"
              + " word costs nothing",
          ifElse(
              asks,
              ifElse(
                  benchmark,
                  ifElse(
                      tunedNow,
                      measurement.plus(
                          build.times(releases.missingEvaluation.minus(releases.testSetToBuild))),
                      releases.firstRelease.plus(releases.evaluationSetUp)),
                  build.times(releases.missingEvaluation)),
              BLANK));

  private final Variable tunedQuality = in.cell(Workloads.TUNED_QUALITY);
  private final Variable examples = in.cell(Workloads.EVALUATION);

  /** Chance that the tests go well, a fraction; 1 where words alone are asked. */
  public final Line chance =
      line(
          "Chance of the quality",
          Unit.SHARE,
          "chance that the fine-tuned quality is at least the required one; 1 where only words are"
              + " asked. By a beta distribution where it was measured on typed examples, else as"
              + " assumed",
          ifElse(
              asks,
              ifElse(
                  measured,
                  ifElse(
                      tunedQuality.known().and(examples.known()).and(required.known()),
                      betaShare(
                          min(ONE, ONE.minus(required)),
                          ONE.plus(ONE.minus(tunedQuality).times(examples)),
                          ONE.plus(tunedQuality.times(examples))),
                      in.assumption(Assumption.CHANCE_TUNED)),
                  ONE),
              BLANK));

  private final Expression answered = HALF.power(words);

  private final Line worthOfTuned =
      money(
          "Value of the evidence",
          "chance times net saving, less its cost where it comes out badly. Half of it for each"
              + " word that is asked first; blank where a fine-tuned model runs",
          ifElse(
              asks.and(tunedNow.not()),
              answered.times(
                  chance.times(model.totals.netSaving).minus(ONE.minus(chance).times(costOfTuned))),
              BLANK));

  /** What the rival saves if it is good enough; blank where none is asked about. */
  public final Line rivalSaves =
      money(
          "Saving of the rival",
          "what the rival would save, were it good enough; blank where measuring it is worth nothing",
          ifElse(
              decision.portfolio.counted.and(model.rival.worth.aboveMoney(ZERO)),
              ifElse(model.rival.expected.known(), model.rival.expected, model.rival.saves),
              BLANK));

  private final Expression chanceOfRival = model.rival.chance.orZero();
  private final Expression worthOfRival = model.rival.worth;

  /** The held-out test set, where both questions need it built. */
  private final Expression shared = measured.times(releases.testSetToBuild);

  /** What the answers that are missing cost together, a piece once. */
  public final Line cost =
      money(
          "Cost of the answer",
          "what the missing answers cost together, a piece once; blank where none is asked",
          ifElse(
              rivalSaves.known(),
              costOfTuned.orZero().plus(measurement).minus(shared),
              costOfTuned));

  /** What they are worth together, chance counted; below 0 where they cost more. */
  public final Line worth =
      money(
          "Value of the answer",
          "what the missing answers are worth together; where both models come out well, the"
              + " smaller saving is not counted twice. Blank where none is asked, or nothing is"
              + " gained",
          ifElse(
              rivalSaves.known().and(worthOfTuned.known()),
              worthOfTuned
                  .plus(worthOfRival)
                  .plus(
                      answered.times(
                          shared.minus(
                              chanceOfRival
                                  .times(chance)
                                  .times(min(rivalSaves, model.totals.netSaving))))),
              ifElse(rivalSaves.known(), worthOfRival, worthOfTuned)));

  private final Expression expected =
      ifElse(decision.portfolio.pending, max(ZERO, decision.portfolio.expectedNet), ZERO);

  /** What waits for the answers: expected net saving or, where it is greater, the small model's. */
  public final Line waiting =
      money(
          "Waits for the answer",
          "the greater of expected pending evidence and the saving of an untested small model;"
              + " blank where no answer is missing",
          ifElse(
              asks, ifElse(rivalSaves.known(), max(rivalSaves, expected), expected), rivalSaves));

  /** 1 where more examples would say on which side of the required quality the model is. */
  public final Line moreExamples =
      flag(
          "Examples asked",
          "1 where fine-tuning otherwise pays and more examples would settle its measured quality",
          decision
              .portfolio
              .counted
              .and(decision.closed.when().not())
              .and(decision.noSaving.when().not())
              .and(decision.patternFails.when().not())
              .and(decision.dataMovesTooFast.when().not())
              .and(checklist.examplesToSettle.known()));

  Answers(Decision decision) {
    super(decision, "Answers");
  }

  private Line asks(String name, Expression missing) {
    return flag(name, "1 where that is asked", asks.and(missing));
  }

  private Expression blank(Column column) {
    return in.cell(column).known().not();
  }
}
