package breakeven.core.evaluation;

import breakeven.core.evaluation.InputTables.Origin;
import breakeven.core.input.Decimals;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.RecordedRows;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cells of the tables that workloads are evaluated with: plain data, from which other programs
 * make the same {@link InputTables}.
 */
public final class RecordedTables implements Serializable {
  private static final long serialVersionUID = 1;

  /** By the name of the sheet. */
  private final Map<String, RecordedRows> shipped = new LinkedHashMap<>();

  private final Map<String, RecordedRows> book = new LinkedHashMap<>();

  /** Where the cells go that the program ships for a table. */
  public RecordedRows shipped(Table table) {
    return shipped.computeIfAbsent(table.sheet(), sheet -> new RecordedRows());
  }

  /** Where the cells go that a workbook of prices has for a table; if it has them, they count. */
  public RecordedRows book(Table table) {
    return book.computeIfAbsent(table.sheet(), sheet -> new RecordedRows());
  }

  /**
   * The tables.
   *
   * @param problems takes what is wrong with the assumptions
   * @throws IllegalArgumentException where a table of the workbook has no headers, with the reason
   */
  public InputTables read(ProblemSink problems) {
    Map<Table, TableRows> ours = new LinkedHashMap<>();
    Map<Table, TableRows> rows = new LinkedHashMap<>();
    Map<Table, Origin> origins = new LinkedHashMap<>();
    for (Table table : Tables.ALL) {
      if (table == Workloads.TABLE) {
        continue;
      }
      TableRows as = read(table, shipped(table), Source.program(table.sheet()));
      RecordedRows typed = book.get(table.sheet());
      Source sheet = new Source(table.sheet(), false, Decimals.UNSAID);
      ours.put(table, as);
      rows.put(table, typed == null ? as : read(table, typed, sheet));
      origins.put(table, typed == null ? Origin.SHIPPED : Origin.PRICES);
    }
    return InputTables.of(rows, ours, origins, problems);
  }

  private static TableRows read(Table table, RecordedRows cells, Source source) {
    TableReader reader = new TableReader(table, source);
    cells.pass(reader);
    TableRows rows = reader.finish();
    if (!rows.header().usable()) {
      throw new IllegalArgumentException(rows.header().failure());
    }
    return rows;
  }
}
