package breakeven.workbook.live;

import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.report.CostColumns;
import breakeven.core.report.NumberFormats;
import breakeven.core.table.Sheets;
import java.util.ArrayList;
import java.util.List;

/** One row a workload, and for each line of months a block of columns, one a month. */
final class Months implements LiveSheet {
  private final LiveData data;
  private final List<Line> lines;
  private final List<List<String>> formulas = new ArrayList<>();

  Months(LiveData data, List<Line> lines, Addresses addresses) {
    this.data = data;
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      addresses.block(lines.get(i), 1 + i * (data.lastMonth() + 1));
    }
  }

  /** Prints the formulas, once every address is known. */
  void print(FormulaPrinter printer, Addresses addresses) {
    for (Line line : lines) {
      List<String> ofLine = new ArrayList<>();
      for (int month = 0; month <= data.lastMonth(); month++) {
        FormulaPrinter at = printer.at(addresses.at(Addresses.Home.MONTHS, month));
        ofLine.add(month == 0 ? at.start(line) : at.formula(line));
      }
      formulas.add(ofLine);
    }
  }

  @Override
  public String name() {
    return Sheets.MONTHS;
  }

  @Override
  public String sentence() {
    return "Every figure with a value a month: a block of columns each, from month 0 to the last month.";
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
      for (int month = 0; month <= data.lastMonth(); month++) {
        cells.formula(formulas.get(i).get(month), data.value(workload, lines.get(i), month));
      }
    }
  }
}
