package breakeven.core.uncertainty;

import java.util.Comparator;

/**
 * What to find out of a workload: the answers that it lacks, together.
 *
 * @param place the workload's place among all, from 0
 * @param sheetRow its row in the user's sheet, from 1
 * @param owner empty where the row names none
 * @param businessUnit empty where the row names none
 * @param what what is to be done, in words
 * @param figures whether the row has figures; else its cells or prices are missing
 * @param worth what the answers are worth, chance counted, in the reporting currency; blank where
 *     nothing is gained
 * @param cost what they cost to find out; blank where no answer is priced
 * @param waiting the money that waits for them; blank likewise
 * @param verdict the verdict today, a code of the verdicts
 * @param then the verdict if all comes out well, a code of the verdicts; -1 where that is open
 */
public record NextStep(
    int place,
    int sheetRow,
    String workload,
    String owner,
    String businessUnit,
    String what,
    boolean figures,
    double worth,
    double cost,
    double waiting,
    int verdict,
    int then) {
  /** Worth most first; what is worth nothing, then what has no figures last; then by name. */
  static final Comparator<NextStep> MOST_FIRST =
      Comparator.comparingDouble(
              (NextStep step) -> Double.isNaN(step.worth) ? Double.POSITIVE_INFINITY : -step.worth)
          .thenComparing(step -> !step.figures)
          .thenComparing(NextStep::workload)
          .thenComparing(NextStep::place);
}
