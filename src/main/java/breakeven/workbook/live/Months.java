package breakeven.workbook.live;

import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.expression.MonthsTogether;
import breakeven.core.report.CostColumns;
import breakeven.core.report.NumberFormats;
import breakeven.core.table.Sheets;
import java.util.ArrayList;
import java.util.List;

/** One row a workload, and for each line of months a block of columns, one a month. */
final class Months implements LiveSheet {
  private final LiveData data;
  private final List<Line> lines;
  private final List<Printed> printed = new ArrayList<>();

  /**
   * A line's formulas.
   *
   * @param start that of month 0; empty where it is 0
   * @param later those of the months after it: one for each, or one for all
   */
  private record Printed(String start, List<String> later) {}

  Months(LiveData data, List<Line> lines, Addresses addresses) {
    this.data = data;
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      addresses.block(lines.get(i), 1 + i * (data.lastMonth() + 1));
    }
  }

  /** Prints the formulas, once every address is known. */
  void print(FormulaPrinter printer, Addresses addresses) {
    FormulaPrinter start = printer.at(addresses.at(Addresses.Home.MONTHS, 0));
    for (Line line : lines) {
      List<String> later = new ArrayList<>();
      if (MonthsTogether.possible(line) && data.lastMonth() > 1) {
        later.add(printer.at(addresses.ofManyMonths(Addresses.Home.MONTHS)).formula(line));
      } else {
        for (int month = 1; month <= data.lastMonth(); month++) {
          later.add(printer.at(addresses.at(Addresses.Home.MONTHS, month)).formula(line));
        }
      }
      printed.add(new Printed(line.start() == null ? "" : start.start(line), later));
    }
  }

  @Override
  public String name() {
    return Sheets.MONTHS;
  }

  @Override
  public String sentence() {
    return "Every figure with a value a month: a block of columns each, from month 0 to the last"
        + " month. One formula fills a block where no month of it is made of another.";
  }

  @Override
  public List<LiveColumn> columns() {
    String currency = data.origin().prices().rates().reporting();
    List<LiveColumn> columns = new ArrayList<>();
    columns.add(LiveColumn.text("Workload", 30, "As on Costs."));
    for (Line line : lines) {
      for (int month = 0; month <= data.lastMonth(); month++) {
        columns.add(
            LiveColumn.calculated(
                    line.name() + ", " + month,
                    NumberFormats.of(line.unit()),
                    13,
                    month == 0
                        ? CostColumns.sentence(line.meaning()) + " The number is the month."
                        : "")
                .in(line.name() + " (" + line.unit().words(currency) + ")"));
      }
    }
    return columns;
  }

  @Override
  public int size() {
    return data.workloads().size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    LiveData.Workload workload = data.workloads().get(index);
    cells.value(workload.name());
    for (int i = 0; i < lines.size(); i++) {
      write(workload, lines.get(i), printed.get(i), cells);
    }
  }

  private void write(LiveData.Workload workload, Line line, Printed formulas, LiveCells cells) {
    if (formulas.start().isEmpty()) {
      cells.value(0);
    } else {
      cells.formula(formulas.start(), data.value(workload, line, 0));
    }
    double[] results = new double[data.lastMonth()];
    for (int month = 1; month <= results.length; month++) {
      results[month - 1] = data.value(workload, line, month);
    }
    if (formulas.later().size() < results.length) {
      cells.formula(formulas.later().get(0), results);
      return;
    }
    for (int i = 0; i < results.length; i++) {
      cells.formula(formulas.later().get(i), results[i]);
    }
  }
}
