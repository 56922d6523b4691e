package breakeven.workbook.write;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.model.Place;
import breakeven.core.report.ChartData;
import breakeven.core.report.Columns;
import breakeven.core.report.PortfolioCash;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.SummaryData;
import breakeven.core.table.Sheets;
import breakeven.xlsx.ooxml.Chart;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The charts of {@code Summary}. */
final class SummaryCharts {
  /** Months between two that the axis names. */
  private static final int MONTHS = 6;

  /** Points beside a drawing. */
  private static final double RIGHT = 14;

  /** The same where the longest bar has its amount behind it. */
  private static final double AMOUNT = 40;

  private final XSSFSheet sheet;
  private final SheetNames names;
  private final SummaryData data;
  private final ChartData charted;
  private final ChartFigures figures;
  private final String currency;

  SummaryCharts(SummaryPage page, ChartData charted, ChartFigures figures) {
    sheet = page.sheet.sheet;
    names = page.names;
    data = page.data;
    currency = data.currency();
    this.charted = charted;
    this.figures = figures;
  }

  /** Expected saving by business unit. */
  void units(SummaryUnits units, Chart.Area area) {
    List<String> names = new ArrayList<>(units.names());
    List<Double> amounts =
        new ArrayList<>(
            units.largest().stream().map(line -> line.money().expectedAYear()).toList());
    if (units.others() > 0) {
      names.add(SummaryUnits.OTHERS);
      amounts.add(units.others());
    }
    int first = units.firstRow();
    int last = first + names.size() - 1;
    double[] shown = amounts.stream().mapToDouble(Double::doubleValue).toArray();
    Place head = summary(first - 1, SummaryUnits.NAME);
    new Chart(Chart.Kind.BARS, ChartCells.label(head, units.title()))
        .across(Chart.Axis.of(""))
        .up(Chart.Axis.none())
        .valueFormat(ChartCells.scale(shown))
        .series(
            Chart.Series.of(
                    Chart.Label.of(Columns.EXPECTED),
                    ChartCells.texts(
                        summary(first, SummaryUnits.NAME), summary(last, SummaryUnits.NAME), names),
                    ChartCells.numbers(
                        summary(first, SummaryUnits.AMOUNT),
                        summary(last, SummaryUnits.AMOUNT),
                        shown),
                    Chart.Look.STRONG)
                .withValues())
        .plot(plot(area, 88, AMOUNT, 6))
        .addTo(sheet, area);
  }

  private Place summary(int row, int column) {
    return new Place(names.of(Sheets.SUMMARY), row, column);
  }

  /** Cumulative saving of the portfolio. */
  void cash(Chart.Area area) {
    PortfolioCash cash = charted.cash();
    Chart chart =
        new Chart(Chart.Kind.SCATTER, Chart.Label.of(cash.title()))
            .across(Chart.Axis.of("").format("0").steps(MONTHS, cash.lastMonth()))
            .up(Chart.Axis.of("").format(ChartCells.scale(figures.ready.numbers())));
    if (cash.drawn()) {
      chart.series(
          Chart.Series.of(
              Chart.Label.of("expected"), figures.months, figures.expected, Chart.Look.STRONG));
    }
    chart
        .series(
            Chart.Series.of(
                Chart.Label.of("at today's prices"),
                figures.months,
                figures.ready,
                cash.drawn() ? Chart.Look.THIRD : Chart.Look.STRONG))
        .legendOnTop()
        .plot(plot(area, 40, 17))
        .addTo(sheet, area);
  }

  /** What is paid over the horizons: as today, as advised, fine-tuned, with rivals. */
  void paid(Chart.Area area) {
    new Chart(Chart.Kind.BARS, Chart.Label.of("Paid over the horizons, " + currency))
        .across(Chart.Axis.of(""))
        .up(Chart.Axis.none().startingAtZero())
        .valueFormat(ChartCells.scale(figures.paid.numbers()))
        .series(
            Chart.Series.of(
                    Chart.Label.of("at today's prices, without bad answers"),
                    figures.ways,
                    figures.paid,
                    Chart.Look.STRONG)
                .withValues())
        .legendOnTop()
        .plot(plot(area, 82, AMOUNT, 6))
        .addTo(sheet, area);
  }

  /** The drawing of a chart on the page, with room for what is beside its axes. */
  private Chart.Plot plot(Chart.Area area, double left, double below) {
    return plot(area, left, RIGHT, below);
  }

  private Chart.Plot plot(Chart.Area area, double left, double right, double below) {
    double width = SummaryPage.points(area.endColumn()) - SummaryPage.points(area.firstColumn());
    double height = 0;
    for (int row = area.firstRow(); row < area.endRow(); row++) {
      height += sheet.getRow(row).getHeightInPoints();
    }
    return new Chart.Plot(width, height, left, right, below);
  }

  /** What each shared driver alone does to the saving of what is ready, else of all workloads. */
  void drivers(List<SensitivityColumns.Line> rows, Chart.Area area) {
    String title =
        (rows.get(0).workload().equals(SensitivityColumns.RECOMMENDED)
                ? PortfolioMoney.READY + ", "
                : SensitivityColumns.PORTFOLIO + ", ")
            + currency
            + ": "
            + rows.get(0).effect().spread().driver().title()
            + " moves the saving most";
    TornadoChart.of(
            Chart.Label.of(title),
            figures.drivers,
            figures.changesLow,
            figures.changesHigh,
            currency)
        .legendOnTop()
        .plot(plot(area, 175, 30))
        .addTo(sheet, area);
  }
}
