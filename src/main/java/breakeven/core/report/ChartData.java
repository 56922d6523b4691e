package breakeven.core.report;

import breakeven.core.decision.Decision;

/** What the charts on {@code Summary} draw, and what {@code Forecast} has, gathered row by row. */
public record ChartData(PortfolioCash cash, VolumePoints points, PortfolioForecast forecast) {
  /** What charts draw of no workload at all. */
  public static ChartData empty(Decision decision, PortfolioForecast forecast) {
    return new ChartData(
        new PortfolioCash(decision, forecast.currency()), new VolumePoints(decision), forecast);
  }

  /** Takes one row; the forecast gathers for itself. */
  public void add(RowResult row) {
    cash.add(row);
    points.add(row);
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return points.rows() == 0;
  }
}
