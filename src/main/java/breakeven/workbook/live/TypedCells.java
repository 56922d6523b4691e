package breakeven.workbook.live;

import static breakeven.core.expression.Formula.index;

import breakeven.core.input.Header;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Where the cells that a workload was typed in are, for formulas of a row of {@code Costs}. */
final class TypedCells {
  /** What the names of columns of workloads begin with. */
  static final String NAMES = "Wl_";

  private final LiveData.Origin origin;
  private final Header header;
  private final CellReadFormula reading;
  private final int place;
  private final UnaryOperator<String> freeName;

  private final Map<Column, String> names = new LinkedHashMap<>();

  /**
   * @param place the column of Costs that says where a workload of the name stands now
   * @param freeName a name like this that the workbook does not have yet
   */
  TypedCells(
      LiveData.Origin origin, CellReadFormula reading, int place, UnaryOperator<String> freeName) {
    this.freeName = freeName;
    this.origin = origin;
    header = origin.header();
    this.reading = reading;
    this.place = place;
    // Now, since formulas are made when the names are in the workbook.
    Workloads.TABLE.columns().stream()
        .filter(column -> header.indexOf(column) >= 0)
        .forEach(this::column);
  }

  /** The name of a column of ours in the user's sheet, below its header. */
  String column(Column column) {
    return names.computeIfAbsent(
        column, wanted -> freeName.apply(NAMES + Constants.identifier(wanted.header())));
  }

  /** What the names that formulas have used refer to. */
  Map<String, String> names() {
    Map<String, String> refersTo = new LinkedHashMap<>();
    names.forEach((column, name) -> refersTo.put(name, cells(header.indexOf(column))));
    return refersTo;
  }

  private String cells(int column) {
    int first = header.row() + 1;
    return CellReferences.column(
        CellReferences.prefix(header.sheet()), column, first, Math.max(first, origin.lastRow()));
  }

  /** What stands in a column, for the workload of the row at hand. */
  String at(int column) {
    return index(cells(column), CostCells.of(place));
  }

  /** The same of a column of ours that the sheet has. */
  String at(Column column) {
    return index(column(column), CostCells.of(place));
  }

  /**
   * What is typed in a column, as it is read.
   *
   * @param blank what an empty cell, or a column that is not there, means
   * @param bad what stands for a cell that cannot be read
   * @param found how the review found the cell
   */
  String read(Column column, String blank, String bad, CellReadFormula.Found found) {
    int index = header.indexOf(column);
    return index < 0 ? blank : reading.of(column, at(column), blank, bad, found);
  }
}
