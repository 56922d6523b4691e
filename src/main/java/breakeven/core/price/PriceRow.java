package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.guard.PriceFacts;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.ServingCapacity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a price table: its words, and its figures in the reporting currency. */
final class PriceRow {
  private final TableRows.Row row;
  private final int index;
  private final PriceTable layout;
  private final Rates rates;
  private final MissingRates missing;
  private final Discounts discounts;
  private final String name;
  private final String key;
  private final String provider;
  private final String currency;

  /**
   * A row.
   *
   * @param index its place among the rows of its table, from 0
   * @param discounts what is taken off its prices
   */
  PriceRow(
      TableRows.Row row,
      int index,
      PriceTable layout,
      Rates rates,
      MissingRates missing,
      Discounts discounts) {
    this.row = row;
    this.index = index;
    this.layout = layout;
    this.rates = rates;
    this.missing = missing;
    this.discounts = discounts;
    this.name = text(row, layout.name());
    this.key = Names.key(name);
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

  /** Its name as {@link Names} compares it. */
  String key() {
    return key;
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

  PriceTable layout() {
    return layout;
  }

  String source() {
    return text(row, layout.source());
  }

  @Nullable LocalDate checkedOn() {
    return row.date(layout.checkedOn());
  }

  /** A plain number; NaN where the cell is empty or bad. */
  double number(Column column) {
    return row.number(column);
  }

  /** Whether something is in the cell, readable or not. */
  boolean has(Column column) {
    return row.typed(column);
  }

  /**
   * An amount in the reporting currency, less its discount; NaN where the cell is empty or bad, or
   * its currency has no rate.
   */
  double money(Column column) {
    // In the order in which the sheet calculates it: the list price first.
    Discount discount = discount(column);
    double list = row.number(column) * rate();
    return discount == null ? list : list * (1 - discount.share());
  }

  /** What is taken off a figure; null where nothing is. */
  @Nullable Discount discount(Column column) {
    Column cell = layout.provider();
    return cell == null || row.bad(cell) ? null : discounts.of(provider, column);
  }

  /**
   * Reporting currency for 1 unit of this row's currency; NaN where that cannot be read or has no
   * rate.
   */
  double rate() {
    Column cell = layout.currency();
    return cell != null && row.bad(cell) ? Double.NaN : rates.rate(currency);
  }

  /** Sets a variable to a number of this row; an empty cell gives its column's default. */
  void number(LookupResult found, Variable variable, Column column) {
    number(found, variable, column, column.constant().orElse(Double.NaN));
  }

  /**
   * Sets a variable to a number of this row; an empty cell gives {@code blank}, a bad one nothing.
   */
  void number(LookupResult found, Variable variable, Column column, double blank) {
    set(found, variable, has(column) ? number(column) : blank, column);
    fault(found, variable, column);
  }

  /** Sets a variable to an amount of this row; an empty cell gives its column's default. */
  void money(LookupResult found, Variable variable, Column column) {
    money(found, variable, column, column.constant().orElse(Double.NaN));
  }

  /**
   * Sets a variable to an amount of this row; an empty cell gives {@code blank}, a bad one nothing.
   */
  void money(LookupResult found, Variable variable, Column column, double blank) {
    double rate = rate();
    found.set(
        variable,
        has(column) ? money(column) : blank,
        new LookupResult.Cell(this, column),
        quote(column, currencyOrReporting(), rate, discount(column)));
    fault(found, variable, column);
    if (column == GpuPrices.HOUR_PRICE) {
      counts(found, variable, GpuPrices.PRICING);
    }
    if (has(column) && Double.isNaN(rate)) {
      noRate(found, variable);
    }
  }

  /**
   * Takes a figure of this row away again where a cell cannot be read that says whether it counts.
   */
  void counts(LookupResult found, Variable variable, Column deciding) {
    if (row.bad(deciding)) {
      found.set(variable, Double.NaN);
      fault(found, variable, deciding);
    }
  }

  /** Sets a variable to a figure, no money, that comes from a cell of this row. */
  void set(LookupResult found, Variable variable, double value, Column column) {
    found.set(variable, value, new LookupResult.Cell(this, column), quote(column, "", 1, null));
  }

  /** Where a figure of this row comes from. */
  private PriceSource quote(Column column, String unit, double rate, @Nullable Discount discount) {
    return new PriceSource(
        row,
        column,
        row.place(column),
        row.number(column),
        unit,
        rate,
        discount,
        fullName(),
        checkedOn(),
        source());
  }

  private void fault(LookupResult found, Variable variable, Column column) {
    if (row.bad(column)) {
      row.errors(column).forEach(problem -> found.addFault(variable, problem));
    }
  }

  /** The currency cannot be read, or its rate cannot, or there is none. */
  private void noRate(LookupResult found, Variable variable) {
    Column cell = Objects.requireNonNull(layout.currency());
    List<Problem> faults = row.bad(cell) ? row.errors(cell) : missing.faults(currency);
    faults.forEach(problem -> found.addFault(variable, problem));
  }

  /** Whether it has amounts in a currency that can be read and that no rate leads from. */
  boolean lacksRate() {
    Column cell = layout.currency();
    return cell != null
        && !row.bad(cell)
        && Double.isNaN(rate())
        && rates.faults(currency).isEmpty()
        && layout.amounts().stream().anyMatch(this::has);
  }

  /** What is wrong where the row {@link #lacksRate}: one problem for each currency; else null. */
  @Nullable Problem noRate() {
    return lacksRate() ? missing.faults(currency).get(0) : null;
  }

  /** The row as a sentence names it. */
  String inWords() {
    if (layout.name() == ExchangeRates.CURRENCY) {
      return "The rate of " + name;
    }
    if (layout.name() == ServingCapacity.GPU) {
      return name + " for " + served();
    }
    return layout.name() == GpuPrices.GPU && !row.bad(GpuPrices.PRICING)
        ? fullName() + " (" + GpuRows.pricing(this) + ")"
        : fullName();
  }

  private String served() {
    String model = row.text(ServingCapacity.MODEL);
    if (model != null) {
      return model;
    }
    String from = size(ServingCapacity.FROM);
    String to = size(ServingCapacity.TO);
    return to.isEmpty() ? (from.isEmpty() ? "any size" : "more than " + from) : "up to " + to;
  }

  private String size(Column column) {
    double size = number(column);
    return Double.isNaN(size) ? "" : PlainNumber.text(size) + "B";
  }

  /** What the row's currency cell means: its code, or the reporting currency where it is empty. */
  String currencyOrReporting() {
    return currency.isEmpty() ? rates.reporting() : currency;
  }

  /** The row as the guards see it. */
  PriceFacts offer() {
    Map<Column, Double> figures = new HashMap<>();
    for (Column column : layout.figures()) {
      double figure = number(column);
      if (!Double.isNaN(figure)) {
        figures.put(column, figure);
      }
    }
    String kind = layout == PriceTable.MODELS ? row.text(ModelPrices.KIND) : null;
    Column cell = layout.currency();
    return new PriceFacts(
        layout,
        inWords(),
        kind == null ? "" : kind,
        figures,
        currencyOrReporting(),
        cell != null && row.bad(cell) ? Double.NaN : rates.dollars(currency),
        checkedOn(),
        source());
  }
}
