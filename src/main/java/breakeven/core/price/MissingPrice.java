package breakeven.core.price;

import breakeven.core.input.Finding;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A problem of every workload that uses the same names for the same parts.
 *
 * @param name whose cell it is about: the row's, or that of the assumption that stands for it; null
 *     where the problem names a cell of its own
 * @param counts false for a name that the workload does not use
 * @param problem with sheet, cell and column empty where {@code name} is given; the workload is
 *     always empty
 */
public record MissingPrice(@Nullable NameCell name, boolean counts, Problem problem) {
  /** A problem of a cell of the price tables. */
  static MissingPrice of(Problem problem) {
    return new MissingPrice(null, true, problem);
  }

  /** A problem of the cell in which a name is typed. */
  static MissingPrice at(
      NameCell name, Severity severity, String found, String problem, String fix) {
    return new MissingPrice(name, true, new Finding(severity, found, problem, fix).at("", "", ""));
  }

  /** A name that leads nowhere, and that the workload does not use. */
  static MissingPrice unused(NameCell name, String found, String problem, String fix) {
    String all = problem + "; this workload does not use it";
    return new MissingPrice(name, false, Finding.warning(found, all, fix).at("", "", ""));
  }
}
