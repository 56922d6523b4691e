package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.Comparison;
import breakeven.core.report.Comparison.Step;
import breakeven.core.report.Format;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.Chart;
import java.util.ArrayList;
import java.util.List;

/**
 * From what was ready to approve at an earlier review to what is ready now, cause by cause, as a
 * table and as a chart.
 */
final class ChangesBridge {
  private static final int CONCERNED = 1;
  private static final int WORKLOADS = 2;
  private static final int READY = 3;

  private static final int HEADER_HEIGHT = 32;

  /** The column before which the chart ends, from 0. */
  static final int CHART_END = 8;

  /**
   * The cells that say what the causes add up to.
   *
   * @param workloads the workloads of this review
   * @param ready what is ready to approve by it
   * @param count the number of workloads
   * @param money what the causes add up to; NaN where amounts are not compared
   */
  record Sums(Place workloads, Place ready, double count, double money) {}

  private final OutputSheet sheet;
  private final ResultStyles styles;
  private final WordFormats formats;
  private final Comparison data;
  private final String currency;
  private final int first;
  private final List<String> words = new ArrayList<>();
  private final Sums sums;
  private int next;

  /**
   * Writes the steps.
   *
   * @param row the row to begin in, from 0
   */
  ChangesBridge(
      OutputSheet sheet,
      ResultStyles styles,
      WordFormats formats,
      Comparison data,
      String currency,
      int row) {
    this.sheet = sheet;
    this.styles = styles;
    this.formats = formats;
    this.data = data;
    this.currency = currency;
    next = row;
    head(0, "Cause", Format.TEXT);
    head(CONCERNED, "Workloads moved", Format.COUNT);
    head(WORKLOADS, "Workloads", Format.COUNT);
    head(READY, "Ready to approve (" + currency + ")", Format.MONEY);
    sheet.row(next++).setHeightInPoints(HEADER_HEIGHT);
    first = next;
    line("Last review", data.workloadsLast(), data.readyLast());
    data.steps().forEach(this::step);
    sums = total();
    if (data.comparable()) {
      chart(data.steps().size());
    }
    next++;
  }

  /** What the steps add up to. */
  Sums sums() {
    return sums;
  }

  /** The next free row, from 0. */
  int end() {
    return next;
  }

  private void step(Step step) {
    sheet.number(next, CONCERNED, Format.COUNT, step.concerned());
    line(step.name(), step.workloads(), step.ready());
  }

  private void line(String name, int workloads, double ready) {
    sheet.text(next, 0, Role.OUTPUT, name);
    words.add(name);
    if (next == first) {
      sheet.number(next, CONCERNED, Role.OUTPUT, Format.COUNT);
    }
    sheet.number(next, WORKLOADS, Format.COUNT, workloads);
    sheet.number(next, READY, Format.MONEY, ready);
    next++;
  }

  private Sums total() {
    String name = "This review";
    sheet.cell(next, 0, styles.of(Role.TOTAL)).setCellValue(name);
    words.add(name);
    sheet.number(next, CONCERNED, Role.TOTAL, Format.COUNT);
    double count = total(WORKLOADS, Format.COUNT);
    double money = total(READY, Format.MONEY);
    formats.addTo(
        sheet.sheet,
        WordFormats.Cells.MONEY,
        new CellRange(first + 1, READY, next + 1, READY).toString());
    next++;
    return new Sums(place(next, WORKLOADS), place(next, READY), count, money);
  }

  /** Writes what the steps add up to, and gives it; NaN where amounts are not compared. */
  private double total(int column, Format format) {
    if (format == Format.MONEY && !data.comparable()) {
      sheet.number(next, column, Role.TOTAL, format);
      return Double.NaN;
    }
    double sum = 0;
    for (int row = first; row < next; row++) {
      sum += value(row, column);
    }
    String cells = new CellRange(first + 1, column, next, column).toString();
    OutputSheet.formula(sheet.number(next, column, Role.TOTAL, format), "SUM(" + cells + ")", sum);
    return sum;
  }

  private double value(int row, int column) {
    return sheet.row(row).getCell(column).getNumericCellValue();
  }

  // --- the chart -------------------------------------------------------------------------------

  /** A bar for each cause, to the left where it takes something away. */
  private void chart(int causes) {
    double[] amounts = new double[causes];
    for (int i = 0; i < causes; i++) {
      amounts[i] = value(first + 1 + i, READY);
    }
    Chart.Cells names =
        ChartCells.texts(
            place(first + 2, 0), place(first + 1 + causes, 0), words.subList(1, 1 + causes));
    Chart.Cells cells =
        ChartCells.numbers(place(first + 2, READY), place(first + 1 + causes, READY), amounts);
    new Chart(Chart.Kind.BARS, Chart.Label.of("Change of ready to approve, " + currency))
        .across(Chart.Axis.of(""))
        .up(Chart.Axis.of("").format(ChartCells.scale(amounts)))
        .series(
            Chart.Series.of(Chart.Label.of("Ready to approve"), names, cells, Chart.Look.STRONG))
        .addTo(sheet.sheet, new Chart.Area(first, READY + 1.1, next, CHART_END));
  }

  // --- cells -----------------------------------------------------------------------------------

  private Place place(int row, int column) {
    return new Place(sheet.sheet.getSheetName(), row, column);
  }

  private void head(int column, String title, Format format) {
    sheet.header(next, column, title, format, "");
  }
}
