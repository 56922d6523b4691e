package breakeven.workbook.write;

import static breakeven.core.expression.Formula.sum;

import breakeven.core.model.Place;
import breakeven.core.report.Comparison;
import breakeven.core.report.Format;
import breakeven.core.report.TableColumn;
import breakeven.xlsx.ooxml.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * From what was expected to be saved a year at an earlier review to what is now, cause by cause, as
 * a table and as a chart.
 */
final class ChangesBridge {
  private static final String CAUSE = "Cause";
  private static final String WORKLOADS = "Workloads";
  private static final int HEADER_HEIGHT = 32;

  /** The column before which the chart ends, from 0. */
  static final int CHART_END = 8;

  /**
   * The cells that say what the causes add up to.
   *
   * @param workloads the workloads of this review
   * @param ready what it expects to be saved a year
   * @param count the number of workloads
   * @param money what the causes add up to; NaN where amounts are not compared
   */
  record Sums(Place workloads, Place ready, double count, double money) {}

  /** A line: what was at the last review, what a cause changes, what is now. */
  private record Line(String name, double concerned, double workloads, double ready) {}

  private final BlockSheet sheet;
  private final String currency;
  private final String money;
  private final List<Line> lines = new ArrayList<>();
  private final Block<Line> block;
  private final Line total;

  /** Writes the steps below what the sheet has. */
  ChangesBridge(BlockSheet sheet, Comparison data, String currency) {
    this.sheet = sheet;
    this.currency = currency;
    money = data.basis();
    lines.add(new Line("Last review", Double.NaN, data.workloadsLast(), data.readyLast()));
    data.steps()
        .forEach(
            step ->
                lines.add(new Line(step.name(), step.concerned(), step.workloads(), step.ready())));
    total =
        new Line(
            "",
            Double.NaN,
            sumOf(Line::workloads),
            data.comparable() ? sumOf(Line::ready) : Double.NaN);
    List<BlockColumn<Line>> columns =
        List.of(
            BlockColumn.text(CAUSE, Line::name),
            BlockColumn.number("Workloads moved", Format.COUNT, Line::concerned),
            added(BlockColumn.number(WORKLOADS, Format.COUNT, Line::workloads), Line::workloads),
            added(
                BlockColumn.of(
                    TableColumn.number(
                        money, currency + " a year", Format.MONEY, 0, "", Line::ready)),
                Line::ready));
    block = new Block<>(columns, lines).header(HEADER_HEIGHT).total("This review", total);
    sheet.add(block);
    if (data.comparable()) {
      chart();
    }
    sheet.gap();
  }

  private double sumOf(ToDoubleFunction<Line> value) {
    double sum = 0;
    for (Line line : lines) {
      double one = value.applyAsDouble(line);
      sum += Double.isNaN(one) ? 0 : one;
    }
    return sum;
  }

  /** A column whose total is a sum, where it has one. */
  private BlockColumn<Line> added(BlockColumn<Line> column, ToDoubleFunction<Line> value) {
    return column.by(
        (line, here) ->
            here.total() && !Double.isNaN(value.applyAsDouble(line))
                ? sum(block.range(column.head().header()))
                : "");
  }

  /** What the steps add up to. */
  Sums sums() {
    return new Sums(
        place(block.bottom(), WORKLOADS),
        place(block.bottom(), money),
        total.workloads(),
        total.ready());
  }

  // --- the chart -------------------------------------------------------------------------------

  /** A bar for each cause, to the left where it takes something away. */
  private void chart() {
    List<Line> causes = lines.subList(1, lines.size());
    int first = block.first() + 1;
    int last = block.last();
    double[] amounts =
        causes.stream()
            .mapToDouble(line -> Double.isNaN(line.ready()) ? 0 : line.ready())
            .toArray();
    Chart.Cells names =
        ChartCells.texts(
            place(first, CAUSE), place(last, CAUSE), causes.stream().map(Line::name).toList());
    Chart.Cells cells = ChartCells.numbers(place(first, money), place(last, money), amounts);
    new Chart(Chart.Kind.BARS, Chart.Label.of(money + ", what changed it, " + currency + " a year"))
        .across(Chart.Axis.of(""))
        .up(Chart.Axis.of("").format(ChartCells.scale(amounts)))
        .series(Chart.Series.of(Chart.Label.of(money), names, cells, Chart.Look.STRONG))
        .addTo(
            sheet.page.sheet,
            new Chart.Area(block.first() - 1, block.at(money) + 1.1, block.bottom(), CHART_END));
  }

  private Place place(int row, String header) {
    return new Place(sheet.page.sheet.getSheetName(), row, block.at(header));
  }
}
