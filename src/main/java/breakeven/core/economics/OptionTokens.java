package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.NO_END;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.price.TokenPrice;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/**
 * Tokens of a request to each option, in tokens a request: read, read from the cache and written to
 * it, and answered; whether they fit the model.
 */
public final class OptionTokens extends Section {
  /** How the names of lines begin that say which requests are dearer for their length. */
  public static final String LONG_SHARE = "Long-context share";

  private final Today today = model.today;
  private final Variable retrieved = in.cell(Workloads.RETRIEVED_TOKENS);
  final Variable instructions = in.cell(Workloads.INSTRUCTION_TOKENS);

  public final Line addedTokens =
      line(
          "Added tokens",
          Unit.TOKENS_A_REQUEST,
          "assumed retrieved tokens, where grounding is needed and no context is sent yet",
          in.assumption(Assumption.RETRIEVED_TOKENS)
              .times(today.grounding)
              .times(today.hasRag.not())
              .times(retrieved.equalTo(ZERO)));

  public final Line removedTokens =
      line(
          "Removed tokens",
          Unit.TOKENS_A_REQUEST,
          "instruction tokens that a fine-tuned model makes unnecessary",
          in.assumption(Assumption.REMOVABLE_SHARE).times(instructions));

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
          inputPrompted.minus(today.ragOnlyToday.times(retrieved)));

  public final Line inputTuned =
      line(
          "Input fine-tuned",
          Unit.TOKENS_A_REQUEST,
          "input tokens of the fine-tuned option: the small option's without the removed"
              + " instructions",
          inputSmall.minus(removedTokens));

  public final Line inputToday =
      line(
          "Input today",
          Unit.TOKENS_A_REQUEST,
          "input tokens of a request as it is sent today: without retrieved context that is not"
              + " there",
          in.inputTokens.minus(today.tunedNow.times(removedTokens)));

  public final Line cachedPrompted =
      line(
          "Cached tokens prompted",
          Unit.TOKENS_A_REQUEST,
          "input tokens read from the cache as typed; assumed retrieved tokens never are",
          in.cell(Workloads.CACHED_SHARE).orZero().times(in.inputTokens));

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

  private final Expression writeShare = in.cell(Workloads.CACHE_WRITE_SHARE).orZero();

  public final Line writtenPrompted =
      line(
          "Written tokens prompted",
          Unit.TOKENS_A_REQUEST,
          "input tokens written to the cache as typed, at most those that are not read from it",
          min(writeShare.times(in.inputTokens), in.inputTokens.minus(cachedPrompted)));

  public final Line writtenSmall =
      line(
          "Written tokens small",
          Unit.TOKENS_A_REQUEST,
          "the same, at most the small option's input",
          min(
              writeShare.times(in.inputTokens),
              in.inputTokens.minus(today.ragOnlyToday.times(retrieved)).minus(cachedSmall)));

  public final Line writtenTuned =
      line(
          "Written tokens fine-tuned",
          Unit.TOKENS_A_REQUEST,
          "the same without the removed instructions that are not in the cached prefix",
          max(ZERO, writtenSmall.minus(max(ZERO, removedTokens.minus(cachedSmall)))));

  public final Line outputSmall =
      output("Output small", "small option", in.cell(Workloads.SMALL_OUTPUT));

  public final Line outputTuned =
      output("Output fine-tuned", "fine-tuned option", in.cell(Workloads.TUNED_OUTPUT));

  /**
   * What a request is made of, in tokens.
   *
   * @param prefix instruction tokens, which a cache may hold
   */
  record Sent(
      Expression input,
      Expression cached,
      Expression written,
      Expression output,
      Expression prefix) {}

  final Sent prompted =
      new Sent(inputPrompted, cachedPrompted, writtenPrompted, in.outputTokens, instructions);

  final Sent small = new Sent(inputSmall, cachedSmall, writtenSmall, outputSmall, instructions);

  final Sent tuned =
      new Sent(
          inputTuned, cachedTuned, writtenTuned, outputTuned, instructions.minus(removedTokens));

  public final Line promptedTooLong =
      tooLong("Prompted request too long", looked.prompted, inputPrompted, in.outputTokens);

  public final Line replacementTooLong =
      tooLong("Replacement request too long", looked.replacement, inputPrompted, in.outputTokens);

  public final Line smallTooLong =
      tooLong("Small request too long", looked.small, inputSmall, outputSmall);

  /** A rival is sent what the small option is. */
  public final Line rivalTooLong =
      tooLong("Rival request too long", looked.rival, inputSmall, outputSmall);

  public final Line tunedTooLong =
      tooLong("Fine-tuned request too long", looked.tuned, inputTuned, outputTuned);

  public final Line longPrompted =
      longShare(LONG_SHARE + " prompted", "large option", looked.prompted, inputPrompted);

  public final Line longReplacement =
      longShare(
          LONG_SHARE + " replacement",
          "large option on the replacement",
          looked.replacement,
          inputPrompted);

  public final Line longSmall =
      longShare(LONG_SHARE + " small", "small option", looked.small, inputSmall);

  public final Line longRival = longShare(LONG_SHARE + " rival", "rival", looked.rival, inputSmall);

  public final Line longTuned =
      longShare(LONG_SHARE + " fine-tuned", "fine-tuned option", looked.tuned, inputTuned);

  OptionTokens(Model model) {
    super(model, "Tokens of each option");
  }

  private Line output(String name, String whose, Variable typed) {
    return line(
        name,
        Unit.TOKENS_A_REQUEST,
        "output tokens of the " + whose + ": its own where typed, else the output tokens",
        ifElse(typed.known(), typed, in.outputTokens));
  }

  private Line tooLong(String name, TokenPrice price, Expression input, Expression output) {
    return flag(
        name,
        "1 where input and output together are more than the model's Context",
        longerThanContext(price, input, output));
  }

  static Expression longerThanContext(TokenPrice price, Expression input, Expression output) {
    return input.plus(output).above(price.context());
  }

  private Line longShare(String name, String whose, TokenPrice price, Expression input) {
    return byDay(
        name,
        Unit.SHARE,
        "requests of the " + whose + " long enough to cost more: as typed, else all or none",
        longShare(price, input));
  }

  /** The part of an option's requests that are dearer for their length; a fraction. */
  Expression longShare(TokenPrice price, Expression input) {
    Variable typed = in.cell(Workloads.LONG_CONTEXT_SHARE);
    return ifElse(
        NO_END.above(price.longAbove()),
        ifElse(typed.known(), typed, input.above(price.longAbove())),
        ZERO);
  }
}
