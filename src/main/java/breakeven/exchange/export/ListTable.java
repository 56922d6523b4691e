package breakeven.exchange.export;

import breakeven.core.report.CellSink;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.TableColumn;
import java.io.IOException;
import java.util.List;

/**
 * A table of results whose rows are no workloads.
 *
 * @param name what it is called: its sheet, its CSV file
 * @param rows its rows
 */
public record ListTable(String name, List<ResultColumn> columns, Rows rows) {
  /** Gives all rows. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Hands on the rows.
     *
     * @param cells takes the cells of each row in the order of the columns
     * @param endRow is run after each row
     */
    void each(CellSink cells, Runnable endRow) throws IOException;
  }

  /** A table of things. */
  public static <T> ListTable of(String name, List<TableColumn<T>> columns, Iterable<T> things) {
    return new ListTable(
        name,
        columns.stream().map(TableColumn::head).toList(),
        (cells, endRow) -> {
          for (T thing : things) {
            for (TableColumn<T> column : columns) {
              column.value().accept(thing, cells);
            }
            endRow.run();
          }
        });
  }
}
