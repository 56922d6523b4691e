package breakeven.core.input;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one of the small sheets: prices, capacity, rates, assumptions, uncertainty.
 *
 * @param table its definition
 * @param header where its columns are
 * @param source where they come from
 * @param whole whether they are all of the sheet: not where another table is below them
 * @param rows in the order of the sheet, wholly empty ones left out
 */
public record TableRows(Table table, Header header, Source source, boolean whole, List<Row> rows) {

  /** A sheet with no rows, in the template's layout. */
  public static TableRows none(Table table) {
    return new TableRows(table, Header.of(table), Source.sheet(table.sheet()), true, List.of());
  }

  /**
   * What cells of a row are, one bit for each column.
   *
   * @param bad they cannot be read
   * @param emptied those of them that were read as empty
   */
  record Marks(long bad, long emptied) {
    boolean isBad(Column column) {
      return has(bad, column);
    }

    boolean isEmptied(Column column) {
      return has(emptied, column);
    }

    private static boolean has(long bits, Column column) {
      return (bits >>> column.ordinal() & 1) != 0;
    }
  }

  /**
   * These rows, and behind them those of an earlier table whose key no row of these has.
   *
   * @param key the columns that tell rows apart; none: nothing is added
   */
  public TableRows and(TableRows earlier, List<Column> key) {
    if (key.isEmpty()) {
      return this;
    }
    Set<String> known = new HashSet<>();
    rows.forEach(row -> known.add(row.key(key)));
    List<Row> all = new ArrayList<>(rows);
    earlier.rows.stream().filter(row -> !known.contains(row.key(key))).forEach(all::add);
    return new TableRows(table, header, source, whole, List.copyOf(all));
  }

  /**
   * These rows with some cells as an earlier table has them.
   *
   * @param key the columns that tell rows apart; of several equal ones the first counts
   */
  public TableRows withCellsOf(TableRows earlier, List<Column> key, List<Column> columns) {
    Map<String, Row> known = new HashMap<>();
    earlier.rows.forEach(row -> known.putIfAbsent(row.key(key), row));
    List<Row> all =
        rows.stream().map(row -> row.with(known.getOrDefault(row.key(key), row), columns)).toList();
    return new TableRows(table, header, source, whole, all);
  }

  /** The last row with anything in it, from 1; the header's where there is none. */
  public int lastRow() {
    return rows.isEmpty() ? header.row() : rows.get(rows.size() - 1).sheetRow();
  }

  /** Whether another table says the same, row by row, wherever its cells are. */
  public boolean sameFigures(TableRows other) {
    if (rows.size() != other.rows.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).sameFigures(other.rows.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * One row. Nothing is filled in: what is empty is NaN or null, and its default is the model's.
   */
  public static final class Row {
    private final Header header;
    private final int sheetRow;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final @Nullable RawCell[] raw;
    private final List<Problem> problems;
    private final Marks marks;

    Row(
        Header header,
        int sheetRow,
        double[] numbers,
        @Nullable String[] texts,
        @Nullable RawCell[] raw,
        Marks marks,
        List<Problem> problems) {
      this.header = header;
      this.sheetRow = sheetRow;
      this.numbers = numbers;
      this.texts = texts;
      this.raw = raw;
      this.marks = marks;
      this.problems = List.copyOf(problems);
    }

    private String key(List<Column> columns) {
      StringBuilder key = new StringBuilder();
      for (Column column : columns) {
        String text = texts[column.ordinal()];
        key.append(Texts.fold(text == null ? "" : text)).append('\n');
      }
      return key.toString();
    }

    private Row with(Row other, List<Column> columns) {
      Row mixed =
          new Row(header, sheetRow, numbers.clone(), texts.clone(), raw.clone(), marks, problems);
      for (Column column : columns) {
        int at = column.ordinal();
        mixed.numbers[at] = other.numbers[at];
        mixed.texts[at] = other.texts[at];
        mixed.raw[at] = other.raw[at];
      }
      return mixed;
    }

    /** Whether another row says the same, wherever its cells are. */
    public boolean sameFigures(Row other) {
      return Arrays.equals(numbers, other.numbers)
          && Arrays.equals(texts, other.texts)
          && marks.bad() == other.marks.bad();
    }

    /** Row number in the user's sheet, from 1. */
    public int sheetRow() {
      return sheetRow;
    }

    /**
     * The value of a numeric column: shares as fractions, words as codes, dates as days since
     * 1970-01-01; NaN where the cell is empty or bad.
     */
    public double number(Column column) {
      if (!column.numeric()) {
        throw new IllegalArgumentException(column.header() + " holds text");
      }
      return numbers[column.ordinal()];
    }

    /**
     * The value of a text column, trimmed, or a word as its column writes it; null where the cell
     * is empty or bad.
     */
    public @Nullable String text(Column column) {
      return texts[column.ordinal()];
    }

    /** The day of a date column; null where the cell is empty or bad. */
    public @Nullable LocalDate date(Column column) {
      double day = number(column);
      return Double.isNaN(day) ? null : LocalDate.ofEpochDay((long) day);
    }

    /** Whether the cell holds something that cannot be read or is out of range. */
    public boolean bad(Column column) {
      return marks.isBad(column);
    }

    /** Whether something is in the cell, readable or not: if not, its default applies. */
    public boolean typed(Column column) {
      return raw[column.ordinal()] != null && !marks.isEmptied(column);
    }

    /** Where the cell is; null where the user's sheet has no such column. */
    public @Nullable Place place(Column column) {
      return header.place(sheetRow, column);
    }

    /** Where the header of a column is; null where the user's sheet has no such column. */
    public @Nullable Place header(Column column) {
      return header.place(header.row(), column);
    }

    /**
     * What is wrong in this row's cells, but for those whose header names another unit. Whether it
     * is reported depends on whether the row is used.
     */
    public List<Problem> problems() {
      return problems;
    }

    /**
     * Why a cell of this row cannot be read, or that it is empty and needed. Of a header in another
     * unit each row has one and the same problem.
     */
    public List<Problem> errors(Column column) {
      Problem rejection = header.rejections().get(column);
      if (rejection != null && typed(column)) {
        return List.of(rejection);
      }
      return problems.stream()
          .filter(
              problem ->
                  problem.severity() == Severity.ERROR && problem.column().equals(column.header()))
          .toList();
    }

    /**
     * What is in the cell, as a formula sees it: a text, empty where the cell is, a number, a day,
     * or true or false; null where no formula can tell it, as an error value.
     */
    public @Nullable Object stands(Column column) {
      RawCell cell = raw[column.ordinal()];
      if (cell == null) {
        return "";
      }
      return switch (cell.type()) {
        case TEXT -> cell.text();
        case NUMBER, PER_CENT -> cell.number();
        case DATE -> LocalDate.ofEpochDay((long) Math.floor(cell.number()));
        case BOOLEAN -> cell.number() != 0;
        case ERROR, NO_VALUE, UNREADABLE -> null;
      };
    }

    /** The cell as it came; null where it is empty. */
    @Nullable RawCell raw(Column column) {
      return raw[column.ordinal()];
    }
  }
}
