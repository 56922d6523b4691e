package breakeven.core.price;

import breakeven.core.input.Finding;
import breakeven.core.input.Header;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.table.ExchangeRates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Exchange rates into the reporting currency. */
public final class Rates {
  private static final String DOLLAR = "USD";
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  /** What people type for a currency, and what they mean. */
  private static final List<Map.Entry<String, String>> SIGNS =
      List.of(
          Map.entry("\u20ac", "EUR"),
          Map.entry("EUR", "EUR"),
          Map.entry("\u00a3", "GBP"),
          Map.entry("POUND", "GBP"),
          Map.entry("STERLING", "GBP"));

  private final String reporting;
  private final Map<String, TableRows.Row> rows;
  private final double crossed;

  /** The row of the currency that a user's table is quoted per, where it is rebased; else null. */
  private final TableRows.@Nullable Row quoted;

  private final boolean shipped;
  private final Map<String, TableRows.Row> shippedRows;
  private final @Nullable Problem unusable;

  /** Rates of currencies that the table has none of; null: there are no others. */
  private final @Nullable Rates others;

  /**
   * Rates of one table.
   *
   * @param reporting ISO 4217 code of the reporting currency
   * @param shipped whether the table is the shipped one, whose rates are per GBP and are crossed to
   *     the reporting currency
   */
  public Rates(TableRows table, String reporting, boolean shipped) {
    this(table, reporting, shipped, TableRows.none(ExchangeRates.TABLE));
  }

  /**
   * Rates of one table.
   *
   * @param shippedTable the shipped rates, for comparing prices where the table itself has no rate
   *     of the dollar; nothing is calculated with them
   */
  public Rates(TableRows table, String reporting, boolean shipped, TableRows shippedTable) {
    this(table, reporting, shipped, shippedTable, null);
  }

  /**
   * Rates of one table, and of another one for currencies that it has no rate of.
   *
   * @param others rates into the same reporting currency; null: none
   */
  public Rates(
      TableRows table,
      String reporting,
      boolean shipped,
      TableRows shippedTable,
      @Nullable Rates others) {
    this.others = others;
    this.reporting = code(reporting);
    this.shipped = shipped;
    rows = byCode(table);
    shippedRows = byCode(shippedTable);
    quoted = shipped ? null : quoted(table.header());
    crossed = shipped || quoted != null ? typed(this.reporting) : 1;
    unusable = unusable(table.header());
  }

  /**
   * The row of the reporting currency in a table of the user's, where its rate differs from 1: then
   * all rates are in another currency, or this one is wrong. Else null.
   */
  public TableRows.@Nullable Row ofReporting() {
    return quoted == null ? otherThanOne() : null;
  }

  /** The row of the reporting currency in a table of the user's, where its rate is not 1. */
  private TableRows.@Nullable Row otherThanOne() {
    TableRows.Row row = shipped ? null : rows.get(reporting);
    double rate = row == null ? Double.NaN : row.number(ExchangeRates.RATE);
    return Double.isNaN(rate) || rate == 1 ? null : row;
  }

  /**
   * The only row of 1 in a table of the user's, where it is not the reporting currency's and that
   * has another rate: all are quoted per that currency, unless the header says otherwise.
   */
  private TableRows.@Nullable Row quoted(Header header) {
    List<TableRows.Row> ones =
        rows.values().stream().filter(row -> row.number(ExchangeRates.RATE) == 1).toList();
    if (otherThanOne() == null || ones.size() != 1) {
      return null;
    }
    TableRows.Row one = ones.get(0);
    String named = header.currency(ExchangeRates.RATE);
    boolean agrees = named == null || named.equals(code(one)) || named.equals(reporting);
    return agrees ? one : null;
  }

  /** The currency that a user's table is quoted per, where it is rebased; empty elsewhere. */
  public String quotedPer() {
    return quoted == null ? "" : code(quoted);
  }

  /**
   * That a user's table is rebased to the reporting currency; null where it is not, or has the
   * shipped rate, which is known to be per GBP.
   */
  public @Nullable Problem rebased() {
    TableRows.Row own = rows.get(reporting);
    TableRows.Row ours = shippedRows.get(reporting);
    boolean asShipped =
        own != null
            && ours != null
            && own.number(ExchangeRates.RATE) == ours.number(ExchangeRates.RATE);
    if (quoted == null || own == null || asShipped) {
      return null;
    }
    String rate = PlainNumber.text(own.number(ExchangeRates.RATE));
    Place place = own.place(ExchangeRates.RATE);
    return Finding.warning(
            rate,
            "The rates are quoted in "
                + quotedPer()
                + ", whose rate is 1: each is divided by "
                + rate
                + ", so that it is in "
                + reporting,
            "Nothing if that is meant; else give all rates in " + reporting + " per 1")
        .at(place, ExchangeRates.RATE);
  }

  private static String code(TableRows.Row row) {
    return code(String.valueOf(row.text(ExchangeRates.CURRENCY)));
  }

  /**
   * The row of another currency with a rate of 1 in a table of the user's that has others beside it
   * and none of the reporting currency: as after a change of Reporting currency, all are then given
   * in that currency. Else null.
   */
  private TableRows.@Nullable Row base() {
    if (shipped || rows.containsKey(reporting)) {
      return null;
    }
    boolean others = rows.values().stream().anyMatch(Rates::isOther);
    return others
        ? rows.values().stream()
            .filter(row -> row.number(ExchangeRates.RATE) == 1)
            .min(Comparator.comparing(TableRows.Row::sheetRow))
            .orElse(null)
        : null;
  }

  private static boolean isOther(TableRows.Row row) {
    double rate = row.number(ExchangeRates.RATE);
    return !Double.isNaN(rate) && rate != 1;
  }

  /** The row by whose rate nothing can be converted; null where there is none. */
  public TableRows.@Nullable Row unusableRow() {
    TableRows.Row own = ofReporting();
    return own == null ? base() : own;
  }

  /**
   * Why nothing can be converted: {@link #ofReporting} has a row, all rates are given in another
   * currency, as the header or a rate of 1 says, or the shipped table has no rate for the reporting
   * one. Else null.
   */
  public @Nullable Problem unusable() {
    return unusable;
  }

  private @Nullable Problem unusable(Header header) {
    TableRows.Row own = ofReporting();
    String named = header.currency(ExchangeRates.RATE);
    if (own != null) {
      return inAnother(own);
    }
    if (named != null && !named.equals(reporting) && quoted == null) {
      return headedByAnother(header, named);
    }
    TableRows.Row base = base();
    if (base != null) {
      return givenIn(base);
    }
    return Double.isNaN(crossed) ? withoutReporting() : null;
  }

  private Problem givenIn(TableRows.Row row) {
    String currency = code(String.valueOf(row.text(ExchangeRates.CURRENCY)));
    return atRate(
        row,
        "The rate of "
            + currency
            + " is 1, so that all rates are given in "
            + currency
            + "; the reporting currency is "
            + reporting
            + ", and no other currency can be converted",
        "Add a row for "
            + reporting
            + ", in "
            + currency
            + " per 1; or give all rates in "
            + reporting
            + " per 1; or make "
            + currency
            + " the Reporting currency on Assumptions; or, where 1 "
            + currency
            + " is 1 "
            + reporting
            + ", add a row "
            + reporting
            + " with 1");
  }

  private Problem inAnother(TableRows.Row row) {
    return atRate(
        row,
        reporting
            + " is the reporting currency, so that its rate is 1; with another one no other"
            + " currency can be converted",
        "Type 1 here where rates are in "
            + reporting
            + " per 1; where they are in another currency, add the one row of that currency with"
            + " 1");
  }

  private static Problem atRate(TableRows.Row row, String problem, String fix) {
    Place place = row.place(ExchangeRates.RATE);
    return Finding.error(PlainNumber.text(row.number(ExchangeRates.RATE)), problem, fix)
        .at(place, ExchangeRates.RATE);
  }

  private Problem headedByAnother(Header header, String named) {
    Place place = new Place(header.sheet(), header.row(), header.indexOf(ExchangeRates.RATE));
    return Finding.error(
            named,
            "The header says that the rates are in "
                + named
                + ", and the reporting currency is "
                + reporting
                + ", so that no other currency can be converted",
            "Give the rates in "
                + reporting
                + " per 1, and say so in the header; or change the assumption Reporting currency")
        .at(place.sheet(), place.cell(), ExchangeRates.RATE.header());
  }

  private Problem withoutReporting() {
    return Finding.error(
            reporting,
            "The shipped exchange rates have none for the reporting currency, "
                + reporting
                + ", so that no other currency can be converted",
            "Add a sheet Exchange rates to the workbook, with rates in " + reporting + " per 1")
        .at(ExchangeRates.TABLE.sheet(), "", ExchangeRates.CURRENCY.header());
  }

  /**
   * Why the row of a currency gives no rate; nothing where it gives one, or there is no row in a
   * table that could have one.
   */
  List<Problem> faults(String currency) {
    TableRows.Row row = row(currency);
    if (row == null) {
      return shipped && unusable != null ? List.of(unusable) : List.of();
    }
    List<Problem> faults = new ArrayList<>(row.errors(ExchangeRates.RATE));
    if (unusable != null) {
      faults.add(unusable);
    }
    return faults;
  }

  private static Map<String, TableRows.Row> byCode(TableRows table) {
    Map<String, TableRows.Row> rows = new HashMap<>();
    for (TableRows.Row row : table.rows()) {
      String currency = row.text(ExchangeRates.CURRENCY);
      if (currency != null) {
        rows.putIfAbsent(code(currency), row);
      }
    }
    return rows;
  }

  /** The reporting currency's code. */
  public String reporting() {
    return reporting;
  }

  /**
   * Reporting currency for 1 unit of a currency; 1 for an empty code; NaN where the table has no
   * rate, or is in another currency.
   */
  public double rate(String currency) {
    String code = code(currency);
    if (code.isEmpty() || code.equals(reporting)) {
      return 1;
    }
    double rate = unusable == null ? typed(code) / crossed : Double.NaN;
    return Double.isNaN(rate) && others != null ? others.rate(code) : rate;
  }

  /**
   * The row that a currency's rate is in; null for the reporting currency and for one without a
   * rate.
   */
  public TableRows.@Nullable Row row(String currency) {
    return code(currency).equals(reporting) ? null : rows.get(code(currency));
  }

  /** Whether the table has a row for a currency. */
  public boolean lists(String currency) {
    return rows.containsKey(code(currency));
  }

  /** Whether rates are crossed, since the table gives them in another currency. */
  public boolean crossed() {
    return crossed != 1;
  }

  /**
   * The rows that a conversion rests on. The shipped row of 1 for the currency that the others are
   * given in is no rate.
   */
  List<TableRows.Row> behind(String currency) {
    TableRows.Row row = row(currency);
    if (row == null) {
      return List.of();
    }
    List<TableRows.Row> behind = new ArrayList<>(2);
    add(behind, row);
    if (crossed()) {
      add(behind, rows.get(reporting));
    }
    return behind;
  }

  /** Whether a row is the one of 1 for the currency that the others are given in. */
  private boolean isQuotedPer(TableRows.Row row) {
    return (shipped || quoted != null) && row.number(ExchangeRates.RATE) == 1;
  }

  private void add(List<TableRows.Row> behind, TableRows.@Nullable Row row) {
    if (row != null && !isQuotedPer(row)) {
      behind.add(row);
    }
  }

  /**
   * US dollars for 1 unit of a currency, the reporting one for an empty code: to compare prices,
   * not to calculate with. NaN where neither the table nor the shipped one says.
   */
  public double dollars(String currency) {
    String code = code(currency).isEmpty() ? reporting : code(currency);
    double own = code.equals(DOLLAR) ? 1 : rate(code) / rate(DOLLAR);
    return Double.isNaN(own) ? typed(shippedRows, code) / typed(shippedRows, DOLLAR) : own;
  }

  private double typed(String code) {
    return typed(rows, code);
  }

  private static double typed(Map<String, TableRows.Row> rows, String code) {
    TableRows.Row row = rows.get(code);
    return row == null ? Double.NaN : row.number(ExchangeRates.RATE);
  }

  /**
   * Whether a text has the form of an ISO 4217 code; which codes there are changes over the years.
   */
  static boolean isCode(String currency) {
    return CODE.matcher(currency).matches();
  }

  /** A code to name as an example to somebody who typed something else: the one that was meant. */
  static String meant(String currency) {
    return SIGNS.stream()
        .filter(sign -> code(currency).contains(sign.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(DOLLAR);
  }

  static String code(String currency) {
    return currency.strip().toUpperCase(Locale.ROOT);
  }
}
