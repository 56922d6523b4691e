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
import breakeven.workbook.live.Explorer.Cell;
import breakeven.workbook.live.Explorer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A table of {@code Explorer} whose rows are those of the chosen workload on another sheet, looked
 * up by its name and their rank, wherever they are there.
 */
final class RankedLookup {
  /** The column, not to be seen, of the places that the rows have on the other sheet. */
  private static final int PLACE = Explorer.LARGE;

  /**
   * The other sheet.
   *
   * @param prefix what formulas write before a cell of it
   * @param firstRow its first row
   * @param rows how many it has
   * @param columns the place of a column by its header, from 0
   * @param number the header of its rows' numbers
   * @param workload the header of the workloads' names
   * @param rank the header of the ranks
   */
  record Source(
      String prefix,
      int firstRow,
      int rows,
      ToIntFunction<String> columns,
      String number,
      String workload,
      String rank) {
    /** The cells of a column. */
    String column(String header) {
      int last = firstRow + Math.max(1, rows) - 1;
      return CellReferences.column(prefix, columns.applyAsInt(header), firstRow, last);
    }
  }

  private final Source source;
  private final String name;
  private final String currency;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * A table without cells.
   *
   * @param names the names of all workloads
   * @param wildcards whether one of them has a character that stands for others
   */
  RankedLookup(
      SelectedWorkload chosen, Source source, String names, boolean wildcards, String currency) {
    this.source = source;
    this.currency = currency;
    String chosenName = chosen.in(names);
    name = CellReferences.wanted(chosenName, wildcards);
  }

  /** Begins the table with the header over the places. */
  void begin(int header) {
    cells.clear();
    head(header, PLACE, Kind.HEADER_OF_NUMBERS, "");
  }

  /** All cells so far. */
  List<Cell> cells() {
    return List.copyOf(cells);
  }

  void head(int row, int column, Kind kind, String text) {
    cells.add(new Cell(row, column, kind, "", "", text));
  }

  /** The header of amounts in the reporting currency. */
  void money(int row, int column, String header) {
    head(row, column, Kind.HEADER_OF_NUMBERS, header + " (" + currency + ")");
  }

  /**
   * Looks the row of a rank up.
   *
   * @param number its number on the other sheet as found at the review; 0: there is none
   * @return the cell that has its place there, 0 where there is none
   */
  String find(int row, int rank, int number) {
    String wanted =
        sumIfs(
            source.column(source.number()),
            source.column(source.workload()),
            join(quoted("="), name),
            source.column(source.rank()),
            rank);
    String formula = ifError(match(wanted, source.column(source.number())), 0);
    cells.add(new Cell(row, PLACE, Kind.TAKEN, Explorer.UNSEEN, formula, (double) number));
    return Place.inColumn(PLACE, row + 1);
  }

  /** The cell of the place of the first rank, from wherever a formula is. */
  static String first(int header) {
    return Place.fixed(PLACE, header + 2);
  }

  /** A cell of the row that stands at a place. */
  String in(String header, String place) {
    return index(source.column(header), place);
  }

  /** Adds a text; empty where there is no row. */
  void text(int row, int column, String place, String formula, String value) {
    cells.add(
        new Cell(row, column, Kind.TAKEN_TEXT, "", ifElse(place + "=0", NOTHING, formula), value));
  }

  /** Adds an amount; empty where there is no row, or none in it. */
  void amount(int row, int column, String place, String header, double value) {
    String cell = in(header, place);
    cells.add(
        new Cell(
            row,
            column,
            Kind.TAKEN,
            NumberFormats.MONEY,
            ifElse(place + "=0", NOTHING, ifElse(isBlank(cell), NOTHING, cell)),
            Double.isNaN(value) ? "" : (Object) ListSection.listed(value)));
  }
}
