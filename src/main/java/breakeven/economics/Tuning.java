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
import breakeven.expression.Lines;
import breakeven.expression.Unit;
import breakeven.expression.Variable;
import breakeven.price.PriceVariables;
import breakeven.table.Assumption;
import breakeven.table.Workloads;
import java.util.List;
import java.util.Map;

/**
 * What fine-tuning costs before, during and between releases: data, training, evaluation, people.
 */
public final class Tuning {
  private final Inputs in;

  public final Line byApi;
  public final Line onGpus;
  public final Line trainingTokens;
  public final Line trainingFlops;
  public final Line computingHours;
  public final Line staticMemory;
  public final Line activationMemory;
  public final Line trainingMemory;
  public final Line cardsNeeded;
  public final Line trainingGpus;
  public final Line runByApi;
  public final Line trainingGpuHours;
  public final Line trainingHour;
  public final Line runOnGpus;
  public final Line trainingRun;
  public final Line training;
  public final Line dataPreparation;
  public final Line releaseEvaluation;
  public final Line computedFirstRelease;
  public final Line retraining;
  public final Line missingPieces;
  public final Line testSetToBuild;
  public final Line baselineToBuild;
  public final Line regressionToBuild;
  public final Line missingEvaluation;
  public final Line oneOffQuoted;
  public final Line firstRelease;
  public final Line evaluationSetUp;
  public final Line upkeep;
  public final Line retrainings;

  Tuning(Lines lines, Inputs in, PriceVariables looked, Horizon life) {
    this.in = in;
    Variable method = in.cell(Workloads.TUNING_METHOD);
    Variable quotedRun = in.cell(Workloads.TRAINING_COST);
    Variable examples = in.cell(Workloads.TRAINING_EXAMPLES);
    Variable typedEvaluation = in.cell(Workloads.EVALUATION);
    Expression evaluation =
        ifElse(
            typedEvaluation.known(),
            typedEvaluation,
            in.assumption(Assumption.EVALUATION_EXAMPLES));

    lines.group("A training run");
    byApi =
        lines.line(
            "Trained by API",
            Unit.FLAG,
            "1 where the candidate's provider trains it at a price per token",
            method.is("Provider API").and(quotedRun.known().not()));
    onGpus =
        lines.line(
            "Trained on GPUs",
            Unit.FLAG,
            "1 where it is trained on GPUs by the hour",
            method.is("Provider API").not().and(quotedRun.known().not()));
    Expression tokensPerExample = in.tokensPerExample();
    trainingTokens =
        lines.line(
            "Training tokens",
            Unit.TOKENS,
            "examples x tokens per example x epochs",
            examples.times(tokensPerExample).times(in.cell(Workloads.EPOCHS)));
    runByApi =
        lines.line(
            "Run by API",
            Unit.MONEY,
            "training tokens at the provider's price, at least the minimum charge",
            ifElse(
                byApi,
                max(
                    looked.trainingMinimum,
                    trainingTokens.dividedBy(MILLION).times(looked.trainingPrice)),
                ZERO));
    trainingFlops =
        lines.line(
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
    computingHours =
        lines.line(
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
                                    Assumption.MFU_FULL,
                                    Assumption.MFU_LORA,
                                    Assumption.MFU_QLORA)))
                    .dividedBy(SECONDS_AN_HOUR),
                ZERO));
    staticMemory =
        lines.line(
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
    Expression activationPerToken =
        ifElse(
            method.is("QLoRA"),
            in.assumption(Assumption.ACTIVATION_QLORA),
            in.assumption(Assumption.ACTIVATION_BASE)
                .plus(in.assumption(Assumption.ACTIVATION_PER_PARAMETER).times(looked.size)));
    activationMemory =
        lines.line(
            "Activation memory",
            Unit.GB,
            "grows with the tokens that are in memory at once",
            activationPerToken
                .times(in.assumption(Assumption.MICRO_BATCH))
                .times(tokensPerExample)
                .dividedBy(THOUSAND));
    trainingMemory =
        lines.line(
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
    cardsNeeded =
        lines.line(
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
    Variable node = in.assumption(Assumption.GPUS_IN_NODE);
    trainingGpus =
        lines.line(
            "Training GPUs",
            Unit.GPUS,
            "cards needed; whole nodes where that is more than part of a node",
            ifElse(
                cardsNeeded.above(in.assumption(Assumption.PART_NODE_LIMIT)),
                cardsNeeded.dividedBy(node).ceil().times(node),
                cardsNeeded));
    trainingGpuHours =
        lines.line(
            "Training GPU hours",
            Unit.HOURS,
            "computing hours, and set-up time for which all cards wait",
            computingHours.plus(in.assumption(Assumption.SET_UP_HOURS).times(trainingGpus)));
    trainingHour =
        lines.line(
            "Price of a training GPU hour",
            Unit.MONEY_AN_HOUR,
            "rented cards always; with own hardware the first rented row of that GPU, 0 where there is none",
            ifElse(
                in.cell(Workloads.SERVING).is("Own hardware"),
                ifElse(looked.trainingHourOwn.known(), looked.trainingHourOwn, BLANK),
                ifElse(looked.trainingHour.known(), looked.trainingHour, BLANK)));
    runOnGpus =
        lines.line(
            "Run on GPUs",
            Unit.MONEY,
            "training GPU hours at their price",
            ifElse(onGpus, trainingGpuHours.times(trainingHour), ZERO));
    trainingRun =
        lines.line(
            "Training run",
            Unit.MONEY,
            "one run; a training cost typed in the row replaces the computed one",
            ifElse(quotedRun.known(), quotedRun, runByApi.plus(runOnGpus)));

    lines.group("Releases");
    training =
        lines.line(
            "Training",
            Unit.MONEY,
            "all runs of one release",
            in.assumption(Assumption.RUNS_PER_RELEASE).times(trainingRun));
    dataPreparation =
        lines.line(
            "Data preparation",
            Unit.MONEY,
            "labelling the training examples",
            examples.times(in.cell(Workloads.LABELLING_COST)));
    releaseEvaluation =
        lines.line(
            "Release evaluation",
            Unit.MONEY,
            "judging every checkpoint by machine and part of the examples by people",
            evaluation.times(
                in.assumption(Assumption.CHECKPOINTS_COMPARED)
                    .times(in.assumption(Assumption.COST_PER_JUDGED_EXAMPLE))
                    .plus(
                        in.assumption(Assumption.HUMAN_REVIEW_SHARE)
                            .times(in.assumption(Assumption.COST_PER_HUMAN_LABEL)))));
    computedFirstRelease =
        lines.line(
            "Computed first release",
            Unit.MONEY,
            "data, training, evaluation and people of the first release",
            dataPreparation
                .plus(training)
                .plus(releaseEvaluation)
                .plus(
                    in.cell(Workloads.FIRST_RELEASE_DAYS)
                        .times(in.assumption(Assumption.DAY_RATE))));
    retraining =
        lines.line(
            "Re-training",
            Unit.MONEY,
            "one re-training: its runs, evaluation, fresh data and people",
            in.assumption(Assumption.RUNS_PER_RETRAINING)
                .times(trainingRun)
                .plus(releaseEvaluation)
                .plus(in.assumption(Assumption.NEW_DATA_SHARE).times(dataPreparation))
                .plus(
                    in.cell(Workloads.RETRAINING_DAYS).times(in.assumption(Assumption.DAY_RATE))));
    Expression noTestSet = in.cell(Workloads.TEST_SET).is("Yes").not();
    Expression noBaseline = in.cell(Workloads.BASELINE).is("Yes").not();
    Expression noRegression = in.cell(Workloads.REGRESSION).is("Yes").not();
    missingPieces =
        lines.line(
            "Missing pieces",
            Unit.COUNT,
            "of test set, baseline and regression testing; a blank answer counts as missing",
            noTestSet.plus(noBaseline).plus(noRegression));
    testSetToBuild =
        toBuild(
            "Test set to build",
            "the held-out test set",
            noTestSet,
            Assumption.TEST_SET_COST,
            lines);
    baselineToBuild =
        toBuild(
            "Baseline to build",
            "the comparison with the prompted model",
            noBaseline,
            Assumption.BASELINE_COST,
            lines);
    regressionToBuild =
        toBuild(
            "Regression testing to build",
            "automated regression testing",
            noRegression,
            Assumption.REGRESSION_COST,
            lines);
    missingEvaluation =
        lines.line(
            "Missing evaluation",
            Unit.MONEY,
            "building what is missing",
            testSetToBuild.plus(baselineToBuild).plus(regressionToBuild));
    Variable quotedOneOff = in.cell(Workloads.ONE_OFF_COST);
    oneOffQuoted =
        lines.line(
            "One-off quoted",
            Unit.FLAG,
            "1 where a one-off cost is typed: first release and evaluation set-up together",
            quotedOneOff.known());
    firstRelease =
        lines.line(
            "First release",
            Unit.MONEY,
            "the quoted one-off cost, else the computed one; 0 where the workload already runs fine-tuned",
            ifElse(oneOffQuoted, quotedOneOff, life.tunedNow.not().times(computedFirstRelease)));
    evaluationSetUp =
        lines.line(
            "Evaluation set-up",
            Unit.MONEY,
            "building the missing pieces; part of a quoted one-off cost",
            oneOffQuoted.not().times(missingEvaluation));
    upkeep =
        lines.line(
            "Upkeep",
            Unit.MONEY_A_MONTH,
            "regression runs and monitoring of the fine-tuned model",
            in.assumption(Assumption.REGRESSION_RUNS)
                .times(evaluation)
                .times(in.assumption(Assumption.COST_PER_JUDGED_EXAMPLE))
                .plus(in.assumption(Assumption.MONITORING)));
    retrainings =
        lines.line(
            "Re-trainings",
            Unit.COUNT,
            "whole intervals that end before the last month",
            life.horizon.minus(ONE).dividedBy(life.interval).floor());
  }

  /** The pieces of evaluation that are built, each with its cost. */
  public List<Line> pieces() {
    return List.of(testSetToBuild, baselineToBuild, regressionToBuild);
  }

  private Line toBuild(String name, String what, Expression missing, Assumption cost, Lines lines) {
    return lines.line(
        name,
        Unit.MONEY,
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
