package breakeven.core.decision;

import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Text.Style.DAY;
import static breakeven.core.expression.Text.Style.ONE;
import static breakeven.core.expression.Text.Style.PERCENT;
import static breakeven.core.expression.Text.Style.TWO;
import static breakeven.core.expression.Text.Style.WHOLE;
import static breakeven.core.expression.Text.figure;
import static breakeven.core.expression.Text.join;
import static breakeven.core.expression.Text.when;
import static breakeven.core.expression.Text.word;
import static breakeven.core.expression.Text.words;
import static java.util.Objects.requireNonNull;

import breakeven.core.economics.Answer;
import breakeven.core.economics.BreakEvens;
import breakeven.core.economics.Inputs;
import breakeven.core.economics.Model;
import breakeven.core.economics.OptionTokens;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextParts;
import breakeven.core.expression.Variable;
import breakeven.core.price.PriceVariables;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is said of a verdict and of each check: one sentence with the two or three figures that
 * decided it.
 */
public final class Sentences {
  private static final String LARGE_MODEL = "the large model";

  /** How an answer begins that is no number at any volume. */
  private static final String NEVER = "never";

  private static final String TOKENS_A_MONTH = " tokens a month";
  private static final String KEEPING = "Keeping the fine-tuned model saves ";
  private static final String LAST_TRAINING = "its last day of training is ";

  private static final Constant THOUSAND = Constant.number("1,000", 1000);

  /** What rounds to 0.0. */
  private static final Constant TINY = Constant.number("0.05", 0.05);

  private final Decision decision;
  private final Model model;
  private final Inputs in;
  private final PriceVariables looked;
  private final String currency;

  private final Text horizon;

  /** The prompted model's name. */
  private final Text large;

  /** The name of the small model that is, or would be, prompted. */
  private final Text small;

  /** What the alternative is to do: {@code prompt gpt-5.4}. */
  private final Text alternative;

  private final Text saving;

  /** What volume breaks even, or that none does: one sentence. */
  private final Text volumeNeeded;

  /** Today's volume, beside {@link #volumeNeeded}; empty where no volume breaks even. */
  private final Text.Phrase volumeToday;

  /** Whether today's approach is the alternative, or what it costs is unknown. */
  private final Expression againstToday;

  /** Whether the fine-tuned model of today is kept, at the same cost. */
  private final Expression kept;

  private final Text.Phrase todayAndThen;
  private final Text.Phrase wouldSave;

  /** What a choice that turns the verdict would cost, where that is less than the verdict does. */
  public final Text.Phrase fix;

  /** Whether there is such a choice; a flag. */
  public final Expression fixIsCheaper;

  /** Why a row that lacks something is not decided. */
  public final Text.Phrase notDecided;

  /** Where a reader finds what a row lacks. */
  public final Text.Phrase listed;

  /** The cells outside the row that keep it from being decided. */
  private final Text.Phrase elsewhere;

  /** The break-even volume, or the words that say why there is none. */
  public final Text.Phrase breakEvenVolume;

  /** The break-even price as a sentence says it: where it pays, and from where on. */
  public final Text breakEvenPrice;

  /** The chance of payback as it was drawn. */
  public final Text.Phrase chance;

  /** The sentence of why. */
  public final Text why;

  /** The evidence of the five checks, in their order. */
  public final List<Text> checkEvidence;

  /**
   * The evidence of the five warnings, in their order; empty texts where a warning is not raised.
   */
  public final List<Text> warningEvidence;

  /**
   * The sentences of a model.
   *
   * @param currency the reporting currency's code, written behind every amount
   */
  public Sentences(Decision decision, String currency) {
    this.decision = decision;
    this.model = decision.model;
    this.in = model.inputs;
    this.looked = model.looked;
    this.currency = currency;
    horizon = phrase("Horizon in words", months(model.life.horizon));
    large =
        phrase("Large model in words", new Text.Name(Workloads.PROMPTED_MODEL, words(LARGE_MODEL)));
    small =
        phrase(
            "Small model in words",
            new Text.Name(
                Workloads.SMALLER_MODEL,
                new Text.Name(Workloads.CANDIDATE_MODEL, words("a smaller model"))));
    alternative = phrase("Alternative in words", alternative());
    saving = phrase("Saving in words", saving(), overHorizon(), costs());
    breakEvenVolume = phrase("Break-even volume in words", breakEvenVolume());
    volumeToday = phrase("Volume in words", millions(model.volume.monthlyTokens));
    volumeNeeded = phrase("Volume needed in words", volumeNeeded());
    breakEvenPrice = breakEvenPrice();
    chance = phrase("Chance in words", percent(decision.chance));
    listed =
        phrase(
            "Where it is listed",
            new Text.Either(
                decision.needs.cells.or(decision.needs.anyPrice),
                words(decision.issuesSheet + " names each"),
                words(decision.issuesSheet + " says why")));
    elsewhere = new Text.Phrase("Cells to look at", new Text.OfRun());
    notDecided = reason(decision.lacking, lacking());
    againstToday =
        decision
            .portfolio
            .counted
            .not()
            .or(
                decision
                    .tcoToday
                    .belowMoney(model.totals.tcoAlternative)
                    .or(model.totals.tcoAlternative.belowMoney(decision.tcoToday))
                    .not());
    kept =
        model
            .life
            .tunedNow
            .and(decision.tcoToday.belowMoney(model.totals.tcoTuned).not())
            .and(model.totals.tcoTuned.belowMoney(decision.tcoToday).not());
    todayAndThen =
        phrase(
            "Today and then",
            ": ",
            figure(decision.tcoToday, WHOLE),
            " today, ",
            figure(decision.tcoThen, WHOLE),
            " then");
    wouldSave = phrase("Fine-tuning in words", ifTuned());
    fixIsCheaper =
        decision
            .approachThen
            .known()
            .and(decision.costOfFix.known())
            .and(model.searched.edited.above(ZERO).not())
            .and(decision.costOfFix.belowMoney(decision.tcoThen));
    fix = phrase("Fix in words", fix());
    why =
        join(
            phrase("Change in words", change()),
            reason(),
            ".",
            fix,
            phrase("Why besides", notes()));
    Checklist checklist = decision.checklist;
    checkEvidence =
        evidence(
            checklist.checks,
            Map.of(
                checklist.pattern, pattern(),
                checklist.volume, volume(),
                checklist.evaluation, evaluation(),
                checklist.quality, quality(),
                checklist.dataChange, dataChange()));
    warningEvidence =
        evidence(
            checklist.warnings,
            Map.of(
                checklist.incompleteCost, raised(checklist.incompleteCost, incomplete()),
                checklist.promptingCouldDo, raised(checklist.promptingCouldDo, prompting()),
                checklist.evaluationBurden, raised(checklist.evaluationBurden, burden()),
                checklist.insteadOfRag, raised(checklist.insteadOfRag, insteadOfRag()),
                checklist.staleSnapshot, raised(checklist.staleSnapshot, stale())));
  }

  /** What is said of each line, in their order. */
  private static List<Text> evidence(List<Line> lines, Map<Line, Text> said) {
    return lines.stream()
        .map(
            line ->
                TextParts.of(
                    line.name().replaceFirst(" \\(.*", "") + " in words",
                    requireNonNull(said.get(line), line.name())))
        .toList();
  }

  private static Text.Phrase phrase(String name, Object... parts) {
    return new Text.Phrase(name, TextParts.of(name, join(parts)));
  }

  // --- figures ----------------------------------------------------------------------------------

  private Text money(Expression amount) {
    return join(figure(amount, WHOLE), " ", currency);
  }

  private Text saving() {
    return money(model.totals.netSaving);
  }

  private Text overHorizon() {
    return join(" over ", horizon);
  }

  private static Text months(Expression count) {
    return join(
        figure(count, WHOLE),
        new Text.Either(count.equalTo(Constant.ONE), words(" month"), words(" months")));
  }

  /** {@code month}, {@code 6 months}, {@code 4.5 months}. */
  private static Text interval(Expression count) {
    return new Text.Either(
        count.equalTo(Constant.ONE), words("month"), join(shortNumber(count), " months"));
  }

  /** A decimal only where there is one. */
  private static Text shortNumber(Expression number) {
    return new Text.Either(
        number.equalTo(number.floor()), figure(number, WHOLE), figure(number, ONE));
  }

  /** Millions of tokens: a decimal only where there are less than 1,000. */
  private static Text millions(Expression tokens) {
    return join(
        new Text.Either(
            tokens.atLeast(THOUSAND).or(tokens.above(ZERO).not()),
            figure(tokens, WHOLE),
            new Text.Either(tokens.above(TINY), figure(tokens, ONE), words("under 0.1"))),
        " M");
  }

  private Text percent(Expression share) {
    return join(figure(share, PERCENT), "%");
  }

  /** An answer's number with its unit, or its words. */
  private static Text answer(Answer answer, Text number) {
    List<Text> texts = new ArrayList<>();
    for (String words : answer.words()) {
      texts.add(words.isEmpty() ? number : words(words));
    }
    return new Text.Chosen(answer.rule(), texts);
  }

  private Text breakEvenVolume() {
    Answer volume = model.breakEvenVolume.volume;
    Text figure = phrase("Break-even volume as a figure", millions(volume.value()));
    return answer(volume, join(figure, TOKENS_A_MONTH));
  }

  private Text volumeNeeded() {
    Answer volume = model.breakEvenVolume.volume;
    List<Text> texts = new ArrayList<>();
    for (String words : volume.words()) {
      texts.add(
          words.startsWith(NEVER)
              ? words("No volume breaks even" + words.substring(NEVER.length()))
              : words.isEmpty()
                  ? join("Break-even volume is ", breakEvenVolume)
                  : words.equals(BreakEvens.REVIEW_AGAIN)
                      ? words("Break-even volume: " + words)
                      : words("No volume breaks even: the candidate is " + words));
    }
    return new Text.Chosen(volume.rule(), texts);
  }

  /** Beside a break-even volume, today's. */
  private Text volumes() {
    Expression needed = model.breakEvenVolume.volume.value();
    return phrase(
        "Volumes in words",
        volumeNeeded,
        when(needed.known(), "; today it is ", volumeToday),
        when(
            model
                .totals
                .netSaving
                .aboveMoney(ZERO)
                .not()
                .and(model.volume.monthlyTokens.above(needed)),
            ", but replicas or growth undo the saving"));
  }

  private Text breakEvenPrice() {
    Answer price = model.breakEvens.price;
    Text fall = percent(price.value());
    List<Text> texts = new ArrayList<>();
    for (String words : price.words()) {
      texts.add(
          words.isEmpty()
              ? phrase("Pays from in words", "pays from a fall of ", fall)
              : words(words));
    }
    // The value where no rule holds: it pays today.
    texts.set(texts.size() - 1, phrase("Pays still in words", "still pays after a fall of ", fall));
    return new Text.Chosen(price.rule(), texts);
  }

  /** How dear the large model would have to be. */
  private Text priceNeeded() {
    Expression times = model.breakEvens.priceNeeded;
    return phrase(
        "Price needed in words",
        when(
            times.known(),
            ". Fine-tuning would need a price ",
            new Text.Either(
                times.above(THOUSAND),
                figure(times, WHOLE),
                new Text.Either(times.above(Constant.TWO), figure(times, ONE), figure(times, TWO))),
            " times today's"));
  }

  /** What both options cost: {@code : 1,090 to prompt gpt-5.4-nano, 19,647 fine-tuned}. */
  private Text costs() {
    return join(
        ": ",
        figure(model.totals.tcoAlternative, WHOLE),
        " to ",
        alternative,
        ", ",
        figure(model.totals.tcoTuned, WHOLE),
        " fine-tuned");
  }

  private Text alternative() {
    return join(
        new Text.Chosen(
            model.totals.alternative,
            List.of(join("prompt ", large), words("use RAG"), join("prompt ", small))),
        when(model.totals.smallIsAlternative.and(model.life.grounding), " with RAG"));
  }

  /** What a failed check keeps from being saved. */
  private Text blocked(int check) {
    return join(
        ". ",
        decision.checklist.checks.get(check).name(),
        " blocks a saving of ",
        saving(),
        overHorizon());
  }

  /** What the alternative costs more than fine-tuning. */
  private Text alternativeCosts() {
    return join(". The alternative, to ", alternative, ", costs ", saving(), " more than that");
  }

  // --- why --------------------------------------------------------------------------------------

  /** What the verdict's approach saves or costs against today's, where it is another one. */
  private Text change() {
    PortfolioMoney money = decision.portfolio;
    Expression grounds =
        in.cell(Workloads.CURRENT_APPROACH).is("Prompting").and(decision.approachThen.is("RAG"));
    Text dearer =
        phrase(
            "Cost of the change in words",
            " costs ",
            money(ZERO.minus(decision.moneyAtStake)),
            " more",
            overHorizon(),
            todayAndThen,
            purpose());
    Text same =
        phrase(
            "Change that costs the same in words",
            " saves nothing",
            new Text.Either(grounds, grounding(), words(": it costs what today costs, ")),
            money(decision.tcoThen),
            overHorizon());
    Text unknown =
        phrase(
            "Change from an unknown cost in words",
            " costs ",
            money(decision.tcoThen),
            overHorizon(),
            "; today's cost is not known");
    Text saves = join(" saves ", money(decision.moneyAtStake), overHorizon(), todayAndThen);
    return when(
        decision.changes,
        phrase("Approach then in words", doing()),
        new Text.Either(
            money.counted,
            new Text.Either(
                money.saves,
                saves,
                new Text.Either(decision.tcoThen.aboveMoney(decision.tcoToday), dearer, same)),
            unknown),
        ". ");
  }

  /** Why retrieval is set up though it saves nothing: the large option has it today as then. */
  private Text grounding() {
    Expression oneOff = decision.portfolio.oneOff;
    return join(
        when(oneOff.aboveMoney(ZERO), " and costs ", money(oneOff), " up front"),
        ". The answers need grounding: today is counted with retrieval too, ");
  }

  private Text doing() {
    return join(
        new Text.Chosen(
            decision.approachThen,
            List.of(
                join("Prompting ", large),
                words("Using RAG"),
                join("Prompting ", small),
                words("Fine-tuning"),
                words("Fine-tuning with RAG"))),
        when(decision.approachThen.is("Small model").and(model.life.grounding), " with RAG"));
  }

  /** For what a change costs more than today. */
  private Text purpose() {
    Expression outOfDate =
        decision.patternFails.when().or(decision.dataMovesTooFast.when()).and(model.life.tunedNow);
    return new Text.Either(
        outOfDate, words(". It keeps up with the data"), words(". It restores quality"));
  }

  private Text fix() {
    return when(
        fixIsCheaper,
        " With the change in What would change it, the cost is ",
        money(decision.costOfFix),
        " instead of ",
        money(decision.tcoThen),
        ".");
  }

  /** What fine-tuning would do while evidence is pending, against today and the alternative. */
  private Text ifTuned() {
    PortfolioMoney money = decision.portfolio;
    Text withAlternative =
        phrase(
            "Fine-tuning against the alternative in words",
            overHorizon(),
            todayAndThen,
            alternativeCosts());
    return new Text.Either(
        againstToday,
        join("Fine-tuning would save ", saving),
        new Text.Either(
            kept,
            join(KEEPING, saving),
            join(
                new Text.Either(
                    money.pending,
                    join("Fine-tuning would save ", money(money.pendingEvidence)),
                    join("Fine-tuning would cost ", money(money.pendingCost), " more")),
                withAlternative)));
  }

  private Text reason() {
    Map<Decision.Rule, Text> reasons =
        Map.ofEntries(
            Map.entry(decision.closed, closed()),
            Map.entry(decision.noSaving, noSaving()),
            Map.entry(
                decision.patternFails,
                join(
                    "The task pattern is volatile: what a fine-tuned model learns goes out of date",
                    blocked(0))),
            Map.entry(decision.dataMovesTooFast, dataMoves()),
            Map.entry(decision.qualityFails, qualityFails()),
            Map.entry(decision.answersWanted, answersWanted()),
            Map.entry(decision.evaluationBlocks, evaluationBlocks()),
            Map.entry(decision.notBenchmarked, notBenchmarked()),
            Map.entry(decision.underMargin, underMargin()),
            Map.entry(decision.underOneRetraining, underOneRetraining()),
            Map.entry(decision.chanceTooLow, chanceTooLow()),
            Map.entry(decision.paysWithRag, pays()),
            Map.entry(decision.pays, pays()));
    return new Text.Chosen(
        decision.rule,
        decision.rules.stream()
            .<Text>map(
                rule ->
                    rule == decision.lacking
                        ? notDecided
                        : reason(rule, requireNonNull(reasons.get(rule), rule.when().name())))
            .toList());
  }

  private static Text.Phrase reason(Decision.Rule rule, Text text) {
    return phrase("Why: " + rule.when().name(), text);
  }

  private Text lacking() {
    MissingInputs needs = decision.needs;
    List<Object> prices = new ArrayList<>();
    prices.add("Not decided, missing or unreadable:");
    needs.prices.forEach((missing, said) -> prices.add(when(missing, " " + said + ";")));
    prices.addAll(List.of(" ", elsewhere, listed));
    // Where a cell is missing, prices are too that are there but cannot be applied.
    return new Text.Either(
        needs.cells,
        join("Not decided, cells of this row are missing or unreadable; ", elsewhere, listed),
        new Text.Either(
            needs.anyPrice,
            join(prices.toArray()),
            join("Not decided, a total of this row cannot be calculated; ", elsewhere, listed)));
  }

  /**
   * What is said of cells that many rows share, such as prices.
   *
   * @param cells as a sentence lists them; empty where there are none
   */
  public static String lookAt(String cells) {
    return cells.isEmpty() ? "" : "look at " + cells + "; ";
  }

  private Text closed() {
    Expression trainingFirst =
        looked.trainingEnded.and(in.cell(Workloads.TUNING_METHOD).is("Provider API"));
    OptionTokens tokens = model.tokens;
    Expression tooLate =
        model
            .life
            .neverServed
            .and(model.life.life.atLeast(model.life.longestStay.floor()))
            .and(trainingFirst.not());
    return join(
        "The candidate is closed: ",
        new Text.Either(
            tokens.tunedTooLong,
            doesNotFit(
                tokens.tunedTooLong,
                tokens.inputTuned.plus(tokens.outputTuned),
                looked.tuned.context()),
            new Text.Either(
                tooLate,
                words("it would not be in production within the horizon"),
                new Text.Either(
                    trainingFirst,
                    join(LAST_TRAINING, figure(looked.lastTraining, DAY)),
                    new Text.Either(
                        looked.lastService.known(),
                        join("its last day of service is ", figure(looked.lastService, DAY)),
                        join(LAST_TRAINING, figure(looked.lastTraining, DAY)))))),
        when(
            model.life.leadTime.above(ZERO).and(tokens.tunedTooLong.not()),
            ", and the lead time is ",
            months(model.life.leadTime)),
        when(
            decision.changes.not(),
            ". It costs ",
            money(model.totals.tcoAlternative),
            overHorizon(),
            " to ",
            alternative));
  }

  /** A context without a limit is no figure, and is not printed. */
  private static Text doesNotFit(Expression tooLong, Expression tokens, Expression context) {
    return join(
        "a request of ",
        figure(tokens, WHOLE),
        " tokens does not fit the model's ",
        figure(ifElse(tooLong, context, ZERO), WHOLE));
  }

  private Text noSaving() {
    Expression more = ZERO.minus(model.totals.netSaving);
    return join(
        new Text.Either(
            decision.changes,
            new Text.Either(
                model.life.tunedNow,
                words(""),
                join("Fine-tuning would cost ", money(more), " more. ")),
            join("Fine-tuning costs ", money(more), " more", overHorizon(), costs(), ". ")),
        volumes(),
        priceNeeded());
  }

  private Text dataMoves() {
    return join(
        "Data shifts every ",
        interval(in.cell(Workloads.DATA_SHIFT)),
        "; re-training comes every ",
        interval(model.life.cadence),
        ". The fine-tuned model is out of date before it is renewed",
        blocked(4));
  }

  private Text qualityFails() {
    Variable tuned = in.cell(Workloads.TUNED_QUALITY);
    return join(
        new Text.Either(
            tuned.known(),
            join(
                "Fine-tuned quality is ",
                percent(tuned),
                ", below the required ",
                percent(model.quality.requiredQuality)),
            join(
                "Prompted, ",
                small,
                " reaches ",
                percent(in.cell(Workloads.SMALL_QUALITY)),
                "; the required quality is ",
                percent(model.quality.requiredQuality),
                ". Fine-tuning closes ",
                figure(in.assumption(Assumption.CLOSABLE_GAP), PERCENT),
                " points; this may need a larger fine-tuned model")),
        blocked(3));
  }

  private Text answersWanted() {
    return join(
        wouldSave,
        ". With good answers on",
        missingAnswers(),
        " the verdict is ",
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
        wouldSave,
        ". Build regression testing first: nothing can be benchmarked or released without it",
        when(open, "; then benchmark"));
  }

  private Text notBenchmarked() {
    return join(
        wouldSave,
        new Text.Either(
            decision.checklist.quality.is(Checklist.CAUTION),
            join(
                ". Prompted, ",
                small,
                " reaches ",
                percent(in.cell(Workloads.SMALL_QUALITY)),
                ", near enough to the required ",
                percent(model.quality.requiredQuality),
                ". Measure the fine-tuned model"),
            words(". Nobody has measured whether the fine-tuned model is good enough")));
  }

  private Text underMargin() {
    return join(
        wouldSave,
        ". That is ",
        percent(model.totals.netSaving.dividedBy(model.totals.tcoAlternative)),
        " of the alternative's cost, under the margin of ",
        percent(in.assumption(Assumption.MARGIN)));
  }

  private Text underOneRetraining() {
    return join(
        wouldSave, ". That is less than one re-training costs: ", money(model.releases.retraining));
  }

  private Text chanceTooLow() {
    return join(
        wouldSave,
        ". The chance of payback is ",
        chance,
        ", under the ",
        percent(in.assumption(Assumption.CONFIDENCE)),
        " asked for");
  }

  private Text pays() {
    return join(
        new Text.Either(
            decision.changes,
            when(
                againstToday.not(),
                "The alternative, to ",
                alternative,
                ", costs ",
                saving(),
                " more than that. "),
            join(new Text.Either(kept, words(KEEPING), words("Fine-tuning saves ")), saving, ". ")),
        phrase(
            "Payback in words",
            new Text.Either(
                model.returns.payback.above(ZERO),
                new Text.Either(
                    model.returns.paybackExact.atLeast(Constant.ONE),
                    join("It pays back after ", figure(model.returns.paybackExact, ONE), " months"),
                    words("It pays back within a month")),
                words("It pays back at once"))),
        ". ",
        volumes());
  }

  // --- what the row says besides -----------------------------------------------------------------

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
            new Text.Either(
                serviceCuts,
                join(" The provider ends the candidate on ", figure(looked.lastService, DAY)),
                join(
                    " The provider stops training the candidate on ",
                    figure(looked.lastTraining, DAY))),
            ", so ",
            horizon,
            new Text.Either(
                model.life.horizon.equalTo(Constant.ONE), words(" counts."), words(" count."))),
        promptedEnds(),
        when(
            model.life.closed.not().and(model.life.leadTime.above(ZERO)),
            " The fine-tuned model serves after ",
            months(model.life.leadTime),
            "; until then the alternative does."),
        when(
            model.tokens.smallTooLong,
            " The small model ",
            small,
            " has no API path: ",
            doesNotFit(
                model.tokens.smallTooLong,
                model.tokens.inputSmall.plus(model.tokens.outputSmall),
                looked.small.context()),
            "."),
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

  /** What the end of the prompted model costs, where it comes within the horizon. */
  private Text promptedEnds() {
    Expression replaced = model.requests.replacement.known();
    return when(
        model.life.horizon.atLeast(model.requests.migrationMonth),
        " The provider ends ",
        large,
        " on ",
        figure(looked.promptedLastService, DAY),
        new Text.Either(
            replaced,
            join(
                ": from month ",
                figure(model.requests.migrationMonth, WHOLE),
                " on its replacement's price counts"),
            words(": no replacement has a price, so its own goes on")),
        ".",
        when(
            model.runningCost.migration.aboveMoney(ZERO),
            " Moving costs ",
            money(model.runningCost.migration),
            "."));
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

  // --- evidence of the checks --------------------------------------------------------------------

  private Text typed(Column column) {
    Variable cell = in.cell(column);
    return join(
        column.header(), " ", new Text.Either(cell.known(), word(cell), words("not answered")));
  }

  private Text measured(Column column) {
    Variable cell = in.cell(column);
    return join(
        column.header(), " ", new Text.Either(cell.known(), percent(cell), words("not measured")));
  }

  private Text pattern() {
    return typed(Workloads.TASK_PATTERN);
  }

  private Text volume() {
    Expression saves = model.totals.netSaving.aboveMoney(ZERO);
    Expression fails = decision.checklist.volume.is(Checklist.FAIL);
    Expression passes = decision.checklist.volume.is(Checklist.PASS);
    Expression open = model.life.closed.not();
    return join(
        new Text.Either(
            model.volume.monthlyTokens.known(),
            join(volumeToday, TOKENS_A_MONTH),
            words("Volume is not known")),
        "; the rule of thumb says ",
        figure(in.assumption(Assumption.LOW_VOLUME), WHOLE),
        " to ",
        figure(in.assumption(Assumption.HIGH_VOLUME), WHOLE),
        " M",
        when(
            decision.needs.lacking.not(),
            ". ",
            volumeNeeded,
            when(
                open.and(fails).and(saves),
                ". It pays below the rule: a request saves enough to carry the fixed cost"),
            when(
                open.and(passes).and(saves.not()),
                ". It does not pay above the rule: a request saves too little")));
  }

  private Text evaluation() {
    return join(
        typed(Workloads.TEST_SET),
        ", ",
        typed(Workloads.BASELINE),
        ", ",
        typed(Workloads.REGRESSION));
  }

  private Text quality() {
    Checklist checklist = decision.checklist;
    Expression tuned = in.cell(Workloads.TUNED_QUALITY).known();
    Expression sampled = checklist.sampledQuality.known();
    Text sample =
        phrase(
            "Interval in words",
            when(
                sampled,
                " on ",
                figure(in.cell(Workloads.EVALUATION), WHOLE),
                " examples, ",
                percent(checklist.qualityLow),
                " to ",
                percent(checklist.qualityHigh)));
    return join(
        phrase("Fine-tuned quality in words", measured(Workloads.TUNED_QUALITY)),
        when(tuned, sample),
        ", ",
        phrase("Small model quality in words", measured(Workloads.SMALL_QUALITY)),
        when(tuned.not(), sample),
        phrase(
            "Required quality in words",
            ", required ",
            new Text.Either(
                model.quality.requiredQuality.known(),
                percent(model.quality.requiredQuality),
                words("not known"))),
        phrase(
            "Examples that settle it in words",
            when(
                checklist.qualityOpen,
                ". The required quality lies within the interval: ",
                new Text.Either(
                    checklist.examplesToSettle.known(),
                    join(
                        figure(checklist.examplesToSettle, WHOLE),
                        " examples at the same share would settle it"),
                    words("no number of examples at this share would settle it")))));
  }

  private Text dataChange() {
    Variable shift = in.cell(Workloads.DATA_SHIFT);
    return join(
        new Text.Either(
            shift.known(),
            new Text.Either(
                Constant.number("1,000,000", 1e6).above(shift),
                join("Data shifts every ", interval(shift)),
                words("Data never shifts")),
            words("Data shift interval not answered")),
        phrase(
            "Cadence in words",
            ", re-training every ",
            interval(model.life.cadence),
            " (",
            word(model.life.cadenceFrom),
            ")"));
  }

  // --- evidence of the warnings ------------------------------------------------------------------

  private static Text raised(Line warning, Text said) {
    return new Text.Either(warning, said, words(""));
  }

  private Text incomplete() {
    return join(
        "Release evaluation ",
        knownMoney(model.releases.releaseEvaluation),
        ", re-training ",
        knownMoney(model.releases.retraining),
        ", monitoring ",
        money(in.assumption(Assumption.MONITORING)),
        ", first release ",
        knownMoney(model.releases.firstRelease));
  }

  private Text knownMoney(Expression amount) {
    return new Text.Either(amount.known(), money(amount), words("not known"));
  }

  private Text prompting() {
    Variable smallQuality = in.cell(Workloads.SMALL_QUALITY);
    return join(
        new Text.Either(
            smallQuality.known(),
            join(
                "Small model prompted ",
                percent(smallQuality),
                " against ",
                percent(decision.checklist.measuredAgainst),
                new Text.Either(
                    in.cell(Workloads.TUNED_QUALITY).known(),
                    words(" fine-tuned"),
                    words(" required"))),
            words("The small model, prompted with five examples, was never measured")));
  }

  private Text burden() {
    return join(
        figure(model.releases.missingPieces, WHOLE),
        " of 3 pieces missing or not answered: ",
        money(model.releases.missingEvaluation),
        " to build");
  }

  private Text insteadOfRag() {
    return join("Facts are needed, and today's fine-tuned model does not retrieve them");
  }

  private Text stale() {
    Variable age = in.cell(Workloads.SNAPSHOT_AGE);
    return join(
        "Data shifts every ",
        interval(in.cell(Workloads.DATA_SHIFT)),
        ", re-training every ",
        interval(model.life.cadence),
        when(
            age.known(),
            ", snapshot ",
            shortNumber(age),
            new Text.Either(age.equalTo(Constant.ONE), words(" month"), words(" months")),
            " old"));
  }
}
