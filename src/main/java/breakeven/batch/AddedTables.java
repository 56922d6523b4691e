package breakeven.batch;

import breakeven.input.TableRows;
import breakeven.price.Rates;
import breakeven.read.SheetInfo;
import breakeven.read.ShippedTables;
import breakeven.read.XlsxFile;
import breakeven.table.Assumption;
import breakeven.table.AssumptionsTable;
import breakeven.table.Column;
import breakeven.table.ExchangeRates;
import breakeven.table.Table;
import breakeven.table.Type;
import breakeven.write.AddedRows;
import breakeven.write.ReviewedWorkbook.AddedTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The input sheets that a workbook lacks, with the rows that were calculated with. */
public final class AddedTables {
  private AddedTables() {}

  static List<AddedTable> of(Book book) {
    return book.missing().stream().map(table -> new AddedTable(table, rows(book, table))).toList();
  }

  /** The assumptions that the user's own sheet lacks, with their shipped values. */
  public static List<AddedRows> rows(Book book, XlsxFile workbook) {
    if (book.origin(AssumptionsTable.TABLE) != Book.Origin.OWN) {
      return List.of();
    }
    TableRows own = book.rows(AssumptionsTable.TABLE);
    Set<Assumption> there = EnumSet.noneOf(Assumption.class);
    for (TableRows.Row row : own.rows()) {
      String name = row.text(AssumptionsTable.ASSUMPTION);
      Assumption.of(name == null ? "" : name.strip()).ifPresent(there::add);
    }
    List<Map<Column, String>> missing =
        shipped(AssumptionsTable.TABLE).stream()
            .filter(row -> !there.contains(assumption(row)))
            .toList();
    SheetInfo sheet = workbook.sheet(AssumptionsTable.TABLE.sheet()).orElseThrow();
    return missing.isEmpty() ? List.of() : List.of(new AddedRows(sheet, own.header(), missing));
  }

  private static Assumption assumption(Map<Column, String> row) {
    return Assumption.of(row.getOrDefault(AssumptionsTable.ASSUMPTION, "")).orElseThrow();
  }

  /** The rows that a lacking sheet is calculated with. */
  public static List<Map<Column, String>> rows(Book book, Table table) {
    List<Map<Column, String>> rows =
        book.origin(table) == Book.Origin.SHIPPED ? shipped(table) : typed(book.rows(table));
    if (table == ExchangeRates.TABLE) {
      rows.forEach(row -> cross(row, book.rates()));
    }
    return rows;
  }

  private static List<Map<Column, String>> shipped(Table table) {
    List<Map<Column, String>> rows = new ArrayList<>();
    for (List<String> cells : ShippedTables.records(table)) {
      Map<Column, String> row = new HashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(table.columns().get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<Column, String>> typed(TableRows table) {
    List<Map<Column, String>> rows = new ArrayList<>();
    for (TableRows.Row typed : table.rows()) {
      Map<Column, String> row = new HashMap<>();
      for (Column column : table.table().columns()) {
        row.put(column, typed.typed(column) && !typed.bad(column) ? text(typed, column) : "");
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text(TableRows.Row row, Column column) {
    if (column.numeric() && column.type() != Type.WORD) {
      double value = row.number(column);
      return column.type() == Type.DATE
          ? LocalDate.ofEpochDay((long) value).toString()
          : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
    String text = row.text(column);
    return text == null ? "" : text;
  }

  /**
   * The rate as it was used: shipped ones are per GBP, a user's own are per reporting currency. One
   * that was not used, since nothing leads to the reporting currency, is left to be typed: the next
   * review would take it for one in that currency.
   */
  private static void cross(Map<Column, String> row, Rates rates) {
    double rate = rates.rate(row.getOrDefault(ExchangeRates.CURRENCY, ""));
    if (Double.isNaN(rate)) {
      row.keySet().retainAll(Set.of(ExchangeRates.CURRENCY));
    } else {
      row.put(ExchangeRates.RATE, BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString());
    }
  }
}
