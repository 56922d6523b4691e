package breakeven.write;

import breakeven.decision.Decision;
import breakeven.decision.PortfolioMoney;
import breakeven.live.LiveSheet;
import breakeven.live.PortfolioCashSheet;
import breakeven.live.VolumePointsSheet;
import breakeven.model.Place;
import breakeven.ooxml.Chart;
import breakeven.ooxml.SheetNames;
import breakeven.report.Charted;
import breakeven.report.PortfolioCash;
import breakeven.report.SensitivityColumns;
import breakeven.report.Totals;
import breakeven.table.Sheets;
import breakeven.uncertainty.Effect;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The charts of {@code Summary}, side by side. */
final class SummaryCharts {
  private static final String MONEY = "#,##0";

  /** A bar without money says nothing. */
  private static final String MONEY_NOT_ZERO = "#,##0;-#,##0;;";

  /** Powers of ten, those below 1 too; a format with {@code 0.#} would show "1." in Excel. */
  private static final String VOLUMES = "[<1]General;#,##0";

  private final XSSFSheet sheet;
  private final SheetNames names;
  private final Charted charted;
  private final String currency;

  SummaryCharts(XSSFSheet sheet, SheetNames names, Charted charted, String currency) {
    this.sheet = sheet;
    this.names = names;
    this.charted = charted;
    this.currency = currency;
  }

  /**
   * Money at stake by verdict.
   *
   * @param verdicts the rows of the table, in its order
   * @param firstRow the row of the first verdict, from 1
   * @param columns those of the verdict, of what is ready to approve, and of what is pending
   * @param title says what they come to
   */
  void byVerdict(
      List<Totals.ByVerdict> verdicts,
      int firstRow,
      int[] columns,
      Chart.Label title,
      Chart.Area area) {
    int lastRow = firstRow + verdicts.size() - 1;
    Chart.Cells words =
        Chart.Cells.texts(
            summary(firstRow, columns[0]),
            summary(lastRow, columns[0]),
            verdicts.stream().map(Totals.ByVerdict::verdict).toList());
    double[] ready = verdicts.stream().mapToDouble(v -> v.money().readyToApprove()).toArray();
    double[] pending = verdicts.stream().mapToDouble(v -> v.money().pendingEvidence()).toArray();
    new Chart(Chart.Kind.OVERLAPPING_BARS, title)
        .across(Chart.Axis.of(""))
        .up(Chart.Axis.of("Over each workload's horizon, " + currency).format(MONEY))
        .valueFormat(MONEY_NOT_ZERO)
        .series(money(PortfolioMoney.READY, words, firstRow, columns[1], ready, Chart.Look.STRONG))
        .series(
            money(PortfolioMoney.PENDING, words, firstRow, columns[2], pending, Chart.Look.PALE))
        .legend()
        .addTo(sheet, area);
  }

  private Chart.Series money(
      String name, Chart.Cells words, int firstRow, int column, double[] figures, Chart.Look look) {
    Chart.Cells cells =
        Chart.Cells.numbers(
            summary(firstRow, column), summary(firstRow + figures.length - 1, column), figures);
    return Chart.Series.of(Chart.Label.of(name), words, cells, look)
        .says(Chart.Say.VALUE, Chart.Side.RIGHT);
  }

  private Place summary(int row, int column) {
    return new Place(names.of(Sheets.SUMMARY), row, column);
  }

  /** Cumulative saving of the portfolio. */
  void cash(Chart.Area area) {
    PortfolioCash cash = charted.cash();
    String name = names.of(Sheets.PORTFOLIO_CASH);
    int last = cash.lastMonth();
    double[] months = new double[last + 1];
    double[] tuned = new double[last + 1];
    double[] all = new double[last + 1];
    for (int month = 0; month <= last; month++) {
      months[month] = month;
      tuned[month] = cash.tuned(month);
      all[month] = cash.withWaiting(month);
    }
    Chart.Cells across = column(name, PortfolioCashSheet.MONTH, LiveSheet.FIRST_ROW, months);
    Chart chart =
        new Chart(Chart.Kind.LINES, title(name, cash.title()))
            .across(Chart.Axis.of("Month").format("0"))
            .up(Chart.Axis.of("Against the best alternative, " + currency).format(MONEY))
            .series(
                Chart.Series.of(
                    Chart.Label.of(String.join(", ", Decision.TUNING)),
                    across,
                    column(name, PortfolioCashSheet.TUNED, LiveSheet.FIRST_ROW, tuned),
                    Chart.Look.STRONG))
            .series(
                Chart.Series.of(
                    Chart.Label.of("with pending evidence"),
                    across,
                    column(name, PortfolioCashSheet.WITH_WAITING, LiveSheet.FIRST_ROW, all),
                    Chart.Look.SECOND))
            .legend();
    chart.addTo(sheet, area);
  }

  /** Volume against break-even volume, by tens on both axes. */
  void volume(Chart.Area area) {
    String name = names.of(Sheets.VOLUME_POINTS);
    VolumePointsSheet points = VolumePointsSheet.values(charted.points());
    double[] ends = {charted.points().lowerEnd(), charted.points().upperEnd()};
    double[] low = {charted.points().low(), charted.points().low()};
    double[] high = {charted.points().high(), charted.points().high()};
    Chart.Cells along = column(name, VolumePointsSheet.TOKENS, LiveSheet.FIRST_ROW, ends);
    Chart.Cells up = column(name, VolumePointsSheet.BREAK_EVEN, LiveSheet.FIRST_ROW, ends);
    new Chart(Chart.Kind.SCATTER, title(name, charted.points().title()))
        .across(Chart.Axis.of("Volume today, M tokens a month").format(VOLUMES).byTens())
        .up(Chart.Axis.of("Break-even volume, M tokens a month").format(VOLUMES).byTens())
        .series(
            Chart.Series.of(
                Chart.Label.of("break-even: below this line it pays"), along, up, Chart.Look.THIRD))
        .series(
            Chart.Series.of(
                Chart.Label.of("low volume threshold"),
                column(name, VolumePointsSheet.LOW, LiveSheet.FIRST_ROW, low),
                up,
                Chart.Look.RULE))
        .series(
            Chart.Series.of(
                Chart.Label.of("high volume threshold"),
                column(name, VolumePointsSheet.HIGH, LiveSheet.FIRST_ROW, high),
                up,
                Chart.Look.RULE_TOO))
        .series(
            Chart.Series.of(
                Chart.Label.of("a workload"),
                column(
                    name,
                    VolumePointsSheet.TOKENS,
                    VolumePointsSheet.FIRST_POINT,
                    points.figures(VolumePointsSheet.TOKENS)),
                column(
                    name,
                    VolumePointsSheet.BREAK_EVEN,
                    VolumePointsSheet.FIRST_POINT,
                    points.figures(VolumePointsSheet.BREAK_EVEN)),
                Chart.Look.POINTS))
        .legend()
        .addTo(sheet, area);
  }

  /** What each shared driver alone does to the saving of all workloads. */
  void drivers(List<SensitivityColumns.Line> rows, Chart.Area area) {
    String title =
        "All workloads, were each fine-tuned, "
            + currency
            + ": "
            + rows.get(0).effect().spread().driver().title()
            + " moves the saving most";
    TornadoChart.of(
            Chart.Label.of(title),
            Chart.Cells.texts(
                driver(rows.get(0), SensitivityColumns.RANGE),
                driver(rows.get(rows.size() - 1), SensitivityColumns.RANGE),
                rows.stream().map(row -> SensitivityColumns.range(row, currency)).toList()),
            changes(rows, SensitivityColumns.CHANGE_LOW, Effect::changeLow),
            changes(rows, SensitivityColumns.CHANGE_HIGH, Effect::changeHigh),
            currency)
        .addTo(sheet, area);
  }

  private Chart.Cells changes(
      List<SensitivityColumns.Line> rows, String header, ToDoubleFunction<Effect> change) {
    return Chart.Cells.numbers(
        driver(rows.get(0), header),
        driver(rows.get(rows.size() - 1), header),
        rows.stream().map(SensitivityColumns.Line::effect).mapToDouble(change).toArray());
  }

  private Place driver(SensitivityColumns.Line row, String header) {
    int at = LiveSheet.FIRST_ROW + row.number() - 1;
    return new Place(names.of(Sheets.SENSITIVITY), at, SensitivityColumns.at(header));
  }

  private static Chart.Label title(String sheet, String text) {
    return Chart.Label.cell(new Place(sheet, 2, 0), text);
  }

  private static Chart.Cells column(String sheet, int column, int firstRow, double[] figures) {
    return Chart.Cells.numbers(
        new Place(sheet, firstRow, column),
        new Place(sheet, firstRow + figures.length - 1, column),
        figures);
  }
}
