package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.BILLION;
import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.SECONDS_AN_HOUR;
import static breakeven.core.economics.UnitConstants.TERA;
import static breakeven.core.economics.UnitConstants.THOUSAND;
import static breakeven.core.expression.ByWord.byWord;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.Map;

/** What one training run takes and costs: by the token at a provider, or by the hour on GPUs. */
public final class TrainingRun extends Section {
  private final Variable method = in.cell(Workloads.TUNING_METHOD);
  private final Variable quotedRun = in.cell(Workloads.TRAINING_COST);
  private final Variable examples = in.cell(Workloads.TRAINING_EXAMPLES);

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

  private final Variable typedExample = in.cell(Workloads.TOKENS_PER_EXAMPLE);

  public final Line tokensPerExample =
      line(
          "Tokens of an example",
          Unit.TOKENS,
          "as typed; else input tokens and output tokens of the fine-tuned option",
          ifElse(
              typedExample.known(), typedExample, in.inputTokens.plus(model.tokens.outputTuned)));

  public final Line trainingTokens =
      line(
          "Training tokens",
          Unit.TOKENS,
          "examples x tokens per example x epochs, and what the provider bills of validation",
          examples
              .times(tokensPerExample)
              .times(in.cell(Workloads.EPOCHS))
              .times(ONE.plus(in.assumption(Assumption.VALIDATION_SHARE))));

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

  private final Line tokenFlops =
      line(
          "FLOPs of a training token",
          Unit.FLOP,
          "6 (Full) or 4 (LoRA, QLoRA) for each active parameter",
          byMethod(Assumption.FLOPS_FULL, Assumption.FLOPS_LORA, Assumption.FLOPS_QLORA)
              .times(looked.activeSize)
              .times(BILLION));

  public final Line trainingFlops =
      line(
          "Training FLOPs",
          Unit.FLOP,
          "work of one run: that of a token times the training tokens",
          ifElse(onGpus, tokenFlops.times(trainingTokens), ZERO));

  private final Line cardFlops =
      line(
          "FLOPs of a card a second",
          Unit.FLOP,
          "its peak at the share that the tuning method reaches",
          looked
              .trainingPeak
              .times(TERA)
              .times(byMethod(Assumption.MFU_FULL, Assumption.MFU_LORA, Assumption.MFU_QLORA)));

  public final Line computingHours =
      line(
          "Computing hours",
          Unit.HOURS,
          "hours of one card at the share of its peak that the method reaches",
          ifElse(onGpus, trainingFlops.dividedBy(cardFlops).dividedBy(SECONDS_AN_HOUR), ZERO));

  private final Line baseMemory =
      line(
          "Base memory",
          Unit.GB,
          "what the tuning method needs whatever the model's size",
          byMethod(
              Assumption.MEMORY_BASE_FULL,
              Assumption.MEMORY_BASE_LORA,
              Assumption.MEMORY_BASE_QLORA));

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
              .plus(baseMemory));

  private final Line activationPerToken =
      line(
          "Activation memory of 1,000 tokens",
          Unit.GB,
          "of all examples that are in memory at once",
          ifElse(
                  method.is("QLoRA"),
                  in.assumption(Assumption.ACTIVATION_QLORA),
                  in.assumption(Assumption.ACTIVATION_BASE)
                      .plus(in.assumption(Assumption.ACTIVATION_PER_PARAMETER).times(looked.size)))
              .times(in.assumption(Assumption.MICRO_BATCH)));

  public final Line activationMemory =
      line(
          "Activation memory",
          Unit.GB,
          "grows with the tokens that are in memory at once",
          activationPerToken.times(tokensPerExample).dividedBy(THOUSAND));

  private final Line memoryMargin =
      line(
          "Memory margin",
          Unit.FACTOR,
          "planning margin of the tuning method",
          byMethod(
              Assumption.MEMORY_MARGIN_FULL,
              Assumption.MEMORY_MARGIN_LORA,
              Assumption.MEMORY_MARGIN_QLORA));

  public final Line trainingMemory =
      line(
          "Training memory",
          Unit.GB,
          "static and activation memory with the planning margin; blank where no GPUs are rented to"
              + " train",
          ifElse(onGpus, staticMemory.plus(activationMemory).times(memoryMargin), BLANK));

  private final Line usableMemory =
      line(
          "Usable memory of a card",
          Unit.GB,
          "what a training run may fill of it",
          in.assumption(Assumption.USABLE_MEMORY).times(looked.trainingMemory));

  public final Line cardsNeeded =
      line(
          "Cards needed",
          Unit.GPUS,
          "cards whose usable memory holds the training memory",
          ifElse(onGpus, max(ONE, trainingMemory.dividedBy(usableMemory).ceil()), ZERO));

  private final Variable node = in.assumption(Assumption.GPUS_IN_NODE);

  private final Line cardsOrNodes =
      line(
          "Cards in nodes",
          Unit.GPUS,
          "cards needed; whole nodes where that is more than part of a node",
          ifElse(
              cardsNeeded.above(in.assumption(Assumption.PART_NODE_LIMIT)),
              cardsNeeded.dividedBy(node).ceil().times(node),
              cardsNeeded));

  public final Line trainingUnit =
      line(
          "Training unit",
          Unit.GPUS,
          "cards that are rented together by the row that the training is paid at",
          ifElse(
              in.cell(Workloads.SERVING).is("Own hardware"),
              looked.trainingUnitsOwn,
              looked.trainingUnits));

  public final Line trainingGpus =
      line(
          "Training GPUs",
          Unit.GPUS,
          "cards in nodes, in whole units",
          ifElse(
              trainingUnit.above(ONE),
              cardsOrNodes.dividedBy(trainingUnit).ceil().times(trainingUnit),
              cardsOrNodes));

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
          "rented cards always; with own hardware the first rented row of that GPU, 0 where there"
              + " is none",
          ifElse(
              in.cell(Workloads.SERVING).is("Own hardware"),
              drivers.trainingHourOwn,
              drivers.trainingHour));

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

  TrainingRun(Model model) {
    super(model, "A training run");
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
