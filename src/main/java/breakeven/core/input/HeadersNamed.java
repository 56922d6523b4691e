package breakeven.core.input;

import breakeven.core.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A look at the first rows of a list, to see whether its cells are distinguished as they should be:
 * a header row then names columns of ours.
 */
public final class HeadersNamed implements RowHandler {
  private final ToIntFunction<RawRow> named;
  private RawRow row = new RawRow(0);
  private int most;

  /**
   * Looks for the columns of one table.
   *
   * @param table the columns that headers are compared with
   */
  public HeadersNamed(Table table) {
    HeaderFinder finder = new HeaderFinder(table, table.sheet(), null);
    named = row -> finder.named(row).size();
  }

  /**
   * For a list that is none of our tables.
   *
   * @param named how many columns a row names if it is the header row; an empty text where a cell
   *     is empty
   */
  public HeadersNamed(ToIntFunction<List<String>> named) {
    this.named = row -> named.applyAsInt(texts(row));
  }

  private static List<String> texts(RawRow row) {
    List<String> texts = new ArrayList<>();
    row.cells(
        (column, type, number, text) -> {
          while (texts.size() <= column) {
            texts.add("");
          }
          texts.set(column, text == null ? "" : text);
        });
    return texts;
  }

  /** How many columns of ours the row names that names most. */
  public int most() {
    return most;
  }

  @Override
  public void startRow(int number) {
    row = new RawRow(number);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    row.add(column, type, number, text);
  }

  @Override
  public boolean endRow(int number) {
    most = Math.max(most, named.applyAsInt(row));
    return number < HeaderFinder.ROWS;
  }
}
