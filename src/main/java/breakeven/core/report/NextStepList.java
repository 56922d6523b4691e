package breakeven.core.report;

import breakeven.core.uncertainty.NextStep;
import java.util.List;

/**
 * What to find out next, and what else could be measured.
 *
 * @param steps the workloads that lack an answer, those worth most first
 * @param found how many there are, those that are not listed included
 * @param offers what would save more if a measurement came out well, worth most first
 * @param offersFound how many there are
 * @param searched whether other models were searched
 */
public record NextStepList(
    List<NextStep> steps, int found, List<NextStep> offers, int offersFound, boolean searched) {
  public NextStepList {
    steps = List.copyOf(steps);
    offers = List.copyOf(offers);
  }
}
