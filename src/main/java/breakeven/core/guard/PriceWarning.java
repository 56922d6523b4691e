package breakeven.core.guard;

import breakeven.core.table.Column;

/**
 * A rule that a price row breaks.
 *
 * @param column the column of the cell to look at
 * @param found what is there; empty for an empty cell
 * @param problem what is doubtful, with the figures, and what the other row or source says; one
 *     sentence without a full stop
 * @param fix what to do, one sentence without a full stop
 * @param low the lowest that the figure may truly be, in the row's currency; NaN where the rule is
 *     not about one figure
 * @param high the highest; NaN likewise
 */
public record PriceWarning(
    Rule rule, Column column, String found, String problem, String fix, double low, double high) {
  /** A doubt that is not about one figure. */
  public PriceWarning(Rule rule, Column column, String found, String problem, String fix) {
    this(rule, column, found, problem, fix, Double.NaN, Double.NaN);
  }
}
