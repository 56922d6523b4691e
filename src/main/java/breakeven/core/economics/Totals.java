package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.min;
import static breakeven.core.expression.FirstOf.firstOf;

import breakeven.core.expression.ByWord;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import java.util.List;

/** Total cost of every option over the horizon, and the saving between them. */
public final class Totals extends Section {
  public static final String PROMPT = "Prompt";

  public static final String USE_RAG = "Use RAG";

  public static final String PROMPT_SMALLER = "Prompt a smaller model";

  /** The words of {@code Alternative}, which are verdicts too. */
  public static final List<String> ALTERNATIVES = List.of(PROMPT, USE_RAG, PROMPT_SMALLER);

  private final Horizon life = model.life;
  private final Volume volume = model.volume;
  private final Retrieval rag = model.retrieval;
  private final Serving serving = model.serving;
  private final Replicas replicas = model.replicas;
  private final ServingPrices servingPrices = model.servingPrices;
  private final Releases releases = model.releases;
  private final Quality quality = model.quality;
  private final RunningCost running = model.runningCost;

  /** Parts of the totals that are no lines of their own. */
  public final Expression badAnswersPrompted = volume.totalRequests.times(quality.badPrompted);

  public final Expression badAnswersSmall = volume.totalRequests.times(quality.badSmall);

  public final Expression badAnswersTuned = volume.requestsServed.times(quality.badTuned);

  /** Tokens of the small option, or its GPUs where these are cheaper. */
  public final Expression smallServing = min(running.smallApiCost, running.smallGpuCost);

  public final Line oneOffPrompted = money("One-off prompted", "before month 1", rag.setUp);

  public final Line oneOffSmall =
      money(
          "One-off small",
          "before month 1; blank where there is no small option",
          ifElse(
              serving.smallExists,
              rag.setUp.plus(running.smallUsesGpus.times(running.hardwareSmall)),
              BLANK));

  public final Line oneOffTuned =
      money(
          "One-off fine-tuned",
          "before month 1",
          rag.setUp
              .plus(releases.firstRelease)
              .plus(releases.evaluationSetUp)
              .plus(running.hardwareTuned));

  public final Line tcoPrompted =
      money(
          "TCO prompted",
          "total cost of prompting the large model",
          oneOffPrompted
              .plus(rag.prompted)
              .plus(running.tokensPrompted)
              .plus(running.migration)
              .plus(badAnswersPrompted));

  public final Line tcoSmall =
      money(
          "TCO small",
          "total cost of prompting the small model; blank where there is no such option",
          ifElse(
              serving.smallExists,
              rag.setUp.plus(rag.small).plus(smallServing).plus(badAnswersSmall),
              BLANK));

  public final Line smallIsAlternative =
      flag(
          "Small is the alternative",
          "1 where the small option is acceptable and cheaper than the large one",
          quality.smallAcceptable.and(tcoSmall.belowMoney(tcoPrompted)));

  private final Expression monthsBefore = life.horizon.minus(life.productionMonths);

  /** What the large option costs in the months of the lead time. */
  public final Line beforePrompted =
      money(
          "Lead time prompted",
          "what the large option costs in the months of the lead time",
          running
              .tokensPromptedBefore
              .plus(
                  volume.requestsBefore.times(
                      quality.badPrompted.plus(rag.carriedByPrompted.times(rag.perRequest))))
              .plus(monthsBefore.times(rag.carriedByPrompted.times(rag.fixedMonth)))
              .plus(running.migrationBefore));

  /** What the small option costs in the months of the lead time; blank where there is none. */
  public final Line beforeSmall =
      money(
          "Lead time small",
          "what the small option costs in the months of the lead time; blank where there is none",
          ifElse(
                  running.smallUsesGpus,
                  running.rentSmallBefore.plus(
                      servingPrices
                          .replicaRunning
                          .times(replicas.mostReplicasSmall)
                          .times(monthsBefore)),
                  model.requests.small.times(volume.requestsBeforeAtPriceFactor))
              .plus(
                  volume.requestsBefore.times(
                      quality.badSmall.plus(life.grounding.times(rag.perRequest))))
              .plus(monthsBefore.times(life.grounding.times(rag.fixedMonth))));

  /** What the alternative costs until the fine-tuned model is in production. */
  public final Line beforeProduction =
      money(
          "Served before production",
          "what the alternative costs in the months of the lead time",
          ifElse(smallIsAlternative, beforeSmall, beforePrompted));

  public final Line tcoTuned =
      money(
          "TCO fine-tuned",
          "total cost of the fine-tuned small model",
          oneOffTuned
              .plus(beforeProduction)
              .plus(rag.tuned)
              .plus(running.tokensTuned)
              .plus(running.escalations)
              .plus(running.gpusTuned)
              .plus(running.quotedServing)
              .plus(running.upkeepAndHosting)
              .plus(running.retrainingTotal)
              .plus(badAnswersTuned));

  public final Line tcoAlternative =
      money(
          "TCO alternative",
          "the cheaper of the options without fine-tuning",
          ifElse(smallIsAlternative, tcoSmall, tcoPrompted));

  public final Line alternative =
      line(
          "Alternative",
          Unit.WORD,
          "what would be done instead of fine-tuning",
          ByWord.toWord(
              firstOf(List.of(smallIsAlternative, rag.carriedByPrompted)),
              ALTERNATIVES,
              List.of(PROMPT_SMALLER, USE_RAG, PROMPT)));

  public final Line netSaving =
      money(
          "Net saving",
          "what fine-tuning saves over the horizon, all its costs paid",
          tcoAlternative.minus(tcoTuned));

  public final Line oneOffAlternative =
      money(
          "One-off alternative",
          "before month 1",
          ifElse(smallIsAlternative, oneOffSmall, oneOffPrompted));

  public final Line extraOneOff =
      money(
          "Extra one-off",
          "what fine-tuning costs before month 1 beyond the alternative",
          oneOffTuned.minus(oneOffAlternative));

  Totals(Model model) {
    super(model, "Totals");
  }
}
