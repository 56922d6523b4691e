package breakeven.exchange.export;

import breakeven.core.decision.Decision;
import breakeven.core.report.CellSink;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultTable;
import breakeven.core.report.TableColumn;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

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

  /** Gives all things that a table has rows for. */
  @FunctionalInterface
  public interface Things<T> {
    /** Hands on each, in the order of the rows. */
    void each(Consumer<T> taker) throws IOException;
  }

  /**
   * A table with its rows.
   *
   * @param currency the code of the reporting currency
   */
  public static <T> ListTable of(
      ResultTable<T> table, Decision decision, String currency, Things<T> things) {
    List<TableColumn<T>> columns = table.columns(decision, currency);
    return new ListTable(
        table.name(),
        columns.stream().map(TableColumn::head).toList(),
        (cells, endRow) ->
            things.each(
                thing -> {
                  columns.forEach(column -> column.value().accept(thing, cells));
                  endRow.run();
                }));
  }
}
