package breakeven.app.batch;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.TableRows;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.Table;
import breakeven.core.table.Type;
import breakeven.workbook.write.AddedRows;
import breakeven.workbook.write.ReviewedWorkbook.AddedTable;
import breakeven.workbook.write.ShippedTables;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The input sheets that a workbook lacks, with the rows that were calculated with. */
public final class AddedTables {
  private AddedTables() {}

  static List<AddedTable> of(InputTables book) {
    return book.missing().stream().map(table -> new AddedTable(table, rows(book, table))).toList();
  }

  /** The assumptions that the user's own sheet lacks, with their shipped values. */
  public static List<AddedRows> rows(InputTables book, XlsxFile workbook) {
    if (book.origin(AssumptionsTable.TABLE) != InputTables.Origin.OWN) {
      return List.of();
    }
    TableRows own = book.rows(AssumptionsTable.TABLE);
    Set<Assumption> there = EnumSet.noneOf(Assumption.class);
    for (TableRows.Row row : own.rows()) {
      String name = row.text(AssumptionsTable.ASSUMPTION);
      Assumption.of(name == null ? "" : name.strip()).ifPresent(there::add);
    }
    List<Map<Column, String>> missing =
        ShippedTables.of(AssumptionsTable.TABLE).rows().stream()
            .map(row -> texts(book, AssumptionsTable.TABLE, row))
            .filter(row -> !there.contains(assumption(row)))
            .toList();
    SheetInfo sheet = workbook.sheet(AssumptionsTable.TABLE.sheet()).orElseThrow();
    return missing.isEmpty() ? List.of() : List.of(new AddedRows(sheet, own.header(), missing));
  }

  private static Assumption assumption(Map<Column, String> row) {
    return Assumption.of(row.getOrDefault(AssumptionsTable.ASSUMPTION, "")).orElseThrow();
  }

  /** The rows that a missing sheet is calculated with. */
  public static List<Map<Column, String>> rows(InputTables book, Table table) {
    return book.rows(table).rows().stream().map(row -> texts(book, table, row)).toList();
  }

  private static Map<Column, String> texts(InputTables book, Table table, TableRows.Row row) {
    Map<Column, String> texts = new HashMap<>();
    for (Column column : table.columns()) {
      texts.put(column, text(stands(book, table, row, column)));
    }
    return texts;
  }

  private static String text(Object stands) {
    return stands instanceof Double number
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : stands.toString();
  }

  /**
   * What is in a cell of a sheet that is added: a number, a day or a text, which is empty where
   * nothing does.
   */
  static Object stands(InputTables book, Table table, TableRows.Row row, Column column) {
    if (table == ExchangeRates.TABLE && column != ExchangeRates.CURRENCY) {
      String currency = row.text(ExchangeRates.CURRENCY);
      double rate = book.rates().rate(currency == null ? "" : currency);
      if (Double.isNaN(rate)) {
        // Nothing leads to the reporting currency, and the next review would take it for one that
        // does: it is left to be typed.
        return "";
      }
      if (column == ExchangeRates.RATE) {
        // Shipped ones are per GBP, those of a workbook of prices per its reporting currency.
        return rate;
      }
    }
    if (!row.typed(column) || row.bad(column)) {
      return "";
    }
    Object value =
        column.type() == Type.DATE
            ? row.date(column)
            : column.numeric() && column.type() != Type.WORD
                ? (Object) row.number(column)
                : row.text(column);
    return value == null ? "" : value;
  }
}
