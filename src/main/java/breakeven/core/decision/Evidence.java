package breakeven.core.decision;

import static breakeven.core.decision.Wording.TOKENS_A_MONTH;
import static breakeven.core.decision.Wording.interval;
import static breakeven.core.decision.Wording.shortNumber;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Text.Style.WHOLE;
import static breakeven.core.expression.Text.either;
import static breakeven.core.expression.Text.figure;
import static breakeven.core.expression.Text.join;
import static breakeven.core.expression.Text.when;
import static breakeven.core.expression.Text.word;
import static java.util.Objects.requireNonNull;

import breakeven.core.economics.Inputs;
import breakeven.core.economics.Model;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.List;
import java.util.Map;

/** The evidence of the checks and the warnings. */
final class Evidence {
  private final Decision decision;
  private final Checklist checklist;
  private final Model model;
  private final Inputs in;
  private final Wording say;

  Evidence(Decision decision, Wording say) {
    this.decision = decision;
    this.checklist = decision.checklist;
    this.model = decision.model;
    this.in = model.inputs;
    this.say = say;
  }

  /** Of the five checks, in their order. */
  List<Text> checks() {
    return evidence(
        checklist.checks,
        Map.of(
            checklist.pattern, pattern(),
            checklist.volume, volume(),
            checklist.evaluation, evaluation(),
            checklist.quality, quality(),
            checklist.dataChange, dataChange()));
  }

  /** Of the five warnings, in their order; empty texts where a warning is not raised. */
  List<Text> warnings() {
    return evidence(
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

  private Text typed(Column column) {
    Variable cell = in.cell(column);
    return join(column.header(), " ", either(cell.known(), word(cell), "not answered"));
  }

  private Text measured(Column column) {
    Variable cell = in.cell(column);
    return join(column.header(), " ", either(cell.known(), say.percent(cell), "not measured"));
  }

  private Text pattern() {
    return typed(Workloads.TASK_PATTERN);
  }

  private Text volume() {
    Expression saves = model.totals.netSaving.aboveMoney(ZERO);
    Expression fails = checklist.volume.is(Checklist.FAIL);
    Expression passes = checklist.volume.is(Checklist.PASS);
    Expression open = model.life.closed.not();
    return join(
        "{}; the rule of thumb says {} to {} M{}",
        either(
            model.volume.monthlyTokens.known(),
            join(say.volumeToday, TOKENS_A_MONTH),
            "Volume is not known"),
        figure(in.assumption(Assumption.LOW_VOLUME), WHOLE),
        figure(in.assumption(Assumption.HIGH_VOLUME), WHOLE),
        when(
            decision.needs.lacking.not(),
            ". ",
            say.volumeNeeded,
            when(
                open.and(fails).and(saves),
                ". It pays below the rule: a request saves enough to carry the fixed cost"),
            when(
                open.and(passes).and(saves.not()),
                ". It does not pay above the rule: a request saves too little")));
  }

  private Text evaluation() {
    return join(
        "{}, {}, {}",
        typed(Workloads.TEST_SET),
        typed(Workloads.BASELINE),
        typed(Workloads.REGRESSION));
  }

  private Text quality() {
    Expression tuned = in.cell(Workloads.TUNED_QUALITY).known();
    Expression sampled = checklist.sampledQuality.known();
    Text sample =
        when(
            sampled,
            " on {} examples, {} to {}",
            figure(in.cell(Workloads.EVALUATION), WHOLE),
            say.percent(checklist.qualityLow),
            say.percent(checklist.qualityHigh));
    return join(
        "{}{}{}, {}{}, required {}{}",
        say.rivalFirst,
        measured(Workloads.TUNED_QUALITY),
        when(tuned, sample),
        measured(Workloads.SMALL_QUALITY),
        when(tuned.not(), sample),
        either(
            model.quality.requiredQuality.known(),
            say.percent(model.quality.requiredQuality),
            "not known"),
        when(
            checklist.qualityOpen,
            ". The required quality lies within the interval: ",
            either(
                checklist.examplesToSettle.known(),
                join(
                    figure(checklist.examplesToSettle, WHOLE),
                    " examples at the same share would settle it"),
                "no number of examples at this share would settle it")),
        when(
            checklist.passedIn.known(),
            ". It ages: below what is required in month ",
            figure(checklist.passedIn, WHOLE),
            ", before it is trained again"));
  }

  private Text dataChange() {
    Variable shift = in.cell(Workloads.DATA_SHIFT);
    return join(
        "{}, re-training every {} ({})",
        either(
            shift.known(),
            either(
                Constant.number("1,000,000", 1e6).above(shift),
                join("Data shifts every ", interval(shift)),
                "Data never shifts"),
            "Data shift interval not answered"),
        interval(model.life.cadence),
        word(model.life.cadenceFrom));
  }

  private static Text raised(Line warning, Text said) {
    return either(warning, said, "");
  }

  private Text incomplete() {
    return join(
        "Release evaluation {}, re-training {}, monitoring {}, first release {}",
        knownMoney(model.releases.releaseEvaluation),
        knownMoney(model.costs.retraining),
        say.money(in.assumption(Assumption.MONITORING)),
        knownMoney(model.releases.firstRelease));
  }

  private Text knownMoney(Expression amount) {
    return either(amount.known(), say.money(amount), "not known");
  }

  private Text prompting() {
    Variable smallQuality = in.cell(Workloads.SMALL_QUALITY);
    return join(
        either(
            smallQuality.known(),
            join(
                "Small model prompted {} against {}{}",
                say.percent(smallQuality),
                say.percent(checklist.measuredAgainst),
                either(in.cell(Workloads.TUNED_QUALITY).known(), " fine-tuned", " required")),
            "The small model, prompted with five examples, was never measured"));
  }

  private Text burden() {
    return join(
        "{} of 3 pieces missing or not answered: {} to build",
        figure(model.releases.missingPieces, WHOLE),
        say.money(model.releases.missingEvaluation));
  }

  private Text insteadOfRag() {
    return join("Facts are needed, and today's fine-tuned model does not retrieve them");
  }

  private Text stale() {
    Variable age = in.cell(Workloads.SNAPSHOT_AGE);
    return join(
        "Data shifts every {}, re-training every {}{}",
        interval(in.cell(Workloads.DATA_SHIFT)),
        interval(model.life.cadence),
        when(
            age.known(),
            ", snapshot {}{} old",
            shortNumber(age),
            either(age.equalTo(Constant.ONE), " month", " months")));
  }
}
