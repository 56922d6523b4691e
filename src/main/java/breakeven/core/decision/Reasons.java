package breakeven.core.decision;

import static breakeven.core.decision.Wording.doesNotFit;
import static breakeven.core.decision.Wording.interval;
import static breakeven.core.decision.Wording.months;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Text.Style.DAY;
import static breakeven.core.expression.Text.Style.ONE;
import static breakeven.core.expression.Text.Style.PERCENT;
import static breakeven.core.expression.Text.Style.TWO;
import static breakeven.core.expression.Text.Style.WHOLE;
import static breakeven.core.expression.Text.either;
import static breakeven.core.expression.Text.figure;
import static breakeven.core.expression.Text.join;
import static breakeven.core.expression.Text.when;
import static breakeven.core.expression.Text.word;
import static breakeven.core.expression.Text.words;

import breakeven.core.economics.Inputs;
import breakeven.core.economics.Model;
import breakeven.core.economics.OptionTokens;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.price.PriceVariables;
import breakeven.core.table.Assumption;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Why a row has its verdict: what the change does, the rule that held, what the row says besides.
 */
final class Reasons {
  private static final String KEEPING = "Keeping the fine-tuned model saves ";
  private static final String LAST_TRAINING = "its last day of training is ";

  private final Decision decision;
  private final Model model;
  private final Inputs in;
  private final PriceVariables looked;
  private final Wording say;

  /** Whether today's approach is the alternative, or what it costs is unknown. */
  private final Expression againstToday;

  /** Whether the fine-tuned model of today is kept. */
  private final Expression kept;

  private final Text todayAndThen;

  /** Where a reader finds what a row lacks. */
  private final Text listed;

  /** Why a row that lacks something is not decided. */
  private final Text notDecided;

  /** The whole: change, reason, fix, and what the row says besides. */
  final Text why;

  Reasons(Decision decision, Wording say) {
    this.decision = decision;
    this.model = decision.model;
    this.in = model.inputs;
    this.looked = model.looked;
    this.say = say;
    listed =
        either(
            decision.needs.cells.or(decision.needs.anyPrice),
            decision.issuesSheet + " names each",
            decision.issuesSheet + " says why");
    notDecided = lacking();
    againstToday = againstToday();
    kept = model.life.tunedNow;
    todayAndThen =
        join(
            ": {}{}, {} then",
            figure(decision.tcoToday, WHOLE),
            either(model.today.planned, join(" to ", say.alternative), " today"),
            figure(decision.tcoThen, WHOLE));
    Text checkAgainst =
        byRule(
            Map.of(
                decision.patternFails,
                join(
                    "The task pattern is volatile: what a fine-tuned model learns goes out of date",
                    blocked(0)),
                decision.dataMovesTooFast,
                dataMoves(),
                decision.qualityFails,
                qualityFails()));
    why =
        join(
            say.rivalFirst,
            change(),
            notDecidedOrClosed(),
            theSaving(),
            checkAgainst,
            pending(),
            ".",
            larger(),
            fix(),
            notes(),
            meanwhile());
  }

  private Expression againstToday() {
    return decision
        .portfolio
        .counted
        .not()
        .or(
            decision
                .tcoToday
                .belowMoney(model.totals.tcoAlternative)
                .or(model.totals.tcoAlternative.belowMoney(decision.tcoToday))
                .not());
  }

  /** What a failed check keeps from being saved. */
  private Text blocked(int check) {
    return join(
        ". ",
        decision.checklist.checks.get(check).name(),
        " blocks a saving of ",
        say.saving(),
        say.overHorizon(),
        " at today's prices",
        when(decision.portfolio.expectedNet.aboveMoney(ZERO).not(), join("; none is expected")));
  }

  /** What the verdict's approach saves or costs against today's, where it is another one. */
  private Text change() {
    PortfolioMoney money = decision.portfolio;
    Expression dearer = decision.tcoThen.aboveMoney(decision.tcoToday);
    Expression cheaper = decision.saving.aboveMoney(ZERO);
    Text costs = join(" costs ", say.money(decision.tcoThen));
    Text same =
        either(
            model.today.planned,
            costs,
            join(" saves nothing: it costs what today costs, ", say.money(decision.tcoThen)));
    return when(
        decision.changes.and(decision.meanwhile.not()),
        doing("Switch caching on: it"),
        either(
            money.counted,
            either(
                cheaper,
                join(
                    either(model.today.planned, " avoids ", " saves "), say.money(decision.saving)),
                either(
                    dearer, join(" costs {} more", say.money(ZERO.minus(decision.saving))), same)),
            costs),
        say.overHorizon(),
        either(
            money.counted,
            join(
                when(cheaper.or(dearer), todayAndThen),
                when(
                    dearer,
                    purpose(
                        ". It keeps up with the data",
                        ". It restores quality",
                        ". It adds retrieval"))),
            when(model.totals.mustMove.not(), "; today's cost is not known")),
        ". ");
  }

  /**
   * What is advised.
   *
   * @param caching the same where today's approach stays and caching is switched on
   */
  private Text doing(String caching) {
    return either(decision.switchesCaching.and(decision.toTuned.not()), caching, doing());
  }

  private Text doing() {
    return join(
        new Text.Chosen(
            decision.approachThen,
            List.of(
                join("Prompting ", say.large),
                words("Using RAG"),
                join("Prompting ", say.small),
                words("Fine-tuning"),
                words("Fine-tuning with RAG"))),
        when(decision.approachThen.is("Small model").and(model.life.grounding), " with RAG"),
        when(decision.toTuned, say.shape));
  }

  /**
   * For what a change is made that costs more than today; empty where nothing demands it.
   *
   * @param quality said where today's was measured below the required one, and the new one is not
   */
  Text purpose(String data, String quality, String retrieval) {
    Expression outOfDate =
        decision.patternFails.when().or(decision.dataMovesTooFast.when()).and(model.life.tunedNow);
    Expression required = model.quality.requiredQuality;
    Expression today = quality(in.cell(Workloads.CURRENT_APPROACH));
    Expression then = quality(decision.approachThen);
    Expression restores =
        today.known().and(today.below(required)).and(then.known()).and(then.atLeast(required));
    Expression grounds = model.life.grounding.above(ZERO).and(model.today.retrieves.not());
    return either(outOfDate, data, either(restores, quality, when(grounds, retrieval)));
  }

  /** The measured quality of an approach; blank where it was not measured. */
  private Expression quality(Expression approach) {
    return ifElse(
        approach.is("Small model"),
        in.cell(Workloads.SMALL_QUALITY),
        ifElse(
            approach.is("Fine-tuned").or(approach.is("Fine-tuned with RAG")),
            in.cell(Workloads.TUNED_QUALITY),
            in.cell(Workloads.PROMPTED_QUALITY)));
  }

  /** What a choice that turns the verdict would cost, where that is less than the verdict does. */
  private Text fix() {
    Expression fixIsCheaper =
        decision
            .approachThen
            .known()
            .and(decision.costOfFix.known())
            .and(model.searched.edited.above(ZERO).not())
            .and(decision.costOfFix.belowMoney(decision.tcoThen));
    return when(
        fixIsCheaper,
        " With the change in What would change it, the cost is {} instead of {}.",
        say.money(decision.costOfFix),
        say.money(decision.tcoThen));
  }

  /** What fine-tuning would do while evidence is pending. */
  private Text ifTuned() {
    return join(either(kept, KEEPING, "Fine-tuning would save "), say.saving);
  }

  /** What is advised until the evidence is there, and what it saves. */
  private Text meanwhile() {
    return when(
        decision.meanwhile,
        " Meanwhile, {} saves {}{}{}.",
        doing("switching caching on"),
        say.money(decision.saving),
        say.overHorizon(),
        todayAndThen);
  }

  /** The text of the rule that holds; nothing where it is another one. */
  private Text byRule(Map<Decision.Rule, Text> said) {
    return new Text.Chosen(
        decision.rule,
        decision.rules.stream().map(rule -> said.getOrDefault(rule, words(""))).toList());
  }

  private Text notDecidedOrClosed() {
    Expression once = model.totals.oneOffTuned;
    Text goesOn =
        either(
            decision.ownBase,
            words(
                "The prompted model is what the fine-tuned model is made of. The fine-tuned model"
                    + " goes on until it is known which model it would go back to"),
            join(
                "The fine-tuned model goes on: {}{}, against {} to {}{}. {}",
                say.money(decision.tcoToday),
                say.overHorizon(),
                figure(model.totals.tcoAlternative, WHOLE),
                say.alternative,
                when(
                    once.aboveMoney(ZERO),
                    ". Net saving also counts {} for what would still be built",
                    say.money(once)),
                say.volumes()));
    return byRule(
        Map.of(
            decision.lacking,
            notDecided,
            decision.closed,
            closed(),
            decision.goesOn,
            goesOn,
            decision.goesOnWithRag,
            goesOn));
  }

  /** What is known of what fine-tuning would save, and what it waits for. */
  private Text pending() {
    return join(
        when(decision.waits, ifTuned()),
        byRule(
            Map.of(
                decision.answersWanted, answersWanted(),
                decision.evaluationBlocks, evaluationBlocks(),
                decision.notBenchmarked, notBenchmarked(),
                decision.underMargin, underMargin(),
                decision.underOneRetraining, underOneRetraining(),
                decision.chanceTooLow, chanceTooLow())));
  }

  private Text lacking() {
    MissingInputs needs = decision.needs;
    List<Object> prices = new ArrayList<>();
    prices.add("missing or unreadable:");
    needs.prices.forEach((missing, said) -> prices.add(when(missing, " " + said + ";")));
    prices.add(" ");
    // Where a cell is missing, prices are too that are there but cannot be applied.
    return join(
        "Not decided, ",
        either(
            needs.cells,
            "cells of this row are missing or unreadable; ",
            either(
                needs.anyPrice,
                join(prices.toArray()),
                "a total of this row cannot be calculated; ")),
        new Text.OfRun(),
        listed);
  }

  private Text closed() {
    Expression trainingFirst =
        looked
            .trainingEnded
            .and(in.cell(Workloads.TUNING_METHOD).is("Provider API"))
            .and(model.totals.mustMove.not());
    OptionTokens tokens = model.tokens;
    Expression tooLate =
        model
            .life
            .neverServed
            .and(model.life.life.atLeast(model.life.longestStay.floor()))
            .and(trainingFirst.not());
    return join(
        either(
            model.totals.mustMove,
            words("The fine-tuned model must move: "),
            words("The candidate cannot be used: ")),
        either(
            tokens.tunedTooLong,
            doesNotFit(
                tokens.tunedTooLong,
                tokens.inputTuned.plus(tokens.outputTuned),
                looked.tuned.context()),
            either(
                tooLate,
                "not in production within the horizon",
                either(
                    trainingFirst,
                    join(LAST_TRAINING, figure(looked.lastTraining, DAY)),
                    either(
                        looked.lastService.known(),
                        join("its last day of service is ", figure(looked.lastService, DAY)),
                        join(LAST_TRAINING, figure(looked.lastTraining, DAY)))))),
        when(
            model.life.leadTime.above(ZERO).and(tokens.tunedTooLong.not()),
            ", and the lead time is ",
            months(model.life.leadTime)),
        when(
            decision.changes.not(),
            ". It costs {}{} to {}",
            say.money(model.totals.tcoAlternative),
            say.overHorizon(),
            say.alternative));
  }

  /** What fine-tuning costs more than the alternative, or saves, and from which volume on. */
  private Text theSaving() {
    Expression decided =
        decision.needs.lacking.not().and(model.life.closed.not()).and(decision.keeps.not());
    Expression costsMore = decided.and(decision.noSaving.when());
    Expression pays =
        decision
            .verdict
            .is(Decision.FINE_TUNE)
            .or(decision.verdict.is(Decision.FINE_TUNE_WITH_RAG))
            .and(decision.keeps.not());
    return join(
        when(costsMore, noSaving()),
        when(pays, pays()),
        when(costsMore.or(pays), say.volumes()),
        when(costsMore, say.priceNeeded()));
  }

  private Text noSaving() {
    Expression more = ZERO.minus(model.totals.netSaving);
    return either(
        decision.changes,
        when(model.life.tunedNow.not(), "Fine-tuning would cost {} more. ", say.money(more)),
        join("Fine-tuning costs {} more{}{}. ", say.money(more), say.overHorizon(), say.costs()));
  }

  private Text dataMoves() {
    return join(
        "Data shifts every {}; re-training comes every {}. The fine-tuned model is out of date"
            + " before it is renewed{}",
        interval(in.cell(Workloads.DATA_SHIFT)),
        interval(model.life.cadence),
        blocked(4));
  }

  private Text qualityFails() {
    Variable tuned = in.cell(Workloads.TUNED_QUALITY);
    return join(
        either(
            tuned.known(),
            join(
                "Fine-tuned quality is {}, below the required {}",
                say.percent(tuned),
                say.percent(model.quality.requiredQuality)),
            join(
                "Prompted, {} reaches {}; the required quality is {}. Fine-tuning closes {} points;"
                    + " this may need a larger fine-tuned model",
                say.small,
                say.percent(in.cell(Workloads.SMALL_QUALITY)),
                say.percent(model.quality.requiredQuality),
                figure(in.assumption(Assumption.CLOSABLE_GAP), PERCENT))),
        blocked(3));
  }

  /** Which larger model may do what the candidate cannot. */
  private Text larger() {
    return when(
        decision.largerSaves.aboveMoney(in.assumption(Assumption.MATERIALITY)),
        " A larger fine-tuned model may: {} would save {}{} if it reached {}.",
        new Text.Name(ModelPrices.PARAMETERS, words("another one")),
        say.money(decision.largerSaves),
        say.overHorizon(),
        say.percent(model.quality.requiredQuality));
  }

  private Text answersWanted() {
    return join(
        ". With good answers on{} the verdict is {}",
        missingAnswers(),
        word(decision.verdictIfAnswered));
  }

  private Text missingAnswers() {
    Variable regression = in.cell(Workloads.REGRESSION);
    Expression openPieces = decision.checklist.evaluation.is(Checklist.UNKNOWN);
    return join(
        when(in.cell(Workloads.TASK_PATTERN).known().not(), " task pattern,"),
        when(regression.known().not(), " regression testing,"),
        when(openPieces.and(in.cell(Workloads.TEST_SET).known().not()), " held-out test set,"),
        when(openPieces.and(in.cell(Workloads.BASELINE).known().not()), " baseline comparison,"),
        when(in.cell(Workloads.DATA_SHIFT).known().not(), " data shift interval,"));
  }

  private Text evaluationBlocks() {
    Expression open =
        decision
            .checklist
            .quality
            .is(Checklist.CAUTION)
            .or(decision.checklist.quality.is(Checklist.UNKNOWN));
    return join(
        ". Build regression testing first: nothing can be benchmarked or released without it",
        when(open, "; then benchmark"));
  }

  private Text notBenchmarked() {
    return either(
        decision.checklist.quality.is(Checklist.CAUTION),
        join(
            ". Prompted, {} reaches {}, near enough to the required {}. Measure the fine-tuned"
                + " model",
            say.small,
            say.percent(in.cell(Workloads.SMALL_QUALITY)),
            say.percent(model.quality.requiredQuality)),
        ". Nobody has measured whether the fine-tuned model is good enough");
  }

  private Text underMargin() {
    return join(
        ". That is {} of the alternative's cost, under the margin of {}",
        say.percent(model.totals.netSaving.dividedBy(model.totals.tcoAlternative)),
        say.percent(in.assumption(Assumption.MARGIN)));
  }

  private Text underOneRetraining() {
    return join(". That is less than one re-training costs: ", say.money(model.costs.retraining));
  }

  private Text chanceTooLow() {
    return join(
        ". The chance of payback is {}, under the {} asked for",
        say.chance,
        say.percent(in.assumption(Assumption.CONFIDENCE)));
  }

  private Text pays() {
    // The saving that is told and its payback are about the same two options.
    Expression saves = decision.changes.and(decision.saving.aboveMoney(ZERO));
    Expression month = ifElse(saves, decision.cash.payback, model.returns.payback);
    Expression exact = ifElse(saves, decision.cash.paybackExact, model.returns.paybackExact);
    return join(
        either(
            decision.changes,
            when(
                againstToday.not(),
                "The alternative, to {}, costs {} more than that. ",
                say.alternative,
                say.saving()),
            join(either(kept, KEEPING, "Fine-tuning saves "), say.saving, ". ")),
        either(
            month.above(ZERO),
            either(
                exact.atLeast(Constant.ONE),
                join("It pays back after {} months", figure(exact, ONE)),
                "It pays back within a month"),
            "It pays back at once"),
        ". ");
  }

  private Text notes() {
    Expression decided = decision.needs.lacking.not();
    Expression cutByProvider =
        model.life.closed.not().and(model.life.life.below(model.life.longestStay.floor()));
    Expression serviceCuts = model.life.trainingLife.atLeast(model.life.serviceLife);
    Variable prompted = in.cell(Workloads.PROMPTED_QUALITY);
    Variable smallQuality = in.cell(Workloads.SMALL_QUALITY);
    Expression badAnswers = in.cell(Workloads.BAD_ANSWER_COST).above(ZERO);
    return when(
        decided,
        when(
            cutByProvider,
            either(
                serviceCuts,
                join(" The provider ends the candidate on ", figure(looked.lastService, DAY)),
                join(
                    " The provider stops training the candidate on ",
                    figure(looked.lastTraining, DAY))),
            ", so ",
            say.horizon,
            either(model.life.horizon.equalTo(Constant.ONE), " counts.", " count.")),
        promptedEnds(),
        announced(),
        when(
            model.life.closed.not().and(model.life.leadTimePaid.above(ZERO)),
            " The fine-tuned model serves after {}; until then the alternative does.",
            months(model.life.leadTimePaid)),
        when(
            model.tokens.smallTooLong,
            " The small model {} has no API path: {}.",
            say.small,
            doesNotFit(
                model.tokens.smallTooLong,
                model.tokens.inputSmall.plus(model.tokens.outputSmall),
                looked.small.context())),
        when(
            prompted.known().and(prompted.atLeast(model.quality.requiredQuality).not()),
            " Even the large model misses the required quality."),
        when(
            model.quality.smallAcceptable.and(smallQuality.known().not()),
            " The small model's quality was never measured."),
        when(
            badAnswers.and(model.quality.badAnswersCounted.not()),
            " Bad answers are left out, since not every quality is measured."),
        quoted());
  }

  /** What the model in use costs from a day on, where that makes a difference. */
  private Text announced() {
    Expression more = model.announced.moreAYear;
    return when(
        more.atLeastMoney(Constant.ONE).or(ZERO.minus(Constant.ONE).atLeastMoney(more)),
        " From {} {} costs {}/{}: {} a year {}.",
        figure(model.announced.day, DAY),
        either(
            model.life.tunedNow,
            words("the fine-tuned model"),
            either(model.today.smallNow, say.small, say.large)),
        figure(model.announced.input, TWO),
        figure(model.announced.output, TWO),
        say.money(ifElse(more.above(ZERO), more, ZERO.minus(more))),
        either(more.above(ZERO), words("more"), words("less")));
  }

  /** What the end of the prompted model costs, where it comes within the horizon. */
  private Text promptedEnds() {
    Expression replaced = model.requests.replacement.known();
    Expression within = model.requests.promptedEnds;
    // A month that never comes is infinite, and would be written in a part of the text by itself.
    Expression month = ifElse(within, model.requests.migrationMonth, BLANK);
    return when(
        within,
        " The provider ends {} on {}{}.{}",
        say.large,
        figure(looked.promptedLastService, DAY),
        either(
            replaced,
            join(
                ": from month {} on the price of {} counts", figure(month, WHOLE), say.replacement),
            ": no replacement has a price, so its own goes on"),
        when(
            model.costs.migrationInHorizon.aboveMoney(ZERO),
            " Moving costs {}.",
            say.money(model.costs.migrationInHorizon)));
  }

  private Text quoted() {
    List<Object> parts = new ArrayList<>();
    for (var column :
        List.of(
            Workloads.TRAINING_COST,
            Workloads.SERVING_COST,
            Workloads.ONE_OFF_COST,
            Workloads.PROMPTING_COST,
            Workloads.RETRIEVAL_COST)) {
      parts.add(when(in.cell(column).known(), " " + column.header() + " is quoted."));
    }
    return join(parts.toArray());
  }
}
