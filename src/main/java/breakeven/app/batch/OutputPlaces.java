package breakeven.app.batch;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.Header;
import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a cell that was read is in the reviewed workbook, which has all input sheets. */
record OutputPlaces(InputTables book) {

  /** A sheet that the workbook lacked was added in the template's layout, without empty rows. */
  Place of(Place read) {
    Table table = null;
    for (Table one : Tables.ALL) {
      if (one != Workloads.TABLE && header(one).sheet().equals(read.sheet())) {
        table = one;
      }
    }
    if (table == null || book.origin(table) == InputTables.Origin.OWN) {
      return read;
    }
    List<TableRows.Row> rows = book.rows(table).rows();
    Column column = header(table).at(read.column());
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).sheetRow() == read.row() && column != null) {
        return added(table, i, column);
      }
    }
    throw new IllegalStateException("no row of " + table.sheet() + " is at " + read);
  }

  /** The cell of an assumption's value; null where the workbook has none. */
  @Nullable Place assumption(Assumption assumption) {
    if (book.origin(AssumptionsTable.TABLE) != InputTables.Origin.SHIPPED) {
      Place place = book.assumptions().cell(assumption);
      return place == null ? null : of(place);
    }
    List<TableRows.Row> rows = book.rows(AssumptionsTable.TABLE).rows();
    for (int i = 0; i < rows.size(); i++) {
      if (assumption.title().equals(rows.get(i).text(AssumptionsTable.ASSUMPTION))) {
        return added(AssumptionsTable.TABLE, i, AssumptionsTable.VALUE);
      }
    }
    return null;
  }

  private Header header(Table table) {
    return book.rows(table).header();
  }

  private static Place added(Table table, int index, Column column) {
    return new Place(table.sheet(), index + 2, column.ordinal());
  }
}
