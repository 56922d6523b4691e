package breakeven.core.whatif;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Inputs;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of one row that are tried before any driver: what is missing is given its good value,
 * and what fails is given the least that no longer fails.
 */
final class BetterAnswers {
  /** What rounding may add to a share that is just good enough; shares are compared on 9 digits. */
  private static final double SHARE_DIGITS = 1e9;

  private final Decision decision;
  private final Model model;
  private final Inputs in;
  private final int answersWanted;

  BetterAnswers(Decision decision) {
    this.decision = decision;
    model = decision.model;
    in = model.inputs;
    answersWanted = decision.rules.indexOf(decision.answersWanted);
  }

  /** The changes of a row, in the order in which the first one that changes the verdict counts. */
  List<List<VerdictChange.Change>> of(Frame base, int row) {
    Row at = new Row(base, row);
    List<List<VerdictChange.Change>> tries = new ArrayList<>();
    List<VerdictChange.Change> answers = at.missingAnswers();
    answers.forEach(answer -> tries.add(List.of(answer)));
    List<VerdictChange.Change> measurements = at.missingMeasurements();
    measurements.forEach(measured -> tries.add(List.of(measured)));
    if (at.answersAreWanted()) {
      List<VerdictChange.Change> wanted = wanted(base, row);
      if (wanted.size() > 1) {
        tries.add(wanted);
      }
    }
    tries.addAll(at.measuredTogether(measurements));
    at.failing().forEach(passing -> tries.add(List.of(passing)));
    return tries;
  }

  /** The answers that are missing and of which a check can wait. */
  List<VerdictChange.Change> wanted(Frame base, int row) {
    Row at = new Row(base, row);
    return at.missingAnswers().stream().filter(at::matters).toList();
  }

  /** One row of the frame, read. */
  private final class Row {
    private final Frame base;
    private final int row;

    Row(Frame base, int row) {
      this.base = base;
      this.row = row;
    }

    private double value(Variable variable) {
      return base.values(variable)[row];
    }

    private double value(Line line) {
      return base.values(line)[row];
    }

    private double value(Column column) {
      return value(in.cell(column));
    }

    private boolean blank(Column column) {
      return Double.isNaN(value(column));
    }

    private boolean holds(Column column, String word) {
      return value(column) == column.code(word);
    }

    /** Whether what decides the row is that answers are wanted. */
    boolean answersAreWanted() {
      return answersWanted == (int) base.values(decision.rule)[row];
    }

    private boolean is(Line check, String result) {
      return base.values(check)[row] == Checklist.RESULTS.indexOf(result);
    }

    /**
     * Shares as they are compared: without what is left of a subtraction beyond 9 decimals. A
     * quality that can be typed, though a tolerance may be larger than what it is taken from.
     */
    private double required() {
      return Math.max(0, rounded(base.values(model.quality.requiredQuality)[row]));
    }

    private static double rounded(double share) {
      return Math.rint(share * SHARE_DIGITS) / SHARE_DIGITS;
    }

    private VerdictChange.Change change(Driver driver, double today, double then) {
      return new VerdictChange.Change(driver, today, then);
    }

    List<VerdictChange.Change> missingAnswers() {
      List<VerdictChange.Change> answers = new ArrayList<>();
      word(answers, Driver.TASK_PATTERN, Workloads.TASK_PATTERN, "Stable");
      word(answers, Driver.REGRESSION, Workloads.REGRESSION, "Yes");
      word(answers, Driver.TEST_SET, Workloads.TEST_SET, "Yes");
      word(answers, Driver.BASELINE, Workloads.BASELINE, "Yes");
      if (blank(Workloads.DATA_SHIFT)) {
        double good = 2 * value(model.life.cadence);
        answers.add(change(Driver.DATA_SHIFT, Double.NaN, good));
      }
      return answers;
    }

    private void word(
        List<VerdictChange.Change> answers, Driver driver, Column column, String good) {
      if (blank(column)) {
        answers.add(change(driver, Double.NaN, column.code(good)));
      }
    }

    /** A blank piece of evaluation does not matter where the other one is known to be missing. */
    boolean matters(VerdictChange.Change answer) {
      return switch (answer.driver()) {
        case TEST_SET -> !holds(Workloads.BASELINE, "No");
        case BASELINE -> !holds(Workloads.TEST_SET, "No");
        default -> true;
      };
    }

    List<VerdictChange.Change> missingMeasurements() {
      List<VerdictChange.Change> measured = new ArrayList<>();
      double required = required();
      if (Double.isNaN(required)) {
        // The prompted model's quality says what is required: just what the tuned one reaches.
        double tuned = value(Workloads.TUNED_QUALITY);
        double prompted = Math.min(1, tuned + value(in.assumption(Assumption.QUALITY_TOLERANCE)));
        if (!Double.isNaN(tuned)) {
          measured.add(change(Driver.PROMPTED_QUALITY, Double.NaN, prompted));
        }
        return measured;
      }
      quality(measured, Driver.TUNED_QUALITY, Workloads.TUNED_QUALITY, required);
      quality(measured, Driver.SMALL_QUALITY, Workloads.SMALL_QUALITY, required);
      quality(measured, Driver.PROMPTED_QUALITY, Workloads.PROMPTED_QUALITY, required);
      return measured;
    }

    private void quality(
        List<VerdictChange.Change> measured, Driver driver, Column column, double required) {
      if (blank(column)) {
        measured.add(change(driver, Double.NaN, required));
      }
    }

    /**
     * Every two measurements that are missing, and all of them. Where nobody knows what is
     * required, a prompted model without fault and a tuned one that is just good enough.
     */
    List<List<VerdictChange.Change>> measuredTogether(List<VerdictChange.Change> missing) {
      List<List<VerdictChange.Change>> together = new ArrayList<>();
      if (Double.isNaN(required()) && blank(Workloads.TUNED_QUALITY)) {
        double enough = 1 - value(in.assumption(Assumption.QUALITY_TOLERANCE));
        together.add(
            List.of(
                change(Driver.TUNED_QUALITY, Double.NaN, rounded(enough)),
                change(Driver.PROMPTED_QUALITY, Double.NaN, 1)));
        return together;
      }
      for (int i = 0; i < missing.size(); i++) {
        for (int k = i + 1; k < missing.size(); k++) {
          together.add(List.of(missing.get(i), missing.get(k)));
        }
      }
      if (missing.size() > 2) {
        together.add(missing);
      }
      return together;
    }

    /** The least that lets each failing check pass. */
    List<VerdictChange.Change> failing() {
      Checklist checks = decision.checklist;
      List<VerdictChange.Change> passing = new ArrayList<>();
      if (is(checks.pattern, Checklist.FAIL)) {
        double mixed = Workloads.TASK_PATTERN.code("Mixed");
        passing.add(change(Driver.TASK_PATTERN, value(Workloads.TASK_PATTERN), mixed));
      }
      double shift = Math.floor(value(Workloads.DATA_SHIFT));
      if (is(checks.dataChange, Checklist.FAIL) && shift >= 1) {
        passing.add(change(Driver.CADENCE, value(model.life.cadence), shift));
      }
      if (is(checks.quality, Checklist.FAIL)) {
        passing.add(betterQuality());
      }
      if (is(checks.evaluation, Checklist.BLOCKER)) {
        double yes = Workloads.REGRESSION.code("Yes");
        passing.add(change(Driver.REGRESSION, value(Workloads.REGRESSION), yes));
      }
      return passing;
    }

    private VerdictChange.Change betterQuality() {
      if (!blank(Workloads.TUNED_QUALITY)) {
        return change(Driver.TUNED_QUALITY, value(Workloads.TUNED_QUALITY), required());
      }
      double gap = value(in.assumption(Assumption.CLOSABLE_GAP));
      double closable = rounded(required() - gap);
      return change(Driver.SMALL_QUALITY, value(Workloads.SMALL_QUALITY), closable);
    }
  }
}
