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
  /**
   * Where the numbers of the largest workloads stand, so that neighbours do not cover each other.
   */
  private static final List<Chart.Side> SIDES =
      List.of(
          Chart.Side.RIGHT, Chart.Side.ABOVE, Chart.Side.BELOW, Chart.Side.ABOVE, Chart.Side.BELOW);

  /** Powers of ten, those below 1 too; a format with {@code 0.#} would show "1." in Excel. */
  private static final String VOLUMES = "[>=1000000]#,##0,,\"M\";[>=1000]#,##0,\"k\";General";

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
                .says(Chart.Say.VALUE, Chart.Side.RIGHT))
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

  /** Volume against break-even volume, by tens on both axes. */
  void volume(Chart.Area area) {
    Chart chart =
        new Chart(Chart.Kind.SCATTER, Chart.Label.of(charted.points().title()))
            .across(Chart.Axis.of("Volume, M tokens a month").format(VOLUMES).byTens())
            .up(Chart.Axis.of("Break-even volume").format(VOLUMES).byTens())
            .series(
                Chart.Series.of(
                    Chart.Label.of("pays below this line"),
                    figures.ends,
                    figures.ends,
                    Chart.Look.THIRD))
            .series(
                Chart.Series.of(
                    Chart.Label.of("rule of thumb"), figures.low, figures.ends, Chart.Look.RULE))
            .series(
                Chart.Series.of(
                        Chart.Label.of("high volume threshold"),
                        figures.high,
                        figures.ends,
                        Chart.Look.RULE)
                    .unlisted())
            .series(
                Chart.Series.of(
                    Chart.Label.of("a workload"),
                    figures.volumes,
                    figures.breakEvens,
                    Chart.Look.POINTS));
    // The largest workloads have numbers at their points; a line below the chart has their names.
    for (int i = 0; i < figures.named.size(); i++) {
      chart.series(
          Chart.Series.of(
                  Chart.Label.of(String.valueOf(i + 1)),
                  figures.namedVolumes.get(i),
                  figures.namedBreakEvens.get(i),
                  Chart.Look.NAMED)
              .says(Chart.Say.NAME, SIDES.get(i)));
    }
    chart.plot(plot(area, 44, 30)).addTo(sheet, area);
  }

  /** Who the numbered points are, by whole names: a line, and another for what it has no room. */
  static List<String> names(ChartFigures figures) {
    List<String> names = new ArrayList<>();
    figures.named.forEach(one -> names.add((names.size() + 1) + " " + one.name()));
    return names.isEmpty()
        ? List.of("")
        : SummaryPage.lines("Largest: " + String.join(" · ", names));
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
        .plot(plot(area, 160, 30))
        .addTo(sheet, area);
  }
}
