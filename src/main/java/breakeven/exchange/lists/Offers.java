package breakeven.exchange.lists;

import breakeven.core.guard.PriceFacts;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the guards see them.
 *
 * @param reportingCurrency what the prices of a row without a currency are in
 * @param dollars US dollars for 1 of a currency; NaN where that is not known
 */
record Offers(String reportingCurrency, ToDoubleFunction<String> dollars) {

  PriceFacts listed(ListRow row, @Nullable LocalDate day, String source) {
    Map<Column, Double> figures = new HashMap<>();
    for (Column column : row.sheet().figures()) {
      if (!row.cell(column).isEmpty()) {
        figures.put(column, PlainNumber.parse(row.cell(column)));
      }
    }
    return offer(
        row.sheet(),
        row.title(),
        row.cell(ModelPrices.KIND),
        figures,
        row.cell(row.sheet().currency()),
        day,
        source);
  }

  PriceFacts typed(PriceSheet sheet, TableRows.Row row) {
    Map<Column, Double> figures = new HashMap<>();
    for (Column column : sheet.figures()) {
      if (!Double.isNaN(row.number(column))) {
        figures.put(column, row.number(column));
      }
    }
    return offer(
        sheet,
        BookRows.title(sheet, row),
        sheet == PriceSheet.MODELS ? BookRows.text(row, ModelPrices.KIND) : "",
        figures,
        BookRows.text(row, sheet.currency()),
        row.date(sheet.checkedOn()),
        BookRows.text(row, sheet.source()));
  }

  private PriceFacts offer(
      PriceSheet sheet,
      String name,
      String kind,
      Map<Column, Double> figures,
      String currency,
      @Nullable LocalDate day,
      String source) {
    PriceTable table = sheet.prices();
    String code = currency.isEmpty() ? reportingCurrency : currency;
    return new PriceFacts(
        table, name, kind, figures, code, dollars.applyAsDouble(code), day, source);
  }
}
