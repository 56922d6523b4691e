package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.NO_END;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
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

  private final Variable serving = in.cell(Workloads.SERVING);

  public final Line tunedNow = model.today.tunedNow;
  public final Line hasRag = model.today.hasRag;
  public final Line grounding = model.today.grounding;
  public final Line ragOnlyToday = model.today.ragOnlyToday;

  /** Whole months from the decision to production; 0 where a fine-tuned model runs already. */
  public final Line leadTime =
      line(
          "Lead time used",
          Unit.MONTHS,
          "whole months from the decision to production; 0 where it already runs fine-tuned",
          ifElse(tunedNow, ZERO, in.cell(Workloads.LEAD_TIME)));

  /** The same as the scenario has it: costs go by it, the horizon by {@link #leadTime}. */
  public final Line leadTimePaid =
      line(
          "Lead time paid",
          Unit.MONTHS,
          "whole months that the alternative serves and is paid for, as the scenario has them",
          ifElse(
              tunedNow,
              ZERO,
              drivers.moved(UncertainDriver.LEAD_TIME, in.cell(Workloads.LEAD_TIME))));

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

  /** Whole months from one re-training to the next, as typed. */
  public final Line plannedInterval =
      line(
          "Planned interval",
          Unit.MONTHS,
          "the same as typed: a provider's dates are judged by it",
          interval(cadence));

  public final Line interval =
      line(
          "Re-training interval",
          Unit.MONTHS,
          "a re-training falls due every so many months, as the scenario has them: no fine-tuned"
              + " model outlives its base model",
          interval(drivers.moved(UncertainDriver.CADENCE, cadence)));

  /**
   * Whether a provider sells the tune's tokens, whose service date then binds, or a deployment of
   * it that ends by its own row; no line of its own.
   */
  public final Expression servedByProvider =
      serving.is("Per token").or(serving.is("Fixed").and(looked.serviceOfTune));

  public final Line serviceLife =
      line(
          "Life by service",
          Unit.MONTHS,
          "whole months to the last service date, where Serving is Per token or the Fine-tuned row"
              + " has the date",
          ifElse(servedByProvider, looked.serviceMonths, NO_END));

  public final Line trainingLife =
      line(
          "Life by training",
          Unit.MONTHS,
          "first re-training month after the last training date, which binds where the method is"
              + " Provider API",
          ifElse(
              in.cell(Workloads.TUNING_METHOD).is("Provider API"),
              max(
                      ONE,
                      looked
                          .trainingMonths
                          .minus(leadTime)
                          .dividedBy(plannedInterval)
                          .floor()
                          .plus(ONE))
                  .times(plannedInterval)
                  .plus(leadTime),
              NO_END));

  public final Line life =
      line(
          "Life of the fine-tuned model",
          Unit.MONTHS,
          "months until the provider's dates end the fine-tuned model",
          min(serviceLife, trainingLife));

  /** The longest that a row may count, months; the provider's dates not applied. */
  public final Line longestStay =
      line(
          "Longest stay",
          Unit.MONTHS,
          "assumed horizon, or lead time and months in production where that is shorter",
          min(
              in.assumption(Assumption.HORIZON),
              leadTime.plus(in.cell(Workloads.MONTHS_IN_PRODUCTION))));

  /** Whether the horizon ends before the fine-tuned model is in production; a flag. */
  public final Line neverServed =
      flag(
          "Not in production",
          "1 where the horizon ends before the fine-tuned model is in production",
          leadTime.atLeast(min(longestStay, life).floor()));

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
                      .or(life.minus(leadTime).below(in.assumption(Assumption.SHORTEST_LIFE))))
              .or(serviceLife.below(ONE))
              .or(neverServed)
              .or(model.tokens.tunedTooLong));

  public final Line horizon =
      line(
          "Horizon",
          Unit.MONTHS,
          "whole months that are counted; a closed candidate's life does not cut it",
          ifElse(closed, longestStay, min(longestStay, life)).floor());

  /** Months of the horizon in which the fine-tuned model serves. */
  public final Line productionMonths =
      line(
          "Months served",
          Unit.MONTHS,
          "months of the horizon after the lead time: the fine-tuned model serves in them",
          max(ZERO, horizon.minus(leadTimePaid)));

  Horizon(Model model) {
    super(model, "Life");
  }

  private Expression interval(Expression every) {
    return max(ONE, min(every, in.assumption(Assumption.BASE_CHANGE_INTERVAL)).floor());
  }
}
