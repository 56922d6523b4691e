package breakeven.core.input;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows below a header row, whose cells are asked for by the names of their columns. A table of
 * the user's, whose headers may be written otherwise, is read by {@link TableReader}.
 */
public abstract class NamedRows implements RowHandler {
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<Integer, String> texts = new LinkedHashMap<>();
  private final Map<Integer, Double> numbers = new HashMap<>();

  /** The name that a text of the header row is. */
  protected String name(String text) {
    return text;
  }

  /** Whether a row that holds these names is the header row. */
  protected abstract boolean isHeader(Set<String> names);

  /** A row above the header row; false: the table is not looked for any further. */
  protected boolean above(Set<String> names) {
    return true;
  }

  /**
   * Takes a row below the header row.
   *
   * @param row from 1
   * @return false where no further row is wanted
   */
  protected abstract boolean below(int row);

  /** The text in a column, without spaces around it; empty where there is none. */
  protected final String text(String name) {
    Integer column = columns.get(name);
    return column == null ? "" : texts.getOrDefault(column, "");
  }

  /** The number in a column, days as days since 1970-01-01; NaN where there is none. */
  protected final double number(String name) {
    Integer column = columns.get(name);
    return column == null ? Double.NaN : numbers.getOrDefault(column, Double.NaN);
  }

  /** Where the columns are, from 0; empty where no header row was found. */
  protected final Map<String, Integer> columns() {
    return columns;
  }

  @Override
  public final void startRow(int row) {
    texts.clear();
    numbers.clear();
  }

  @Override
  public final void cell(int column, CellType type, double number, @Nullable String text) {
    if (type == CellType.TEXT && text != null) {
      texts.put(column, text.strip());
    } else if (type == CellType.NUMBER || type == CellType.DATE || type == CellType.PER_CENT) {
      numbers.put(column, number);
    }
  }

  @Override
  public final boolean endRow(int row) {
    if (!columns.isEmpty()) {
      return below(row);
    }
    Map<String, Integer> named = new LinkedHashMap<>();
    texts.forEach((column, text) -> named.putIfAbsent(name(text), column));
    if (isHeader(named.keySet())) {
      columns.putAll(named);
      return true;
    }
    return above(named.keySet());
  }
}
