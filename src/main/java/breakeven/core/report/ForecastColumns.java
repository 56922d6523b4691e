package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The columns of {@code Forecast} as files have it: one row for each month and kind of cost. */
public final class ForecastColumns {
  private ForecastColumns() {}

  /** The columns, amounts in the reporting currency. */
  static List<TableColumn<PortfolioForecast.Cost>> of(String currency) {
    return List.of(
        number(
            "Month", "", Format.COUNT, 8, "0: what is paid once.", PortfolioForecast.Cost::month),
        number(
            "Begins",
            "date",
            Format.DATE,
            12,
            "First day of the month; what is paid once is in the first.",
            cost -> cost.begins().toEpochDay()),
        number(
            "Fiscal year",
            "",
            Format.COUNT,
            10,
            "The fiscal year of the month, by the year in which it ends.",
            PortfolioForecast.Cost::fiscalYear),
        text(
            "Kind", Format.TEXT, 26, "What is paid for; bad answers.", cost -> cost.kind().title()),
        text(
            "Paid",
            Format.TEXT,
            8,
            "No for bad answers, an expected cost that nobody pays.",
            cost -> cost.kind().paid() ? "Yes" : "No"),
        amount(
            "As today",
            currency,
            "With today's approaches carried on, at today's prices.",
            PortfolioForecast.Cost::today),
        amount(
            "As advised",
            currency,
            "With what is ready to approve carried out.",
            PortfolioForecast.Cost::advised),
        amount("Saved", currency, "As today less as advised.", PortfolioForecast.Cost::saved));
  }

  private static TableColumn<PortfolioForecast.Cost> amount(
      String header, String currency, String help, ToDoubleFunction<PortfolioForecast.Cost> value) {
    return number(header, currency, Format.MONEY, 12, help, value);
  }
}
