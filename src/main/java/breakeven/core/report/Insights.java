package breakeven.core.report;

import breakeven.core.uncertainty.NextStep;
import breakeven.core.uncertainty.SimulationResult;
import java.util.List;

/**
 * What the first page tells of chance, of what to find out next and of where to put money first.
 *
 * @param all the draws of the sum of all workloads that have figures and are not closed
 * @param allWorkloads how many these are
 * @param tuned the draws of the sum of those to fine-tune
 * @param tunedWorkloads how many these are
 * @param ready the draws of the sum of the changes that are ready to approve
 * @param readyAYear the same of their savings of 12 months
 * @param steps the most important things to find out
 * @param stepsFound how many there are in all
 * @param drivers what each shared driver does to the changes that are ready to approve, or to the
 *     sum of all where none is; largest swing first
 */
public record Insights(
    SimulationResult all,
    int allWorkloads,
    SimulationResult tuned,
    int tunedWorkloads,
    SimulationResult ready,
    SimulationResult readyAYear,
    List<NextStep> steps,
    int stepsFound,
    List<SensitivityColumns.Line> drivers) {
  /** Nothing to tell. */
  public static final Insights NONE =
      new Insights(
          SimulationResult.NONE,
          0,
          SimulationResult.NONE,
          0,
          SimulationResult.NONE,
          SimulationResult.NONE,
          List.of(),
          0,
          List.of());

  public Insights {
    steps = List.copyOf(steps);
    drivers = List.copyOf(drivers);
  }
}
