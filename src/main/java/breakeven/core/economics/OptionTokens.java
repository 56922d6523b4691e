package breakeven.core.economics;

import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;

import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/** Tokens of a request to each option, in tokens a request: read, and read from the cache. */
public final class OptionTokens extends Section {
  private final Horizon life = model.life;
  private final Variable retrieved = in.cell(Workloads.RETRIEVED_TOKENS);

  public final Line addedTokens =
      line(
          "Added tokens",
          Unit.TOKENS_A_REQUEST,
          "assumed retrieved tokens, where grounding is needed and no context is sent yet",
          in.assumption(Assumption.RETRIEVED_TOKENS)
              .times(life.grounding)
              .times(life.hasRag.not())
              .times(retrieved.equalTo(ZERO)));

  public final Line removedTokens =
      line(
          "Removed tokens",
          Unit.TOKENS_A_REQUEST,
          "instruction tokens that a fine-tuned model makes unnecessary",
          in.assumption(Assumption.REMOVABLE_SHARE).times(in.cell(Workloads.INSTRUCTION_TOKENS)));

  public final Line inputPrompted =
      line(
          "Input prompted",
          Unit.TOKENS_A_REQUEST,
          "input tokens of the large option",
          in.inputTokens.plus(addedTokens));

  public final Line inputSmall =
      line(
          "Input small",
          Unit.TOKENS_A_REQUEST,
          "input tokens of the small option: without retrieved context where that is no need",
          inputPrompted.minus(life.ragOnlyToday.times(retrieved)));

  public final Line inputTuned =
      line(
          "Input fine-tuned",
          Unit.TOKENS_A_REQUEST,
          "input tokens of the fine-tuned option: the small option's without the removed instructions",
          inputSmall.minus(removedTokens));

  public final Line cachedPrompted =
      line(
          "Cached tokens prompted",
          Unit.TOKENS_A_REQUEST,
          "input tokens read from the cache; assumed retrieved tokens never are",
          in.cell(Workloads.CACHED_SHARE).times(in.inputTokens));

  public final Line cachedSmall =
      line(
          "Cached tokens small",
          Unit.TOKENS_A_REQUEST,
          "the same, at most the small option's input",
          min(cachedPrompted, inputSmall));

  public final Line cachedTuned =
      line(
          "Cached tokens fine-tuned",
          Unit.TOKENS_A_REQUEST,
          "the same without the removed instructions, which are the cached prefix",
          max(ZERO, cachedSmall.minus(removedTokens)));

  OptionTokens(Model model) {
    super(model, "Tokens of each option");
  }
}
