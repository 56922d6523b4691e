package breakeven.price;

import breakeven.input.TableRows;
import breakeven.table.ExchangeRates;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchange rates into the reporting currency. */
public final class Rates {
  private final String reporting;
  private final Map<String, TableRows.Row> rows = new HashMap<>();
  private final double crossed;

  /**
   * Rates of one table.
   *
   * @param reporting ISO 4217 code of the reporting currency
   * @param shipped whether the table is the shipped one, whose rates are per GBP and are crossed to
   *     the reporting currency
   */
  public Rates(TableRows table, String reporting, boolean shipped) {
    this.reporting = code(reporting);
    for (TableRows.Row row : table.rows()) {
      String currency = row.text(ExchangeRates.CURRENCY);
      if (currency != null) {
        rows.putIfAbsent(code(currency), row);
      }
    }
    crossed = shipped ? typed(this.reporting) : 1;
  }

  /** The reporting currency's code. */
  public String reporting() {
    return reporting;
  }

  /**
   * Reporting currency for 1 unit of a currency; 1 for an empty code; NaN where the table has no
   * rate.
   */
  public double rate(String currency) {
    String code = code(currency);
    return code.isEmpty() || code.equals(reporting) ? 1 : typed(code) / crossed;
  }

  /**
   * The row that a currency's rate stands in; null for the reporting currency and for one without a
   * rate.
   */
  public TableRows.@Nullable Row row(String currency) {
    return code(currency).equals(reporting) ? null : rows.get(code(currency));
  }

  private double typed(String code) {
    TableRows.Row row = rows.get(code);
    return row == null ? Double.NaN : row.number(ExchangeRates.RATE);
  }

  private static String code(String currency) {
    return currency.strip().toUpperCase(Locale.ROOT);
  }
}
