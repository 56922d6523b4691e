package breakeven.decision;

import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Text.Style.DAY;
import static breakeven.expression.Text.Style.ONE;
import static breakeven.expression.Text.Style.PERCENT;
import static breakeven.expression.Text.Style.TWO;
import static breakeven.expression.Text.Style.WHOLE;
import static breakeven.expression.Text.figure;
import static breakeven.expression.Text.join;
import static breakeven.expression.Text.phrase;
import static breakeven.expression.Text.when;
import static breakeven.expression.Text.word;
import static breakeven.expression.Text.words;
import static java.util.Objects.requireNonNull;

import breakeven.economics.Answer;
import breakeven.economics.Inputs;
import breakeven.economics.Model;
import breakeven.expression.Constant;
import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.expression.Text;
import breakeven.expression.Variable;
import breakeven.price.PriceVariables;
import breakeven.table.Assumption;
import breakeven.table.Column;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is said of a verdict and of each check: one sentence with the two or three figures that
 * decided it.
 */
public final class Sentences {
  private final Decision decision;
  private final Model model;
  private final Inputs in;
  private final PriceVariables looked;
  private final String currency;

  private final Text horizon;
  private final Text alternative;
  private final Text saving;

  /** Whether today's approach is the alternative, or what it costs is unknown. */
  private final Expression againstToday;

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
   * @param currency the reporting currency's code, which stands behind every amount
   */
  public Sentences(Decision decision, String currency) {
    this.decision = decision;
    this.model = decision.model;
    this.in = model.inputs;
    this.looked = model.looked;
    this.currency = currency;
    horizon = phrase("Horizon in words", months(model.life.horizon));
    alternative = phrase("Alternative in words", lowerAlternative());
    saving = phrase("Saving in words", saving(), overHorizon(), " (", costs(), ")");
    breakEvenVolume = phrase("Break-even volume in words", breakEvenVolume());
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
            .and(model.breakEvens.edited.above(ZERO).not())
            .and(decision.costOfFix.belowMoney(decision.tcoThen));
    fix = phrase("Fix in words", fix());
    why = join(phrase("Change in words", change()), reason(), fix, phrase("Why besides", notes()));
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
    return lines.stream().map(line -> requireNonNull(said.get(line), line.name())).toList();
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

  private Text tokens() {
    return join(figure(model.volume.monthlyTokens, ONE), " M tokens a month");
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
    Answer volume = model.breakEvens.volume;
    return answer(volume, join(figure(volume.value(), ONE), " M tokens a month"));
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
    // The value that stands where no rule holds: it pays today.
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
            "; would need a price ",
            new Text.Either(times.above(Constant.TWO), figure(times, ONE), figure(times, TWO)),
            " times today's"));
  }

  private Text costs() {
    return join(
        "fine-tuning ",
        money(model.totals.tcoTuned),
        " against ",
        money(model.totals.tcoAlternative),
        " to ",
        alternative);
  }

  private Text lowerAlternative() {
    return join(
        new Text.Chosen(
            model.totals.alternative,
            List.of(words("prompt"), words("use RAG"), words("prompt a smaller model"))),
        when(model.totals.smallIsAlternative.and(model.life.grounding), " with RAG"));
  }

  private Text leftOnTheTable() {
    return join("; fine-tuning would save ", saving(), overHorizon(), ", blocked by a check");
  }

  // --- why --------------------------------------------------------------------------------------

  /** What the verdict's approach saves or costs against today's, where it is another one. */
  private Text change() {
    PortfolioMoney money = decision.portfolio;
    Text dearer =
        phrase(
            "Cost of the change in words",
            " costs ",
            money(money.restoringQuality),
            " more",
            overHorizon(),
            todayAndThen,
            purpose());
    Text same =
        phrase(
            "Change that costs the same in words",
            " costs what today costs: ",
            money(decision.tcoThen),
            overHorizon());
    Text unknown =
        phrase(
            "Change from an unknown cost in words",
            " costs ",
            money(decision.tcoThen),
            overHorizon(),
            "; what today costs is not known");
    Text saves = join(" saves ", money(money.readyToApprove), overHorizon(), todayAndThen);
    return when(
        decision.changes,
        phrase("Approach then in words", doing()),
        new Text.Either(
            money.counted,
            new Text.Either(
                money.restores,
                dearer,
                new Text.Either(money.readyToApprove.aboveMoney(ZERO), saves, same)),
            unknown),
        ". ");
  }

  private Text doing() {
    return join(
        new Text.Chosen(
            decision.approachThen,
            List.of(
                words("Prompting the large model"),
                words("Using RAG"),
                words("Prompting a smaller model"),
                words("Fine-tuning"),
                words("Fine-tuning with RAG"))),
        when(decision.approachThen.is("Small model").and(model.life.grounding), " with RAG"));
  }

  /** For what a change costs more than today. */
  private Text purpose() {
    Expression outOfDate =
        decision.patternFails.when().or(decision.dataMovesTooFast.when()).and(model.life.tunedNow);
    return new Text.Either(
        outOfDate, words(", to keep up with the data"), words(", to restore quality"));
  }

  private Text fix() {
    return when(
        fixIsCheaper,
        ". With the change that What would change it names it costs ",
        money(decision.costOfFix),
        " instead of ",
        figure(decision.tcoThen, WHOLE));
  }

  /** What fine-tuning would do while evidence is pending, against today and the alternative. */
  private Text ifTuned() {
    PortfolioMoney money = decision.portfolio;
    Text withAlternative =
        phrase(
            "Fine-tuning against the alternative in words",
            overHorizon(),
            todayAndThen,
            "; against the alternative, to ",
            alternative,
            ", it would save ",
            saving());
    return new Text.Either(
        againstToday,
        join("Fine-tuning would save ", saving),
        join(
            new Text.Either(
                money.pending,
                join("Fine-tuning would save ", money(money.pendingEvidence)),
                join("Fine-tuning would cost ", money(money.pendingCost), " more")),
            withAlternative));
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
                    leftOnTheTable())),
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
    return join(
        "The candidate is closed: ",
        new Text.Either(
            trainingFirst,
            join("its provider stopped training it on ", figure(looked.lastTraining, DAY)),
            new Text.Either(
                looked.lastService.known(),
                join("its provider ends it on ", figure(looked.lastService, DAY)),
                join("its provider stops training it on ", figure(looked.lastTraining, DAY)))),
        when(
            decision.changes.not(),
            "; instead, to ",
            alternative,
            " costs ",
            money(model.totals.tcoAlternative),
            overHorizon()));
  }

  private Text noSaving() {
    Expression more = ZERO.minus(model.totals.netSaving);
    return join(
        new Text.Either(
            decision.changes,
            new Text.Either(
                model.life.tunedNow,
                words("Break-even volume "),
                join("Fine-tuning would cost ", money(more), " more; break-even volume ")),
            join(
                "Fine-tuning costs ",
                money(more),
                " more",
                overHorizon(),
                " (",
                costs(),
                "); break-even volume ")),
        breakEvenVolume,
        ", today ",
        figure(model.volume.monthlyTokens, ONE),
        priceNeeded());
  }

  private Text dataMoves() {
    return join(
        "Data shifts every ",
        figure(in.cell(Workloads.DATA_SHIFT), ONE),
        " months and re-training comes every ",
        figure(model.life.cadence, WHOLE),
        ": the fine-tuned model is out of date before it is renewed",
        leftOnTheTable());
  }

  private Text qualityFails() {
    Variable tuned = in.cell(Workloads.TUNED_QUALITY);
    Variable small = in.cell(Workloads.SMALL_QUALITY);
    return join(
        new Text.Either(
            tuned.known(),
            join(
                "Fine-tuned quality ",
                percent(tuned),
                " misses the required ",
                percent(model.totals.requiredQuality)),
            join(
                "The small model's ",
                percent(small),
                " is further from the required ",
                percent(model.totals.requiredQuality),
                " than tuning is trusted to close (",
                percent(in.assumption(Assumption.CLOSABLE_GAP)),
                "): may need a larger fine-tuned model")),
        leftOnTheTable());
  }

  private Text answersWanted() {
    return join(
        wouldSave,
        "; wanted first:",
        missingAnswers(),
        " if good, the verdict is ",
        word(decision.verdictIfAnswered));
  }

  private Text missingAnswers() {
    Variable regression = in.cell(Workloads.REGRESSION);
    Expression openPieces = decision.checklist.evaluation.is(Checklist.UNKNOWN);
    return join(
        when(in.cell(Workloads.TASK_PATTERN).known().not(), " task pattern;"),
        when(regression.known().not(), " regression testing;"),
        when(openPieces.and(in.cell(Workloads.TEST_SET).known().not()), " held-out test set;"),
        when(openPieces.and(in.cell(Workloads.BASELINE).known().not()), " baseline comparison;"),
        when(in.cell(Workloads.DATA_SHIFT).known().not(), " data shift interval;"));
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
        ", but there is no regression testing: nothing can be benchmarked or released without it",
        when(open, "; then benchmark"));
  }

  private Text notBenchmarked() {
    Variable small = in.cell(Workloads.SMALL_QUALITY);
    return join(
        wouldSave,
        new Text.Either(
            decision.checklist.quality.is(Checklist.CAUTION),
            join(
                ", and the small model's ",
                percent(small),
                " is near enough to the required ",
                percent(model.totals.requiredQuality),
                " for tuning to close the gap; the fine-tuned model is not measured"),
            words(", but nobody has measured whether a fine-tuned model is good enough")));
  }

  private Text underMargin() {
    return join(
        wouldSave,
        ", ",
        percent(model.totals.netSaving.dividedBy(model.totals.tcoAlternative)),
        " of the alternative's cost and under the margin of ",
        percent(in.assumption(Assumption.MARGIN)));
  }

  private Text underOneRetraining() {
    return join(wouldSave, ", less than one re-training costs: ", money(model.tuning.retraining));
  }

  private Text chanceTooLow() {
    return join(
        wouldSave,
        ", but the chance of payback is ",
        chance,
        ", under the asked ",
        percent(in.assumption(Assumption.CONFIDENCE)));
  }

  private Text pays() {
    return join(
        new Text.Either(
            decision.changes,
            join(
                when(
                    againstToday.not(),
                    "Against the alternative, to ",
                    alternative,
                    ", it saves ",
                    saving(),
                    ". "),
                "It "),
            join("Saves ", saving, ", ")),
        phrase(
            "Payback in words",
            new Text.Either(
                model.totals.payback.above(ZERO),
                join("pays back after ", figure(model.totals.paybackExact, ONE), " months"),
                words("owes nothing at any time"))),
        "; break-even volume ",
        breakEvenVolume,
        ", today ",
        figure(model.volume.monthlyTokens, ONE));
  }

  // --- what the row says besides -----------------------------------------------------------------

  private Text notes() {
    Expression decided = decision.needs.lacking.not();
    Expression cutByProvider =
        model.life.closed.not().and(model.life.life.below(model.life.longestStay.floor()));
    Expression serviceCuts = model.life.trainingLife.atLeast(model.life.serviceLife);
    Variable prompted = in.cell(Workloads.PROMPTED_QUALITY);
    Variable small = in.cell(Workloads.SMALL_QUALITY);
    Expression badAnswers = in.cell(Workloads.BAD_ANSWER_COST).above(ZERO);
    return when(
        decided,
        when(
            cutByProvider,
            new Text.Either(
                serviceCuts,
                join("; the provider ends this model on ", figure(looked.lastService, DAY)),
                join(
                    "; the provider stops training this model on ",
                    figure(looked.lastTraining, DAY))),
            ": ",
            horizon,
            " counted"),
        when(
            looked
                .promptedServedMonths
                .atLeast(model.life.horizon)
                .not()
                .and(looked.promptedLastService.known()),
            "; the prompted model ends on ",
            figure(looked.promptedLastService, DAY),
            ", its price is taken to go on"),
        when(
            prompted.known().and(prompted.atLeast(model.totals.requiredQuality).not()),
            "; even the large model misses the required quality"),
        when(
            model.totals.smallAcceptable.and(small.known().not()),
            "; the small model's quality was never measured"),
        when(
            badAnswers.and(model.totals.badAnswersCounted.not()),
            "; bad answers are left out, since not every quality is measured"),
        quoted());
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
      parts.add(
          when(in.cell(column).known(), "; quoted: ", column.header().toLowerCase(Locale.ROOT)));
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
        new Text.Either(model.volume.monthlyTokens.known(), tokens(), words("Volume not known,")),
        " against the rule of ",
        figure(in.assumption(Assumption.LOW_VOLUME), WHOLE),
        " to ",
        figure(in.assumption(Assumption.HIGH_VOLUME), WHOLE),
        " M",
        when(
            decision.needs.lacking.not(),
            "; own break-even ",
            breakEvenVolume,
            when(
                open.and(fails).and(saves),
                ": pays below the rule, since a request saves enough to carry the fixed cost"),
            when(
                open.and(passes).and(saves.not()),
                ": does not pay above the rule, since a request saves too little to carry the fixed cost")));
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
                model.totals.requiredQuality.known(),
                percent(model.totals.requiredQuality),
                words("not known"))),
        phrase(
            "Examples that settle it in words",
            when(
                checklist.qualityOpen,
                "; required lies within the interval: ",
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
                join("Data shifts every ", figure(shift, ONE), " months"),
                words("Data never shifts")),
            words("Data shift interval not answered")),
        phrase(
            "Cadence in words",
            ", re-training every ",
            months(model.life.cadence),
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
        knownMoney(model.tuning.releaseEvaluation),
        ", re-training ",
        knownMoney(model.tuning.retraining),
        ", monitoring ",
        money(in.assumption(Assumption.MONITORING)),
        ", first release ",
        knownMoney(model.tuning.firstRelease));
  }

  private Text knownMoney(Expression amount) {
    return new Text.Either(amount.known(), money(amount), words("not known"));
  }

  private Text prompting() {
    Variable small = in.cell(Workloads.SMALL_QUALITY);
    return join(
        new Text.Either(
            small.known(),
            join(
                "Small model prompted ",
                percent(small),
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
        figure(model.tuning.missingPieces, WHOLE),
        " of 3 pieces missing or not answered: ",
        money(model.tuning.missingEvaluation),
        " to build");
  }

  private Text insteadOfRag() {
    return join("Facts are needed, and today's fine-tuned model does not retrieve them");
  }

  private Text stale() {
    Variable age = in.cell(Workloads.SNAPSHOT_AGE);
    return join(
        "Data shifts every ",
        figure(in.cell(Workloads.DATA_SHIFT), ONE),
        " months; re-training every ",
        figure(model.life.cadence, WHOLE),
        when(age.known(), ", snapshot ", figure(age, ONE), " months old"));
  }
}
