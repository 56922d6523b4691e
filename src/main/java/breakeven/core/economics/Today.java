package breakeven.core.economics;

import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;

/** How the workload runs today, and so what every option must carry. */
public final class Today extends Section {
  private final Variable approach = in.cell(Workloads.CURRENT_APPROACH);
  private final Variable needs = in.cell(Workloads.NEEDS_GROUNDING);

  public final Line tunedNow =
      flag(
          "Fine-tuned now",
          "1 where the workload already runs on a fine-tuned model: what was spent on it is sunk",
          approach.is("Fine-tuned").or(approach.is("Fine-tuned with RAG")));

  public final Line hasRag =
      flag(
          "Has RAG",
          "1 where today's approach retrieves",
          approach.is("RAG").or(approach.is("Fine-tuned with RAG")));

  public final Line grounding =
      flag(
          "Grounding",
          "1 where every option must retrieve: as typed, else where today's approach has RAG",
          ifElse(needs.known(), needs.is("Yes"), hasRag));

  public final Line ragOnlyToday =
      flag(
          "RAG only today",
          "1 where retrieval is how it is done today and not a need: only the prompted option keeps"
              + " it",
          approach.is("RAG").and(grounding.not()));

  public final Line planned =
      flag(
          Words.PLANNED,
          "1 where nothing runs yet: nothing is paid today, and no move costs anything",
          approach.is(Words.PLANNED));

  /** Whether every request goes to the large model today; no line of its own. */
  final Expression largeNow = approach.is("Prompting").or(approach.is("RAG"));

  /** Whether a small model, not fine-tuned, answers today; no line of its own. */
  public final Expression smallNow = approach.is("Small model");

  public final Line retrieves =
      flag(
          "Retrieves today",
          "1 where retrieval is in place: today's approach has RAG, or is a small model that gets"
              + " retrieved tokens",
          hasRag.or(smallNow.and(grounding).and(in.cell(Workloads.RETRIEVED_TOKENS).above(ZERO))));

  Today(Model model) {
    super(model, "Today's approach");
  }
}
