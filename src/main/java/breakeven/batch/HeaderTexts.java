package breakeven.batch;

import breakeven.input.CellType;
import breakeven.input.HeaderFinder;
import breakeven.input.RowHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the texts of a sheet's first rows, so that our own columns of an earlier review are found
 * by their headers.
 */
final class HeaderTexts implements RowHandler {
  private final Map<Integer, Map<Integer, String>> rows = new HashMap<>();
  private int row;

  @Override
  public void startRow(int number) {
    row = number;
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    if (row <= HeaderFinder.ROWS && type == CellType.TEXT && text != null) {
      rows.computeIfAbsent(row, key -> new TreeMap<>()).put(column, text);
    }
  }

  @Override
  public boolean endRow(int number) {
    return number < HeaderFinder.ROWS;
  }

  /** The texts of a row by column. */
  Map<Integer, String> of(int number) {
    return rows.getOrDefault(number, Map.of());
  }
}
