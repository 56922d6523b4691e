package breakeven.core.uncertainty;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.economics.Totals;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.price.Sentence;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What to find out next, over all workloads: the answers and measurements that money depends on.
 *
 * <ul>
 *   <li>A workload that would pay and lacks answers, a benchmark or regression testing: the mean
 *       over all draws of what it saves, a loss counting as 0. All its answers are one step.
 *   <li>A borderline one: the value of knowing its drivers for certain, which is the smaller one of
 *       the mean saving and the mean loss over all draws.
 *   <li>A small model that was never measured: what it would save against the verdict's approach at
 *       base, if it were just good enough; its bad answers are then counted as the others' are.
 *   <li>A workload that lacks cells or prices has no figures, and is last.
 * </ul>
 *
 * Where nothing is drawn, the net saving at base stands for the mean.
 */
public final class NextSteps {
  private final Decision decision;
  private final Sensitivity sensitivity;
  private final int most;
  private final PriorityQueue<NextStep> steps = new PriorityQueue<>(NextStep.MOST_FIRST.reversed());
  private int found;
  private final Variable smallQuality;
  private final List<Line> measured;
  private final Frame asMeasured;

  /**
   * @param most how many are kept
   * @param mostMonths the longest horizon
   */
  public NextSteps(Decision decision, Sensitivity sensitivity, int most, int mostMonths) {
    this.decision = decision;
    this.sensitivity = sensitivity;
    this.most = most;
    Model model = decision.model;
    smallQuality = model.inputs.cell(Workloads.SMALL_QUALITY);
    measured = model.lines.neededFor(List.of(model.totals.tcoSmall));
    asMeasured = new Frame(model.variables, model.lines, 1, mostMonths);
  }

  /** Adds what a row of an evaluated frame asks for. */
  public void add(Frame frame, SimulationResult outlook, Kept.Entry workload, int row) {
    new Row(frame, outlook, workload, row).add();
  }

  /** The steps, most money first. */
  public List<NextStep> ranked() {
    return steps.stream().sorted(NextStep.MOST_FIRST).toList();
  }

  /** How many there are, those that are not kept included. */
  public int found() {
    return found;
  }

  private final class Row {
    private final Frame frame;
    private final SimulationResult outlook;
    private final Kept.Entry workload;
    private final int row;

    Row(Frame frame, SimulationResult outlook, Kept.Entry workload, int row) {
      this.frame = frame;
      this.outlook = outlook;
      this.workload = workload;
      this.row = row;
    }

    private double value(Line line) {
      return frame.values(line)[row];
    }

    private double value(Variable variable) {
      return frame.values(variable)[row];
    }

    private boolean blank(Column column) {
      return Double.isNaN(value(decision.model.inputs.cell(column)));
    }

    private boolean no(Column column) {
      return value(decision.model.inputs.cell(column)) == column.code("No");
    }

    private boolean rule(Decision.Rule rule) {
      return decision.rules.indexOf(rule) == (int) value(decision.rule);
    }

    private boolean is(Line check, String result) {
      return value(check) == Checklist.RESULTS.indexOf(result);
    }

    void add() {
      if (value(decision.needs.lacking) > 0) {
        step(
            "Fill in the cells and prices that are missing: "
                + decision.issuesSheet
                + " names each",
            Double.NaN,
            -1);
        return;
      }
      if (rule(decision.answersWanted)) {
        answers();
      } else if (rule(decision.evaluationBlocks)) {
        step("Build regression testing", gain(), without(decision.evaluationBlocks));
      } else if (rule(decision.notBenchmarked)) {
        step(
            "Benchmark the fine-tuned model" + required(),
            gain(),
            without(decision.notBenchmarked));
      } else if (verdictToday() == verdict(Decision.BORDERLINE)) {
        borderline();
      }
      moreExamples();
      smallModel();
    }

    /** A measurement that leaves open on which side of the required quality the model is. */
    private void moreExamples() {
      double examples = value(decision.checklist.examplesToSettle);
      boolean otherwisePays =
          !Decision.holds(decision.closed, frame, row)
              && !Decision.holds(decision.noSaving, frame, row)
              && !Decision.holds(decision.patternFails, frame, row)
              && !Decision.holds(decision.dataMovesTooFast, frame, row);
      if (otherwisePays && !Double.isNaN(examples)) {
        boolean fails = rule(decision.qualityFails);
        step(
            "Measure the fine-tuned model on "
                + Text.fixed(examples, 0)
                + " examples"
                + required()
                + ", which lies within its interval of "
                + percent(value(decision.checklist.qualityLow))
                + " to "
                + percent(value(decision.checklist.qualityHigh)),
            gain(),
            fails ? without(decision.qualityFails) : -1);
      }
    }

    private static String percent(double share) {
      return Text.fixed(share * 100, 1) + "%";
    }

    private void answers() {
      boolean open = is(decision.checklist.evaluation, Checklist.UNKNOWN);
      List<String> wanted = new ArrayList<>();
      answer(Workloads.TASK_PATTERN, true, wanted);
      answer(Workloads.REGRESSION, true, wanted);
      answer(Workloads.TEST_SET, open && !no(Workloads.BASELINE), wanted);
      answer(Workloads.BASELINE, open && !no(Workloads.TEST_SET), wanted);
      answer(Workloads.DATA_SHIFT, true, wanted);
      if (!wanted.isEmpty()) {
        String what = wanted.size() < 3 ? "" : wanted.size() + " questions: ";
        step(
            "Answer " + what + Sentence.and(wanted),
            gain(),
            (int) value(decision.verdictIfAnswered));
      }
    }

    private void answer(Column column, boolean asked, List<String> wanted) {
      if (asked && blank(column)) {
        wanted.add(column.header());
      }
    }

    private void borderline() {
      double loss = outlook.drawn() ? outlook.loss() : 0;
      double money = Math.min(gain(), loss);
      if (money > 0 && enters(money)) {
        List<Effect> effects = sensitivity.swings(frame, row);
        String driver =
            effects.isEmpty() ? "its drivers" : effects.get(0).spread().driver().title();
        step("Pin down " + driver + ", which moves the saving most", money, -1);
      }
    }

    /** What a small model saves against what would be done now, if it is just good enough. */
    private void smallModel() {
      boolean unknown =
          blank(Workloads.SMALL_QUALITY)
              && !required().isEmpty()
              && value(decision.model.serving.smallExists) > 0
              && value(decision.model.quality.smallAcceptable) == 0;
      double money = unknown ? tcoNow() - tcoSmallAsRequired() : 0;
      if (money > 0) {
        step(
            "Measure the smaller model" + required() + ", prompted with five examples",
            money,
            verdict(Totals.PROMPT_SMALLER));
      }
    }

    /** As long as its quality is unknown, the small model's total leaves its bad answers out. */
    private double tcoSmallAsRequired() {
      asMeasured.resize(1, (int) value(decision.model.life.horizon));
      asMeasured.copyRow(frame, row, 0);
      asMeasured.fill(smallQuality, value(decision.model.quality.requiredQuality));
      asMeasured.evaluate(measured);
      return asMeasured.values(decision.model.totals.tcoSmall)[0];
    }

    /** The cost of fine-tuning also where evidence is pending: it would pay. */
    private double tcoNow() {
      boolean tuned = value(decision.waits) > 0 || Decision.tunes(verdictToday());
      Totals totals = decision.model.totals;
      return value(tuned ? totals.tcoTuned : totals.tcoAlternative);
    }

    private String required() {
      double required = value(decision.model.quality.requiredQuality);
      return Double.isNaN(required)
          ? ""
          : " against the required " + Text.fixed(required * 100, 1) + "%";
    }

    private double gain() {
      return outlook.drawn() ? outlook.gain() : Math.max(0, value(decision.model.totals.netSaving));
    }

    private int verdictToday() {
      return (int) value(decision.verdict);
    }

    /** The verdict once a rule does not hold any more. */
    private int without(Decision.Rule rule) {
      return decision.verdictBelow(rule, frame, row);
    }

    private boolean enters(double money) {
      return steps.size() < most || !(steps.element().money() >= money);
    }

    private void step(String what, double money, int then) {
      found++;
      steps.add(
          new NextStep(
              workload.sheetRow(),
              workload.name(),
              workload.owner(),
              workload.businessUnit(),
              what,
              money,
              verdictToday(),
              then));
      if (steps.size() > most) {
        steps.remove();
      }
    }
  }

  private static int verdict(String word) {
    return Decision.VERDICTS.indexOf(word);
  }
}
