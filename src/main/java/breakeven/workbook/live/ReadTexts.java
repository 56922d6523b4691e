package breakeven.workbook.live;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;

import breakeven.core.report.CostColumns;
import breakeven.core.table.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of cells of a workload whose value on {@code Costs} is the review's, since no formula
 * reads their text, such as {@code 20k}; each as long as the same text is there.
 *
 * @param formula some of them, as a formula that is not too long
 * @param result what it came to at the review
 */
record ReadTexts(String formula, String result) {
  private static final int LONGEST_FORMULA = 280;
  private static final String BETWEEN = "; ";

  /** A column of them. */
  static LiveColumn column() {
    return LiveColumn.calculated(
            "Read from text",
            24,
            "Cells of the workload whose text only the review could read. The value here is the review's until the cell is retyped. Empty where there is none.")
        .in(CostColumns.INPUTS);
  }

  /** All of a workload, in as many parts as formulas are needed. */
  static List<ReadTexts> of(LiveData.Workload workload, TypedCells typed) {
    List<ReadTexts> parts = new ArrayList<>();
    StringBuilder formula = new StringBuilder();
    StringBuilder result = new StringBuilder();
    for (Column column : workload.readAs().keySet()) {
      LiveData.ReadAs readAs = workload.readAs().get(column);
      String one =
          when(
              CellReadFormula.Found.same(typed.at(column), readAs),
              quoted(BETWEEN + column.header()));
      if (formula.length() > 0 && formula.length() + one.length() > LONGEST_FORMULA) {
        parts.add(part(formula, result));
        formula.setLength(0);
        result.setLength(0);
      }
      formula.append(formula.length() == 0 ? "" : "&").append(one);
      result.append(BETWEEN).append(column.header());
    }
    if (formula.length() > 0) {
      parts.add(part(formula, result));
    }
    return parts;
  }

  private static ReadTexts part(StringBuilder formula, StringBuilder result) {
    int from = BETWEEN.length();
    return new ReadTexts(call("MID", formula, from + 1, 99), result.substring(from));
  }
}
