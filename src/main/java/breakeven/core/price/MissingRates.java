package breakeven.core.price;

import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Finding;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Exchange rates that prices and assumptions need and that the table does not have. Each is one
 * problem, however many cells name its currency.
 */
final class MissingRates {
  /** What a problem names before it only says how much more there is. */
  private static final int NAMED = 3;

  private final Rates rates;
  private final Map<String, List<String>> neededBy = new LinkedHashMap<>();

  /** The first cell of a price row that each currency is typed into. */
  private final Map<String, Place> typedAt = new HashMap<>();

  MissingRates(Rates rates) {
    this.rates = rates;
  }

  /** Takes a price row, which may lack a rate. */
  void add(PriceRow row) {
    if (row.lacksRate()) {
      Column cell = Objects.requireNonNull(row.layout().currency());
      Place place = row.row().place(cell);
      add(row.currency(), place + " (" + row.inWords() + ")");
      if (place != null) {
        typedAt.putIfAbsent(Rates.code(row.currency()), place);
      }
    }
  }

  /** Takes the assumptions, some of which may lack a rate. */
  void add(AssumptionValues assumptions) {
    for (Assumption assumption : Assumption.values()) {
      String currency = assumptions.currency(assumption);
      if (Double.isNaN(rates.rate(currency)) && rates.faults(currency).isEmpty()) {
        add(currency, "the assumption " + assumption.title());
      }
    }
  }

  private void add(String currency, String what) {
    neededBy.computeIfAbsent(Rates.code(currency), code -> new ArrayList<>()).add(what);
  }

  /** Why a currency has no rate: its row or the whole table is at fault, or there is no row. */
  List<Problem> faults(String currency) {
    List<Problem> faults = rates.faults(currency);
    return faults.isEmpty() ? List.of(noRow(Rates.code(currency))) : faults;
  }

  private Problem noRow(String code) {
    List<String> all = neededBy.getOrDefault(code, List.of());
    List<String> named = new ArrayList<>(all.subList(0, Math.min(NAMED, all.size())));
    if (all.size() > NAMED) {
      named.add(all.size() - NAMED + " more");
    }
    Place place = typedAt.get(code);
    return Finding.error(
            code,
            "There is no rate for " + code + ", which is needed by " + Sentence.and(named),
            (Rates.isCode(code)
                    ? "Add a row for " + code + ", in " + rates.reporting() + " per 1"
                    : "Type a currency code there, as in %s, or add a row for %s"
                        .formatted(Rates.meant(code), code))
                + ", with its day and source")
        .at(place, ExchangeRates.CURRENCY);
  }
}
