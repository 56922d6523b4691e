package breakeven.core.economics;

import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.prior;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/** What fine-tuning costs before, at and between releases: data, training, evaluation, people. */
public final class Releases extends Section {
  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final TrainingRun run = model.trainingRun;
  private final Variable examples = in.cell(Workloads.TRAINING_EXAMPLES);
  private final Variable typedEvaluation = in.cell(Workloads.EVALUATION);

  /** Examples of an evaluation; no line of its own. */
  final Expression evaluation =
      ifElse(
          typedEvaluation.known(), typedEvaluation, in.assumption(Assumption.EVALUATION_EXAMPLES));

  public final Line training =
      money("Training", "all runs of one release", drivers.runsPerRelease.times(run.trainingRun));

  public final Line dataPreparation =
      money(
          "Data preparation",
          "labelling the training examples",
          examples.times(drivers.labellingCost));

  public final Line releaseEvaluation =
      money(
          "Release evaluation",
          "judging every checkpoint by machine and part of the examples by people",
          evaluation.times(
              in.assumption(Assumption.CHECKPOINTS_COMPARED)
                  .times(in.assumption(Assumption.COST_PER_JUDGED_EXAMPLE))
                  .plus(
                      in.assumption(Assumption.HUMAN_REVIEW_SHARE)
                          .times(in.assumption(Assumption.COST_PER_HUMAN_LABEL)))));

  public final Line computedFirstRelease =
      money(
          "Computed first release",
          "data, training, evaluation and people of the first release",
          dataPreparation
              .plus(training)
              .plus(releaseEvaluation)
              .plus(drivers.firstReleaseDays.times(drivers.dayRate)));

  /** What of a re-training is rent of GPUs, at today's rents; 0 where its cost is quoted. */
  public final Line retrainingGpus =
      money(
          "Re-training GPUs",
          "rent of GPUs in one re-training, at today's rents",
          drivers.runsPerRetraining.times(run.runOnGpus));

  public final Line retrainingByToken =
      money(
          "Re-training by token",
          "runs of one re-training, paid by the token or quoted",
          drivers.runsPerRetraining.times(run.trainingRun.minus(run.runOnGpus)));

  public final Line retrainingPeople =
      money(
          "Re-training people",
          "fresh data and days of one re-training",
          in.assumption(Assumption.NEW_DATA_SHARE)
              .times(dataPreparation)
              .plus(drivers.retrainingDays.times(drivers.dayRate)));

  private final Expression noTestSet = in.cell(Workloads.TEST_SET).is("Yes").not();
  private final Expression noBaseline = in.cell(Workloads.BASELINE).is("Yes").not();
  private final Expression noRegression = in.cell(Workloads.REGRESSION).is("Yes").not();

  public final Line missingPieces =
      line(
          "Missing pieces",
          Unit.COUNT,
          "of test set, baseline and regression testing; a blank answer counts as missing",
          noTestSet.plus(noBaseline).plus(noRegression));

  public final Line testSetToBuild =
      toBuild("Test set to build", "the held-out test set", noTestSet, Assumption.TEST_SET_COST);

  public final Line baselineToBuild =
      toBuild(
          "Baseline to build",
          "the comparison with the prompted model",
          noBaseline,
          Assumption.BASELINE_COST);

  public final Line regressionToBuild =
      toBuild(
          "Regression testing to build",
          "automated regression testing",
          noRegression,
          Assumption.REGRESSION_COST);

  public final Line missingEvaluation =
      money(
          "Missing evaluation",
          "building what is missing",
          testSetToBuild.plus(baselineToBuild).plus(regressionToBuild));

  private final Variable quotedOneOff = in.cell(Workloads.ONE_OFF_COST);

  public final Line oneOffQuoted =
      flag(
          "One-off quoted",
          "1 where a one-off cost is typed: first release and evaluation set-up together",
          quotedOneOff.known());

  public final Line firstRelease =
      money(
          "First release",
          "the quoted one-off cost, else the computed one; 0 where the workload already runs"
              + " fine-tuned",
          ifElse(oneOffQuoted, quotedOneOff, life.tunedNow.not().times(computedFirstRelease)));

  public final Line evaluationSetUp =
      money(
          "Evaluation set-up",
          "building the missing pieces; part of a quoted one-off cost",
          oneOffQuoted.not().times(missingEvaluation));

  private final Expression computed = oneOffQuoted.not().and(life.tunedNow.not());

  public final Line firstTraining =
      money(
          "First release runs",
          "all training runs of the first release, or a quoted one-off cost",
          ifElse(oneOffQuoted, quotedOneOff, life.tunedNow.not().times(training)));

  public final Line firstPeople =
      money(
          "First release people",
          "data and days of the first release, where they are computed",
          ifElse(
              computed,
              dataPreparation.plus(drivers.firstReleaseDays.times(drivers.dayRate)),
              ZERO));

  public final Line firstEvaluation =
      money(
          "First release evaluation",
          "evaluation of the first release, where it is computed, and its set-up",
          ifElse(computed, releaseEvaluation, ZERO).plus(evaluationSetUp));

  public final Line upkeep =
      line(
          "Upkeep",
          Unit.MONEY_A_MONTH,
          "regression runs and monitoring of the fine-tuned model",
          in.assumption(Assumption.REGRESSION_RUNS)
              .times(evaluation)
              .times(in.assumption(Assumption.COST_PER_JUDGED_EXAMPLE))
              .plus(in.assumption(Assumption.MONITORING)));

  public final Line retrainings =
      line(
          "Re-trainings",
          Unit.COUNT,
          "whole intervals in production that end before the last month",
          max(ZERO, life.productionMonths.minus(ONE).dividedBy(life.interval).floor()));

  /** Whether a re-training falls due at the end of a month, were it not the last; a flag. */
  public final Line fallsDue =
      months(
          "Re-training falls due",
          Unit.FLAG,
          "1 in every month that is a whole number of intervals after the lead time",
          volume
              .month
              .above(life.leadTimePaid)
              .and(
                  volume
                      .month
                      .minus(life.leadTimePaid)
                      .dividedBy(life.interval)
                      .floor()
                      .times(life.interval)
                      .equalTo(volume.month.minus(life.leadTimePaid))));

  /** Months in which a re-training falls due and is still worth it; a flag a month. */
  public final Line retrains =
      months(
          "Re-training paid",
          Unit.FLAG,
          "1 in a month before the last in which a re-training falls due",
          life.horizon.above(volume.month).and(fallsDue));

  /** Re-trainings, each weighted with the GPU factor of the month in which it falls due. */
  public final Line retrainingsAtGpuFactor =
      line(
          "Re-trainings at GPU factor",
          Unit.COUNT,
          "re-trainings, each weighted with the GPU factor of its month",
          sum(
              months(
                  "Re-training of the month before",
                  Unit.FACTOR,
                  "GPU factor of a re-training that fell due a month earlier; none in the last"
                      + " month",
                  volume.inLife.times(prior(fallsDue)).times(prior(volume.gpuFactor)))));

  Releases(Model model) {
    super(model, "Releases");
  }

  private Line toBuild(String name, String what, Expression missing, Assumption cost) {
    return money(
        name,
        "cost of " + what + " where it is missing; 0 where it is in place",
        missing.times(in.assumption(cost)));
  }
}
