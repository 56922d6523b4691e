package breakeven.economics;

import static breakeven.economics.UnitConstants.MILLION;
import static breakeven.economics.UnitConstants.THOUSAND;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.ifElse;

import breakeven.expression.Line;
import breakeven.expression.Lines;
import breakeven.expression.Unit;
import breakeven.price.PriceVariables;
import breakeven.table.Assumption;
import breakeven.table.Workloads;

/**
 * What retrieval costs, once and a month. A fine-tune does not replace it: where it is needed,
 * every option carries it.
 */
public final class Retrieval {
  public final Line setUp;
  public final Line perRequest;
  public final Line fixedMonth;
  public final Line overTheHorizon;
  public final Line carriedByPrompted;
  public final Line prompted;
  public final Line tunedAndSmall;

  Retrieval(Lines lines, Inputs in, PriceVariables looked, Horizon life, Volume volume) {
    lines.group("Retrieval");
    var quoted = in.cell(Workloads.RETRIEVAL_COST);
    var corpus = in.cell(Workloads.CORPUS);
    setUp =
        lines.line(
            "RAG set-up",
            Unit.MONEY,
            "embedding the corpus and building retrieval, where that is needed and not there yet",
            ifElse(
                life.grounding.and(life.hasRag.not()),
                corpus
                    .times(looked.embeddingPrice)
                    .dividedBy(MILLION)
                    .plus(in.assumption(Assumption.RAG_BUILD_COST)),
                ZERO));
    carriedByPrompted =
        lines.line(
            "Prompted carries RAG",
            Unit.FLAG,
            "1 where the large option retrieves: grounding is needed, or it is today's approach",
            life.grounding.or(life.ragOnlyToday));
    perRequest =
        lines.line(
            "RAG per request",
            Unit.MONEY_A_REQUEST,
            "embedding the query; 0 where a retrieval cost is quoted",
            ifElse(
                carriedByPrompted.and(quoted.known().not()),
                in.assumption(Assumption.QUERY_TOKENS)
                    .times(looked.embeddingPrice)
                    .dividedBy(MILLION)
                    .plus(looked.embeddingFee.dividedBy(THOUSAND)),
                ZERO));
    fixedMonth =
        lines.line(
            "RAG fixed month",
            Unit.MONEY_A_MONTH,
            "the store and embedding what is new in the corpus; the quoted retrieval cost where there is one",
            ifElse(
                carriedByPrompted,
                ifElse(
                    quoted.known(),
                    quoted,
                    in.assumption(Assumption.VECTOR_DATABASE)
                        .plus(
                            corpus
                                .times(in.assumption(Assumption.CORPUS_REFRESH))
                                .times(looked.embeddingPrice)
                                .dividedBy(MILLION))),
                ZERO));
    overTheHorizon =
        lines.line(
            "RAG over the horizon",
            Unit.MONEY,
            "retrieval of all months, for an option that carries it",
            volume.totalRequests.times(perRequest).plus(life.horizon.times(fixedMonth)));
    prompted =
        lines.line(
            "RAG prompted",
            Unit.MONEY,
            "retrieval of the large option",
            carriedByPrompted.times(overTheHorizon));
    tunedAndSmall =
        lines.line(
            "RAG small and fine-tuned",
            Unit.MONEY,
            "retrieval of the small and of the fine-tuned option: only where grounding is needed",
            life.grounding.times(overTheHorizon));
  }
}
