package breakeven.core.uncertainty;

import java.util.Comparator;

/**
 * Something to find out, to measure or to build, and what depends on it.
 *
 * @param sheetRow the workload's row in the user's sheet, from 1
 * @param owner empty where the row names none
 * @param businessUnit empty where the row names none
 * @param what what is to be done, in words
 * @param money the expected gain of knowing, in the reporting currency; blank where the row has no
 *     figures yet
 * @param verdict the verdict today, a code of the verdicts
 * @param then the verdict if it comes out well, a code of the verdicts; -1 where that is open
 */
public record NextStep(
    int sheetRow,
    String workload,
    String owner,
    String businessUnit,
    String what,
    double money,
    int verdict,
    int then) {
  /** Most money first; what has no figures yet last; then by name. */
  static final Comparator<NextStep> MOST_FIRST =
      Comparator.comparingDouble((NextStep step) -> Double.isNaN(step.money) ? 1 : -step.money)
          .thenComparing(NextStep::workload)
          .thenComparing(NextStep::what);
}
