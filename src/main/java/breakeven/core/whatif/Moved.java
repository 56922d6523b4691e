package breakeven.core.whatif;

import breakeven.core.expression.Variable;
import breakeven.core.table.Column;

/**
 * Something that a workload is calculated with and that was not so at an earlier review.
 *
 * @param effect how far net saving or money at stake, whichever moves more, is from what it would
 *     be if this alone were still as it was; 0 where the row has none in one of the two
 */
public record Moved(What what, double effect) {
  /** What has moved, with both of its values. */
  public sealed interface What {}

  /** A model or a card: another name is in the column, or is its default. */
  public record Named(Column column, String last, String now) implements What {}

  /** An exchange rate: reporting currency for 1 unit of a currency. */
  public record Rate(String currency, double last, double now) implements What {}

  /** A figure or a word; blank where it is NaN. */
  public record Figure(Variable variable, double last, double now) implements What {}
}
