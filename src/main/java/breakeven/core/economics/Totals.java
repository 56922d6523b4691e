package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.min;
import static breakeven.core.expression.FirstOf.firstOf;

import breakeven.core.expression.ByWord;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
  private final FlatCosts flat = model.flatCosts;
  private final Quality quality = model.quality;
  private final RunningCost running = model.runningCost;

  /** What the flat costs of each option come to over the horizon, by their kind. */
  private final Map<String, Expression> flatPrompted =
      flat.prompted.totals(
          volume.totalRequests,
          life.horizon,
          Map.of(FlatCosts.RETRIEVAL, rag.prompted, FlatCosts.BAD_ANSWERS, quality.harmPrompted));

  private final Map<String, Expression> flatSmall =
      flat.small.totals(
          volume.totalRequests,
          life.horizon,
          Map.of(FlatCosts.RETRIEVAL, rag.small, FlatCosts.BAD_ANSWERS, quality.harmSmall));

  private final Map<String, Expression> flatTuned =
      flat.tuned.totals(
          volume.requestsServed,
          life.productionMonths,
          Map.of(
              FlatCosts.RETRIEVAL, rag.tuned,
              FlatCosts.QUOTED_SERVING, running.quotedServing,
              FlatCosts.UPKEEP, running.upkeepAndHosting,
              FlatCosts.BAD_ANSWERS, quality.harmServed));

  /** Tokens of the small option, or its GPUs where these are cheaper. */
  public final Expression smallServing = min(running.smallApiCost, running.smallGpuCost);

  public final Line oneOffPrompted =
      money("One-off prompted", "before month 1", flat.prompted.once());

  public final Line oneOffSmall =
      money(
          "One-off small",
          "before month 1; blank where there is no small option",
          ifElse(
              serving.smallExists,
              flat.small.once().plus(running.smallUsesGpus.times(running.hardwareSmall)),
              BLANK));

  public final Line oneOffTuned =
      money("One-off fine-tuned", "before month 1", flat.tuned.once().plus(running.hardwareTuned));

  public final Line tcoPrompted =
      money(
          "TCO prompted",
          "total cost of prompting the large model",
          with(oneOffPrompted.plus(running.tokensPrompted).plus(running.migration), flatPrompted));

  public final Line tcoSmall =
      money(
          "TCO small",
          "total cost of prompting the small model; blank where there is no such option",
          ifElse(
              serving.smallExists, with(flat.small.once().plus(smallServing), flatSmall), BLANK));

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
              .plus(volume.requestsBefore.times(flat.requestPrompted))
              .plus(monthsBefore.times(flat.monthPrompted))
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
              .plus(volume.requestsBefore.times(flat.requestSmall))
              .plus(monthsBefore.times(flat.monthSmall)));

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
          with(
              oneOffTuned
                  .plus(beforeProduction)
                  .plus(running.tokensTuned)
                  .plus(running.escalations)
                  .plus(running.gpusTuned)
                  .plus(running.retrainingTotal),
              flatTuned));

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

  /** Bad answers of the fine-tuned option, those of the alternative in the lead time among them. */
  public final Line harmTuned =
      money(
          "Bad answers fine-tuned",
          "expected cost of bad answers of the fine-tuned option, of the alternative in the lead"
              + " time; nothing that is paid",
          quality.harmServed.plus(
              volume.requestsBefore.times(
                  ifElse(smallIsAlternative, quality.badSmall, quality.badPrompted))));

  public final Line paidPrompted =
      paid("Paid prompted", "the large option", tcoPrompted, quality.harmPrompted);

  public final Line paidSmall = paid("Paid small", "the small option", tcoSmall, quality.harmSmall);

  public final Line paidTuned =
      paid("Paid fine-tuned", "the fine-tuned option", tcoTuned, harmTuned);

  Totals(Model model) {
    super(model, "Totals");
  }

  private Line paid(String name, String whose, Line tco, Line harm) {
    return money(
        name,
        "money that leaves the company for " + whose + ": its total cost less bad answers",
        tco.minus(harm));
  }

  private static Expression with(Expression first, Map<String, Expression> more) {
    Expression total = first;
    for (Expression one : more.values()) {
      total = total.plus(one);
    }
    return total;
  }

  /** The flat costs that are parts of the totals, and their kinds. */
  public Map<Expression, String> flatKinds() {
    Map<Expression, String> kinds = new IdentityHashMap<>();
    for (Map<String, Expression> option : List.of(flatPrompted, flatSmall, flatTuned)) {
      option.forEach((kind, total) -> kinds.put(total, kind));
    }
    return kinds;
  }
}
