package breakeven.core.input;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong or doubtful in one cell, before anyone says where it is.
 *
 * @param found what was typed; empty for an empty cell
 * @param problem one sentence without a full stop
 * @param fix what to type or do
 */
public record Finding(Severity severity, String found, String problem, String fix) {
  public static Finding error(String found, String problem, String fix) {
    return new Finding(Severity.ERROR, found, problem, fix);
  }

  public static Finding warning(String found, String problem, String fix) {
    return new Finding(Severity.WARNING, found, problem, fix);
  }

  public static Finding info(String found, String problem, String fix) {
    return new Finding(Severity.INFO, found, problem, fix);
  }

  /**
   * The problem of a cell of an input sheet.
   *
   * @param place null where there is no such cell: then it is a matter of the sheet
   */
  public Problem at(@Nullable Place place, Column column) {
    return place == null
        ? at(column.sheet(), "", column.header())
        : at(place.sheet(), place.cell(), column.header());
  }

  /**
   * The problem of any cell; of no workload, which {@link Problem#of} names.
   *
   * @param cell its address; empty where a sheet or a column is meant
   * @param column the header; empty where none is meant
   */
  public Problem at(String sheet, String cell, String column) {
    return new Problem(severity, sheet, cell, "", column, found, problem, fix);
  }
}
