package breakeven.live;

import breakeven.input.Header;
import breakeven.table.Column;

/** Where the cells that a workload was typed in are, for formulas of a row of {@code Costs}. */
final class TypedCells {
  private final LiveData.Origin origin;
  private final Header header;
  private final CellReadFormula reading;
  private final int place;

  /**
   * @param place the column of Costs that says where a workload of the name is now
   */
  TypedCells(LiveData.Origin origin, CellReadFormula reading, int place) {
    this.origin = origin;
    header = origin.header();
    this.reading = reading;
    this.place = place;
  }

  /** A column of the user's sheet, below its header. */
  String column(int column) {
    int first = header.row() + 1;
    return CellReferences.column(
        CellReferences.prefix(header.sheet()), column, first, Math.max(first, origin.lastRow()));
  }

  /** The same of a column of ours. */
  String column(Column column) {
    return column(header.indexOf(column));
  }

  /** What is in a column, for the workload of the row at hand. */
  String at(int column) {
    return "INDEX(" + column(column) + "," + CostCells.of(place) + ")";
  }

  /** The same of a column of ours that the sheet has. */
  String at(Column column) {
    return at(header.indexOf(column));
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
    return index < 0 ? blank : reading.of(column, at(index), blank, bad, found);
  }
}
