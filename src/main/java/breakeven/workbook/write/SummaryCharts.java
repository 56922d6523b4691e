package breakeven.workbook.write;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.model.Place;
import breakeven.core.report.ChartData;
import breakeven.core.report.Columns;
import breakeven.core.report.PortfolioCash;
import breakeven.core.report.ResultTable;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.SummaryData;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.Effect;
import breakeven.workbook.live.PortfolioCashSheet;
import breakeven.workbook.live.ReviewSections;
import breakeven.workbook.live.VolumePointsSheet;
import breakeven.xlsx.ooxml.Chart;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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
  private final ReviewSections sections;
  private final ChartData charted;
  private final String currency;

  SummaryCharts(SummaryPage page, ReviewSections sections) {
    sheet = page.sheet.sheet;
    names = page.names;
    data = page.data;
    currency = data.currency();
    this.sections = sections;
    charted = sections.charted();
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
    new Chart(Chart.Kind.BARS, ChartCells.label(head, units.title().text()))
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
    String name = names.of(Sheets.WORKINGS);
    PortfolioCashSheet drawn = PortfolioCashSheet.values(cash);
    int last = cash.lastMonth();
    double[] months = new double[last + 1];
    double[] ready = new double[last + 1];
    double[] expected = new double[last + 1];
    for (int month = 0; month <= last; month++) {
      months[month] = month;
      ready[month] = cash.ready(month);
      expected[month] = cash.expected(month);
    }
    Chart.Cells across = column(name, PortfolioCashSheet.MONTH, drawn.firstRow(), months);
    Chart chart =
        new Chart(Chart.Kind.SCATTER, title(name, drawn.sentenceRow(), cash.title()))
            .across(Chart.Axis.of("").format("0").steps(MONTHS, last))
            .up(Chart.Axis.of("").format(ChartCells.scale(ready)));
    if (cash.drawn()) {
      chart.series(
          Chart.Series.of(
              Chart.Label.of("expected"),
              across,
              column(name, PortfolioCashSheet.EXPECTED, drawn.firstRow(), expected),
              Chart.Look.STRONG));
    }
    chart
        .series(
            Chart.Series.of(
                Chart.Label.of("at today's prices"),
                across,
                column(name, PortfolioCashSheet.READY, drawn.firstRow(), ready),
                cash.drawn() ? Chart.Look.THIRD : Chart.Look.STRONG))
        .legendOnTop()
        .plot(plot(area, 40, 17))
        .addTo(sheet, area);
  }

  /** Volume against break-even volume, by tens on both axes. */
  void volume(Chart.Area area) {
    String name = names.of(Sheets.WORKINGS);
    VolumePointsSheet points = sections.points();
    double[] ends = {charted.points().lowerEnd(), charted.points().upperEnd()};
    double[] low = {charted.points().low(), charted.points().low()};
    double[] high = {charted.points().high(), charted.points().high()};
    Chart.Cells along = column(name, VolumePointsSheet.TOKENS, points.firstRow(), ends);
    Chart.Cells up = column(name, VolumePointsSheet.BREAK_EVEN, points.firstRow(), ends);
    Chart chart =
        new Chart(Chart.Kind.SCATTER, title(name, points.sentenceRow(), charted.points().title()));
    chart
        .across(Chart.Axis.of("Volume, M tokens a month").format(VOLUMES).byTens())
        .up(Chart.Axis.of("Break-even volume").format(VOLUMES).byTens())
        .series(
            Chart.Series.of(Chart.Label.of("pays below this line"), along, up, Chart.Look.THIRD))
        .series(
            Chart.Series.of(
                Chart.Label.of("rule of thumb"),
                column(name, VolumePointsSheet.LOW, points.firstRow(), low),
                up,
                Chart.Look.RULE))
        .series(
            Chart.Series.of(
                    Chart.Label.of("high volume threshold"),
                    column(name, VolumePointsSheet.HIGH, points.firstRow(), high),
                    up,
                    Chart.Look.RULE)
                .unlisted())
        .series(
            Chart.Series.of(
                Chart.Label.of("a workload"),
                column(
                    name,
                    VolumePointsSheet.TOKENS,
                    points.firstPoint(),
                    points.figures(VolumePointsSheet.TOKENS)),
                column(
                    name,
                    VolumePointsSheet.BREAK_EVEN,
                    points.firstPoint(),
                    points.figures(VolumePointsSheet.BREAK_EVEN)),
                Chart.Look.POINTS));
    named(chart, name, points);
    chart.plot(plot(area, 44, 30)).addTo(sheet, area);
  }

  /** Numbers the largest workloads at their points; a line below the chart has their names. */
  private static void named(Chart chart, String sheet, VolumePointsSheet points) {
    List<VolumePointsSheet.LargeWorkload> all = points.named();
    for (int i = 0; i < all.size(); i++) {
      VolumePointsSheet.LargeWorkload one = all.get(i);
      int row = points.firstPoint() + i;
      chart.series(
          Chart.Series.of(
                  Chart.Label.of(String.valueOf(i + 1)),
                  column(sheet, VolumePointsSheet.NAMED_TOKENS, row, new double[] {one.tokens()}),
                  column(
                      sheet,
                      VolumePointsSheet.NAMED_BREAK_EVEN,
                      row,
                      new double[] {one.breakEven()}),
                  Chart.Look.NAMED)
              .says(Chart.Say.NAME, SIDES.get(i)));
    }
  }

  /** Who the numbered points are, by whole names: a line, and another for what it has no room. */
  static List<String> names(VolumePointsSheet points) {
    String names =
        points.named().stream()
            .map(VolumePointsSheet.LargeWorkload::name)
            .collect(Collectors.joining(" · "));
    return names.isEmpty() ? List.of("") : SummaryPage.lines("Largest: " + names);
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
            ChartCells.texts(
                driver(rows.get(0), SensitivityColumns.RANGE),
                driver(rows.get(rows.size() - 1), SensitivityColumns.RANGE),
                rows.stream().map(row -> SensitivityColumns.range(row, currency)).toList()),
            changes(rows, SensitivityColumns.CHANGE_LOW, Effect::changeLow),
            changes(rows, SensitivityColumns.CHANGE_HIGH, Effect::changeHigh),
            currency)
        .legendOnTop()
        .plot(plot(area, 160, 30))
        .addTo(sheet, area);
  }

  private Chart.Cells changes(
      List<SensitivityColumns.Line> rows, String header, ToDoubleFunction<Effect> change) {
    return ChartCells.numbers(
        driver(rows.get(0), header),
        driver(rows.get(rows.size() - 1), header),
        rows.stream().map(SensitivityColumns.Line::effect).mapToDouble(change).toArray());
  }

  private Place driver(SensitivityColumns.Line row, String header) {
    int at = sections.firstRow(ResultTable.SENSITIVITY) + row.number() - 1;
    return new Place(names.of(Sheets.WORKINGS), at, SensitivityColumns.at(header));
  }

  private static Chart.Label title(String sheet, int row, String text) {
    return ChartCells.label(new Place(sheet, row, 0), text);
  }

  private static Chart.Cells column(String sheet, int column, int firstRow, double[] figures) {
    return ChartCells.numbers(
        new Place(sheet, firstRow, column),
        new Place(sheet, firstRow + figures.length - 1, column),
        figures);
  }
}
