package breakeven.core.input;

import breakeven.core.model.Severity;

/**
 * What is wrong or doubtful in one cell, before anyone says where it is.
 *
 * @param found what was typed; empty for an empty cell
 * @param problem one sentence without a full stop
 * @param fix what to type or do
 */
public record Finding(Severity severity, String found, String problem, String fix) {
  static Finding error(String found, String problem, String fix) {
    return new Finding(Severity.ERROR, found, problem, fix);
  }

  static Finding warning(String found, String problem, String fix) {
    return new Finding(Severity.WARNING, found, problem, fix);
  }
}
