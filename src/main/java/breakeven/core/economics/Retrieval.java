package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MILLION;
import static breakeven.core.economics.UnitConstants.THOUSAND;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/**
 * What retrieval costs, once and a month. A fine-tune does not replace it: where it is needed,
 * every option carries it.
 */
public final class Retrieval extends Section {
  private final Horizon life = model.life;
  private final Variable quoted = in.cell(Workloads.RETRIEVAL_COST);
  private final Variable corpus = in.cell(Workloads.CORPUS);

  private final Line building =
      money(
          "RAG building",
          "embedding the corpus and building retrieval, were it built",
          corpus
              .times(looked.embeddingPrice)
              .dividedBy(MILLION)
              .plus(in.assumption(Assumption.RAG_BUILD_COST)));

  public final Line setUp =
      money(
          "RAG set-up",
          "embedding the corpus and building retrieval, where that is needed and not there yet",
          ifElse(life.grounding.and(model.today.retrieves.not()), building, ZERO));

  public final Line carriedByPrompted =
      flag(
          "Prompted carries RAG",
          "1 where the large option retrieves: grounding is needed, or it is today's approach",
          life.grounding.or(life.ragOnlyToday));

  private final Expression someCarry = life.grounding.or(life.hasRag);

  private final Line query =
      perRequest(
          "RAG query",
          "embedding the query at list price",
          in.assumption(Assumption.QUERY_TOKENS)
              .times(looked.embeddingPrice)
              .dividedBy(MILLION)
              .plus(looked.embeddingFee.dividedBy(THOUSAND)));

  private final Line store =
      line(
          "RAG store",
          Unit.MONEY_A_MONTH,
          "the vector database and embedding what is new in the corpus",
          in.assumption(Assumption.VECTOR_DATABASE)
              .plus(
                  corpus
                      .times(in.assumption(Assumption.CORPUS_REFRESH))
                      .times(looked.embeddingPrice)
                      .dividedBy(MILLION)));

  public final Line perRequest =
      perRequest(
          "RAG per request",
          "embedding the query; 0 where a retrieval cost is quoted",
          ifElse(someCarry.and(quoted.known().not()), query, ZERO));

  public final Line fixedMonth =
      line(
          "RAG fixed month",
          Unit.MONEY_A_MONTH,
          "the store and embedding what is new in the corpus; the quoted retrieval cost where there"
              + " is one",
          ifElse(someCarry, ifElse(quoted.known(), quoted, store), ZERO));

  public final Line overTheHorizon =
      money(
          "RAG over the horizon",
          "retrieval of all months, for an option that carries it",
          model.volume.totalRequests.times(perRequest).plus(life.horizon.times(fixedMonth)));

  Retrieval(Model model) {
    super(model, "Retrieval");
  }
}
