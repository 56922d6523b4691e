package breakeven.batch;

import breakeven.input.CellType;
import breakeven.input.HeaderFinder;
import breakeven.input.PlainNumber;
import breakeven.input.RowHandler;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the texts of a sheet's first rows, so that our own columns of an earlier review are found
 * by their headers, while somebody else reads the sheet.
 */
final class HeaderTexts implements RowHandler {
  private final RowHandler reader;
  private final Map<Integer, Map<Integer, String>> rows = new HashMap<>();
  private int row;

  HeaderTexts(RowHandler reader) {
    this.reader = reader;
  }

  @Override
  public boolean wants(int column) {
    return row <= HeaderFinder.ROWS || reader.wants(column);
  }

  @Override
  public void startRow(int number) {
    row = number;
    reader.startRow(number);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    String header = row <= HeaderFinder.ROWS ? header(type, number, text) : null;
    if (header != null) {
      rows.computeIfAbsent(row, key -> new TreeMap<>()).put(column, header);
    }
    if (reader.wants(column)) {
      reader.cell(column, type, number, text);
    }
  }

  /** A year above a column of the user's is a header too. */
  private static @Nullable String header(CellType type, double number, @Nullable String text) {
    return switch (type) {
      case TEXT -> text;
      case NUMBER, PER_CENT -> PlainNumber.text(number);
      case DATE -> LocalDate.ofEpochDay((long) Math.floor(number)).toString();
      default -> null;
    };
  }

  @Override
  public boolean endRow(int number) {
    return reader.endRow(number);
  }

  /** The texts of a row by column. */
  Map<Integer, String> of(int number) {
    return rows.getOrDefault(number, Map.of());
  }
}
