package breakeven.write;

import breakeven.model.Place;
import breakeven.report.ResultColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the results of the workloads stand in the user's sheet.
 *
 * @param sheet the user's sheet
 * @param headerRow the row of the headers, from 1
 * @param lastRow the last row of a workload, from 1
 * @param places the column of each result column, from 0
 */
record ResultPlaces(
    String sheet, int headerRow, int lastRow, List<ResultColumn> columns, int[] places) {

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

  /** All cells of results, in as few ranges as they stand in. */
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
