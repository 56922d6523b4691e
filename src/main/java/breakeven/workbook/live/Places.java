package breakeven.workbook.live;

import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where typed figures are in the reviewed workbook, whatever file they were read from. */
public interface Places {
  /** The cell in the reviewed workbook of a cell that was read. */
  Place of(Place read);

  /** The cell of an assumption's value; null where no sheet has it. */
  @Nullable Place assumption(Assumption assumption);

  /**
   * The cell of the currency in which a price is typed; null where the sheet has no such column.
   *
   * @param read the price's cell, as it was read
   */
  @Nullable Place currency(Place read);

  /** The first and last cell of a column of Exchange rates; null where it has none. */
  @Nullable Span rates(Column column);

  /** The row that an assumption is read from; null where no sheet has it. */
  TableRows.@Nullable Row row(Assumption assumption);

  /** A cell of such a row or of a price's; null where the sheet has no such column. */
  @Nullable Typed typed(TableRows.Row row, Column column);

  /**
   * How often a text is in a column of a sheet that was read; null where the sheet has no such
   * column, or was not read to its end.
   */
  @Nullable Tally tally(Column column, String text);

  /**
   * How many rows have a text in one column and 0 or more as a number in another; null as for
   * {@link #tally}.
   */
  @Nullable Figures figures(Column column, String text, Column figure);

  /** The rows that were read of a sheet, or added with it. */
  List<TableRows.Row> rows(Table table);

  /**
   * A typed cell.
   *
   * @param stood what was there at the review, as a formula sees it: a text, empty where the cell
   *     was, a number, a day, or true or false; null where no formula could tell it
   * @param readAs the same where no formula reads it as the review did; null elsewhere
   */
  record Typed(Place place, @Nullable Object stood, LiveData.@Nullable ReadAs readAs) {}

  /**
   * The cells of a column that hold a text, whatever its case.
   *
   * @param header the cell of the column's header
   * @param count how many there were at the review
   */
  record Tally(Place header, int count) {}

  /**
   * Rows with a text in one column and a figure in another.
   *
   * @param texts the cell of the header of the column of texts
   * @param figures that of the column of figures
   * @param count how many there were at the review
   */
  record Figures(Place texts, Place figures, int count) {}

  /**
   * Cells below each other.
   *
   * @param spaced whether a text among them has spaces that a formula would look for too
   */
  record Span(Place first, int lastRow, boolean spaced) {}
}
