package breakeven.workbook.write;

import breakeven.core.report.Format;
import breakeven.xlsx.ooxml.Chart;

/** What each driver alone does: bars to both sides of today, the longest on top. */
final class TornadoChart {
  private TornadoChart() {}

  /**
   * @param drivers their names, with their values at both ends
   * @param low change of net saving with each driver at its low end
   * @param high the same at its high end
   */
  static Chart of(
      Chart.Label title, Chart.Cells drivers, Chart.Cells low, Chart.Cells high, String currency) {
    return new Chart(Chart.Kind.OVERLAPPING_BARS, title)
        .across(Chart.Axis.of(""))
        .up(Chart.Axis.of("Change of net saving, " + currency).format(Format.MONEY.code()))
        .series(
            Chart.Series.of(Chart.Label.of("driver at its low end"), drivers, low, Chart.Look.PALE))
        .series(
            Chart.Series.of(
                Chart.Label.of("driver at its high end"), drivers, high, Chart.Look.STRONG))
        .legend();
  }
}
