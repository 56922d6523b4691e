package breakeven.core.report;

import breakeven.core.decision.Decision;

/** What the charts on {@code Summary} draw, and what {@code Forecast} has, gathered row by row. */
public record ChartData(PortfolioCash cash, PortfolioForecast forecast) {
  /** What charts draw of no workload at all. */
  public static ChartData empty(Decision decision, PortfolioForecast forecast) {
    return new ChartData(new PortfolioCash(decision, forecast.currency()), forecast);
  }

  /** Takes one row; the forecast gathers for itself. */
  public void add(RowResult row) {
    cash.add(row);
  }

  /**
   * Takes what draws expect of what is ready, month by month from 0 on; nothing where none is.
   *
   * @param fewer what of the saving is fewer bad answers
   */
  public void expect(double[] saving, double[] fewer) {
    cash.expect(saving);
    forecast.expect(saving, fewer);
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return forecast.lastMonth() < 0;
  }
}
