package breakeven.workbook.write;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The tables that the product brings along: what a workbook lacks is filled from them. A row's
 * place is the one it has in the sheet that the output then carries: headers in row 1, data from
 * row 2.
 */
public final class ShippedTables {
  /** By the name of the sheet: a run asks for some of them several times. */
  private static final Map<String, TableRows> READ = new ConcurrentHashMap<>();

  private ShippedTables() {}

  /** The rows of an input sheet as shipped; there are no shipped workloads. */
  public static TableRows of(Table table) {
    return READ.computeIfAbsent(table.sheet(), sheet -> read(table));
  }

  private static TableRows read(Table table) {
    TableReader reader = new TableReader(table, Source.program(table.sheet()));
    pass(table, reader);
    return reader.finish();
  }

  /** Passes the cells of an input sheet as shipped. */
  public static void pass(Table table, RowHandler handler) {
    int row = 0;
    for (List<String> cells : all(table)) {
      row++;
      handler.startRow(row);
      for (int i = 0; i < cells.size(); i++) {
        handler.cell(i, CellType.TEXT, Double.NaN, cells.get(i));
      }
      handler.endRow(row);
    }
  }

  /** The rows of every table but {@code Workloads}, as shipped. */
  public static Map<Table, TableRows> tables() {
    Map<Table, TableRows> tables = new LinkedHashMap<>();
    for (Table table : Tables.ALL) {
      if (table != Workloads.TABLE) {
        tables.put(table, of(table));
      }
    }
    return tables;
  }

  /** The same rows as text, in the order of the table's columns: what a fresh sheet is made of. */
  public static List<List<String>> records(Table table) {
    List<List<String>> all = all(table);
    return all.subList(1, all.size());
  }

  private static List<List<String>> all(Table table) {
    String file = file(table);
    try (CSVParser records = CSVFormat.RFC4180.parse(open(file))) {
      return records.stream().map(CSVRecord::toList).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static String file(Table table) {
    if (table.sheet().equals(Sheets.WORKLOADS)) {
      throw new IllegalArgumentException("no shipped workloads");
    }
    String name = table.sheet().toLowerCase(Locale.ROOT).replace(' ', '-');
    return "/breakeven/tables/" + name + ".csv";
  }

  private static Reader open(String file) {
    InputStream bytes = ShippedTables.class.getResourceAsStream(file);
    if (bytes == null) {
      throw new IllegalStateException("not in the program: " + file);
    }
    return new InputStreamReader(bytes, StandardCharsets.UTF_8);
  }
}
