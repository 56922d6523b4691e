package breakeven.price;

import breakeven.model.Problem;
import breakeven.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A problem of every workload that uses the same names for the same parts.
 *
 * @param name whose cell it is about: the row's, or that of the assumption that stands for it; null
 *     where the problem names a cell of its own
 * @param problem with sheet, cell and column empty where {@code name} is given; the workload is
 *     always empty
 */
public record Gap(@Nullable NameCell name, Problem problem) {
  static Gap at(NameCell name, Severity severity, String found, String problem, String fix) {
    return new Gap(name, new Problem(severity, "", "", "", "", found, problem, fix));
  }

  static Gap error(NameCell name, String found, String problem, String fix) {
    return at(name, Severity.ERROR, found, problem, fix);
  }

  public Severity severity() {
    return problem.severity();
  }
}
