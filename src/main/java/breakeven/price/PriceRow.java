package breakeven.price;

import breakeven.expression.Variable;
import breakeven.input.TableRows;
import breakeven.model.Place;
import breakeven.model.Problem;
import breakeven.model.Severity;
import breakeven.table.Column;
import breakeven.table.Sheets;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a price table: its words, and its figures in the reporting currency. */
final class PriceRow {
  /** The columns of a price table that say what a row is. */
  record Layout(
      Column name,
      @Nullable Column provider,
      @Nullable Column currency,
      Column checkedOn,
      Column source) {}

  private final TableRows.Row row;
  private final int index;
  private final Layout layout;
  private final Rates rates;
  private final String name;
  private final String provider;
  private final String currency;

  /**
   * A row.
   *
   * @param index its place among the rows of its table, from 0
   */
  PriceRow(TableRows.Row row, int index, Layout layout, Rates rates) {
    this.row = row;
    this.index = index;
    this.layout = layout;
    this.rates = rates;
    this.name = text(row, layout.name());
    this.provider = text(row, layout.provider());
    this.currency = text(row, layout.currency());
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
    return row.date(layout.checkedOn());
  }

  /** A plain number; NaN where the cell is empty or bad. */
  double number(Column column) {
    return row.number(column);
  }

  /** Whether something stands in the cell, readable or not. */
  boolean has(Column column) {
    return row.typed(column);
  }

  /**
   * An amount in the reporting currency; NaN where the cell is empty or bad or its currency has no
   * rate.
   */
  double money(Column column) {
    return row.number(column) * rates.rate(currency);
  }

  /**
   * Sets a variable to a number of this row; an empty cell gives {@code blank}, a bad one nothing.
   */
  void number(Found found, Variable variable, Column column, double blank) {
    found.set(variable, has(column) ? number(column) : blank, quote(column, "", 1));
    fault(found, column);
  }

  /**
   * Sets a variable to an amount of this row; an empty cell gives {@code blank}, a bad one nothing.
   */
  void money(Found found, Variable variable, Column column, double blank) {
    double rate = rates.rate(currency);
    found.set(
        variable, has(column) ? money(column) : blank, quote(column, currencyOrReporting(), rate));
    fault(found, column);
    if (has(column) && Double.isNaN(rate)) {
      found.faults().add(noRate());
    }
  }

  /** Where a figure of this row comes from. */
  Quote quote(Column column, String unit, double rate) {
    return new Quote(
        row.place(column),
        row.number(column),
        unit,
        rate,
        fullName(),
        checkedOn(),
        text(row, layout.source()));
  }

  private void fault(Found found, Column column) {
    if (row.bad(column)) {
      row.problems().stream()
          .filter(
              problem ->
                  problem.severity() == Severity.ERROR && problem.column().equals(column.header()))
          .forEach(problem -> found.faults().add(problem));
    }
  }

  private Problem noRate() {
    Column currencyColumn = Objects.requireNonNull(layout.currency());
    Place place = row.place(currencyColumn);
    return new Problem(
        Severity.ERROR,
        currencyColumn.sheet(),
        place == null ? "" : place.cell(),
        "",
        currencyColumn.header(),
        currency,
        "No exchange rate for " + currency + ", which the price of " + fullName() + " needs",
        "Add " + currency + " to " + Sheets.EXCHANGE_RATES);
  }

  /** What the row's currency cell means: its code, or the reporting currency where it is empty. */
  String currencyOrReporting() {
    return currency.isEmpty() ? rates.reporting() : currency;
  }
}
