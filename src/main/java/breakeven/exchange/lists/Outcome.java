package breakeven.exchange.lists;

import breakeven.core.guard.PriceWarning;
import breakeven.core.input.TableRows;
import breakeven.core.table.Column;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row of a list.
 *
 * @param kind new, changed, same or left out
 * @param row what the list states
 * @param book the workbook's row; null where it has none
 * @param cells what is to be typed: all cells of a new row, else those that change
 * @param differences the figures that change
 * @param doubts why the row is marked; empty where it is not
 * @param why why it is left out; null where it is not
 */
public record Outcome(
    Kind kind,
    ListRow row,
    TableRows.@Nullable Row book,
    Map<Column, String> cells,
    List<Difference> differences,
    List<PriceWarning> doubts,
    @Nullable LeftOut why) {
  /** What happens to the workbook. */
  public enum Kind {
    NEW,
    CHANGED,
    /** The figures are the same; the day of checking may become later. */
    SAME,
    LEFT_OUT
  }

  /**
   * A figure that changes.
   *
   * @param before what is in the workbook; empty for an empty cell
   */
  public record Difference(Column column, String before, String after) {}

  /** Whether something is written. */
  public boolean writes() {
    return !cells.isEmpty();
  }
}
