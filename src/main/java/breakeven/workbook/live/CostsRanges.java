package breakeven.workbook.live;

import static breakeven.core.expression.Formula.sumProduct;

import breakeven.core.decision.CostsByKind;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.economics.Course;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.model.Place;
import java.util.ArrayList;
import java.util.List;

/** Whole columns of the sheets with one row a workload, for formulas of other sheets. */
final class CostsRanges {
  private final LiveData data;
  private final Addresses addresses;
  private final String costs;
  private final String months;

  /**
   * @param costs what formulas of other sheets write before a cell of {@code Costs}
   * @param months the same for {@code Months}
   */
  CostsRanges(LiveData data, Addresses addresses, String costs, String months) {
    this.data = data;
    this.addresses = addresses;
    this.costs = costs;
    this.months = months;
  }

  /** All rows of a variable or line of {@code Costs}. */
  String column(Expression cell) {
    return CellReferences.column(costs, addresses.column(cell), LiveSheet.FIRST_ROW, lastRow());
  }

  /** The names of the workloads. */
  String names() {
    return CellReferences.column(costs, 0, LiveSheet.FIRST_ROW, lastRow());
  }

  /** All rows of a line of months in one month. */
  String month(Line line, int month) {
    return CellReferences.column(
        months, addresses.monthColumn(line, month), LiveSheet.FIRST_ROW, lastRow());
  }

  /** A product of lines in one month, added up over all workloads for which flags are 1. */
  String sum(List<Line> factors, int month, List<String> flags) {
    List<String> columns = new ArrayList<>(flags);
    StringBuilder common = new StringBuilder();
    for (Line factor : factors) {
      if (!factor.monthly()) {
        columns.add(column(factor));
      } else if (addresses.common(factor)) {
        common.append("*").append(addresses.at(Addresses.Home.COSTS, month).ofMonth(factor));
      } else {
        columns.add(month(factor, month));
      }
    }
    return sumProduct(columns) + common;
  }

  /** All rows and months of a line of months, month 0 first. */
  String months(Line line) {
    return months(line, 0);
  }

  /** The same from another month on. */
  String months(Line line, int first) {
    return months
        + Place.fixed(addresses.monthColumn(line, first), LiveSheet.FIRST_ROW)
        + ":"
        + Place.fixed(addresses.monthColumn(line, data.lastMonth()), lastRow());
  }

  private int lastRow() {
    return LiveSheet.FIRST_ROW + data.workloads().size() - 1;
  }

  LiveData data() {
    return data;
  }

  private Decision decision() {
    return data.origin().decision();
  }

  PortfolioMoney portfolio() {
    return decision().portfolio;
  }

  Line cumulativeChange() {
    return decision().cash.cumulative;
  }

  CostsByKind byKind() {
    return decision().costs;
  }

  Course today() {
    return decision().model.carriedOn.costs;
  }
}
