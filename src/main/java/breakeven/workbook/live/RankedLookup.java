package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.index;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.match;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sumIfs;

import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.ShapeColumns;
import breakeven.workbook.live.Explorer.Cell;
import breakeven.workbook.live.Explorer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of {@code Explorer} whose rows are those of the chosen workload in a list of the review,
 * looked up by its name and their rank, wherever they are there.
 *
 * @param <T> what a row is about
 */
final class RankedLookup<T> {
  /** The column, not to be seen, of the places that the rows have in the list. */
  private static final int PLACE = Explorer.LARGE;

  // The columns that every such list has.
  private static final String NUMBER = ShapeColumns.NUMBER;
  private static final String WORKLOAD = ShapeColumns.WORKLOAD;
  private static final String RANK = ShapeColumns.RANK;

  /**
   * A column of the table.
   *
   * @param at where it is
   * @param title its header, of an amount without the currency
   * @param formula of a row's cell, from where its place is
   * @param value what it comes to for a row
   */
  private record Column<T>(
      int at,
      String title,
      boolean amount,
      UnaryOperator<String> formula,
      Function<T, Object> value) {}

  private final String prefix;
  private final int firstRow;
  private final int rows;
  private final ToIntFunction<String> places;
  private final String name;
  private final String currency;
  private final List<Column<T>> columns = new ArrayList<>();

  /**
   * A table without columns.
   *
   * @param prefix what formulas write before a cell of the list
   * @param firstRow its first row
   * @param rows how many it has
   * @param places the place of its columns by their headers, from 0
   * @param chosen the name of the chosen workload
   * @param wildcards whether a name has a character that stands for others
   */
  RankedLookup(
      String prefix,
      int firstRow,
      int rows,
      ToIntFunction<String> places,
      String chosen,
      boolean wildcards,
      String currency) {
    this.prefix = prefix;
    this.firstRow = firstRow;
    this.rows = rows;
    this.places = places;
    this.currency = currency;
    name = CellReferences.wanted(chosen, wildcards);
  }

  String currency() {
    return currency;
  }

  /** Adds a column of texts. */
  void text(int at, String title, UnaryOperator<String> formula, Function<T, Object> value) {
    columns.add(new Column<>(at, title, false, formula, value));
  }

  /** Adds a column of the list's amounts. */
  void amount(int at, String header, ToDoubleFunction<T> value) {
    columns.add(
        new Column<>(
            at,
            header,
            true,
            place -> in(header, place),
            one -> ListSection.listed(value.applyAsDouble(one))));
  }

  /**
   * The cells of the table.
   *
   * @param header its row, from 0
   * @param ranks the ranks of its rows
   * @param found the row of a rank of the workload that is chosen first; null where there is none
   * @param number its number in the list
   */
  List<Cell> cells(
      int header, IntStream ranks, IntFunction<@Nullable T> found, ToIntFunction<T> number) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(header, PLACE, Kind.HEADER_OF_NUMBERS, "", "", ""));
    for (Column<T> column : columns) {
      cells.add(
          column.amount()
              ? new Cell(
                  header,
                  column.at(),
                  Kind.HEADER_OF_NUMBERS,
                  "",
                  "",
                  column.title() + " (" + currency + ")")
              : new Cell(header, column.at(), Kind.HEADER, "", "", column.title()));
    }
    ranks.forEach(
        rank -> {
          int row = header + cells.size() / (1 + columns.size());
          @Nullable T one = found.apply(rank);
          double at = one == null ? 0 : number.applyAsInt(one);
          cells.add(new Cell(row, PLACE, Kind.TAKEN, Explorer.UNSEEN, find(rank), at));
          String place = Place.inColumn(PLACE, row + 1);
          columns.forEach(column -> cells.add(cell(row, column, place, one)));
        });
    return cells;
  }

  /** Where the row of a rank is in the list; 0 where it is not. */
  private String find(int rank) {
    String wanted =
        sumIfs(column(NUMBER), column(WORKLOAD), join(quoted("="), name), column(RANK), rank);
    return ifError(match(wanted, column(NUMBER)), 0);
  }

  /** Empty where there is no row, or no amount in it. */
  private static <T> Cell cell(int row, Column<T> column, String place, @Nullable T one) {
    String formula = column.formula().apply(place);
    Object value = one == null ? "" : column.value().apply(one);
    return column.amount()
        ? new Cell(
            row,
            column.at(),
            Kind.TAKEN,
            NumberFormats.MONEY,
            ifElse(place + "=0", NOTHING, ifElse(isBlank(formula), NOTHING, formula)),
            value.equals(Double.NaN) ? "" : value)
        : new Cell(
            row, column.at(), Kind.TAKEN_TEXT, "", ifElse(place + "=0", NOTHING, formula), value);
  }

  private String column(String header) {
    int last = firstRow + Math.max(1, rows) - 1;
    return CellReferences.column(prefix, places.applyAsInt(header), firstRow, last);
  }

  /** The cell of the place of the first rank, from wherever a formula is. */
  static String first(int header) {
    return Place.fixed(PLACE, header + 2);
  }

  /** A cell of the row that stands at a place. */
  String in(String header, String place) {
    return index(column(header), place);
  }
}
