package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.ChartData;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.PortfolioCash;
import breakeven.core.report.PortfolioForecast;
import breakeven.core.report.SensitivityColumns;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.Chart;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * What the charts of {@code Summary} draw: columns at the right of its page, which are not printed.
 */
final class ChartFigures {
  /** The first column, behind the page and a gap. */
  private static final int FIRST = SummaryPage.LAST + 2;

  /** The row of the headers, from 0. */
  private static final int HEADER = 1;

  private static final int WIDTH = 14;

  private final OutputSheet sheet;
  private final ResultStyles styles;
  private int next = FIRST;

  /** Cumulative saving of what is ready: months, expected, at today's prices. */
  final Chart.Cells months;

  final Chart.Cells expected;
  final Chart.Cells ready;

  /** What is paid over the horizons, each way side by side. */
  final Chart.Cells ways;

  final Chart.Cells paid;

  /** Drivers of the portfolio, and what each does to the saving at both ends. */
  final Chart.Cells drivers;

  final Chart.Cells changesLow;
  final Chart.Cells changesHigh;

  ChartFigures(
      OutputSheet sheet,
      ResultStyles styles,
      ChartData charted,
      List<SensitivityColumns.Line> lines,
      String currency) {
    this.sheet = sheet;
    this.styles = styles;
    sheet.width(FIRST - 1, 2);
    cell(0, FIRST, Role.NOTE, NumberFormats.GENERAL).setCellValue("What the charts draw");
    PortfolioCash cash = charted.cash();
    double[] from0 = IntStream.rangeClosed(0, cash.lastMonth()).asDoubleStream().toArray();
    months = numbers("Month", "0", from0);
    expected = numbers("Expected (" + currency + ")", NumberFormats.MONEY, month(cash, true));
    ready =
        numbers("At today's prices (" + currency + ")", NumberFormats.MONEY, month(cash, false));
    gap();
    PortfolioForecast forecast = charted.forecast();
    ways =
        texts(
            "Over the horizons, at today's prices",
            List.of("As today", "As advised", "Fine-tuned, if good", "Rivals, if good"));
    paid =
        numbers(
            "Paid (" + currency + ")",
            NumberFormats.MONEY,
            new double[] {
              forecast.paid(forecast::today),
              forecast.paid(forecast::advised),
              forecast.paidTuned(),
              forecast.paidRivals(),
            });
    gap();
    drivers =
        texts(
            "Driver", lines.stream().map(one -> SensitivityColumns.range(one, currency)).toList());
    changesLow =
        numbers(
            "At its low end (" + currency + ")",
            NumberFormats.MONEY,
            lines.stream().mapToDouble(one -> one.effect().changeLow()).toArray());
    changesHigh =
        numbers(
            "At its high end (" + currency + ")",
            NumberFormats.MONEY,
            lines.stream().mapToDouble(one -> one.effect().changeHigh()).toArray());
  }

  private static double[] month(PortfolioCash cash, boolean expected) {
    return IntStream.rangeClosed(0, cash.lastMonth())
        .mapToDouble(month -> expected ? cash.expected(month) : cash.ready(month))
        .toArray();
  }

  private Chart.Cells numbers(String title, String format, double[] figures) {
    for (int i = 0; i < figures.length; i++) {
      if (!Double.isNaN(figures[i])) {
        cell(HEADER + 1 + i, next, Role.OUTPUT, format).setCellValue(figures[i]);
      }
    }
    Chart.Cells cells = ChartCells.numbers(place(next, 0), end(figures.length), figures);
    head(title);
    return cells;
  }

  private Chart.Cells texts(String title, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      sheet.text(HEADER + 1 + i, next, Role.NOTE, texts.get(i));
    }
    Chart.Cells cells = ChartCells.texts(place(next, 0), end(texts.size()), texts);
    head(title);
    return cells;
  }

  private void head(String title) {
    cell(HEADER, next, Role.NOTE, NumberFormats.GENERAL).setCellValue(title);
    sheet.width(next, WIDTH);
    next++;
  }

  private void gap() {
    sheet.width(next++, 2);
  }

  private Place end(int size) {
    return place(next, Math.max(size, 1) - 1);
  }

  private Place place(int column, int row) {
    return new Place(sheet.sheet.getSheetName(), HEADER + 2 + row, column);
  }

  private XSSFCell cell(int row, int column, Role role, String format) {
    return sheet.cell(row, column, styles.of(role, format, HorizontalAlignment.LEFT));
  }
}
