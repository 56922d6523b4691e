package breakeven.core.decision;

import static breakeven.core.economics.UnitConstants.MONTHS_A_YEAR;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.FirstOf.firstOf;

import breakeven.core.economics.Model;
import breakeven.core.economics.Section;
import breakeven.core.economics.Totals;
import breakeven.core.expression.ByWord;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The verdict: a table of rules that is read from top to bottom; the first one that holds decides.
 */
public final class Decision extends Section {
  private static final Constant TEN = Constant.number("10", 10);
  public static final String NEEDS_DATA = "Needs data";
  public static final String BUILD_EVALUATION = "Build evaluation first";
  public static final String BENCHMARK = "Benchmark first";
  public static final String BORDERLINE = "Borderline";
  public static final String FINE_TUNE = "Fine-tune";
  public static final String FINE_TUNE_WITH_RAG = "Fine-tune with RAG";

  /**
   * The verdicts, best known first to a reader of the table of rules, each with what it makes of
   * today's approach: a word of {@code Current approach}; empty where it changes nothing yet.
   */
  private static final Map<String, String> APPROACHES = approaches();

  /** The verdicts, in the order of their codes. */
  public static final List<String> VERDICTS = List.copyOf(APPROACHES.keySet());

  private static final List<String> APPROACH_OF_VERDICT = List.copyOf(APPROACHES.values());

  /** The verdicts that change nothing yet: evidence is pending. */
  private static final List<String> WAITING =
      VERDICTS.stream().filter(verdict -> approachOf(VERDICTS.indexOf(verdict)).isEmpty()).toList();

  /** The verdicts that say that a workload should be fine-tuned. */
  public static final List<String> TUNING = List.of(FINE_TUNE, FINE_TUNE_WITH_RAG);

  /**
   * One row of the table of rules.
   *
   * @param when the flag that must hold
   * @param verdict the verdict then; null: the alternative's name
   */
  public record Rule(Line when, @Nullable String verdict) {}

  /** The table, top to bottom. */
  public final List<Rule> rules = new ArrayList<>();

  public final Checklist checklist = new Checklist(model);

  public final MissingInputs needs = new MissingInputs(model);

  /** Chance of payback as drawn at the last review, a fraction; blank where none was drawn. */
  public final Variable chance = number("Chance of payback");

  /** The same if the pieces of evaluation that are asked for turn out to be in place. */
  public final Variable chanceIfAnswered = number("Chance if answered");

  /** Net saving that one draw in ten is below; blank where nothing was drawn. */
  public final Variable p10 = drawn("Net saving P10", "one draw in ten is below it");

  /** Net saving that half of the draws are below; blank where nothing was drawn. */
  public final Variable p50 = drawn("Net saving P50", "half of the draws are below it");

  /** Net saving that nine draws in ten are below; blank where nothing was drawn. */
  public final Variable p90 = drawn("Net saving P90", "nine draws in ten are below it");

  /** Mean net saving over the draws; blank where nothing was drawn. */
  public final Variable mean = drawn("Expected net saving", "mean net saving over all draws");

  /** Chance that the change of approach saves something, a fraction; blank where none is drawn. */
  public final Variable changeChance = number("Chance of the change");

  /** Mean saving of the change of approach over the draws; blank where none is drawn. */
  public final Variable changeMean =
      drawn("Expected saving of the change", "mean saving of the change over all draws");

  /** Mean cost of today's approach over the same draws; blank where none is drawn. */
  public final Variable changeToday =
      drawn("Expected cost today", "mean cost of today's approach over all draws");

  /**
   * Mean requests over the draws, as a share of those at today's prices; blank where none is drawn.
   */
  public final Variable changeRequests = number("Expected requests of the change");

  /** Saving of the change of approach that one draw in ten is below; blank where none is drawn. */
  public final Variable changeP10 =
      drawn("Saving of the change P10", "one draw in ten is below it");

  /** Saving of the change of approach that half of the draws are below. */
  public final Variable changeP50 =
      drawn("Saving of the change P50", "half of the draws are below it");

  /** Saving of the change of approach that nine draws in ten are below. */
  public final Variable changeP90 =
      drawn("Saving of the change P90", "nine draws in ten are below it");

  /**
   * What the approach of the verdict would cost in all with the change that the review found to
   * turn it, where a team can choose that change; blank elsewhere.
   */
  public final Variable costOfFix = number("Searched cost with the fix");

  /**
   * What the best larger model would save beyond what is advised now, were it good enough: found by
   * the search for shapes where check 4 fails, else blank.
   */
  public final Variable largerSaves = number("Larger model would save");

  /**
   * 1 where the change was rejected or deferred and is not proposed again yet, as the review found
   * it in {@code Decision log}; blank elsewhere.
   */
  public final Variable turnedDown = number("Rejected or deferred before");

  private final Line netSaving = model.totals.netSaving;
  private final Variable margin = in.assumption(Assumption.MARGIN);

  {
    heading("Verdict");
  }

  private final Variable approach = in.cell(Workloads.CURRENT_APPROACH);

  private final Expression alternativeApproach =
      ByWord.toWord(
          model.totals.alternative,
          Words.APPROACH,
          Totals.ALTERNATIVES.stream().map(Decision::made).toList());

  /** Whether the alternative is another than what is done today. */
  private final Line alternativeDiffers =
      flag(
          "Alternative is a change",
          "1 where the alternative is not done today, or is today's small model with retrieval that"
              + " it lacks",
          alternativeApproach
              .equalTo(approach)
              .not()
              .or(
                  model
                      .totals
                      .smallIsAlternative
                      .and(model.life.grounding)
                      .and(model.today.retrieves.not())));

  /** Whether today's approach stays and caching is switched on. */
  public final Line switchesCaching = model.cachingSwitch.switches;

  private final Expression tcoInstead =
      model.totals.tcoAlternative.plus(model.cachingSwitch.oneOff);

  /** Whether the alternative is worth changing to, whatever becomes of fine-tuning. */
  public final Line alternativeSaves =
      flag(
          "Alternative saves",
          "1 where the alternative is a change and saves more than the assumption Materiality",
          model
              .life
              .tunedNow
              .not()
              .and(alternativeDiffers.or(switchesCaching))
              .and(
                  model
                      .totals
                      .tcoToday
                      .minus(tcoInstead)
                      .aboveMoney(in.assumption(Assumption.MATERIALITY))));

  private final Expression unanswered =
      unanswered(Workloads.TEST_SET, Assumption.TEST_SET_COST)
          .plus(unanswered(Workloads.BASELINE, Assumption.BASELINE_COST))
          .plus(unanswered(Workloads.REGRESSION, Assumption.REGRESSION_COST));

  /** What is saved if the pieces of evaluation that are asked for turn out to be in place. */
  public final Line unansweredCost =
      money(
          "Unanswered evaluation",
          "cost of the pieces of evaluation whose answers are wanted; nothing where One-off cost is"
              + " quoted",
          ifElse(
              checklist.evaluation.is(Checklist.UNKNOWN).and(model.releases.oneOffQuoted.not()),
              unanswered,
              ZERO));

  public final Rule lacking =
      rule(
          "Cells or prices missing",
          NEEDS_DATA,
          "a cell of ours or a price is missing",
          needs.lacking);

  public final Rule closed =
      rule(
          "Candidate closed",
          null,
          "the candidate cannot be fine-tuned or served long enough",
          model.life.closed);

  /** Whether a fine-tuned model runs, and nobody says which other model it would go back to. */
  public final Line ownBase =
      flag(
          "Goes back to its base",
          "1 where a fine-tuned model runs and the prompted model is its own base, whose quality"
              + " is not measured",
          model
              .life
              .tunedNow
              .and(model.looked.promptedModel.equalTo(model.looked.candidateModel))
              .and(in.cell(Workloads.TUNED_QUALITY).known().not()));

  /**
   * Whether a fine-tuned model runs and is kept, whatever one built anew would save: leaving it is
   * no cheaper, and no check fails. Not where retrieval that is needed is missing.
   */
  final Line keeps =
      flag(
          "Goes on",
          "a fine-tuned model runs, and leaving it costs as much or more. Or no other model to go"
              + " back to is named",
          ownBase.or(
              model
                  .life
                  .tunedNow
                  .and(model.life.grounding.and(model.life.hasRag.not()).not())
                  .and(model.totals.tcoToday.aboveMoney(model.totals.tcoAlternative).not())
                  .and(checklist.pattern.is(Checklist.FAIL).not())
                  .and(checklist.quality.is(Checklist.FAIL).not())
                  .and(checklist.dataChange.is(Checklist.FAIL).not())));

  public final Rule goesOnWithRag =
      rule(
          "Goes on, with RAG",
          FINE_TUNE_WITH_RAG,
          "a fine-tuned model and its retrieval run, and leaving them costs as much or more",
          keeps.and(approach.is("Fine-tuned with RAG")));

  public final Rule goesOn = rule(keeps, FINE_TUNE);

  public final Rule noSaving =
      rule(
          "No saving",
          null,
          "fine-tuning costs as much as the alternative or more",
          netSaving.aboveMoney(ZERO).not());

  public final Rule patternFails =
      rule("Pattern fails", null, "check 1 fails", checklist.pattern.is(Checklist.FAIL));

  public final Rule dataMovesTooFast =
      rule("Data moves too fast", null, "check 5 fails", checklist.dataChange.is(Checklist.FAIL));

  public final Rule qualityFails =
      rule("Quality fails", null, "check 4 fails", checklist.quality.is(Checklist.FAIL));

  public final Rule answersWanted =
      rule(
          "Answers wanted",
          NEEDS_DATA,
          "fine-tuning would pay, and check 1, 3 or 5 is not answered",
          checklist
              .pattern
              .is(Checklist.UNKNOWN)
              .or(checklist.evaluation.is(Checklist.UNKNOWN))
              .or(checklist.dataChange.is(Checklist.UNKNOWN)));

  public final Rule evaluationBlocks =
      rule(
          "Evaluation blocks",
          BUILD_EVALUATION,
          "check 3 is a blocker",
          checklist.evaluation.is(Checklist.BLOCKER));

  public final Rule notBenchmarked =
      rule(
          "Not benchmarked",
          BENCHMARK,
          "check 4 is open",
          checklist.quality.is(Checklist.CAUTION).or(checklist.quality.is(Checklist.UNKNOWN)));

  public final Rule underMargin =
      rule(
          "Under the margin",
          BORDERLINE,
          "net saving is less than the margin of the alternative's cost",
          netSaving.belowMoney(margin.times(model.totals.tcoAlternative)));

  public final Rule underOneRetraining =
      rule(
          "Under one re-training",
          BORDERLINE,
          "net saving is less than one re-training costs",
          netSaving.belowMoney(model.costs.retraining));

  public final Rule chanceTooLow =
      rule(
          "Chance too low",
          BORDERLINE,
          "the chance of payback is under the assumed confidence; not asked where none was drawn",
          tooLow(chance));

  public final Rule paysWithRag =
      rule(
          "Pays, with RAG",
          FINE_TUNE_WITH_RAG,
          "everything else, with grounding",
          model.life.grounding.above(ZERO));

  public final Rule pays = rule("Pays", FINE_TUNE, "everything else", ONE.above(ZERO));

  public final Line rule =
      line(
          "Rule",
          Unit.COUNT,
          "the first rule of the table that holds, from 0",
          firstOf(rules.stream().map(Rule::when).toList()));

  public final Line verdict =
      line(
          "Verdict",
          Unit.WORD,
          "the verdict of that rule",
          ByWord.toWordOr(rule, VERDICTS, outcomes()));

  private final Line savingIfAnswered =
      money(
          "Saving if answered",
          "net saving if the pieces of evaluation that are asked for were in place",
          netSaving.plus(unansweredCost));

  /**
   * The verdict that follows if every missing answer were good: pieces of evaluation that are asked
   * for then cost nothing, in every draw.
   */
  public final Line verdictIfAnswered =
      line(
          "Verdict if answered",
          Unit.WORD,
          "the verdict if every missing answer were good",
          ByWord.toWord(
              firstOf(
                  List.of(
                      evaluationBlocks.when(),
                      notBenchmarked.when(),
                      savingIfAnswered
                          .belowMoney(margin.times(model.totals.tcoAlternative))
                          .or(savingIfAnswered.belowMoney(model.costs.retraining))
                          .or(tooLow(chanceIfAnswered)),
                      paysWithRag.when())),
              VERDICTS,
              List.of(BUILD_EVALUATION, BENCHMARK, BORDERLINE, FINE_TUNE_WITH_RAG, FINE_TUNE)));

  public final Line waits =
      flag(
          "Awaits evidence",
          "1 where fine-tuning would pay and the verdict still asks for something",
          needs
              .lacking
              .not()
              .and(
                  WAITING.stream()
                      .<Expression>map(verdict::is)
                      .reduce(Expression::or)
                      .orElseThrow()));

  /** Whether fine-tuning would be new here, and its evidence is pending; no line of its own. */
  final Expression pendingTune = waits.and(model.life.tunedNow.not());

  public final Line meanwhile =
      flag(
          "Meanwhile",
          "1 where evidence is pending and the alternative is advised until it is there",
          waits.and(alternativeSaves));

  public final Line approachThen =
      line(
          "Approach then",
          Unit.WORD,
          "what is advised now in place of today's approach: the verdict's, or the alternative"
              + " meanwhile; blank where nothing changes yet",
          ByWord.toWordOr(
              verdict,
              Words.APPROACH,
              APPROACH_OF_VERDICT.stream().map(this::approachOrMeanwhile).toList()));

  private final Expression stays = approachThen.equalTo(approach);

  public final Line changes =
      flag(
          "Changes",
          "1 where what is advised now is not done today; caching alone counts where it saves more"
              + " than Materiality",
          approachThen
              .known()
              .and(
                  stays
                      .not()
                      .or(approachThen.is("Small model").and(alternativeDiffers))
                      .or(switchesCaching.and(alternativeSaves))));

  /** What a change is to, in the words of {@link Words#CHANGE}; blank where nothing is advised. */
  public final Line changeTo =
      line(
          "Change to",
          Unit.WORD,
          "what is advised now, and what is added to today's approach where that stays",
          ByWord.toWordOr(
              approachThen,
              Words.CHANGE,
              IntStream.range(0, Words.APPROACH_OF_VERDICT.size())
                  .mapToObj(this::changeTo)
                  .toList()));

  /** Total cost of today's approach, carried on; blank where it has no price. */
  public final Line tcoToday = model.totals.tcoToday;

  /** Whether the change is to fine-tuning; else it is to the alternative. */
  final Expression toTuned =
      approachThen.is("Fine-tuned").or(approachThen.is("Fine-tuned with RAG"));

  /** Whether what is advised now reads instruction tokens from a cache that is not typed. */
  public final Line cachingThen =
      flag(
          "Caching comes with the change",
          "1 where what is advised in place of today's approach is priced with caching that is not"
              + " typed",
          changes.and(
              ifElse(
                  toTuned,
                  model.serving.byToken.and(model.requests.ofTuned.saved.above(ZERO)),
                  model.cachingSwitch.comes)));

  public final Line tcoThen =
      money(
          "TCO then",
          "total cost with what is advised now, today's approach in the months before a fine-tuned"
              + " model serves",
          ifElse(changes, ifElse(toTuned, model.totals.tcoTunedAfterToday, tcoInstead), tcoToday));

  /**
   * What is advised now, to be beaten by another model; where evidence is pending, the alternative.
   */
  public final Line tcoAdvised =
      money(
          "TCO advised",
          "total cost of what is advised now; of the alternative where evidence is pending or today"
              + " has no price",
          ifElse(pendingTune.or(tcoThen.known().not()), model.totals.tcoAlternative, tcoThen));

  /** What is advised now saves against today, over the horizon; negative where it costs more. */
  public final Line saving =
      money(
          "Saving",
          "TCO today less TCO then: 0 where nothing changes; blank where today's approach has no"
              + " price",
          tcoToday.minus(tcoThen));

  public final Line savingYear =
      line(
          "Saving a year",
          Unit.MONEY_A_YEAR,
          "the saving of 12 months of the horizon; of a horizon below a year the whole saving",
          aYear(saving));

  /** The expected saving of the change, scaled alike; no line of its own. */
  public final Expression expectedYear = aYear(changeMean);

  /** What today's approach is expected to cost, and what is advised costs, scaled alike. */
  public final Expression todayYear = aYear(ifElse(changeToday.known(), changeToday, tcoToday));

  public final Expression thenYear = aYear(tcoThen);

  private final Expression smallFirst = tcoThen.minus(model.smallFirst.tco);

  /** Whether asking the small model first is worth measuring. */
  private final Expression smallFirstOffered =
      smallFirst
          .aboveMoney(in.assumption(Assumption.MATERIALITY))
          .and(smallFirst.aboveMoney(margin.times(model.totals.tcoAlternative)));

  /**
   * What asking the small model first would save a year beyond what is advised now; blank where it
   * is no offer. Never a part of a verdict.
   */
  public final Line smallFirstSaves =
      line(
          "Small first would save",
          Unit.MONEY_A_YEAR,
          "TCO then less TCO small first, a year, an offer to measure. Blank where it is no more"
              + " than Materiality or the margin of the alternative's cost",
          ifElse(smallFirstOffered, aYear(smallFirst), BLANK));

  /**
   * What would be saved over the horizon if all requests could wait for a batch; blank where the
   * row says how many can. Never a part of a verdict.
   */
  public final Line allBatched =
      money(
          "All in a batch would save",
          "batch discount on all requests over the horizon, at the prices of what serves them then."
              + " Blank where Batch share or a bill is typed, and on GPUs",
          ifElse(in.cell(Workloads.BATCH_SHARE).known(), BLANK, batchSaves())
              .times(model.volume.requestsAtPriceFactor));

  /** The same of a tenth of them, a year. */
  public final Line tenthBatched =
      line(
          "Each tenth in a batch saves",
          Unit.MONEY_A_YEAR,
          "the same of a tenth of the requests, a year",
          aYear(allBatched.dividedBy(TEN)));

  /** What is spent today and then, by kind. */
  public final CostsByKind costs = new CostsByKind(this);

  public final Line fewerBadAnswers =
      money(
          "Fewer bad answers",
          "that part of the saving that is expected harm: bad answers today less those then",
          costs.fewerBadAnswers());

  public final Line cashSaving =
      money(
          "Cash saving",
          "that part of the saving that is paid: the saving less fewer bad answers",
          saving.minus(fewerBadAnswers));

  /** What the row adds to the totals of a portfolio. */
  public final PortfolioMoney portfolio = new PortfolioMoney(this);

  /** What the answers that are missing cost, and what they are worth. */
  public final Answers answers = new Answers(this);

  /** What the workload says of the rule of thumb. */
  public final RuleOfThumb ruleOfThumb = new RuleOfThumb(this);

  /** How the saving of the change comes in. */
  public final ChangeCash cash = new ChangeCash(this);

  public final ConsistencyChecks controls = new ConsistencyChecks(this);

  /** The sheet that sentences send to for what is missing or doubtful. */
  public final String issuesSheet;

  /** The lines of the model with checks and verdict after them; the same for every portfolio. */
  public Decision() {
    this(Sheets.ISSUES);
  }

  /**
   * The decision of a review.
   *
   * @param issuesSheet what the sheet {@code Issues} is called in its workbook
   */
  public Decision(String issuesSheet) {
    super(new Model());
    this.issuesSheet = issuesSheet;
  }

  /** What a review fills once the figures are known: what was drawn, and what was tried. */
  public List<Variable> foundLater() {
    List<Variable> found = new ArrayList<>(drawn());
    found.addAll(ofChange());
    found.add(costOfFix);
    found.add(largerSaves);
    found.add(turnedDown);
    found.addAll(model.rival.found());
    return found;
  }

  /** What the draws of a review say of the change of approach. */
  public List<Variable> ofChange() {
    return List.of(
        changeChance, changeMean, changeToday, changeRequests, changeP10, changeP50, changeP90);
  }

  /**
   * What a verdict, a code of {@link #VERDICTS}, makes of today's approach: a word of {@code
   * Current approach}; empty where it changes nothing yet.
   */
  public static String approachOf(int verdict) {
    return APPROACH_OF_VERDICT.get(verdict);
  }

  /** What the draws of a review fill; blank where nothing is drawn. */
  public List<Variable> drawn() {
    return List.of(chance, chanceIfAnswered, mean, p10, p50, p90);
  }

  /**
   * The total cost of what is advised in place of today's approach if the chance of payback is high
   * enough; null where nothing changes or today's cost is not known. The rules before {@link
   * #chanceTooLow} must have been evaluated.
   */
  public @Nullable Line costIfLikely(Frame frame, int row) {
    int verdict = VERDICTS.indexOf(TUNING.get(frame.values(model.life.grounding)[row] > 0 ? 1 : 0));
    int first = 0;
    List<Rule> above = rules.subList(0, rules.indexOf(chanceTooLow));
    while (first < above.size() && !holds(above.get(first), frame, row)) {
      first++;
    }
    if (first < above.size()) {
      verdict = verdictOf(above.get(first), frame, row);
    }
    return costThen(verdict, frame, row);
  }

  /** The same of what is advised; all lines must have been evaluated. */
  public @Nullable Line costThen(Frame frame, int row) {
    return costThen((int) frame.values(verdict)[row], frame, row);
  }

  /** The total that {@link #tcoAdvised} is in a row; all lines must have been evaluated. */
  public Line advised(Frame frame, int row) {
    boolean waits =
        waits((int) frame.values(verdict)[row]) && !(frame.values(model.today.tunedNow)[row] > 0);
    Line then = costThen(frame, row);
    return waits || Double.isNaN(frame.values(tcoThen)[row])
        ? model.totals.tcoAlternative
        : then == null ? model.totals.tcoToday : then;
  }

  private @Nullable Line costThen(int verdict, Frame frame, int row) {
    boolean tunes = tunes(verdict);
    boolean changes =
        waits(verdict)
            ? frame.values(alternativeSaves)[row] > 0
            : tunes
                ? Words.APPROACH.indexOf(approachOf(verdict)) != frame.values(approach)[row]
                : frame.values(alternativeDiffers)[row] > 0
                    || frame.values(switchesCaching)[row] > 0
                        && frame.values(alternativeSaves)[row] > 0;
    boolean same = !tunes && frame.values(model.today.planned)[row] > 0;
    if (!changes || same || Double.isNaN(frame.values(tcoToday)[row])) {
      return null;
    }
    if (!tunes && frame.values(switchesCaching)[row] > 0) {
      return model.cachingSwitch.tco;
    }
    return tunes
        ? model.totals.tcoTunedAfterToday
        : frame.values(model.totals.smallIsAlternative)[row] > 0
            ? model.totals.tcoSmall
            : model.totals.tcoPrompted;
  }

  /** What of an amount over the horizon is of 12 months; all of it where the horizon is shorter. */
  Expression aYear(Expression overHorizon) {
    return overHorizon.dividedBy(max(model.life.horizon, MONTHS_A_YEAR)).times(MONTHS_A_YEAR);
  }

  private Expression batchSaves() {
    Expression small = ifElse(changes, model.totals.smallIsAlternative, model.today.smallNow);
    return ifElse(
        ifElse(changes, toTuned, model.today.tunedNow),
        ifElse(model.serving.byToken, model.requests.ofTuned.batchSaves(), BLANK),
        ifElse(
            ifElse(small, model.costs.smallUsesGpus, in.cell(Workloads.PROMPTING_COST).known()),
            BLANK,
            ifElse(
                small,
                model.requests.ofSmall.batchSaves(),
                model.requests.ofPrompted.batchSaves())));
  }

  private Expression unanswered(Column piece, Assumption cost) {
    return in.cell(piece).known().not().times(in.assumption(cost));
  }

  private Expression tooLow(Variable share) {
    return share.below(in.assumption(Assumption.CONFIDENCE));
  }

  private Variable drawn(String name, String meaning) {
    return variables.number(name, "money", meaning + ", as drawn at the review");
  }

  /** The greater of what a row saves or costs now and what is pending, money; 0 where unknown. */
  public double atStake(Frame frame, int row) {
    double pending = frame.values(portfolio.pendingEvidence)[row];
    double now = Math.abs(frame.values(saving)[row]);
    return Math.max(Double.isNaN(now) ? 0 : now, pending > 0 ? pending : 0);
  }

  /** What a row's approach is paid today, money a year; NaN where that is not known. */
  public double paidToday(Frame frame, int row) {
    return holds(lacking, frame, row) ? Double.NaN : frame.values(model.totals.paidYear)[row];
  }

  /** Whether a check of a row fails, so that it does not matter what fine-tuning saves. */
  public boolean checkFails(Frame frame, int row) {
    return holds(patternFails, frame, row)
        || holds(dataMovesTooFast, frame, row)
        || holds(qualityFails, frame, row);
  }

  /** Whether no amount of money can matter to a row: it may not be tuned, and one way is left. */
  public boolean oneWayLeft(Frame frame, int row) {
    return (holds(closed, frame, row) || checkFails(frame, row))
        && !(frame.values(model.quality.smallAcceptable)[row] > 0);
  }

  /** Whether a rule of the table holds for a row, be it the first that does or not. */
  public static boolean holds(Rule rule, Frame frame, int row) {
    return frame.values(rule.when())[row] > 0;
  }

  /**
   * The verdict of a row if it were not for some rule: that of the first one below it that holds.
   *
   * @return a code of {@link #VERDICTS}
   */
  public int verdictBelow(Rule rule, Frame frame, int row) {
    int below = rules.indexOf(rule) + 1;
    while (!holds(rules.get(below), frame, row)) {
      below++;
    }
    return verdictOf(rules.get(below), frame, row);
  }

  private int verdictOf(Rule rule, Frame frame, int row) {
    int alternative = (int) frame.values(model.totals.alternative)[row];
    String word = rule.verdict();
    return VERDICTS.indexOf(word == null ? Totals.ALTERNATIVES.get(alternative) : word);
  }

  /** Whether a verdict, a code of {@link #VERDICTS} or -1 for none, is to fine-tune. */
  public static boolean tunes(int verdict) {
    return verdict >= 0 && tunes(VERDICTS.get(verdict));
  }

  private Rule rule(String name, @Nullable String verdict, String meaning, Expression when) {
    return rule(flag(name, meaning, when), verdict);
  }

  private Rule rule(Line when, @Nullable String verdict) {
    Rule rule = new Rule(when, verdict);
    rules.add(rule);
    return rule;
  }

  private List<Expression> outcomes() {
    Expression alternative = ByWord.toWord(model.totals.alternative, VERDICTS, Totals.ALTERNATIVES);
    return rules.stream()
        .map(row -> row.verdict() == null ? alternative : verdictWord(row.verdict()))
        .toList();
  }

  /**
   * Whether what is at stake with a verdict, a code of {@link #VERDICTS}, waits for evidence
   * instead of being ready to approve.
   */
  public static boolean waits(int verdict) {
    return APPROACH_OF_VERDICT.get(verdict).isEmpty();
  }

  /** Whether a verdict says that the workload should be fine-tuned. */
  public static boolean tunes(String word) {
    return TUNING.contains(word);
  }

  /** What a verdict makes of today's approach: that cells may name it by the verdict is known. */
  private static String made(String verdict) {
    return Objects.requireNonNull(Words.APPROACH_OF_VERDICT.get(verdict));
  }

  private static Map<String, String> approaches() {
    Map<String, String> approaches = new LinkedHashMap<>();
    approaches.put(NEEDS_DATA, "");
    approaches.put(Totals.PROMPT, made(Totals.PROMPT));
    approaches.put(Totals.USE_RAG, made(Totals.USE_RAG));
    approaches.put(Totals.PROMPT_SMALLER, made(Totals.PROMPT_SMALLER));
    approaches.put(BUILD_EVALUATION, "");
    approaches.put(BENCHMARK, "");
    approaches.put(BORDERLINE, "");
    approaches.put(FINE_TUNE, made(FINE_TUNE));
    approaches.put(FINE_TUNE_WITH_RAG, made(FINE_TUNE_WITH_RAG));
    return approaches;
  }

  private static Expression verdictWord(String verdict) {
    return Constant.word(verdict, VERDICTS.indexOf(verdict));
  }

  /** What a change to an approach is to: that, or what is added to it where it is today's. */
  private Expression changeTo(int to) {
    String word = Words.APPROACH.get(to);
    Expression changed = change(word);
    int caching = Words.CHANGE.indexOf(word + Words.WITH_CACHING);
    if (caching >= 0) {
      changed = ifElse(switchesCaching, change(Words.CHANGE.get(caching)), changed);
    }
    return word.equals("Small model")
        ? ifElse(approach.is(word).and(alternativeDiffers), change(Words.SMALL_WITH_RAG), changed)
        : changed;
  }

  private static Expression change(String word) {
    return Constant.word(word, Words.CHANGE.indexOf(word));
  }

  /** What a verdict makes of today's approach; of one that waits, what is advised meanwhile. */
  private Expression approachOrMeanwhile(String word) {
    return word.isEmpty()
        ? ifElse(meanwhile, alternativeApproach, BLANK)
        : Constant.word(word, Words.APPROACH.indexOf(word));
  }
}
