package breakeven.workbook.live;

import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.report.NumberFormats;
import java.util.ArrayList;
import java.util.List;

/** The months, and how prices and money move over them: the same for every workload. */
final class Calendar extends Workings {

  /** The column of month 0. */
  static final int FIRST_MONTH = 3;

  private record Row(String name, String unit, String meaning, List<String> formulas, Line line) {}

  private final LiveData data;
  private final List<Line> lines;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param lines those that are the same for every workload, the numbers of the months first
   */
  Calendar(int firstRow, LiveData data, List<Line> lines, Addresses addresses) {
    super(
        firstRow,
        "Calendar",
        "The months of the horizon, and how prices and money move over them, for every workload"
            + " alike.");
    this.data = data;
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      addresses.calendar(lines.get(i), firstRow + i);
    }
    addresses.nextMonths(firstRow + lines.size());
  }

  /** Prints the formulas, once every address is known. */
  void print(FormulaPrinter printer, Addresses addresses) {
    // What is the same for every workload is taken from the first one.
    String first = String.valueOf(FIRST_ROW);
    for (Line line : lines) {
      List<String> formulas = new ArrayList<>();
      for (int month = 0; month <= data.lastMonth(); month++) {
        FormulaPrinter at = printer.at(addresses.at(Addresses.Home.CALENDAR, month));
        String formula = month == 0 ? at.start(line) : at.formula(line);
        formulas.add(formula.replace(CellReferences.ROW, first));
      }
      rows.add(new Row(line.name(), line.unit().words(), line.meaning(), formulas, line));
    }
    List<String> next = new ArrayList<>();
    for (int month = 0; month <= data.lastMonth(); month++) {
      next.add(addresses.calendar(Addresses.Home.CALENDAR, firstRow(), month) + "+1");
    }
    rows.add(
        new Row("Next month", Unit.MONTH.words(), "the month after each one", next, lines.get(0)));
  }

  @Override
  public List<LiveColumn> columns() {
    List<LiveColumn> columns = new ArrayList<>();
    columns.add(LiveColumn.text("Line", 26, "One figure of every month."));
    columns.add(LiveColumn.text("Unit", 12, "What it is counted in."));
    columns.add(LiveColumn.text("Meaning", 50, "What the figure is."));
    for (int month = 0; month <= data.lastMonth(); month++) {
      columns.add(
          LiveColumn.calculated(
              "Month " + month,
              NumberFormats.GENERAL,
              10,
              month == 0 ? "The review; month 1 is the first in production." : ""));
    }
    return columns;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public String rowFormat(int index) {
    return NumberFormats.of(rows.get(index).line().unit());
  }

  @Override
  public void row(int index, LiveCells cells) {
    Row row = rows.get(index);
    cells.value(row.name());
    cells.value(row.unit());
    cells.value(row.meaning());
    LiveData.Workload any = data.workloads().get(0);
    int later = index == rows.size() - 1 ? 1 : 0;
    for (int month = 0; month <= data.lastMonth(); month++) {
      cells.formula(row.formulas().get(month), data.value(any, row.line(), month) + later);
    }
  }
}
