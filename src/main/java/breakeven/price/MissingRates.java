package breakeven.price;

import breakeven.model.Problem;
import breakeven.model.Severity;
import breakeven.table.ExchangeRates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exchange rates that rows in use need and that the table does not have: an error for each. */
final class MissingRates {
  private static final int NAMED = 10;

  private MissingRates() {}

  /** The errors of rows that lack a rate, in their order. */
  static List<Problem> of(Collection<PriceRow> rows, Rates rates) {
    Map<String, List<String>> byCurrency = new LinkedHashMap<>();
    for (PriceRow row : rows) {
      byCurrency
          .computeIfAbsent(rates.missing(row.currency()), code -> new ArrayList<>())
          .add(row.row().place(row.layout().name()) + " (" + row.inWords() + ")");
    }
    return byCurrency.entrySet().stream()
        .map(entry -> problem(entry.getKey(), entry.getValue(), rates.reporting()))
        .toList();
  }

  private static Problem problem(String currency, List<String> rows, String reporting) {
    List<String> named = new ArrayList<>(rows.subList(0, Math.min(NAMED, rows.size())));
    if (rows.size() > NAMED) {
      named.add(rows.size() - NAMED + " more");
    }
    return new Problem(
        Severity.ERROR,
        ExchangeRates.TABLE.sheet(),
        "",
        "",
        ExchangeRates.CURRENCY.header(),
        currency,
        "There is no rate for " + currency + ", which is needed by " + Sentence.and(named),
        (Rates.isCode(currency)
                ? "Add a row for " + currency + ", in " + reporting + " per 1"
                : "Type a currency code in these rows, as in "
                    + Rates.meant(currency)
                    + ", or add a row for "
                    + currency)
            + ", with its day and source");
  }
}
