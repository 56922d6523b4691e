package breakeven.core.report;

import breakeven.core.table.Sheets;
import java.util.List;

/** The columns of {@code Forecast} as files have it: one row for each month and kind of cost. */
public final class ForecastColumns {
  private ForecastColumns() {}

  /** The columns, amounts in the reporting currency. */
  static List<TableColumn<PortfolioForecast.Spending>> of(String currency) {
    Heads heads = Heads.of(Sheets.FORECAST, currency);
    return List.of(
        heads.number("Month", PortfolioForecast.Spending::month),
        heads.number("Begins", cost -> cost.begins().toEpochDay()),
        heads.number("Fiscal year", PortfolioForecast.Spending::fiscalYear),
        heads.text("Kind", cost -> cost.kind().title()),
        heads.text("Paid", cost -> cost.kind().paid() ? "Yes" : "No"),
        heads.number("As today", PortfolioForecast.Spending::today),
        heads.number("As advised", PortfolioForecast.Spending::advised),
        heads.number("Saved", PortfolioForecast.Spending::saved));
  }
}
