package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.guard.PriceWarning;
import breakeven.core.guard.Rule;
import breakeven.core.model.Place;
import breakeven.core.table.Column;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The suspect prices of workloads, found once for the same names and parts. One thread uses it. */
public final class UncertainPrices {
  private static final int KEPT = 5_000;

  private record Key(LookupNames used, Parts parts) {}

  private final PriceBook prices;
  private final Plausible plausible;
  private final Map<Key, List<UncertainPrice>> known = new HashMap<>();

  /**
   * No workload has been asked for yet.
   *
   * @param prices the rows that names lead to
   * @param plausible the limits within which a price is believed
   */
  public UncertainPrices(PriceBook prices, Plausible plausible) {
    this.prices = prices;
    this.plausible = plausible;
  }

  /** The suspect prices among those that a workload takes these parts from. */
  public List<UncertainPrice> of(LookupNames used, Parts parts) {
    Key key = new Key(used, parts);
    List<UncertainPrice> suspects = known.get(key);
    if (suspects == null) {
      suspects = find(used, parts);
      if (known.size() < KEPT) {
        known.put(key, suspects);
      }
    }
    return suspects;
  }

  private List<UncertainPrice> find(LookupNames used, Parts parts) {
    Map<PriceRow, Map<Variable, Column>> rows = new LinkedHashMap<>();
    for (PriceItem part : PriceItem.values()) {
      if (parts.has(part)) {
        prices
            .amounts(used, part)
            .forEach(
                (variable, cell) ->
                    rows.computeIfAbsent(cell.row(), row -> new LinkedHashMap<>())
                        .put(variable, cell.column()));
      }
    }
    List<UncertainPrice> suspects = new ArrayList<>();
    rows.forEach((row, columns) -> add(row, columns, suspects));
    return List.copyOf(suspects);
  }

  private void add(PriceRow row, Map<Variable, Column> columns, List<UncertainPrice> suspects) {
    if (prices.warnings().guards().stale(row.layout(), row.checkedOn())) {
      suspects.add(old(row, columns));
    }
    for (PriceWarning doubt : prices.warnings().of(row)) {
      List<Variable> variables =
          columns.entrySet().stream()
              .filter(entry -> entry.getValue() == doubt.column())
              .map(Map.Entry::getKey)
              .toList();
      if (doubt.rule().ofFigures() && !variables.isEmpty()) {
        double rate = row.factor(doubt.column());
        suspects.add(
            suspect(
                row,
                doubt.rule(),
                doubt.column(),
                variables,
                row.money(doubt.column()),
                doubt.low() * rate,
                doubt.high() * rate));
      }
    }
  }

  private UncertainPrice old(PriceRow row, Map<Variable, Column> columns) {
    double age = age(row);
    return suspect(
        row,
        Rule.AGE,
        columns.values().iterator().next(),
        List.copyOf(columns.keySet()),
        1,
        plausible.low(row.layout(), Double.isNaN(age) ? Plausible.UNKNOWN_AGE_DAYS : age),
        plausible.high(row.layout()));
  }

  private double age(PriceRow row) {
    LocalDate day = row.checkedOn();
    return day == null ? Double.NaN : ChronoUnit.DAYS.between(day, prices.asOf());
  }

  private UncertainPrice suspect(
      PriceRow row,
      Rule rule,
      Column column,
      List<Variable> variables,
      double today,
      double low,
      double high) {
    Place place = row.row().place(column);
    return new UncertainPrice(
        place == null ? column.sheet() : place.sheet(),
        row.row().sheetRow(),
        place == null ? "" : place.cell(),
        row.inWords(),
        rule,
        column,
        row.number(column),
        row.currencyOrReporting(),
        row.factor(column),
        prices.warnings().dayAsShipped(row),
        age(row),
        variables,
        today,
        low,
        high);
  }
}
