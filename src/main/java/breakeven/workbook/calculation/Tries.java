package breakeven.workbook.calculation;

import breakeven.core.economics.Model;
import breakeven.core.economics.OptionTokens;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be tried on {@code Calculation}: what cannot is as reviewed, with all made of it. */
final class Tries {
  private Tries() {}

  /**
   * Lines that stay as reviewed whatever is tried: another length of a request that is dearer,
   * another number of cards that trains, a request to the model that follows the prompted one.
   *
   * @param byDay whether prices have days: then how a small model is served today is one of them
   */
  static Set<Line> fixed(Model model, boolean byDay) {
    Set<Line> fixed =
        new HashSet<>(
            Set.of(
                model.requests.replacement,
                model.carriedOn.replacement,
                model.tokens.promptedTooLong,
                model.tokens.smallTooLong,
                model.tokens.tunedTooLong,
                model.rival.first,
                model.trainingRun.trainingGpus,
                model.trainingRun.trainingHour));
    model.lines.all().stream()
        .filter(line -> line.name().startsWith(OptionTokens.LONG_SHARE))
        .forEach(fixed::add);
    if (byDay) {
      fixed.add(model.costs.onGpusToday);
    }
    return fixed;
  }

  static Set<Variable> of(Model model) {
    Set<Variable> tried = new HashSet<>(model.inputs.cells().values());
    for (var column :
        List.of(
            Workloads.CURRENT_APPROACH,
            Workloads.TUNING_METHOD,
            Workloads.NEEDS_GROUNDING,
            Workloads.CORPUS,
            Workloads.LONG_CONTEXT_SHARE,
            Workloads.SNAPSHOT_AGE)) {
      tried.remove(model.inputs.cell(column));
    }
    for (Assumption assumption :
        List.of(
            Assumption.HORIZON,
            Assumption.DISCOUNT_RATE,
            Assumption.PRICE_DECLINE,
            Assumption.PRICE_STEP,
            Assumption.PRICE_STEP_MONTH,
            Assumption.GPU_PRICE_CHANGE,
            Assumption.DAY_RATE,
            Assumption.QUALITY_TOLERANCE,
            Assumption.MARGIN,
            Assumption.CONFIDENCE,
            Assumption.REMOVABLE_SHARE,
            Assumption.NEW_DATA_SHARE,
            Assumption.RUNS_PER_RELEASE,
            Assumption.RUNS_PER_RETRAINING,
            Assumption.DAYS_PER_MIGRATION,
            Assumption.GPU_DAYS,
            Assumption.QUALITY_LOST,
            Assumption.CHECKPOINTS_COMPARED,
            Assumption.COST_PER_JUDGED_EXAMPLE,
            Assumption.HUMAN_REVIEW_SHARE,
            Assumption.COST_PER_HUMAN_LABEL,
            Assumption.REGRESSION_RUNS,
            Assumption.MONITORING,
            Assumption.TARGET_UTILISATION,
            Assumption.PEAK_TO_AVERAGE,
            Assumption.KEPT_WHEN_SHARING,
            Assumption.THROUGHPUT_DERATE)) {
      tried.add(model.inputs.assumption(assumption));
    }
    var looked = model.looked;
    tried.addAll(
        List.of(
            looked.prompted.input(),
            looked.prompted.cached(),
            looked.prompted.output(),
            looked.small.input(),
            looked.small.output(),
            looked.tuned.input(),
            looked.tuned.output(),
            looked.rentedHour,
            looked.serverlessHour,
            looked.purchase,
            looked.running,
            looked.gpusPerReplica,
            looked.prefill,
            looked.decode));
    return tried;
  }
}
