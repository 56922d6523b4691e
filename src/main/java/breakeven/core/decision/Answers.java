package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.betaShare;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;

import breakeven.core.economics.Releases;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/**
 * The answers that a workload lacks: which, what they cost to find out, and what they are worth
 * after that, chance counted. They are found out in the order in which a careful team asks: the
 * rival, then words, then evaluation and benchmark; where the rival is good enough, nothing is
 * asked after it. Of workloads that are counted in totals; blank elsewhere, and where nothing is
 * asked. A borderline workload waits for no answer of its own.
 */
public final class Answers extends DecisionSection {

  private final Checklist checklist = decision.checklist;
  private final Releases releases = model.releases;

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

  public final Line benchmark =
      asks("Benchmark asked", decision.notBenchmarked.when().and(checklist.reached.not()));

  /** Chance that the words that are asked for are no obstacle, a fraction; 1 where none is. */
  private final Line good =
      line(
          "Chance of good answers",
          Unit.SHARE,
          "the assumption Chance of a good answer for each of Task pattern and Data shift interval"
              + " that is asked for",
          in.assumption(Assumption.CHANCE_GOOD_ANSWER).power(pattern.plus(dataShift)));

  private final Line measurement = model.rival.measuring;

  /** What the rival saves if it is good enough; blank where none is asked about. */
  public final Line rivalSaves =
      money(
          "Saving of the rival",
          "what the rival would save, were it good enough; blank where measuring it is worth nothing",
          ifElse(
              decision.portfolio.counted.and(model.rival.worth.aboveMoney(ZERO)),
              ifElse(model.rival.expected.known(), model.rival.expected, model.rival.saves),
              BLANK));

  private final Expression rivalAsked = rivalSaves.known();

  /** The held-out test set, which is built once: to measure the rival. */
  private final Expression shared = rivalAsked.times(releases.testSetToBuild);

  /**
   * What is lost if the tests of a fine-tuned model come out badly, money; also what the verdict
   * asks for where that is a benchmark or a piece of evaluation.
   */
  public final Line costOfTuned =
      money(
          "Cost of the evidence",
          "first release and evaluation set-up; the missing pieces where the quality is measured and"
              + " reached. Where a fine-tuned model runs, one measurement. Without the test set that"
              + " the rival needs",
          ifElse(
              asks,
              max(
                  ZERO,
                  ifElse(
                          checklist.reached,
                          releases.missingEvaluation,
                          ifElse(
                              model.life.tunedNow,
                              measurement.plus(
                                  build.times(
                                      releases.missingEvaluation.minus(releases.testSetToBuild))),
                              releases.firstRelease.plus(releases.evaluationSetUp)))
                      .minus(shared)),
              BLANK));

  private final Variable tunedQuality = in.cell(Workloads.TUNED_QUALITY);
  private final Variable examples = in.cell(Workloads.EVALUATION);

  /** Chance that the fine-tuned model is good enough, a fraction. */
  public final Line chance =
      line(
          "Chance of the quality",
          Unit.SHARE,
          "chance that the fine-tuned quality is at least the required one: as assumed where it is"
              + " not measured. Where it is reached, by a beta distribution over typed examples, else"
              + " 1",
          ifElse(
              asks,
              ifElse(
                  checklist.reached,
                  ifElse(
                      examples.known(),
                      betaShare(
                          min(ONE, ONE.minus(model.quality.requiredQuality)),
                          ONE.plus(ONE.minus(tunedQuality).times(examples)),
                          ONE.plus(tunedQuality.times(examples))),
                      ONE),
                  in.assumption(Assumption.CHANCE_TUNED)),
              BLANK));

  private final Line evidence =
      money(
          "Value of the fine-tuned model",
          "chance times expected net saving, less the cost of the evidence where it comes out badly;"
              + " at least 0. Blank where a fine-tuned model runs",
          ifElse(
              asks.and(model.life.tunedNow.not()),
              max(
                  ZERO,
                  chance
                      .times(decision.portfolio.expectedNet)
                      .minus(ONE.minus(chance).times(costOfTuned))),
              BLANK));

  /** Chance that the answers lead on to the fine-tuned model. */
  private final Expression goesOn =
      good.times(ifElse(rivalAsked, ONE.minus(model.rival.chance), ONE));

  /** What words, evaluation and benchmark are worth together, chance counted, money. */
  public final Line worthOfTuned =
      money(
          "Value of the evidence",
          "value of the fine-tuned model times the chance that the words are good and the rival is"
              + " not",
          goesOn.times(evidence));

  /** What measuring the rival is worth, chance counted, money; blank where none is asked about. */
  public final Line worthOfRival =
      money(
          "Value of the rival",
          "chance times the expected saving of the rival, less the cost of measuring it; blank where"
              + " none is asked about",
          ifElse(rivalAsked, model.rival.worth, BLANK));

  private final Expression ofRival = ifElse(rivalAsked, measurement, ZERO);

  /** What the missing answers cost together, money. */
  public final Line cost =
      money(
          "Cost of the answer",
          "what the missing answers cost together, a piece once, before anything is saved; blank"
              + " where none is asked. A word costs nothing",
          ifElse(
              asks.or(rivalAsked),
              ofRival.plus(benchmark.or(build).times(costOfTuned.orZero())),
              BLANK));

  public final Line expectedCost =
      money(
          "Expected cost of the answer",
          "the same, each times the chance that it is paid: the rival first, then the fine-tuned"
              + " model",
          ifElse(
              cost.known(),
              ofRival.plus(
                  ifElse(evidence.aboveMoney(ZERO), goesOn.times(costOfTuned.orZero()), ZERO)),
              BLANK));

  /** What they are worth together, chance counted, after their cost. */
  public final Line worth =
      money(
          "Value of the answer",
          "what the missing answers are worth together after their cost: the rival, and the evidence"
              + " of the fine-tuned model. Blank where none is asked, or nothing is gained",
          ifElse(
              worthOfRival.known().or(worthOfTuned.known()),
              worthOfRival.orZero().plus(worthOfTuned.orZero()),
              BLANK));

  private final Expression expected =
      ifElse(decision.portfolio.pending, max(ZERO, decision.portfolio.expectedNet), ZERO);

  /** What waits for the answers: expected net saving or, where it is greater, the rival's. */
  public final Line waiting =
      money(
          "Waits for the answer",
          "the greater of expected pending evidence and the saving of the rival; blank where no"
              + " answer is missing",
          ifElse(asks, ifElse(rivalAsked, max(rivalSaves, expected), expected), rivalSaves));

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
}
