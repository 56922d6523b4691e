package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.index;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumIfs;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.expression.Line;
import breakeven.core.model.Place;
import breakeven.core.report.BusinessUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What adds up, as formulas over the columns of {@code Review}, which has one row a workload.
 *
 * @param sheet the sheet of the columns as a formula of another one begins with it
 * @param first the row of the first workload, from 1
 * @param last the row of the last one
 */
record ReviewSums(Decision decision, ReviewColumns columns, String sheet, int first, int last) {

  /** The cells of a column of all workloads, for a formula of another sheet. */
  private String cells(int column) {
    return sheet + Place.fixed(column, first) + ":" + Place.fixed(column, last);
  }

  /** How many workloads there are, of some or of all. */
  String count(List<String> chosen) {
    return chosen.isEmpty() ? call("COUNT", cells(1)) : countIfs(chosen);
  }

  /** Workloads with a verdict. */
  String count(String verdict) {
    return countIfs(of(verdict));
  }

  /** A figure of all workloads. */
  String of(PortfolioFigure figure) {
    return of(figure, List.of());
  }

  /** A figure of the workloads with a verdict. */
  String of(PortfolioFigure figure, String verdict) {
    return of(figure, of(verdict));
  }

  private List<String> of(String verdict) {
    int number = 1 + Decision.VERDICTS.indexOf(verdict);
    return List.of(cells(columns.verdict()), String.valueOf(number));
  }

  /**
   * The numbers of all workloads at the level that is chosen.
   *
   * @param place the cell of its place among the levels, from 1
   */
  String groups(String place) {
    int from = columns.level(BusinessUnits.Level.UNIT);
    int to = columns.level(BusinessUnits.Level.OWNER);
    return IntStream.of(first, last)
        .mapToObj(row -> Place.fixed(from, row) + ":" + Place.fixed(to, row))
        .map(levels -> index(sheet + levels, "1," + place))
        .collect(Collectors.joining(":"));
  }

  /** What says that a workload is one of a unit, cost centre or owner, by its number. */
  List<String> of(BusinessUnits.Level level, String number) {
    return List.of(cells(columns.level(level)), number);
  }

  /**
   * A figure of some workloads.
   *
   * @param chosen pairs of cells and what they must be; none: of all
   */
  String of(PortfolioFigure figure, List<String> chosen) {
    PortfolioFigure.OfLines lines = figure.of(decision.portfolio);
    List<String> conditions = new ArrayList<>(chosen);
    List<Line> asked = new ArrayList<>(lines.where());
    if (lines.above() != null) {
      asked.add(lines.above());
    }
    for (Line one : asked) {
      ReviewColumns.Condition holds = columns.condition(one);
      for (String value : holds.values()) {
        conditions.addAll(List.of(cells(holds.column()), value));
      }
    }
    Line amount = lines.amount();
    if (amount == null) {
      return countIfs(conditions);
    }
    String summed = cells(columns.amount(amount));
    return (lines.less() ? "-" : "")
        + (conditions.isEmpty() ? sum(summed) : sumIfs(summed, conditions));
  }

  /** How many issues some workloads have. */
  String issues(List<String> chosen) {
    String issues = cells(columns.issues());
    return chosen.isEmpty() ? sum(issues) : sumIfs(issues, chosen);
  }

  /** Workloads, of some, with a verdict. */
  String count(String verdict, List<String> chosen) {
    return countIfs(chosen, of(verdict));
  }

  /** Workloads that have no figures. */
  String withoutFigures() {
    return count(List.of()) + "-" + call("COUNT", cells(columns.change()));
  }

  /** Workloads with figures whose cost today is unknown. */
  String unpriced() {
    return countIfs(cells(columns.change()), -9);
  }
}
