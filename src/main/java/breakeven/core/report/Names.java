package breakeven.core.report;

import breakeven.core.economics.Model;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What lines and variables are called in formulas in words, so that no two have one name: a column
 * keeps its unit where a line has the same name, and an assumption is an assumed one where a column
 * or a line has its name.
 */
public final class Names {
  private final Map<Expression, String> names = new HashMap<>();

  /**
   * Gives each line and variable its name.
   *
   * @param model whose lines are named
   */
  public Names(Model model) {
    Set<String> taken = new HashSet<>();
    for (Line line : model.lines.all()) {
      names.put(line, line.name());
      taken.add(line.name());
    }
    Set<String> columns = new HashSet<>();
    for (Map.Entry<Column, Variable> cell : model.inputs.cells().entrySet()) {
      Column column = cell.getKey();
      columns.add(column.header());
      boolean clash = taken.contains(column.header());
      names.put(cell.getValue(), clash ? typed(column) : column.header());
    }
    for (Map.Entry<Assumption, Variable> row : model.inputs.assumptions().entrySet()) {
      String title = row.getKey().title();
      boolean clash = taken.contains(title) || columns.contains(title);
      names.put(row.getValue(), clash ? "assumed " + title : title);
    }
  }

  private static String typed(Column column) {
    return column.unit().isEmpty() ? "typed " + column.header() : column.title();
  }

  /** The name of a line or a variable. */
  public String of(Expression expression) {
    return names.getOrDefault(expression, expression.toString());
  }
}
