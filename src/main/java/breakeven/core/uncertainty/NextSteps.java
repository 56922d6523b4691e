package breakeven.core.uncertainty;

import breakeven.core.decision.Answers;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Totals;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.price.Sentence;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * What to find out next, over all workloads: one row for each that lacks an answer, with all that
 * it lacks. What that costs and is worth is in {@link Answers}. A workload that lacks cells or
 * prices has no figures, and is last.
 */
public final class NextSteps {
  /** Offers of a kind that are kept: more than anybody measures at once. */
  static final int MOST_OFFERS = 5;

  private final Decision decision;
  private final Answers answers;
  private final int most;
  private final PriorityQueue<NextStep> steps = new PriorityQueue<>(NextStep.MOST_FIRST.reversed());
  private final Map<Assumption, PriorityQueue<NextStep>> offers = new EnumMap<>(Assumption.class);
  private int found;
  private int offered;
  private int places;

  /**
   * @param most how many are kept
   */
  public NextSteps(Decision decision, int most) {
    this.decision = decision;
    this.most = most;
    answers = decision.answers;
  }

  /**
   * Adds the next workload: what its row of an evaluated frame asks for.
   *
   * @param rival the name of the cheaper model to be measured; empty where there is none
   */
  public void add(Frame frame, Kept.Entry workload, int row, String rival) {
    new Row(frame, workload, row, places++).add(rival);
  }

  /**
   * Offers to benchmark another model for the workload that was added last. No offer is made where
   * task pattern or data forbid a fine-tuned model.
   *
   * @param model the model, in words
   * @param saves what it would save beyond the best of today's choices, money over the horizon
   * @param cost what its first release costs, money
   */
  public void benchmark(
      Frame frame, Kept.Entry workload, int row, String model, double saves, double cost) {
    if (!Decision.holds(decision.patternFails, frame, row)
        && !Decision.holds(decision.dataMovesTooFast, frame, row)) {
      Row its = new Row(frame, workload, row, places - 1);
      boolean larger = Decision.holds(decision.qualityFails, frame, row);
      its.offer(
          "Benchmark "
              + (larger
                  ? "the larger " + model + its.required().map(": "::concat).orElse("")
                  : model),
          saves,
          cost,
          Assumption.CHANCE_TUNED);
    }
  }

  /** The offers, those that are worth most first. */
  public List<NextStep> offers() {
    return offers.values().stream().flatMap(Queue::stream).sorted(NextStep.MOST_FIRST).toList();
  }

  /** How many offers there are, those that are not kept included. */
  public int offered() {
    return offered;
  }

  private static void keep(PriorityQueue<NextStep> among, int most, NextStep step) {
    among.add(step);
    if (among.size() > most) {
      among.remove();
    }
  }

  /** The steps, those that are worth most first. */
  public List<NextStep> ranked() {
    return steps.stream().sorted(NextStep.MOST_FIRST).toList();
  }

  /** How many there are, those that are not kept included. */
  public int found() {
    return found;
  }

  private final class Row {
    private final Frame frame;
    private final Kept.Entry workload;
    private final int row;
    private final int place;

    Row(Frame frame, Kept.Entry workload, int row, int place) {
      this.frame = frame;
      this.workload = workload;
      this.row = row;
      this.place = place;
    }

    private double assumed(Assumption assumption) {
      return frame.values(decision.model.inputs.assumption(assumption))[row];
    }

    private double value(Line line) {
      return frame.values(line)[row];
    }

    private boolean holds(Line flag) {
      return value(flag) > 0;
    }

    private boolean blank(Column column) {
      return Double.isNaN(frame.values(decision.model.inputs.cell(column))[row]);
    }

    private boolean no(Column column) {
      return frame.values(decision.model.inputs.cell(column))[row] == column.code("No");
    }

    /**
     * An offer that saves more than {@code Materiality}: never a verdict; its chance is its kind.
     */
    private void offer(String what, double saves, double cost, Assumption kind) {
      if (Comparison.positive(saves - assumed(Assumption.MATERIALITY))) {
        offered++;
        double chance = assumed(kind);
        double worth = chance * saves - (1 - chance) * cost;
        keep(
            offers.computeIfAbsent(
                kind, one -> new PriorityQueue<>(NextStep.MOST_FIRST.reversed())),
            MOST_OFFERS,
            step(what, worth, cost, saves, -1));
      }
    }

    void add(String rival) {
      if (holds(decision.needs.lacking)) {
        found++;
        keep(steps, most, step(cells(), Double.NaN, Double.NaN, Double.NaN, -1));
        return;
      }
      if (value(decision.smallFirstSaves) > 0) {
        offer(
            "Small first, escalate " + percent(value(decision.model.smallFirst.escalated)),
            value(decision.tcoThen) - value(decision.model.smallFirst.tco),
            value(decision.model.rival.measuring),
            Assumption.CHANCE_SMALL);
      }
      offer(
          "Ask whether requests may wait a day: each tenth of them saves "
              + Text.fixed(value(decision.tenthBatched), 0)
              + " a year",
          value(decision.allBatched) / 2,
          0,
          Assumption.CHANCE_GOOD_ANSWER);
      String wanted = wanted(rival);
      if (!wanted.isEmpty()) {
        found++;
        keep(
            steps,
            most,
            step(
                wanted, value(answers.worth), value(answers.cost), value(answers.waiting), then()));
      }
    }

    private NextStep step(String what, double worth, double cost, double waiting, int then) {
      return new NextStep(
          place,
          workload.sheetRow(),
          workload.name(),
          workload.owner(),
          workload.businessUnit(),
          what,
          !holds(decision.needs.lacking),
          worth,
          cost,
          waiting,
          (int) value(decision.verdict),
          then);
    }

    private String cells() {
      return "Fill in the cells and prices that are missing: "
          + decision.issuesSheet
          + " names each";
    }

    /** Each thing that is wanted with what it costs, in the order in which it is done. */
    private String wanted(String rival) {
      List<String> steps = new ArrayList<>();
      List<String> details = new ArrayList<>();
      if (value(answers.rivalSaves) > 0) {
        steps.add(
            "measure "
                + Text.Name.withoutProvider(rival)
                + costs(value(decision.model.rival.measuring)));
      }
      List<String> words = words();
      if (words.size() == 1) {
        steps.add("answer " + words.get(0));
      } else if (!words.isEmpty()) {
        steps.add("answer " + words.size() + " questions");
        details.add(Sentence.and(words));
      }
      double evidence = value(answers.costOfTuned);
      if (holds(answers.build)) {
        double pieces = holds(answers.benchmark) ? setUp() : evidence;
        steps.add("build " + Sentence.and(pieces()) + costs(pieces));
        evidence -= pieces;
      }
      if (holds(answers.benchmark)) {
        String what = steps.isEmpty() ? "benchmark the fine-tuned model" : "benchmark";
        steps.add(what + costs(evidence));
      }
      if (value(answers.rivalSaves) > 0 || holds(answers.benchmark)) {
        required().ifPresent(details::add);
      }
      String wanted = sentence(steps, details);
      return holds(answers.moreExamples)
          ? wanted + (wanted.isEmpty() ? "" : ". ") + moreExamples()
          : wanted;
    }

    private static String sentence(List<String> steps, List<String> details) {
      int last = steps.size() - 1;
      if (last > 0) {
        steps.set(last, "then " + steps.get(last));
      }
      String all = Sentence.capital(String.join(", ", steps));
      return all.isEmpty() || details.isEmpty() ? all : all + ": " + String.join(". ", details);
    }

    /** What the pieces cost that the rival does not need. */
    private double setUp() {
      double shared =
          value(answers.rivalSaves) > 0 ? value(decision.model.releases.testSetToBuild) : 0;
      return Math.max(0, value(decision.model.releases.evaluationSetUp) - shared);
    }

    private static String costs(double money) {
      return Comparison.positive(money) ? " (" + Text.fixed(money, 0) + ")" : "";
    }

    private List<String> words() {
      List<String> words = new ArrayList<>();
      if (holds(answers.pattern)) {
        words.add(Workloads.TASK_PATTERN.header());
      }
      if (holds(answers.evaluation)) {
        answer(Workloads.REGRESSION, true, words);
        answer(Workloads.TEST_SET, !no(Workloads.BASELINE), words);
        answer(Workloads.BASELINE, !no(Workloads.TEST_SET), words);
      }
      if (holds(answers.dataShift)) {
        words.add(Workloads.DATA_SHIFT.header());
      }
      return words;
    }

    private void answer(Column column, boolean asked, List<String> wanted) {
      if (asked && blank(column)) {
        wanted.add(column.header());
      }
    }

    /** What of evaluation is missing. */
    private List<String> pieces() {
      List<String> pieces = new ArrayList<>();
      pieces.add("regression testing");
      if (holds(decision.model.releases.testSetToBuild)) {
        pieces.add("a held-out test set");
      }
      if (holds(decision.model.releases.baselineToBuild)) {
        pieces.add("a baseline comparison");
      }
      return pieces;
    }

    /** A measurement that leaves open on which side of the required quality the model is. */
    private String moreExamples() {
      return "Measure the fine-tuned model on "
          + Text.fixed(value(decision.checklist.examplesToSettle), 0)
          + " examples: so far it is good in "
          + percent(value(decision.checklist.qualityLow))
          + " to "
          + percent(value(decision.checklist.qualityHigh))
          + ", "
          + required().orElse("");
    }

    /** The verdict if all of it comes out well; of a small model alone, where it is good enough. */
    private int then() {
      if (holds(answers.build) || holds(answers.benchmark)) {
        return decision.verdictBelow(decision.notBenchmarked, frame, row);
      }
      if (holds(decision.answersWanted.when()) && holds(answers.asks)) {
        return (int) value(decision.verdictIfAnswered);
      }
      if (value(answers.rivalSaves) > 0) {
        return Decision.VERDICTS.indexOf(Totals.PROMPT_SMALLER);
      }
      return Decision.holds(decision.qualityFails, frame, row)
          ? decision.verdictBelow(decision.qualityFails, frame, row)
          : -1;
    }

    private Optional<String> required() {
      double required = value(decision.model.quality.requiredQuality);
      return Double.isNaN(required)
          ? Optional.empty()
          : Optional.of(percent(required) + " required");
    }

    private static String percent(double share) {
      return Text.fixed(share * 100, 1) + "%";
    }
  }
}
