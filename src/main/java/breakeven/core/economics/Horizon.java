package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.NO_END;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;
import static breakeven.core.expression.FirstOf.firstOf;

import breakeven.core.expression.ByWord;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * How long the case may count: the horizon, the life of the tuned model, and whether the candidate
 * is closed.
 */
public final class Horizon extends Section {
  private static final String AS_TYPED = "as typed";
  private static final String AS_ASSUMED = "assumption Retrain cadence";
  private static final String AS_DATA_SHIFTS = "follows the data shift interval";
  private static final String SHORTEST = "assumption Shortest cadence";

  /** What a cadence may come from. */
  public static final List<String> CADENCE_SOURCES =
      List.of(AS_TYPED, AS_ASSUMED, AS_DATA_SHIFTS, SHORTEST);

  private final Variable approach = in.cell(Workloads.CURRENT_APPROACH);
  private final Variable serving = in.cell(Workloads.SERVING);
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
          "1 where retrieval is how it is done today and not a need: only the prompted option keeps it",
          approach.is("RAG").and(grounding.not()));

  private final Expression typedCadence = in.cell(Workloads.RETRAIN_CADENCE);
  private final Expression assumedCadence = in.assumption(Assumption.RETRAIN_CADENCE);
  private final Expression shortestCadence = in.assumption(Assumption.SHORTEST_CADENCE);
  private final Expression shift = in.cell(Workloads.DATA_SHIFT);

  private final Line byData =
      line(
          "Cadence by data",
          Unit.MONTHS,
          "whole months of the data shift interval, not below the assumption Shortest cadence",
          ifElse(shift.known(), max(shortestCadence, shift.floor()), BLANK));

  /** Whole months from one re-training to the next, as asked for; a word says by what. */
  public final Line cadence =
      line(
          "Retrain cadence used",
          Unit.MONTHS,
          "as typed; else the assumption Retrain cadence, or sooner where data shifts sooner",
          ifElse(typedCadence.known(), typedCadence, min(assumedCadence, byData)));

  /** Where {@link #cadence} comes from: a word of {@link #CADENCE_SOURCES}. */
  public final Line cadenceFrom =
      line(
          "Retrain cadence from",
          Unit.WORD,
          "where the retrain cadence used comes from",
          ByWord.toWord(
              firstOf(
                  List.of(
                      typedCadence.known(),
                      cadence.atLeast(assumedCadence),
                      shift.atLeast(shortestCadence))),
              CADENCE_SOURCES,
              List.of(AS_TYPED, AS_ASSUMED, AS_DATA_SHIFTS, SHORTEST)));

  public final Line interval =
      line(
          "Re-training interval",
          Unit.MONTHS,
          "a re-training falls due every so many months: no fine-tuned model outlives its base model",
          max(ONE, min(cadence, in.assumption(Assumption.BASE_CHANGE_INTERVAL)).floor()));

  /** Whether a provider serves the tune, whose dates then bind; no line of its own. */
  public final Expression servedByProvider = serving.is("Per token").or(serving.is("Fixed"));

  public final Line serviceLife =
      line(
          "Life by service",
          Unit.MONTHS,
          "whole months to the last service date, which binds where Serving is Per token or Fixed",
          ifElse(servedByProvider, looked.serviceMonths, NO_END));

  public final Line trainingLife =
      line(
          "Life by training",
          Unit.MONTHS,
          "first re-training month after the last training date, which binds where the method is Provider API",
          ifElse(
              in.cell(Workloads.TUNING_METHOD).is("Provider API"),
              max(ONE, looked.trainingMonths.dividedBy(interval).floor().plus(ONE)).times(interval),
              NO_END));

  public final Line life =
      line(
          "Life of the fine-tuned model",
          Unit.MONTHS,
          "months until the provider's dates end the fine-tuned model",
          min(serviceLife, trainingLife));

  public final Line closed =
      flag(
          "Closed",
          "1 where the candidate can no longer be fine-tuned or served long enough: it cannot win",
          tunedNow
              .not()
              .and(
                  in.cell(Workloads.TUNING_METHOD)
                      .is("Provider API")
                      .and(looked.trainingEnded)
                      .or(life.below(in.assumption(Assumption.SHORTEST_LIFE))))
              .or(serviceLife.below(ONE)));

  public final Line longestStay =
      line(
          "Longest stay",
          Unit.MONTHS,
          "assumed horizon, or months in production where that is shorter",
          min(in.assumption(Assumption.HORIZON), in.cell(Workloads.MONTHS_IN_PRODUCTION)));

  public final Line horizon =
      line(
          "Horizon",
          Unit.MONTHS,
          "whole months that are counted; a closed candidate's life does not cut it",
          ifElse(closed, longestStay, min(longestStay, life)).floor());

  Horizon(Model model) {
    super(model, "Life");
  }
}
