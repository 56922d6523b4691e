package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.xlsx.ooxml.Chart;
import java.util.List;

/** The cells of our sheets that a chart draws or is titled by, with what they hold now. */
final class ChartCells {
  private ChartCells() {}

  /** The text of a cell, which the chart follows. */
  static Chart.Label label(Place place, String text) {
    return new Chart.Label(fixed(place), text);
  }

  /** Words from one cell to another of its row or column. */
  static Chart.Cells texts(Place first, Place last, List<String> texts) {
    return new Chart.Cells(range(first, last), List.copyOf(texts), new double[0]);
  }

  /** Figures from one cell to another of its row or column; NaN where there is none. */
  static Chart.Cells numbers(Place first, Place last, double[] numbers) {
    return new Chart.Cells(range(first, last), List.of(), numbers);
  }

  private static String range(Place first, Place last) {
    return fixed(first) + ":" + Place.fixed(last.column(), last.row());
  }

  private static String fixed(Place place) {
    return Place.reference(place.sheet(), Place.fixed(place.column(), place.row()));
  }
}
