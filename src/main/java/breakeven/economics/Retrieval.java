package breakeven.economics;

import static breakeven.economics.Facts.MILLION;
import static breakeven.economics.Facts.THOUSAND;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.iff;

import breakeven.expression.Line;
import breakeven.expression.Lines;
import breakeven.expression.Unit;
import breakeven.price.Looked;
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

  Retrieval(Lines lines, Inputs in, Looked looked, Life life, Volume volume) {
    lines.group("Retrieval");
    var quoted = in.cell(Workloads.RETRIEVAL_COST);
    var corpus = in.cell(Workloads.CORPUS);
    setUp =
        lines.line(
            "RAG set-up",
            Unit.MONEY,
            "embedding the corpus and building retrieval, where that is needed and not there yet",
            iff(
                life.grounding.and(life.hasRag.not()),
                corpus
                    .times(looked.embeddingPrice)
                    .over(MILLION)
                    .plus(in.the(Assumption.RAG_BUILD_COST)),
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
            iff(
                carriedByPrompted.and(quoted.known().not()),
                in.the(Assumption.QUERY_TOKENS)
                    .times(looked.embeddingPrice)
                    .over(MILLION)
                    .plus(looked.embeddingFee.over(THOUSAND)),
                ZERO));
    fixedMonth =
        lines.line(
            "RAG fixed month",
            Unit.MONEY_A_MONTH,
            "the store and embedding what is new in the corpus; the quoted retrieval cost where there is one",
            iff(
                carriedByPrompted,
                iff(
                    quoted.known(),
                    quoted,
                    in.the(Assumption.VECTOR_DATABASE)
                        .plus(
                            corpus
                                .times(in.the(Assumption.CORPUS_REFRESH))
                                .times(looked.embeddingPrice)
                                .over(MILLION))),
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
