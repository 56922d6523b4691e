package breakeven.whatif;

import breakeven.expression.Variable;
import breakeven.table.Column;

/**
 * Something that a workload is calculated with and that was not so at an earlier review.
 *
 * @param effect net saving less what it would be if this alone were still as it was; NaN where the
 *     row has none in one of the two: something is missing, or the candidate is closed
 */
public record Moved(What what, double effect) {
  /** What has moved, with both of its values. */
  public sealed interface What {}

  /** A model or a card: another name stands in the column, or is its default. */
  public record Named(Column column, String last, String now) implements What {}

  /** A figure or a word; blank where it is NaN. */
  public record Figure(Variable variable, double last, double now) implements What {}
}
