package breakeven.app.batch;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Header;
import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.workbook.live.LiveData;
import breakeven.workbook.live.Places;
import breakeven.workbook.write.ShippedTables;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What formulas refer to: the cells of the reviewed workbook that the figures were read from. */
final class LiveBook implements Places {
  /** Nothing is written that could hold a formula. */
  private static final Choice NO_WORKBOOK =
      new Choice(null, "values of this run, as CSV or JSON", "there is no workbook");

  private static final String AS_ASKED = "as asked for with --values";

  private final InputTables book;

  /** The row of each assumption; empty until the first is asked for. */
  private final Map<Assumption, TableRows.Row> named = new EnumMap<>(Assumption.class);

  /** How often each text is in a column, whatever its case; two threads ask for it. */
  private final Map<Column, Map<String, Integer>> texts = new ConcurrentHashMap<>();

  LiveBook(InputTables book) {
    this.book = book;
  }

  /**
   * Whether results are formulas.
   *
   * @param data a place for all figures of the review; null where results are values, and there are
   *     no calculation sheets
   * @param said what the results are and why, in words
   * @param without why there are no calculation sheets, in words that follow "since"; empty where
   *     there are
   */
  record Choice(@Nullable LiveData data, String said, String without) {
    /** Whether results are formulas. */
    boolean formulas() {
      return data != null;
    }
  }

  /** Decides whether results are formulas. */
  static Choice choose(ReviewInputs prepared, Results results) {
    if (prepared.options().workbook() == null) {
      return NO_WORKBOOK;
    }
    Formulas asked = prepared.options().formulas();
    if (asked == Formulas.NEVER) {
      return new Choice(null, "values of this run, " + AS_ASKED, "results are values, " + AS_ASKED);
    }
    String refusal =
        LiveData.refusal(
            prepared.decision(),
            prepared.workloads().count(),
            prepared.book().assumptions().number(Assumption.HORIZON),
            asked == Formulas.ALWAYS);
    return refusal.isEmpty()
        ? new Choice(data(prepared, results), "formulas", "")
        : new Choice(null, "values of this run, since " + refusal, refusal);
  }

  private static LiveData data(ReviewInputs prepared, Results results) {
    InputTables book = prepared.book();
    return new LiveData(
        new LiveData.Origin(
            prepared.decision(),
            results.sentences(),
            results.workloads().columns(),
            results.bySheet().explored(),
            prepared.workloads().header(),
            prepared.workloads().lastRow(),
            prepared.evaluator().prices(),
            book.assumptions(),
            AssumptionValues.shipped(ShippedTables.of(AssumptionsTable.TABLE)),
            new LiveBook(book)));
  }

  /** A sheet that the workbook lacked was added in the template's layout, without empty rows. */
  @Override
  public Place of(Place read) {
    Table table = null;
    for (Table one : Tables.ALL) {
      if (one != Workloads.TABLE && header(one).sheet().equals(read.sheet())) {
        table = one;
      }
    }
    if (table == null || book.origin(table) == InputTables.Origin.OWN) {
      return read;
    }
    List<TableRows.Row> rows = book.rows(table).rows();
    Column column = header(table).at(read.column());
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).sheetRow() == read.row() && column != null) {
        return added(table, i, column);
      }
    }
    throw new IllegalStateException("no row of " + table.sheet() + " is at " + read);
  }

  private Header header(Table table) {
    return book.rows(table).header();
  }

  private static Place added(Table table, int index, Column column) {
    return new Place(table.sheet(), index + 2, column.ordinal());
  }

  @Override
  public @Nullable Place assumption(Assumption assumption) {
    if (book.origin(AssumptionsTable.TABLE) != InputTables.Origin.SHIPPED) {
      Place place = book.assumptions().cell(assumption);
      return place == null ? null : of(place);
    }
    List<TableRows.Row> rows = book.rows(AssumptionsTable.TABLE).rows();
    for (int i = 0; i < rows.size(); i++) {
      if (assumption.title().equals(rows.get(i).text(AssumptionsTable.ASSUMPTION))) {
        return added(AssumptionsTable.TABLE, i, AssumptionsTable.VALUE);
      }
    }
    return null;
  }

  @Override
  public TableRows.@Nullable Row row(Assumption assumption) {
    if (named.isEmpty()) {
      for (TableRows.Row row : book.rows(AssumptionsTable.TABLE).rows()) {
        String name = row.text(AssumptionsTable.ASSUMPTION);
        if (name != null) {
          Assumption.of(Texts.oneLine(name)).ifPresent(found -> named.putIfAbsent(found, row));
        }
      }
    }
    return named.get(assumption);
  }

  @Override
  public @Nullable Typed typed(TableRows.Row row, Column column) {
    Place read = row.place(column);
    if (read == null) {
      return null;
    }
    Table table = table(column);
    Object stands = stands(table, row, column);
    boolean own = book.origin(table) == InputTables.Origin.OWN;
    return new Typed(of(read), stands, own && stands != null ? readAs(row, column, stands) : null);
  }

  private LiveData.@Nullable ReadAs readAs(TableRows.Row row, Column column, Object stands) {
    if (column == AssumptionsTable.VALUE) {
      String name = row.text(AssumptionsTable.ASSUMPTION);
      Assumption assumption = name == null ? null : Assumption.of(Texts.oneLine(name)).orElse(null);
      return assumption == null || !book.assumptions().readAs(assumption)
          ? null
          : new LiveData.ReadAs(stands, book.assumptions().isDefault(assumption));
    }
    return row.readAs(column) ? new LiveData.ReadAs(stands, !row.typed(column)) : null;
  }

  @Override
  public @Nullable Tally tally(Column column, String text) {
    Table table = table(column);
    int at = header(table).indexOf(column);
    boolean there = book.origin(table) == InputTables.Origin.OWN || !rows(table).isEmpty();
    if (at < 0 || !there || !book.rows(table).whole()) {
      return null;
    }
    int count = texts.computeIfAbsent(column, this::count).getOrDefault(text, 0);
    return book.origin(table) == InputTables.Origin.OWN
        ? new Tally(new Place(header(table).sheet(), header(table).row(), at), count)
        : new Tally(new Place(table.sheet(), 1, column.ordinal()), count);
  }

  @Override
  public @Nullable Figures figures(Column column, String text, Column figure) {
    Tally texts = tally(column, text);
    Tally figures = tally(figure, "");
    return texts == null || figures == null
        ? null
        : new Figures(texts.header(), figures.header(), count(column, text, figure));
  }

  private int count(Column column, String text, Column figure) {
    Table table = table(column);
    int count = 0;
    for (TableRows.Row row : book.rows(table).rows()) {
      boolean named =
          stands(table, row, column) instanceof String found && found.equalsIgnoreCase(text);
      count += named && stands(table, row, figure) instanceof Double number && number >= 0 ? 1 : 0;
    }
    return count;
  }

  @Override
  public List<TableRows.Row> rows(Table table) {
    return book.rows(table).rows();
  }

  private Map<String, Integer> count(Column column) {
    Table table = table(column);
    Map<String, Integer> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (TableRows.Row row : book.rows(table).rows()) {
      if (stands(table, row, column) instanceof String found) {
        counts.merge(found, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** What is in a cell of the reviewed workbook: in a sheet that was added, what was used. */
  private @Nullable Object stands(Table table, TableRows.Row row, Column column) {
    return book.origin(table) == InputTables.Origin.OWN
        ? row.stands(column)
        : AddedTables.stands(book, table, row, column);
  }

  private static Table table(Column column) {
    return Tables.ALL.stream()
        .filter(table -> table.columns().contains(column))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(column.header()));
  }

  @Override
  public @Nullable Place currency(Place read) {
    for (PriceTable prices : PriceTable.ALL) {
      Column column = prices.currency();
      if (column != null && header(prices.table()).sheet().equals(read.sheet())) {
        int at = header(prices.table()).indexOf(column);
        return at < 0 ? null : of(new Place(read.sheet(), read.row(), at));
      }
    }
    return null;
  }

  @Override
  public @Nullable Span rates(Column column) {
    List<TableRows.Row> rows = book.rows(ExchangeRates.TABLE).rows();
    if (rows.isEmpty() || header(ExchangeRates.TABLE).indexOf(column) < 0) {
      return null;
    }
    Place first = of(at(rows.get(0), column));
    boolean spaced =
        rows.stream()
            .map(row -> stands(ExchangeRates.TABLE, row, column))
            .anyMatch(found -> found instanceof String text && !text.equals(Texts.oneLine(text)));
    return new Span(first, of(at(rows.get(rows.size() - 1), column)).row(), spaced);
  }

  private Place at(TableRows.Row row, Column column) {
    Header header = header(ExchangeRates.TABLE);
    return new Place(header.sheet(), row.sheetRow(), header.indexOf(column));
  }
}
