package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.ResultColumn;
import breakeven.xlsx.ooxml.CellRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the results of the workloads are in the user's sheet.
 *
 * @param sheet the user's sheet
 * @param headerRow the row of the headers, from 1
 * @param lastRow the last row of a workload, from 1
 * @param lastUsed the last row with anything in it, from 1, totals and notes below them included
 * @param places the column of each result column, from 0
 */
record ResultPlaces(
    String sheet,
    int headerRow,
    int lastRow,
    int lastUsed,
    List<ResultColumn> columns,
    int[] places) {

  /** The header of a result column. */
  Place head(String header) {
    return new Place(sheet, headerRow, column(header));
  }

  private int column(String header) {
    for (int i = 0; i < places.length; i++) {
      if (columns.get(i).header().equals(header)) {
        return places[i];
      }
    }
    throw new IllegalArgumentException("no result column is called " + header);
  }

  /** The cells of a result column. */
  String range(String header) {
    return range(column(header));
  }

  /** The cells of all workloads in a column of the user's sheet, from 0. */
  String range(int column) {
    return Checks.range(new Place(sheet, headerRow + 1, column), lastRow - headerRow, 1);
  }

  /** The cells of a column of the user's sheet below everything, of one row at least. */
  String below(int column) {
    int first = Math.min(lastUsed + 1, CellRange.ROWS);
    return Checks.range(new Place(sheet, first, column), CellRange.ROWS - first + 1, 1);
  }

  /** All cells of results, in as few ranges as they are in. */
  List<String> blocks() {
    List<String> blocks = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= places.length; i++) {
      if (i == places.length || places[i] != places[i - 1] + 1) {
        Place place = new Place(sheet, headerRow + 1, places[first]);
        blocks.add(Checks.range(place, lastRow - headerRow, i - first));
        first = i;
      }
    }
    return blocks;
  }
}
