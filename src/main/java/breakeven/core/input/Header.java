package breakeven.core.input;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column of a user's sheet is which of ours. Made by {@link HeaderFinder}. */
public final class Header {
  private final Table table;
  private final String sheet;
  private final int row;
  private final int[] indexes;
  private final @Nullable Column[] columns;
  private final @Nullable Column[] rejected;
  private final Map<Column, Problem> rejections = new LinkedHashMap<>();
  private final Map<Column, String> currencies;
  private final List<Problem> problems;
  private final String failure;

  Header(
      Table table,
      String sheet,
      int row,
      @Nullable Column[] columns,
      @Nullable Column[] rejected,
      Map<Column, String> currencies,
      List<Problem> problems,
      String failure) {
    this.table = table;
    this.sheet = sheet;
    this.row = row;
    this.columns = columns;
    this.rejected = rejected;
    this.currencies = Map.copyOf(currencies);
    this.problems = List.copyOf(problems);
    this.failure = failure;
    this.indexes = new int[table.columns().size()];
    Arrays.fill(indexes, -1);
    for (int i = 0; i < columns.length; i++) {
      Column column = columns[i];
      if (column != null) {
        indexes[column.ordinal()] = i;
      }
    }
    for (int i = 0; i < rejected.length; i++) {
      Column column = rejected[i];
      if (column != null) {
        String cell = new Place(sheet, row, i).cell();
        problems.stream()
            .filter(problem -> problem.cell().equals(cell))
            .findFirst()
            .ifPresent(problem -> rejections.putIfAbsent(column, problem));
      }
    }
  }

  /** The template's own layout: headers in row 1, columns in the order of their definition. */
  public static Header of(Table table) {
    Column[] columns = table.columns().toArray(Column[]::new);
    return new Header(table, table.sheet(), 1, columns, new Column[0], Map.of(), List.of(), "");
  }

  /** The same with more that is wrong. */
  Header with(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new Header(table, sheet, row, columns, rejected, currencies, all, failure);
  }

  /** The same with the columns that the sheet lacks behind its last one. */
  public Header completed() {
    List<@Nullable Column> all = new ArrayList<@Nullable Column>(Arrays.asList(columns));
    table.columns().stream().filter(column -> indexOf(column) < 0).forEach(all::add);
    @Nullable Column[] complete = all.toArray(new @Nullable Column[0]);
    return new Header(table, sheet, row, complete, rejected, currencies, problems, failure);
  }

  /** The same columns on another sheet, so many further to the right. */
  public Header on(String other, int further) {
    @Nullable Column[] moved = new @Nullable Column[further + columns.length];
    System.arraycopy(columns, 0, moved, further, columns.length);
    return new Header(table, other, row, moved, new Column[0], currencies, List.of(), "");
  }

  /** The columns that were looked for. */
  public Table table() {
    return table;
  }

  /** The name of the user's sheet, or of the CSV file. */
  public String sheet() {
    return sheet;
  }

  /** The header's row number, from 1; 0 where no header was found. */
  public int row() {
    return row;
  }

  /** Where a column of ours is in the user's sheet, from 0; -1 where it is not there. */
  public int indexOf(Column column) {
    return indexes[column.ordinal()];
  }

  /** Which of our columns is read from an index of the user's sheet; null: the user's own. */
  public @Nullable Column at(int index) {
    return index < columns.length ? columns[index] : null;
  }

  /** Which of our columns is there in a unit that is not ours, and so is not read. */
  @Nullable Column rejectedAt(int index) {
    return index < rejected.length ? rejected[index] : null;
  }

  /**
   * What is reported of the header of a column that is there in a unit that is not ours, so that no
   * cell of it is read; the first of several. Nothing is reported of its cells one by one.
   */
  public Map<Column, Problem> rejections() {
    return rejections;
  }

  /**
   * The currency that a header names above amounts whose rows have a currency of their own, above
   * exchange rates or above the values of assumptions; null where it names none.
   */
  public @Nullable String currency(Column column) {
    return currencies.get(column);
  }

  /** Where a cell of ours is; null where the user's sheet has no such column. */
  public @Nullable Place place(int sheetRow, Column column) {
    int index = indexOf(column);
    return index < 0 ? null : new Place(sheet, sheetRow, index);
  }

  /** What is wrong with the headers themselves. */
  public List<Problem> problems() {
    return problems;
  }

  /** The same without {@link #rejections}, which rows below the header have too. */
  public List<Problem> ownProblems() {
    return problems.stream().filter(problem -> !rejections.containsValue(problem)).toList();
  }

  /** Whether the sheet can be read at all: a header row with every required column. */
  public boolean usable() {
    return failure.isEmpty();
  }

  /** One line on what is missing and what was found instead; empty where the sheet is usable. */
  public String failure() {
    return failure;
  }
}
