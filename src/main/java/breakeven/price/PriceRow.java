package breakeven.price;

import breakeven.input.TableRows;
import breakeven.model.Place;
import breakeven.model.Problem;
import breakeven.model.Severity;
import breakeven.expression.Variable;
import breakeven.table.Column;
import breakeven.table.ExchangeRates;
import breakeven.table.Sheets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One row of a price table: its words, and its figures in the reporting currency. */
final class PriceRow {
  private final TableRows.Row row;
  private final int index;
  private final String name;
  private final String provider;
  private final String currency;
  private final Rates rates;
  private final @Nullable Column checkedOn;
  private final @Nullable Column source;

  /**
   * A row.
   *
   * @param index its place among the rows of its table, from 0
   * @param currency its currency column; null where the table has none
   */
  PriceRow(
      TableRows.Row row,
      int index,
      Column nameColumn,
      @Nullable Column providerColumn,
      @Nullable Column currencyColumn,
      Column checkedOn,
      Column source,
      Rates rates) {
    this.row = row;
    this.index = index;
    this.name = text(row, nameColumn);
    this.provider = text(row, providerColumn);
    this.currency = text(row, currencyColumn);
    this.checkedOn = checkedOn;
    this.source = source;
    this.rates = rates;
  }

  private static String text(TableRows.Row row, @Nullable Column column) {
    String text = column == null ? null : row.text(column);
    return text == null ? "" : text;
  }

  TableRows.Row row() {
    return row;
  }

  int index() {
    return index;
  }

  String name() {
    return name;
  }

  String provider() {
    return provider;
  }

  String currency() {
    return currency;
  }

  String fullName() {
    return Names.full(provider, name);
  }

  @Nullable LocalDate checkedOn() {
    return checkedOn == null ? null : row.date(checkedOn);
  }

  /** A plain number; NaN where the cell is empty or bad. */
  double number(Column column) {
    return row.number(column);
  }

  /** Whether something stands in the cell, readable or not. */
  boolean has(Column column) {
    return row.typed(column);
  }

  /** An amount in the reporting currency; NaN where the cell is empty or bad or its currency has no rate. */
  double money(Column column) {
    return row.number(column) * rates.rate(currency);
  }

  /** Sets a variable to a number of this row; an empty cell gives {@code blank}, a bad one nothing. */
  void number(Found found, Variable variable, Column column, double blank) {
    found.set(variable, has(column) ? number(column) : blank, quote(column, "", 1));
    fault(found, column);
  }

  /** Sets a variable to an amount of this row; an empty cell gives {@code blank}, a bad one nothing. */
  void money(Found found, Variable variable, Column column, double blank) {
    double rate = rates.rate(currency);
    found.set(variable, has(column) ? money(column) : blank, quote(column, currency.isEmpty() ? rates.reporting() : currency, rate));
    fault(found, column);
    if (has(column) && Double.isNaN(rate)) {
      found.faults().add(noRate());
    }
  }

  /** Where a figure of this row comes from. */
  Quote quote(Column column, String unit, double rate) {
    return new Quote(
        row.place(column), row.number(column), unit, rate, fullName(), checkedOn(), text(row, source));
  }

  private void fault(Found found, Column column) {
    if (row.bad(column)) {
      row.problems().stream()
          .filter(problem -> problem.severity() == Severity.ERROR && problem.column().equals(column.header()))
          .forEach(problem -> found.faults().add(problem));
    }
  }

  private Problem noRate() {
    Place place = row.place(checkedOn == null ? row.header().table().columns().get(0) : checkedOn);
    return new Problem(
        Severity.ERROR,
        place == null ? "" : place.sheet(),
        "",
        "",
        "Currency",
        currency,
        "No exchange rate for " + currency + ", which the price of " + fullName() + " needs",
        "Add a row for " + currency + " to " + Sheets.EXCHANGE_RATES + ": " + ExchangeRates.RATE.title());
  }
}
