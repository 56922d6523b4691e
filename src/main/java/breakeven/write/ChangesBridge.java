package breakeven.write;

import breakeven.model.Place;
import breakeven.ooxml.CellRange;
import breakeven.ooxml.Chart;
import breakeven.report.Comparison;
import breakeven.report.Comparison.Step;
import breakeven.report.Format;
import breakeven.write.ResultStyles.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * From an earlier review to this one, step by step: how many workloads, what can be booked, what
 * waits, and what can be booked as a chart.
 */
final class ChangesBridge {
  private static final int CONCERNED = 1;
  private static final int WORKLOADS = 2;
  private static final int BOOKED = 3;
  private static final int WAITING = 4;

  /** What a bar of the chart is made of, each in a column of its own. */
  private enum Bar {
    BELOW("Chart: below", Chart.Look.BASE),
    STANDS("Chart: total", Chart.Look.STRONG),
    MORE("Chart: more", Chart.Look.PALE),
    LESS("Chart: less", Chart.Look.PALE_TOO);

    private static final int FIRST = 5;

    private final String title;
    private final Chart.Look look;

    Bar(String title, Chart.Look look) {
      this.title = title;
      this.look = look;
    }

    int column() {
      return FIRST + ordinal();
    }
  }

  private static final int HEADER_HEIGHT = 32;
  private static final int CHART_ROWS = 15;
  private static final String MONEY_NOT_ZERO = "#,##0;-#,##0;;";

  /**
   * The cells that say what the steps add up to.
   *
   * @param workloads the workloads of this review
   * @param booked what can be booked by it
   * @param waiting what waits for an answer
   * @param count the number of workloads
   * @param money both amounts together; NaN where amounts are not compared
   */
  record Sums(Place workloads, Place booked, Place waiting, double count, double money) {}

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
    head(0, "Step", Format.TEXT);
    head(CONCERNED, "Workloads concerned", Format.COUNT);
    head(WORKLOADS, "Workloads", Format.COUNT);
    head(BOOKED, "Ready to approve (" + currency + ")", Format.MONEY);
    head(WAITING, "Waits (" + currency + ")", Format.MONEY);
    sheet.row(next++).setHeightInPoints(HEADER_HEIGHT);
    first = next;
    line("Last time", data.workloadsLast(), data.bookedLast(), data.waitingLast());
    data.steps().forEach(this::step);
    sums = total();
    next++;
    if (data.comparable() && data.bookedLast() >= 0) {
      chart();
    }
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
    line(step.kind().words(), step.workloads(), step.booked(), step.waiting());
  }

  private void line(String name, int workloads, double booked, double waiting) {
    sheet.text(next, 0, Role.OUTPUT, name);
    words.add(name);
    if (next == first) {
      sheet.number(next, CONCERNED, Role.OUTPUT, Format.COUNT);
    }
    sheet.number(next, WORKLOADS, Format.COUNT, workloads);
    sheet.number(next, BOOKED, Format.MONEY, booked);
    sheet.number(next, WAITING, Format.MONEY, waiting);
    next++;
  }

  private Sums total() {
    String name = "This time";
    sheet.cell(next, 0, styles.of(Role.TOTAL)).setCellValue(name);
    words.add(name);
    sheet.number(next, CONCERNED, Role.TOTAL, Format.COUNT);
    double count = total(WORKLOADS, Format.COUNT);
    double money = total(BOOKED, Format.MONEY) + total(WAITING, Format.MONEY);
    formats.addTo(
        sheet.sheet,
        WordFormats.Cells.MONEY,
        new CellRange(first + 1, BOOKED, next + 1, WAITING).toString());
    next++;
    return new Sums(
        place(next, WORKLOADS), place(next, BOOKED), place(next, WAITING), count, money);
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

  /** A bar for each step, from where the steps before it have led; none where that is below 0. */
  private void chart() {
    int after = next;
    double[][] bars = bars();
    if (bars.length == 0) {
      return;
    }
    Chart chart =
        new Chart(
                Chart.Kind.STACKED_BARS,
                Chart.Label.of("Ready to approve, from the last review to this one, " + currency))
            .across(Chart.Axis.of(""))
            .up(Chart.Axis.of(currency).format("#,##0"))
            .valueFormat(MONEY_NOT_ZERO);
    Chart.Cells steps = Chart.Cells.texts(place(first + 1, 0), place(after - 1, 0), words);
    for (Bar bar : Bar.values()) {
      sheet.header(first - 1, bar.column(), bar.title, Format.MONEY, "");
      double[] values = bars[bar.ordinal()];
      for (int i = 0; i < values.length; i++) {
        next = first + i;
        OutputSheet.formula(
            sheet.number(next, bar.column(), Role.CALCULATION, Format.MONEY),
            formula(bar, i),
            values[i]);
      }
      Chart.Cells cells =
          Chart.Cells.numbers(
              place(first + 1, bar.column()), place(after - 1, bar.column()), values);
      Chart.Series series = Chart.Series.of(Chart.Label.of(bar.title), steps, cells, bar.look);
      boolean moves = bar == Bar.MORE || bar == Bar.LESS;
      chart.series(moves ? series.says(Chart.Say.VALUE, Chart.Side.RIGHT) : series);
    }
    sheet.row(first - 1).setHeightInPoints(HEADER_HEIGHT);
    chart.addTo(sheet.sheet, new Chart.Area(after, 0, after + CHART_ROWS, WAITING + 1));
    next = after + CHART_ROWS + 1;
  }

  /** The parts of all bars; none where the steps lead below 0. */
  private double[][] bars() {
    double[][] bars = new double[Bar.values().length][words.size()];
    double sum = 0;
    for (int i = 0; i < words.size(); i++) {
      double step = isTotal(i) ? 0 : value(first + i, BOOKED);
      if (sum + step < 0) {
        return new double[0][];
      }
      if (isWhole(i)) {
        bars[Bar.STANDS.ordinal()][i] = sum + step;
      } else {
        bars[Bar.BELOW.ordinal()][i] = Math.min(sum, sum + step);
        bars[Bar.MORE.ordinal()][i] = Math.max(0, step);
        bars[Bar.LESS.ordinal()][i] = Math.max(0, -step);
      }
      sum += step;
    }
    return bars;
  }

  private boolean isTotal(int i) {
    return i == words.size() - 1;
  }

  /** Whether a line is what there is, and not what comes or goes. */
  private boolean isWhole(int i) {
    return i == 0 || isTotal(i);
  }

  private String formula(Bar bar, int i) {
    String booked = Place.letters(BOOKED);
    int row = first + i + 1;
    if (isWhole(i)) {
      return bar == Bar.STANDS ? booked + row : "0";
    }
    String from = "SUM(" + booked + "$" + (first + 1) + ":" + booked;
    return switch (bar) {
      case BELOW -> "MIN(" + from + (row - 1) + ")," + from + row + "))";
      case STANDS -> "0";
      case MORE -> "MAX(0," + booked + row + ")";
      case LESS -> "MAX(0,-" + booked + row + ")";
    };
  }

  // --- cells -----------------------------------------------------------------------------------

  private Place place(int row, int column) {
    return new Place(sheet.sheet.getSheetName(), row, column);
  }

  private void head(int column, String title, Format format) {
    sheet.header(next, column, title, format, "");
  }
}
