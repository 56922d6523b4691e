package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.lookUp;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;

import breakeven.core.expression.Variable;
import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.price.Discount;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceSource;
import breakeven.core.price.PriceVariables;
import breakeven.core.price.Purpose;
import breakeven.core.price.Rates;
import breakeven.core.price.TokenPrice;
import breakeven.core.report.NumberFormats;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Sheets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What each name that a workload uses leads to in the price sheets: one row a name and purpose, its
 * prices in the reporting currency.
 */
final class PricesUsed implements LiveSheet {

  private record Row(Purpose purpose, String name, LiveData.Workload workload) {}

  /** What the names of its columns begin with. */
  static final String NAMES = "Pr_";

  /** The column of the first currency, behind which its rate is. */
  private static final int FIRST_CURRENCY = 5;

  private final LiveData data;
  private final CellReadFormula reading;
  private final PriceRows priceRows;
  private final PriceVariables looked;
  private final Map<Variable, Integer> columnOf = new HashMap<>();
  private final Map<Integer, String> columnNames = new LinkedHashMap<>();
  private final List<String> titles = new ArrayList<>();
  private final List<String> units = new ArrayList<>();
  private final List<String> helps = new ArrayList<>();
  private final Set<Variable> derived;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> placeOf = new HashMap<>();

  /** How many currencies the prices of one row may be typed in: one for each price row found. */
  private final int currencies;

  /** Cells of each of them: the currency, its rate and, where any holds, the discount. */
  private final int perCurrency;

  private final boolean discounted;

  /** The columns of list prices, where discounts are taken off them. */
  private final Map<Variable, Integer> listedAt = new HashMap<>();

  private final List<LiveColumn> listed = new ArrayList<>();
  private final int firstFigure;
  private final boolean wildcards;

  /** Cells of a row that its reasons for a new review depend on. */
  private final int conditions;

  PricesUsed(LiveData data, CellReadFormula reading, UnaryOperator<String> freeName) {
    this.data = data;
    this.reading = reading;
    priceRows = new PriceRows(data.origin().places(), data.origin().prices().rates());
    looked = data.model().looked;
    derived =
        Set.of(
            looked.promptedRow,
            looked.promptedModel,
            looked.promptedServedMonths,
            looked.promptedLastService,
            looked.replacementMonths,
            looked.smallRow,
            looked.smallServedMonths,
            looked.smallLastService,
            looked.candidateRow,
            looked.candidateModel,
            looked.serviceMonths,
            looked.trainingMonths,
            looked.trainingEnded,
            looked.serviceOfTune,
            looked.lastService,
            looked.lastTraining);
    collect();
    wildcards = rows.stream().anyMatch(row -> CellReferences.hasWildcard(row.name()));
    currencies = rows.stream().mapToInt(row -> converted(row).size()).max().orElse(0);
    discounted = data.origin().prices().discounted();
    perCurrency = discounted ? 3 : 2;
    if (discounted) {
      listPrices();
    }
    firstFigure = firstListed() + listed.size();
    figures();
    nameColumns(freeName);
    conditions =
        rows.stream().mapToInt(row -> reasons(row, quotes(row)).all().size()).max().orElse(0);
  }

  private List<Variable> of(Purpose purpose) {
    return purpose.figures(looked);
  }

  /** What is before the name in a key. */
  static String before(Purpose purpose) {
    return purpose.word() + " | ";
  }

  private int firstListed() {
    return FIRST_CURRENCY + perCurrency * currencies;
  }

  // --- columns ---------------------------------------------------------------------------------

  private void listPrices() {
    String currency = data.origin().prices().rates().reporting();
    Map<String, Integer> at = new HashMap<>();
    for (Purpose purpose : Purpose.values()) {
      for (Variable variable : of(purpose)) {
        if (isMoney(variable) && variable != looked.running && !derived.contains(variable)) {
          String title = title(variable) + ", list";
          listedAt.putIfAbsent(
              variable,
              at.computeIfAbsent(
                  title,
                  same -> {
                    listed.add(
                        figure(
                            title,
                            variable.unit(),
                            currency,
                            LiveColumn.Role.TAKEN,
                            variable.meaning() + ", before any discount."));
                    return firstListed() + listed.size() - 1;
                  }));
        }
      }
    }
  }

  private static boolean isMoney(Variable variable) {
    return variable.unit().startsWith("money");
  }

  private static LiveColumn figure(
      String title, String unit, String currency, LiveColumn.Role role, String help) {
    String shown = unit.replace("money", currency);
    return new LiveColumn(
        title + (shown.isEmpty() ? "" : " (" + shown + ")"),
        "",
        role,
        NumberFormats.of(unit),
        true,
        14,
        help);
  }

  private void figures() {
    for (Purpose purpose : Purpose.values()) {
      for (Variable variable : of(purpose)) {
        String title = title(variable);
        int at = titles.indexOf(title);
        if (at < 0) {
          at = titles.size();
          titles.add(title);
          units.add(variable.unit());
          helps.add(help(variable));
        }
        columnOf.putIfAbsent(variable, firstFigure + at);
      }
    }
  }

  /** Figures of the same kind share a column, whatever model they are of. */
  private String title(Variable variable) {
    for (TokenPrice price :
        List.of(looked.prompted, looked.replacement, looked.small, looked.tuned)) {
      int at = price.variables().indexOf(variable);
      if (at >= 0) {
        return TokenPrice.TITLES.get(at);
      }
    }
    if (variable == looked.embeddingPrice) {
      return "Input price";
    }
    if (variable == looked.embeddingFee) {
      return "Fee";
    }
    if (variable == looked.promptedRow
        || variable == looked.smallRow
        || variable == looked.candidateRow) {
      return "Model row";
    }
    if (variable == looked.promptedModel || variable == looked.candidateModel) {
      return "Base row";
    }
    if (variable == looked.promptedServedMonths
        || variable == looked.replacementMonths
        || variable == looked.smallServedMonths) {
      return "Months served";
    }
    return variable == looked.promptedLastService || variable == looked.smallLastService
        ? looked.lastService.name()
        : variable.name();
  }

  private String help(Variable variable) {
    return derived.contains(variable)
        ? variable.meaning()
            + ". Value of this run: after a change of dates or names, review again."
        : variable.meaning() + ".";
  }

  @Override
  public List<LiveColumn> columns() {
    List<LiveColumn> columns = new ArrayList<>();
    columns.add(
        LiveColumn.text(
            "Looked up",
            44,
            "What the name is looked up for, and the name as a workload gives it."));
    columns.add(LiveColumn.text("Row found", 34, "Provider and name of the row that was found."));
    columns.add(LiveColumn.text("Cell", 24, "The first cell that was read."));
    columns.add(
        LiveColumn.value(
            "Checked on", NumberFormats.DATE, 12, "The day on which the row was checked."));
    columns.add(LiveColumn.value("Source", 30, "Where the row was read."));
    String currency = data.origin().prices().rates().reporting();
    currencies(currency, columns);
    columns.addAll(listed);
    figures(currency, columns);
    columns.add(
        ReviewAgain.column(
            "",
            40,
            "What was typed in price sheets since the review and only a new review can follow."
                + " Empty where nothing was. A row has changed where its name, provider, kind,"
                + " size, method or a day of service has. So has a discount where its provider,"
                + " sheet or days have. Another price is read."));
    for (int i = 1; i <= conditions; i++) {
      columns.add(
          LiveColumn.calculated(
              "Reason " + i + " (1 or 0)",
              "0",
              10,
              "1 where some of the cells that the reasons at the left are about have changed."));
    }
    return columns;
  }

  private void currencies(String currency, List<LiveColumn> columns) {
    for (int i = 1; i <= currencies; i++) {
      String which = i == 1 ? "" : " " + i;
      columns.add(
          LiveColumn.taken(
              "Currency" + which,
              10,
              "The currency typed in a price row that was found; empty where none is."));
      columns.add(
          LiveColumn.taken(
              "Rate" + which,
              NumberFormats.GENERAL,
              10,
              currency
                  + " for 1 unit of the currency at its left, by Exchange rates; 1 where none is"
                  + " typed."));
      if (discounted) {
        columns.add(
            LiveColumn.taken(
                "Discount" + which,
                NumberFormats.of(DiscountsTable.DISCOUNT),
                10,
                "What Discounts takes off the prices of that row; empty where nothing."));
      }
    }
  }

  private void figures(String currency, List<LiveColumn> columns) {
    for (int i = 0; i < titles.size(); i++) {
      boolean value = derived(firstFigure + i);
      columns.add(
          figure(
              titles.get(i),
              units.get(i),
              currency,
              value ? LiveColumn.Role.VALUE : LiveColumn.Role.TAKEN,
              helps.get(i)));
    }
  }

  private boolean derived(int column) {
    return columnOf.entrySet().stream()
        .anyMatch(entry -> entry.getValue() == column && derived.contains(entry.getKey()));
  }

  // --- rows ------------------------------------------------------------------------------------

  private void collect() {
    Map<String, Row> found = new LinkedHashMap<>();
    for (Purpose purpose : Purpose.values()) {
      for (LiveData.Workload workload : data.workloads()) {
        String name = name(purpose, workload.used());
        if (!name.isEmpty()) {
          found.putIfAbsent(key(purpose, name), new Row(purpose, name, workload));
        }
      }
    }
    rows.addAll(found.values());
    found.keySet().forEach(key -> placeOf.put(key, placeOf.size() + 1));
  }

  private String name(Purpose purpose, LookupNames used) {
    String looked = data.origin().prices().name(purpose, used);
    String name =
        switch (purpose) {
          case REPLACEMENT -> looked.isEmpty() ? "" : used.prompted();
          case CAPACITY ->
              looked.isEmpty() || used.candidate().isEmpty()
                  ? ""
                  : Texts.oneLine(looked) + " | " + used.candidate();
          default -> looked;
        };
    return Texts.oneLine(name);
  }

  /** Where the row of a workload's name is, from 1; NaN where it has no name. */
  double place(Purpose purpose, LiveData.Workload workload) {
    Purpose own = purpose.of(workload.used());
    Integer place = placeOf.get(key(own, name(own, workload.used())));
    return place == null ? Double.NaN : place;
  }

  private static String key(Purpose purpose, String name) {
    return (before(purpose) + name).toLowerCase(Locale.ROOT);
  }

  private void nameColumns(UnaryOperator<String> freeName) {
    columnNames.put(0, freeName.apply(NAMES + "LookedUp"));
    columnNames.put(1, freeName.apply(NAMES + "RowFound"));
    for (int i = 0; i < titles.size(); i++) {
      columnNames.put(firstFigure + i, freeName.apply(NAMES + Constants.identifier(titles.get(i))));
    }
    columnNames.put(reviewAgain(), freeName.apply(NAMES + "ReviewAgain"));
  }

  /** What the name of each column refers to: formulas over names alone can be shared. */
  Map<String, String> names(String prefix) {
    Map<String, String> refersTo = new LinkedHashMap<>();
    columnNames.forEach(
        (column, name) ->
            refersTo.put(name, CellReferences.column(prefix, column, FIRST_ROW, lastRow())));
    return refersTo;
  }

  private String nameOf(int column) {
    return Objects.requireNonNull(columnNames.get(column));
  }

  /** The name of the keys of all rows. */
  String keys() {
    return nameOf(0);
  }

  /** The name of what each key led to: provider and name of a row, "none" where it led to none. */
  String found() {
    return nameOf(1);
  }

  /** What the key of a workload's name led to; empty where it has no such name. */
  String found(Purpose purpose, LiveData.Workload workload) {
    double place = place(purpose, workload);
    return Double.isNaN(place) ? "" : names(quotes(rows.get((int) place - 1)));
  }

  /** The name of the figures of all rows in the column of a variable. */
  String figures(Variable variable) {
    Integer column = columnOf.get(variable);
    if (column == null) {
      throw new IllegalArgumentException(variable + " is not looked up");
    }
    return nameOf(column);
  }

  /** The figures of all rows: texts are those that cannot be read. */
  String figures(String prefix) {
    return CellReferences.columns(
        prefix, firstFigure, firstFigure + titles.size() - 1, FIRST_ROW, lastRow());
  }

  /** The name of why all rows need a new review, each reason after a semicolon. */
  String againName() {
    return nameOf(reviewAgain());
  }

  private int reviewAgain() {
    return firstFigure + titles.size();
  }

  private int lastRow() {
    return FIRST_ROW + Math.max(1, rows.size()) - 1;
  }

  /** How many of them cannot be read at the review. */
  int unreadable() {
    int count = 0;
    for (Row row : rows) {
      for (Variable variable : of(row.purpose())) {
        count += unreadable(variable, row.workload()) ? 1 : 0;
      }
    }
    return count;
  }

  /** Whether the review could not read a figure that formulas read. */
  boolean unreadable(Variable variable, LiveData.Workload workload) {
    return !derived.contains(variable)
        && data.origin().prices().unreadable(variable, workload.used());
  }

  /** What a variable is looked up for; null where it is no price. */
  @Nullable Purpose purpose(Variable variable) {
    return Arrays.stream(Purpose.values())
        .filter(purpose -> of(purpose).contains(variable))
        .findFirst()
        .orElse(null);
  }

  /** What a variable holds where its name leads to no row, as a formula. */
  String nothing(Variable variable) {
    double value = data.origin().prices().withoutRow(variable);
    if (Double.isInfinite(value)) {
      return CellReferences.number(Constants.NO_END);
    }
    return Double.isNaN(value) ? NOTHING : CellReferences.number(value);
  }

  /** Whether a name has characters that stand for others where it is looked for. */
  boolean wildcards() {
    return wildcards;
  }

  @Override
  public String name() {
    return Sheets.PRICES_USED;
  }

  @Override
  public String sentence() {
    return "What each name that a workload uses leads to in the price sheets, in "
        + data.origin().prices().rates().reporting()
        + "; a name that is new since the review is not here: review again.";
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    Row row = rows.get(index);
    Map<Integer, Variable> at = new HashMap<>();
    of(row.purpose()).forEach(variable -> at.put(columnOf.get(variable), variable));
    List<PriceSource> quotes = quotes(row);
    cells.value(before(row.purpose()) + row.name());
    PriceSource first = quotes.isEmpty() ? null : quotes.get(0);
    cells.value(names(quotes));
    cells.value(first == null ? "" : place(first));
    LocalDate checkedOn = first == null ? null : first.checkedOn();
    cells.value(checkedOn == null ? Double.NaN : checkedOn.toEpochDay());
    cells.value(first == null ? "" : first.source());
    Map<TableRows.Row, Converted> converted = converted(row, FIRST_ROW + index, cells);
    listed(row, converted, FIRST_ROW + index, cells);
    for (int i = 0; i < titles.size(); i++) {
      Variable variable = at.get(firstFigure + i);
      if (variable == null) {
        cells.value(Double.NaN);
      } else {
        figure(row, variable, converted, FIRST_ROW + index, cells);
      }
    }
    PriceRows.Reasons reasons = reasons(row, quotes);
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < reasons.all().size(); i++) {
      flags.add(Place.cell(reviewAgain() + 1 + i, FIRST_ROW + index));
    }
    String called =
        call("SUBSTITUTE", Place.cell(0, FIRST_ROW + index), quoted(" | "), quoted(" "));
    cells.formula(NOTHING + reasons.said(flags, called), "");
    reasons.all().forEach(condition -> cells.formula(ifElse(condition, 1, 0), 0));
    for (int i = flags.size(); i < conditions; i++) {
      cells.value(Double.NaN);
    }
  }

  private PriceRows.Reasons reasons(Row row, List<PriceSource> quotes) {
    return priceRows.reasons(row.purpose(), bare(row), quotes, unread(row));
  }

  /** What the review found of a row. */
  private List<PriceSource> quotes(Row row) {
    List<PriceSource> quotes = new ArrayList<>();
    for (Variable variable : of(row.purpose())) {
      PriceSource quote = quote(row, variable);
      if (quote != null) {
        quotes.add(quote);
      }
    }
    return quotes;
  }

  private List<PriceSource> unread(Row row) {
    List<PriceSource> unread = new ArrayList<>();
    for (Variable variable : of(row.purpose())) {
      PriceSource quote = quote(row, variable);
      if (quote != null && unreadable(variable, row.workload())) {
        unread.add(quote);
      }
    }
    return unread;
  }

  /** The name as the row of a price sheet has it, without its provider. */
  private static String bare(Row row) {
    String name =
        row.purpose() == Purpose.CAPACITY ? Texts.oneLine(row.workload().used().gpu()) : row.name();
    int provider = name.indexOf(": ");
    return provider < 0 ? name : name.substring(provider + 2);
  }

  private Places places() {
    return data.origin().places();
  }

  private static String names(List<PriceSource> quotes) {
    Set<String> names = new LinkedHashSet<>();
    quotes.forEach(quote -> names.add(quote.rowName()));
    return names.isEmpty() ? "none" : String.join("; ", names);
  }

  private String place(PriceSource quote) {
    Place place = quote.place();
    return place == null ? "" : places().of(place).toString();
  }

  private @Nullable PriceSource quote(Row row, Variable variable) {
    return data.origin().prices().quote(variable, row.workload().used());
  }

  private void figure(
      Row row,
      Variable variable,
      Map<TableRows.Row, Converted> converted,
      int sheetRow,
      LiveCells cells) {
    double value = data.value(row.workload(), variable);
    PriceSource quote = derived.contains(variable) ? null : quote(row, variable);
    Integer list = listedAt.get(variable);
    if (variable == looked.smallFaults) {
      smallFaults(row, value, sheetRow, cells);
    } else if (quote != null
        && quote.place() != null
        && list != null
        && !unreadable(variable, row.workload())) {
      String listed = Place.cell(list, sheetRow);
      cells.formula(lessDiscount(listed, quote, converted), value);
    } else {
      typed(row, variable, value, quote, converted, sheetRow, cells);
    }
  }

  /** A list price, less its discount where it has one. */
  private static String lessDiscount(
      String listed, PriceSource quote, Map<TableRows.Row, Converted> converted) {
    if (quote.discount() == null) {
      return listed;
    }
    String discount = Objects.requireNonNull(converted.get(quote.row())).discount();
    String less = ifError(listed + "*(1-" + discount + ")", quoted(CellReadFormula.UNREADABLE));
    return ifElse(isNumber(listed), less, listed);
  }

  /** What is typed in a price sheet, in the reporting currency. */
  private void typed(
      Row row,
      Variable variable,
      double value,
      @Nullable PriceSource quote,
      Map<TableRows.Row, Converted> converted,
      int sheetRow,
      LiveCells cells) {
    Place read = quote == null ? null : quote.place();
    if (unreadable(variable, row.workload())) {
      cells.value(CellReadFormula.UNREADABLE);
    } else if (quote != null && read != null) {
      Converted by = isMoney(variable) ? converted.get(quote.row()) : null;
      String rate = by == null ? null : by.rate();
      cells.formula(formula(variable, value, quote, places().of(read), rate, sheetRow), value);
    } else if (Double.isNaN(value)) {
      cells.formula(NOTHING, Double.NaN);
    } else {
      cells.value(value);
    }
  }

  /** The list prices of a row; none where no discount holds. */
  private void listed(
      Row row, Map<TableRows.Row, Converted> converted, int sheetRow, LiveCells cells) {
    Map<Integer, Variable> here = new HashMap<>();
    for (Variable variable : of(row.purpose())) {
      Integer at = listedAt.get(variable);
      if (at != null) {
        here.put(at, variable);
      }
    }
    for (int i = 0; i < listed.size(); i++) {
      Variable variable = here.get(firstListed() + i);
      if (variable == null) {
        cells.value(Double.NaN);
      } else {
        PriceSource quote = quote(row, variable);
        double value = listPrice(data.value(row.workload(), variable), quote);
        typed(row, variable, value, quote, converted, sheetRow, cells);
      }
    }
  }

  private static double listPrice(double price, @Nullable PriceSource quote) {
    Discount discount = quote == null ? null : quote.discount();
    if (quote == null || discount == null) {
      return price;
    }
    return Double.isNaN(quote.typed())
        ? price / (1 - discount.share())
        : quote.typed() * quote.rate();
  }

  /** Prices of the small model that cannot be read now, and what else the review found. */
  private void smallFaults(Row row, double value, int sheetRow, LiveCells cells) {
    TokenPrice price = looked.small;
    int unreadable = 0;
    for (Variable one : price.variables()) {
      unreadable += unreadable(one, row.workload()) ? 1 : 0;
    }
    String count =
        CellReadFormula.countUnread(
            cell(price.input(), sheetRow) + ":" + cell(price.fee(), sheetRow));
    double rest = value - unreadable;
    cells.formula(rest == 0 ? count : count + "+" + CellReferences.number(rest), value);
  }

  /**
   * @param rate the cell of what converts it; null where nothing does
   */
  private String formula(
      Variable variable,
      double value,
      PriceSource quote,
      Place place,
      @Nullable String rate,
      int sheetRow) {
    Places.Typed typed = places().typed(quote.row(), quote.column());
    boolean readAs = typed != null && typed.readAs() != null;
    double asTyped = readAs ? quote.row().number(quote.column()) : value;
    CellReadFormula.Found found = CellReadFormula.Found.of(quote.column(), asTyped, typed);
    String read =
        reading.number(
            quote.column(), CellReferences.fixed(place), found, quoted(CellReadFormula.UNREADABLE));
    if (rate != null) {
      read = "(" + read + ")*" + rate;
    }
    return reading.read(
        CellReferences.fixed(place),
        blank(variable, quote.column(), sheetRow),
        read,
        quoted(CellReadFormula.UNREADABLE),
        found);
  }

  // --- currencies and discounts ----------------------------------------------------------------

  /**
   * Where what turns prices of a price row into those used is.
   *
   * @param rate the cell of its rate; null where the sheet has no currencies
   * @param discount the cell of its discount, which is empty where it has none
   */
  private record Converted(@Nullable String rate, String discount) {}

  /** The price rows whose prices are converted, or less a discount, with a price of each. */
  private Map<TableRows.Row, PriceSource> converted(Row row) {
    Map<TableRows.Row, PriceSource> found = new LinkedHashMap<>();
    for (Variable variable : of(row.purpose())) {
      PriceSource quote = derived.contains(variable) ? null : quote(row, variable);
      if (quote != null
          && quote.place() != null
          && isMoney(variable)
          && !unreadable(variable, row.workload())
          && (quote.discount() != null || places().currency(quote.place()) != null)) {
        found.merge(quote.row(), quote, (first, other) -> first.discount() == null ? other : first);
      }
    }
    return found;
  }

  /** Writes currency, rate and discount of each of these price rows. */
  private Map<TableRows.Row, Converted> converted(Row row, int sheetRow, LiveCells cells) {
    Map<TableRows.Row, Converted> converted = new HashMap<>();
    for (PriceSource quote : converted(row).values()) {
      int column = FIRST_CURRENCY + perCurrency * converted.size();
      Place currency = places().currency(Objects.requireNonNull(quote.place()));
      if (currency == null) {
        cells.value("");
        cells.value(Double.NaN);
      } else {
        currency(currency, quote, Place.cell(column, sheetRow), cells);
      }
      if (discounted) {
        discount(quote, cells);
      }
      String rate = currency == null ? null : Place.cell(column + 1, sheetRow);
      converted.put(quote.row(), new Converted(rate, Place.cell(column + 2, sheetRow)));
    }
    for (int i = converted.size(); i < currencies; i++) {
      cells.value("");
      cells.value(Double.NaN);
      if (discounted) {
        cells.value(Double.NaN);
      }
    }
    return converted;
  }

  private void discount(PriceSource quote, LiveCells cells) {
    Discount discount = quote.discount();
    if (discount == null) {
      cells.value(Double.NaN);
      return;
    }
    Column column = DiscountsTable.DISCOUNT;
    Places.Typed typed = Objects.requireNonNull(places().typed(discount.row(), column));
    CellReadFormula.Found found = CellReadFormula.Found.of(column, discount.share(), typed);
    String cell = CellReferences.fixed(typed.place());
    String unreadable = quoted(CellReadFormula.UNREADABLE);
    cells.formula(
        reading.read(
            cell, unreadable, reading.number(column, cell, found, unreadable), unreadable, found),
        discount.share());
  }

  /** A currency as it is typed, and its rate, whichever is there now. */
  private void currency(Place place, PriceSource quote, String currency, LiveCells cells) {
    String unreadable = quoted(CellReadFormula.UNREADABLE);
    Column column = Objects.requireNonNull(PriceTable.of(quote.column()).currency());
    Places.Typed typed = places().typed(quote.row(), column);
    cells.formula(
        reading.of(
            column,
            CellReferences.fixed(place),
            NOTHING,
            unreadable,
            CellReadFormula.Found.of(column, Double.NaN, typed)),
        typed != null && typed.stood() instanceof String text ? Texts.oneLine(text) : "");
    Rates rates = data.origin().prices().rates();
    String formula =
        ifError(
            ifElse(
                or(isBlank(currency), currency + "=" + quoted(rates.reporting())),
                1,
                rates.unusable() == null ? rate(places(), rates, currency) : unreadable),
            unreadable);
    if (Double.isNaN(quote.rate())) {
      cells.formula(formula, CellReadFormula.UNREADABLE);
    } else {
      cells.formula(formula, quote.rate());
    }
  }

  /**
   * The rate of a currency, wherever it is now; an error where there is none.
   *
   * @param table the rates at the review, which may be quoted per another currency
   * @param code as a formula
   */
  static String rate(Places places, Rates table, String code) {
    Places.Span codes = places.rates(ExchangeRates.CURRENCY);
    Places.Span rates = places.rates(ExchangeRates.RATE);
    if (codes == null || rates == null) {
      return NOTHING;
    }
    String rate = positive(rate(rates, codes, code));
    return table.quotedPer().isEmpty()
        ? rate
        : rate + "/" + rate(rates, codes, quoted(table.reporting()));
  }

  private static String rate(Places.Span rates, Places.Span codes, String code) {
    String wanted = codes.spaced() ? join(quoted("*"), code, quoted("*")) : code;
    return lookUp(wanted, span(codes), span(rates));
  }

  /** The figure itself; an error where it is 0 or empty, which is no rate. */
  private static String positive(String figure) {
    return figure + "/(" + figure + ">0)";
  }

  private static String span(Places.Span span) {
    Place first = span.first();
    return CellReferences.column(
        CellReferences.prefix(first.sheet()), first.column(), first.row(), span.lastRow());
  }

  /** What an empty price cell means. */
  private String blank(Variable variable, Column column, int sheetRow) {
    for (TokenPrice price :
        List.of(looked.prompted, looked.replacement, looked.small, looked.tuned)) {
      if (variable == price.cached() || variable == price.written()) {
        return ifRead(price.input(), sheetRow);
      }
      if (variable == price.context() || variable == price.longAbove()) {
        return CellReferences.number(Constants.NO_END);
      }
    }
    if (variable == looked.activeSize) {
      return ifRead(looked.size, sheetRow);
    }
    return column.constant().isPresent()
        ? CellReferences.number(column.constant().getAsDouble())
        : NOTHING;
  }

  /** Another figure of the row where it can be read: its fault is not this one's. */
  private String ifRead(Variable other, int sheetRow) {
    String cell = typedCell(other, sheetRow);
    return when(isNumber(cell), cell);
  }

  /** The cell of what is typed: the list price where there is one. */
  private String typedCell(Variable variable, int sheetRow) {
    Integer list = listedAt.get(variable);
    return list == null ? cell(variable, sheetRow) : Place.cell(list, sheetRow);
  }

  private String cell(Variable variable, int sheetRow) {
    Integer column = columnOf.get(variable);
    return column == null ? NOTHING : Place.cell(column, sheetRow);
  }
}
