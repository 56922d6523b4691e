package breakeven.economics;

import static breakeven.economics.UnitConstants.BILLION;
import static breakeven.economics.UnitConstants.MILLION;
import static breakeven.economics.UnitConstants.SECONDS_AN_HOUR;
import static breakeven.economics.UnitConstants.TERA;
import static breakeven.economics.UnitConstants.THOUSAND;
import static breakeven.expression.ByWord.byWord;
import static breakeven.expression.Constant.BLANK;
import static breakeven.expression.Constant.ONE;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.ifElse;
import static breakeven.expression.Expression.max;

import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.expression.Unit;
import breakeven.expression.Variable;
import breakeven.table.Assumption;
import breakeven.table.Workloads;
import java.util.List;
import java.util.Map;

/**
 * What fine-tuning costs before, during and between releases: data, training, evaluation, people.
 */
public final class Tuning extends Section {
  private final Horizon life = model.life;
  private final Variable method = in.cell(Workloads.TUNING_METHOD);
  private final Variable quotedRun = in.cell(Workloads.TRAINING_COST);
  private final Variable examples = in.cell(Workloads.TRAINING_EXAMPLES);
  private final Variable typedEvaluation = in.cell(Workloads.EVALUATION);

  private final Expression evaluation =
      ifElse(
          typedEvaluation.known(), typedEvaluation, in.assumption(Assumption.EVALUATION_EXAMPLES));

  public final Line byApi =
      flag(
          "Trained by API",
          "1 where the candidate's provider trains it at a price per token",
          method.is("Provider API").and(quotedRun.known().not()));

  public final Line onGpus =
      flag(
          "Trained on GPUs",
          "1 where it is trained on GPUs by the hour",
          method.is("Provider API").not().and(quotedRun.known().not()));

  private final Expression tokensPerExample = in.tokensPerExample();

  public final Line trainingTokens =
      line(
          "Training tokens",
          Unit.TOKENS,
          "examples x tokens per example x epochs",
          examples.times(tokensPerExample).times(in.cell(Workloads.EPOCHS)));

  public final Line runByApi =
      money(
          "Run by API",
          "training tokens at the provider's price, at least the minimum charge",
          ifElse(
              byApi,
              max(
                  looked.trainingMinimum,
                  trainingTokens.dividedBy(MILLION).times(looked.trainingPrice)),
              ZERO));

  public final Line trainingFlops =
      line(
          "Training FLOPs",
          Unit.FLOP,
          "work of one run: 6 (Full) or 4 (LoRA, QLoRA) for each active parameter and token",
          ifElse(
              onGpus,
              byMethod(Assumption.FLOPS_FULL, Assumption.FLOPS_LORA, Assumption.FLOPS_QLORA)
                  .times(looked.activeSize)
                  .times(BILLION)
                  .times(trainingTokens),
              ZERO));

  public final Line computingHours =
      line(
          "Computing hours",
          Unit.HOURS,
          "hours of one card at the share of its peak that the method reaches",
          ifElse(
              onGpus,
              trainingFlops
                  .dividedBy(
                      looked
                          .trainingPeak
                          .times(TERA)
                          .times(
                              byMethod(
                                  Assumption.MFU_FULL, Assumption.MFU_LORA, Assumption.MFU_QLORA)))
                  .dividedBy(SECONDS_AN_HOUR),
              ZERO));

  public final Line staticMemory =
      line(
          "Static memory",
          Unit.GB,
          "weights, gradients and optimiser",
          byMethod(
                  Assumption.MEMORY_PER_PARAMETER_FULL,
                  Assumption.MEMORY_PER_PARAMETER_LORA,
                  Assumption.MEMORY_PER_PARAMETER_QLORA)
              .times(looked.size)
              .plus(
                  byMethod(
                      Assumption.MEMORY_BASE_FULL,
                      Assumption.MEMORY_BASE_LORA,
                      Assumption.MEMORY_BASE_QLORA)));

  private final Expression activationPerToken =
      ifElse(
          method.is("QLoRA"),
          in.assumption(Assumption.ACTIVATION_QLORA),
          in.assumption(Assumption.ACTIVATION_BASE)
              .plus(in.assumption(Assumption.ACTIVATION_PER_PARAMETER).times(looked.size)));

  public final Line activationMemory =
      line(
          "Activation memory",
          Unit.GB,
          "grows with the tokens that are in memory at once",
          activationPerToken
              .times(in.assumption(Assumption.MICRO_BATCH))
              .times(tokensPerExample)
              .dividedBy(THOUSAND));

  public final Line trainingMemory =
      line(
          "Training memory",
          Unit.GB,
          "static and activation memory with the planning margin; blank where no GPUs are rented to train",
          ifElse(
              onGpus,
              staticMemory
                  .plus(activationMemory)
                  .times(
                      byMethod(
                          Assumption.MEMORY_MARGIN_FULL,
                          Assumption.MEMORY_MARGIN_LORA,
                          Assumption.MEMORY_MARGIN_QLORA)),
              BLANK));

  public final Line cardsNeeded =
      line(
          "Cards needed",
          Unit.GPUS,
          "cards whose usable memory holds the training memory",
          ifElse(
              onGpus,
              max(
                  ONE,
                  trainingMemory
                      .dividedBy(
                          in.assumption(Assumption.USABLE_MEMORY).times(looked.trainingMemory))
                      .ceil()),
              ZERO));

  private final Variable node = in.assumption(Assumption.GPUS_IN_NODE);

  public final Line trainingGpus =
      line(
          "Training GPUs",
          Unit.GPUS,
          "cards needed; whole nodes where that is more than part of a node",
          ifElse(
              cardsNeeded.above(in.assumption(Assumption.PART_NODE_LIMIT)),
              cardsNeeded.dividedBy(node).ceil().times(node),
              cardsNeeded));

  public final Line trainingGpuHours =
      line(
          "Training GPU hours",
          Unit.HOURS,
          "computing hours, and set-up time for which all cards wait",
          computingHours.plus(in.assumption(Assumption.SET_UP_HOURS).times(trainingGpus)));

  public final Line trainingHour =
      line(
          "Price of a training GPU hour",
          Unit.MONEY_AN_HOUR,
          "rented cards always; with own hardware the first rented row of that GPU, 0 where there is none",
          ifElse(
              in.cell(Workloads.SERVING).is("Own hardware"),
              ifElse(looked.trainingHourOwn.known(), looked.trainingHourOwn, BLANK),
              ifElse(looked.trainingHour.known(), looked.trainingHour, BLANK)));

  public final Line runOnGpus =
      money(
          "Run on GPUs",
          "training GPU hours at their price",
          ifElse(onGpus, trainingGpuHours.times(trainingHour), ZERO));

  public final Line trainingRun =
      money(
          "Training run",
          "one run; a training cost typed in the row replaces the computed one",
          ifElse(quotedRun.known(), quotedRun, runByApi.plus(runOnGpus)));

  {
    heading("Releases");
  }

  public final Line training =
      money(
          "Training",
          "all runs of one release",
          in.assumption(Assumption.RUNS_PER_RELEASE).times(trainingRun));

  public final Line dataPreparation =
      money(
          "Data preparation",
          "labelling the training examples",
          examples.times(in.cell(Workloads.LABELLING_COST)));

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
              .plus(
                  in.cell(Workloads.FIRST_RELEASE_DAYS).times(in.assumption(Assumption.DAY_RATE))));

  public final Line retraining =
      money(
          "Re-training",
          "one re-training: its runs, evaluation, fresh data and people",
          in.assumption(Assumption.RUNS_PER_RETRAINING)
              .times(trainingRun)
              .plus(releaseEvaluation)
              .plus(in.assumption(Assumption.NEW_DATA_SHARE).times(dataPreparation))
              .plus(in.cell(Workloads.RETRAINING_DAYS).times(in.assumption(Assumption.DAY_RATE))));

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
          "the quoted one-off cost, else the computed one; 0 where the workload already runs fine-tuned",
          ifElse(oneOffQuoted, quotedOneOff, life.tunedNow.not().times(computedFirstRelease)));

  public final Line evaluationSetUp =
      money(
          "Evaluation set-up",
          "building the missing pieces; part of a quoted one-off cost",
          oneOffQuoted.not().times(missingEvaluation));

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
          "whole intervals that end before the last month",
          life.horizon.minus(ONE).dividedBy(life.interval).floor());

  Tuning(Model model) {
    super(model, "A training run");
  }

  /** The pieces of evaluation that are built, each with its cost. */
  public List<Line> pieces() {
    return List.of(testSetToBuild, baselineToBuild, regressionToBuild);
  }

  private Line toBuild(String name, String what, Expression missing, Assumption cost) {
    return money(
        name,
        "cost of " + what + " where it is missing; 0 where it is in place",
        missing.times(in.assumption(cost)));
  }

  /** The assumption that belongs to the row's method; blank for Provider API. */
  private Expression byMethod(Assumption full, Assumption lora, Assumption qlora) {
    Variable method = in.cell(Workloads.TUNING_METHOD);
    return byWord(
        method,
        Map.of(
            "Provider API", BLANK,
            "LoRA", in.assumption(lora),
            "QLoRA", in.assumption(qlora),
            "Full", in.assumption(full)));
  }
}
