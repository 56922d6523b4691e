package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.min;

import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * Every request on the small model first, a verifier behind it, and what that rejects on the large
 * one. Its quality is taken as the large model's, and has to be measured: an offer, no verdict.
 */
public final class SmallFirst extends Section {
  private final Variable quality = in.cell(Workloads.SMALL_QUALITY);

  /** The part of the requests that is handed on to the large model; blank where there is none. */
  public final Line escalated =
      line(
          "Escalated small first",
          Unit.SHARE,
          "requests that a verifier would hand on to the large model after the small one."
              + " Blank where that is not sold per token, not measured or good enough, or a"
              + " fine-tuned model runs",
          ifElse(
              model
                  .serving
                  .smallByApi
                  .and(model.today.tunedNow.not())
                  .and(quality.below(model.quality.requiredQuality)),
              min(ONE, in.assumption(Assumption.ESCALATION_FACTOR).times(ONE.minus(quality))),
              BLANK));

  private final CostList costs =
      model
          .costs
          .moved
          .and(
              model
                  .costs
                  .tokens(model.requests.small, looked.small, model.quantities.tokensSmall)
                  .times(ONE.plus(in.assumption(Assumption.VERIFIER_COST))))
          .and(
              new CostList(
                  List.of(
                      new Cost(CostKind.TOKENS, escalated, model.quantities.large),
                      new Cost(
                          CostKind.EVALUATION, model.releases.upkeep, model.quantities.months))))
          .and(model.costs.prompted.of(CostKind.RETRIEVAL))
          .and(model.costs.prompted.of(CostKind.BAD_ANSWERS));

  /** What that comes to over the horizon, money; blank where it is no option. */
  public final Line tco =
      money(
          "TCO small first",
          "total cost of the small model first, its verifier, what is handed on, upkeep, and the"
              + " days of a migration. Retrieval and bad answers are the large option's",
          costs.total());

  SmallFirst(Model model) {
    super(model, "Small first");
  }
}
