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
 */
public record PriceWarning(Rule rule, Column column, String found, String problem, String fix) {}
