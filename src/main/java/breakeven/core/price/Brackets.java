package breakeven.core.price;

import breakeven.core.table.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are each for models of some sizes, in billions of parameters.
 *
 * @param from the column in which a bracket begins; empty: at 0
 * @param to the column in which it ends, that size included; empty: it has no end
 */
record Brackets(List<PriceRow> rows, Column from, Column to) {
  /**
   * The row for a size: the one that ends first from there on. Where an end that cannot be read may
   * be that one, its row is taken, so that no other one is found in its stead. Null: there is none.
   */
  @Nullable PriceRow of(double size) {
    PriceRow best = null;
    for (PriceRow row : rows) {
      double end = end(row, size);
      if (end >= size && (best == null || end < end(best, size))) {
        best = row;
      }
    }
    return best;
  }

  /** Where a row ends; one that cannot be read ends just beyond the size, or before it: NaN. */
  private double end(PriceRow row, double size) {
    if (!row.row().bad(to)) {
      return row.has(to) ? row.number(to) : Double.POSITIVE_INFINITY;
    }
    double begin = begin(row);
    boolean anotherBegins =
        rows.stream().anyMatch(other -> begin(other) > begin && begin(other) < size);
    return anotherBegins ? Double.NaN : Math.nextUp(Math.max(begin, size));
  }

  private double begin(PriceRow row) {
    double begin = row.number(from);
    return Double.isNaN(begin) ? 0 : begin;
  }
}
