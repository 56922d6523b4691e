package breakeven.core.economics;

import static breakeven.core.expression.Constant.ZERO;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * The costs of each option whose prices are the same in all months: retrieval, bad answers,
 * releases, upkeep. A new one is a {@link Cost} in these lists, and in nothing else of the model.
 */
public final class FlatCosts extends Section {
  static final String RETRIEVAL = "Retrieval (RAG)";
  static final String BAD_ANSWERS = "Bad answers";
  static final String QUOTED_SERVING = "Quoted serving";
  static final String UPKEEP = "Upkeep and hosting";
  private static final String RELEASES = "Releases";

  private final Horizon life = model.life;
  private final Retrieval rag = model.retrieval;
  private final Releases releases = model.releases;
  private final Quality quality = model.quality;

  /** Retrieval that the answers need: every option has it. */
  private final Cost needed =
      new Cost(
          RETRIEVAL,
          rag.setUp,
          life.grounding.times(rag.perRequest),
          life.grounding.times(rag.fixedMonth));

  /** Retrieval that is only how it is done today: no other option has it. */
  private final Cost today =
      new Cost(
          RETRIEVAL,
          ZERO,
          life.ragOnlyToday.times(rag.perRequest),
          life.ragOnlyToday.times(rag.fixedMonth));

  public final CostList prompted =
      new CostList(List.of(needed, today, badAnswers(quality.badPrompted)));

  public final CostList small = new CostList(List.of(needed, badAnswers(quality.badSmall)));

  public final CostList tuned =
      new CostList(
          List.of(
              needed,
              new Cost(RELEASES, releases.firstRelease, ZERO, ZERO),
              new Cost(RELEASES, releases.evaluationSetUp, ZERO, ZERO),
              new Cost(QUOTED_SERVING, ZERO, ZERO, in.cell(Workloads.SERVING_COST).orZero()),
              new Cost(UPKEEP, ZERO, ZERO, model.servingPrices.hosting.plus(releases.upkeep)),
              badAnswers(quality.badTuned)));

  public final Line requestPrompted =
      perRequest(
          "Flat request cost prompted",
          "of a request to the large option: bad answers and retrieval, whose prices do not move",
          prompted.request());

  public final Line requestSmall =
      perRequest("Flat request cost small", "the same of the small option", small.request());

  public final Line requestTuned =
      perRequest(
          "Flat request cost fine-tuned", "the same of the fine-tuned option", tuned.request());

  public final Line monthPrompted =
      line(
          "Flat month cost prompted",
          Unit.MONEY_A_MONTH,
          "of the large option, whatever the volume: retrieval",
          prompted.month());

  public final Line monthSmall =
      line(
          "Flat month cost small",
          Unit.MONEY_A_MONTH,
          "the same of the small option, the running cost of hardware apart",
          small.month());

  public final Line monthTuned =
      line(
          "Flat month cost fine-tuned",
          Unit.MONEY_A_MONTH,
          "the same of the fine-tuned option: hosting, upkeep, quoted serving and retrieval",
          tuned.month());

  FlatCosts(Model model) {
    super(model, "Flat costs of each option");
  }

  private static Cost badAnswers(Expression request) {
    return new Cost(BAD_ANSWERS, ZERO, request, ZERO);
  }
}
