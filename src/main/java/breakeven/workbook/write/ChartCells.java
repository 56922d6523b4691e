package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.Format;
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

  /** How amounts are written beside an axis: with as few digits as tell them apart. */
  static String scale(double[]... amounts) {
    double most = 0;
    for (double[] some : amounts) {
      for (double amount : some) {
        most = Math.max(most, Math.abs(amount));
      }
    }
    return most >= 5e6 ? "#,##0.0,,\"M\"" : most >= 2e4 ? "#,##0,\"k\"" : Format.COUNT.code();
  }

  private static String range(Place first, Place last) {
    return fixed(first) + ":" + Place.fixed(last.column(), last.row());
  }

  private static String fixed(Place place) {
    return Place.reference(place.sheet(), Place.fixed(place.column(), place.row()));
  }
}
