package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.guard.Rule;
import breakeven.core.table.Column;
import java.util.List;

/**
 * A price row that workloads use and that may truly be another: it is too old, or a guard doubts
 * one of its figures.
 *
 * @param sheet where it is
 * @param sheetRow its row there, from 1
 * @param cell of the figure, or of the first one where the whole row is too old
 * @param name the row in words
 * @param rule why it is suspect
 * @param column the figure that is doubted; the first one where the whole row is too old
 * @param found that figure as it is
 * @param currency the row's
 * @param rate what a figure as it is typed is multiplied with: reporting currency for 1 unit of it,
 *     less the discount
 * @param dayAsShipped whether day and source are those of a shipped row
 * @param age days since it was checked; NaN where that is not known
 * @param variables what moves with it
 * @param today that figure in the reporting currency; 1 where the whole row moves as one
 * @param low the lowest that it may truly be, on the same scale
 * @param high the highest
 */
public record UncertainPrice(
    String sheet,
    int sheetRow,
    String cell,
    String name,
    Rule rule,
    Column column,
    double found,
    String currency,
    double rate,
    boolean dayAsShipped,
    double age,
    List<Variable> variables,
    double today,
    double low,
    double high) {
  public UncertainPrice {
    variables = List.copyOf(variables);
  }

  /** Whether the row as a whole is too old, or of unknown age. */
  public boolean old() {
    return rule == Rule.AGE;
  }

  /** What a figure of the row is when the one that is doubted is {@code then}. */
  public double moved(double value, double then) {
    return today == 0 ? then : value * (then / today);
  }
}
