package breakeven.live;

import breakeven.model.Place;
import breakeven.table.Assumption;
import breakeven.table.Column;
import org.jspecify.annotations.Nullable;

/** Where typed figures stand in the reviewed workbook, whatever file they were read from. */
public interface Places {
  /** The cell in the reviewed workbook of a cell that was read. */
  Place of(Place read);

  /** The cell of an assumption's value; null where no sheet has it. */
  @Nullable Place assumption(Assumption assumption);

  /** The cell of a currency's rate; null where there is none. */
  @Nullable Place rate(String currency);

  /**
   * The cell of the currency in which a price is typed; null where the sheet has no such column.
   *
   * @param read the price's cell, as it was read
   */
  @Nullable Place currency(Place read);

  /** The first and last cell of a column of Exchange rates; null where it has none. */
  @Nullable Span rates(Column column);

  /** Cells below each other. */
  record Span(Place first, int lastRow) {}
}
