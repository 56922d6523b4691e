package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.TWO;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.FirstOf.firstOf;

import breakeven.core.economics.Model;
import breakeven.core.economics.Section;
import breakeven.core.expression.ByWord;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * The five questions that every row is held against, and the five known ways of fooling oneself.
 */
public final class Checklist extends Section {
  public static final String PASS = "Pass";
  public static final String CAUTION = "Caution";
  public static final String FAIL = "Fail";
  public static final String BLOCKER = "Blocker";
  public static final String UNKNOWN = "Unknown";

  /** The words of a check. */
  public static final List<String> RESULTS = List.of(PASS, CAUTION, FAIL, BLOCKER, UNKNOWN);

  /**
   * What a check asks.
   *
   * @param subject what it is about: the bracket behind its number
   * @param words the question
   * @param evidenceWidth characters that its evidence may take in a line of a sheet
   */
  public record Question(String subject, String words, int evidenceWidth) {}

  /** The questions, in the order of the checks. */
  public static final List<Question> QUESTIONS =
      List.of(
          new Question("pattern", "Is the task pattern stable?", 24),
          new Question("volume", "Is the volume high enough?", 66),
          new Question("evaluation", "Is evaluation in place?", 44),
          new Question("quality", "Can a smaller model match?", 52),
          new Question("data change", "How often does the data change?", 42));

  private static final Constant SQUARE =
      Constant.number("3.8415, the square of the 95% quantile", 3.841458820694124);

  private static final Constant HALF = Constant.number("0.5", 0.5);
  private static final Constant FOUR = Constant.number("4", 4);

  private final Variable typedPattern = in.cell(Workloads.TASK_PATTERN);

  public final Line pattern =
      check(
          1,
          "a stable task pattern can be learned once",
          List.of(typedPattern.is("Stable"), typedPattern.is("Mixed"), typedPattern.is("Volatile")),
          List.of(PASS, CAUTION, FAIL, UNKNOWN));

  private final Line tokens = model.volume.monthlyTokens;

  public final Line volume =
      check(
          2,
          "rule of thumb, by the assumptions Low and High volume threshold; it informs, the"
              + " calculation decides",
          List.of(
              tokens.known().not(),
              tokens.below(in.assumption(Assumption.LOW_VOLUME)),
              tokens.above(in.assumption(Assumption.HIGH_VOLUME))),
          List.of(UNKNOWN, FAIL, PASS, CAUTION));

  private final Variable testSet = in.cell(Workloads.TEST_SET);
  private final Variable baseline = in.cell(Workloads.BASELINE);
  private final Variable regression = in.cell(Workloads.REGRESSION);

  private final Line comparable =
      flag(
          "Test set and baseline in place",
          "1 where both are answered with Yes",
          testSet.is("Yes").and(baseline.is("Yes")));

  public final Line evaluation =
      check(
          3,
          "without regression testing nothing can be released, without test set and baseline"
              + " nothing compared",
          List.of(
              regression.is("No"),
              regression.is("Yes").not(),
              testSet.is("No").or(baseline.is("No")),
              comparable),
          List.of(BLOCKER, UNKNOWN, CAUTION, PASS, UNKNOWN));

  private final Variable tuned = in.cell(Workloads.TUNED_QUALITY);
  private final Variable small = in.cell(Workloads.SMALL_QUALITY);
  private final Line required = model.quality.requiredQuality;
  private final Expression tunedMeasured = tuned.known().and(required.known());

  private final Line candidateMeasured =
      flag(
          "Candidate measured",
          "1 where the small model that was measured is the candidate, and a quality is required",
          small.known().and(required.known()).and(looked.smallRow.equalTo(looked.candidateRow)));

  /** 1 where the fine-tuned quality is measured, and is what is required or more. */
  final Line reached =
      flag(
          "Quality reached",
          "1 where the fine-tuned quality is measured, and is what is required or more",
          tuned.atLeast(required));

  private final Line open =
      flag(
          "Quality to be measured",
          "1 where the candidate's gap is at most the assumption Closable gap. Also where a good"
              + " fine-tuned model waits for the rival",
          candidateMeasured
              .and(tunedMeasured.not())
              .and(in.assumption(Assumption.CLOSABLE_GAP).atLeast(required.minus(small)))
              .or(reached.and(model.rival.first)));

  public final Line quality =
      check(
          4,
          "the fine-tuned model measured against what is required; else whether the candidate's gap"
              + " can be closed. A pass waits for a rival that is measured first",
          List.of(open, reached, tunedMeasured.or(candidateMeasured)),
          List.of(CAUTION, PASS, FAIL, UNKNOWN));

  private final Expression examples = in.cell(Workloads.EVALUATION);

  /** The quality that check 4 goes by, where it was measured on a typed number of examples. */
  public final Line sampledQuality =
      line(
          "Sampled quality",
          Unit.SHARE,
          "the measured quality that check 4 goes by; blank where Evaluation (examples) is not"
              + " typed",
          ifElse(
              examples.known(),
              ifElse(tuned.known(), tuned, ifElse(candidateMeasured, small, BLANK)),
              BLANK));

  private final Expression part = SQUARE.dividedBy(examples);

  private final Line middle =
      line(
          "Sampled quality, middle",
          Unit.SHARE,
          "middle of its 95% interval (Wilson)",
          sampledQuality.plus(part.dividedBy(TWO)).dividedBy(ONE.plus(part)));

  private final Expression spread = sampledQuality.times(ONE.minus(sampledQuality));

  private final Line half =
      line(
          "Sampled quality, half width",
          Unit.SHARE,
          "half the width of that interval",
          part.times(spread.plus(part.dividedBy(FOUR))).power(HALF).dividedBy(ONE.plus(part)));

  /** The ends of its 95% interval (Wilson), fractions. */
  public final Line qualityLow =
      line("Sampled quality, low", Unit.SHARE, "low end of that interval", middle.minus(half));

  public final Line qualityHigh =
      line("Sampled quality, high", Unit.SHARE, "high end of that interval", middle.plus(half));

  /** 1 where the required quality lies within the interval of the fine-tuned one. */
  public final Line qualityOpen =
      flag(
          "Quality is open",
          "1 where the required quality lies within the interval of the fine-tuned quality",
          tuned.known().and(qualityHigh.atLeast(required)).and(required.atLeast(qualityLow)));

  private final Expression away = tuned.minus(required);

  /**
   * The fewest examples that would leave the required quality outside, at the same share; blank
   * where none would.
   */
  public final Line examplesToSettle =
      line(
          "Examples that settle it",
          Unit.COUNT,
          "fewest examples whose interval leaves the required quality outside, at the same share;"
              + " blank where none does",
          ifElse(
              qualityOpen.and(tuned.above(required).or(required.above(tuned))),
              SQUARE
                  .times(required.times(ONE.minus(required)))
                  .dividedBy(away.times(away))
                  .floor()
                  .plus(ONE),
              BLANK));

  private final Variable lost = in.assumption(Assumption.QUALITY_LOST);

  private final Line monthsGood =
      line(
          "Months of required quality",
          Unit.MONTHS,
          "whole months after its training until a fine-tuned model is below what is required."
              + " Blank where its data is not known to shift",
          ifElse(
              reached.and(model.quality.dataShifts).and(lost.above(ZERO)),
              away.dividedBy(lost).floor().plus(ONE),
              BLANK));

  private final Expression below =
      model.life.leadTime.plus(ONE).plus(max(ZERO, monthsGood.minus(model.quality.firstAge)));

  /** The first month in which the tune is below what is required, before it is trained again. */
  public final Line passedIn =
      line(
          "Month below required quality",
          Unit.MONTH,
          "first month in which a fine-tuned model that ages is below what is required. Blank where"
              + " it is trained again before",
          ifElse(
              model
                  .quality
                  .firstAge
                  .plus(model.life.plannedInterval)
                  .above(monthsGood)
                  .and(model.life.horizon.atLeast(below)),
              below,
              BLANK));

  private final Variable shift = in.cell(Workloads.DATA_SHIFT);
  private final Line cadence = model.life.cadence;

  public final Line dataChange =
      check(
          5,
          "data must hold at least as long as a release; twice as long is comfortable",
          List.of(shift.known().not(), shift.atLeast(TWO.times(cadence)), shift.atLeast(cadence)),
          List.of(UNKNOWN, PASS, CAUTION, FAIL));

  /** The five checks in their order. */
  public final List<Line> checks = List.of(pattern, volume, evaluation, quality, dataChange);

  {
    heading("Warnings");
  }

  public final Line measuredAgainst =
      line(
          "Measured against",
          Unit.SHARE,
          "fine-tuned quality; the required one where that is unknown",
          ifElse(tuned.known(), tuned, required));

  public final Line incompleteCost =
      flag(
          "Incomplete cost",
          "an evaluation, a re-training, monitoring or the first release costs nothing",
          ZERO.atLeastMoney(model.releases.releaseEvaluation)
              .or(ZERO.atLeastMoney(model.costs.retraining))
              .or(ZERO.atLeastMoney(in.assumption(Assumption.MONITORING)))
              .or(ZERO.atLeastMoney(model.releases.firstRelease).and(model.life.tunedNow.not())));

  public final Line promptingCouldDo =
      flag(
          "Prompting could do it",
          "the small model with five examples comes near the fine-tuned one, or was never measured",
          small
              .known()
              .not()
              .or(small.atLeast(in.assumption(Assumption.FIVE_SHOT_RULE).times(measuredAgainst))));

  public final Line evaluationBurden =
      flag(
          "Evaluation burden",
          "a piece of evaluation is missing or not answered",
          model.releases.missingPieces.above(ZERO));

  public final Line insteadOfRag =
      flag(
          "Fine-tuning in place of RAG",
          "facts are needed, and today's approach is a fine-tuned model without retrieval",
          model.life.grounding.and(in.cell(Workloads.CURRENT_APPROACH).is("Fine-tuned")));

  public final Line staleSnapshot =
      flag(
          "Stale snapshot",
          "data shifts faster than it is re-trained, or the training snapshot is older than the"
              + " shift",
          shift.known().and(shift.below(cadence).or(in.cell(Workloads.SNAPSHOT_AGE).above(shift))));

  /** The five warnings in their order, each by its name; 1 where raised. */
  public final List<Line> warnings =
      List.of(incompleteCost, promptingCouldDo, evaluationBurden, insteadOfRag, staleSnapshot);

  Checklist(Model model) {
    super(model, "Checklist");
  }

  /**
   * The warnings that concern a change to an approach, in their order: a fine-tuned model has four,
   * and the fifth is of what goes on without retrieval. A small model has retrieval where it is
   * needed.
   *
   * @param approach a word of {@link Words#APPROACH}
   */
  public List<Line> warningsOf(String approach) {
    boolean tuned = approach.startsWith("Fine-tuned");
    boolean noRetrieval = approach.equals("Fine-tuned") || approach.equals("Prompting");
    return warnings.stream()
        .filter(warning -> warning == insteadOfRag ? noRetrieval : tuned)
        .toList();
  }

  private Line check(int number, String meaning, List<Expression> flags, List<String> results) {
    Question question = QUESTIONS.get(number - 1);
    return line(
        "Check " + number + " (" + question.subject() + ")",
        Unit.WORD,
        question.words() + " " + meaning,
        ByWord.toWord(firstOf(flags), RESULTS, results));
  }
}
