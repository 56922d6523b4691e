package breakeven.workbook.write;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.report.PastReview;
import breakeven.xlsx.ooxml.Chart;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was ready to approve from review to review, drawn from the table on {@code Run log}. */
final class TrendChart {
  private final List<PastReview> reviews;
  private final ResultStyles styles;
  private final String sheet;
  private final int firstRow;

  /**
   * The chart of a table.
   *
   * @param reviews its rows
   * @param styles of the workbook, which knows how it counts days
   * @param sheet the sheet that it is on
   * @param firstRow its first row, as a spreadsheet counts
   */
  TrendChart(List<PastReview> reviews, ResultStyles styles, String sheet, int firstRow) {
    this.reviews = reviews;
    this.styles = styles;
    this.sheet = sheet;
    this.firstRow = firstRow;
  }

  /** Whether there is anything to draw: two reviews in the currency of the last one. */
  boolean any() {
    return rows() > 1;
  }

  /** The last reviews that are in one currency; an amount of another would be no trend. */
  private int rows() {
    if (reviews.isEmpty()) {
      return 0;
    }
    String currency = reviews.get(reviews.size() - 1).currency();
    int rows = 0;
    while (rows < reviews.size()
        && reviews.get(reviews.size() - 1 - rows).currency().equals(currency)) {
      rows++;
    }
    return rows;
  }

  /** Puts it on a sheet. */
  void addTo(OutputSheet target, Chart.Area area) {
    String currency = reviews.get(reviews.size() - 1).currency();
    Chart chart =
        new Chart(
                Chart.Kind.LINES,
                Chart.Label.of(PortfolioMoney.READY + " from review to review, " + currency))
            .across(Chart.Axis.of("").format("yyyy-mm-dd"))
            .up(Chart.Axis.of(currency).format(Format.COUNT.code()))
            .legend();
    series(chart, "", PortfolioMoney.READY, PastReview::ready, Chart.Look.STRONG);
    series(chart, "P50 of the draws", PastReview.EXPECTED, PastReview::expected, Chart.Look.SECOND);
    series(chart, "", PastReview.APPROVED, PastReview::approved, Chart.Look.PALE);
    series(chart, "", PastReview.REALISED, PastReview::realised, Chart.Look.THIRD);
    chart.addTo(target.sheet, area);
  }

  /** A line of the chart; named as its column where it has no name of its own. */
  private void series(
      Chart chart,
      String name,
      String header,
      ToDoubleFunction<PastReview> amount,
      Chart.Look look) {
    double[] amounts = last().stream().mapToDouble(amount).toArray();
    boolean any = false;
    for (double one : amounts) {
      any |= !Double.isNaN(one);
    }
    if (any) {
      chart.series(
          Chart.Series.of(
              Chart.Label.of(name.isEmpty() ? header : name),
              cells(
                  PastReview.DAY,
                  last().stream().mapToDouble(r -> styles.serial(r.day().toEpochDay())).toArray()),
              cells(header, amounts),
              look));
    }
  }

  private List<PastReview> last() {
    return reviews.subList(reviews.size() - rows(), reviews.size());
  }

  private Chart.Cells cells(String header, double[] values) {
    int column = 0;
    while (!PastReview.columns().get(column).head().header().equals(header)) {
      column++;
    }
    int first = firstRow + reviews.size() - rows();
    return ChartCells.numbers(
        new Place(sheet, first, column), new Place(sheet, first + rows() - 1, column), values);
  }
}
