package breakeven.workbook.live;

import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.when;

import breakeven.core.economics.Model;
import breakeven.core.report.CostColumns;
import breakeven.core.table.Sheets;
import java.util.ArrayList;
import java.util.List;

/** The cumulative saving of each workload, up to its horizon. */
final class CashFlow implements LiveSheet {
  private final LiveData data;
  private final Model model;
  private final String currency;
  private final List<String> formulas = new ArrayList<>();

  CashFlow(LiveData data, Addresses addresses, String currency) {
    this.data = data;
    this.currency = currency;
    model = data.model();
    // It is on a sheet of its own, so that every cell of another one carries its sheet.
    String open =
        "("
            + other(addresses, data.origin().decision().needs.lacking)
            + "=0)*("
            + other(addresses, model.life.closed)
            + "=0)*";
    String horizon = sum(other(addresses, model.life.horizon));
    for (int month = 0; month <= data.lastMonth(); month++) {
      formulas.add(
          when(
              open + "(" + horizon + ">=" + addresses.month(Addresses.Home.MONTHS, month) + ")",
              addresses.month(Addresses.Home.COSTS, model.monthly.cumulativeSaving, month)));
    }
  }

  private static String other(Addresses addresses, breakeven.core.expression.Line line) {
    return addresses.cost(Addresses.Home.MONTHS, line);
  }

  @Override
  public String name() {
    return Sheets.CASH_FLOW;
  }

  @Override
  public String sentence() {
    return CostColumns.CASH_FLOW;
  }

  @Override
  public List<LiveColumn> columns() {
    return new CostColumns(data.origin().decision(), currency)
        .cashFlow(data.lastMonth()).stream()
            .map(column -> LiveColumn.of(column, LiveColumn.Role.CALCULATED))
            .toList();
  }

  @Override
  public int size() {
    return data.workloads().size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    LiveData.Workload workload = data.workloads().get(index);
    boolean shown =
        data.value(workload, data.origin().decision().needs.lacking) == 0
            && data.value(workload, model.life.closed) == 0;
    double horizon = data.value(workload, model.life.horizon);
    cells.value(workload.name());
    for (int month = 0; month <= data.lastMonth(); month++) {
      double value =
          shown && month <= horizon
              ? data.value(workload, model.monthly.cumulativeSaving, month)
              : Double.NaN;
      cells.formula(formulas.get(month), value);
    }
  }
}
