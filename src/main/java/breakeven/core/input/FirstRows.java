package breakeven.core.input;

import breakeven.core.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of the first rows of a sheet, to find out what its headers are those of. */
public final class FirstRows implements RowHandler {
  private final String sheet;
  private final List<RawRow> rows = new ArrayList<>();
  private @Nullable RawRow pending;

  /**
   * @param sheet the name of the user's sheet
   */
  public FirstRows(String sheet) {
    this.sheet = sheet;
  }

  @Override
  public void startRow(int row) {
    pending = row <= HeaderFinder.ROWS ? new RawRow(row) : null;
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    if (pending != null && type == CellType.TEXT) {
      pending.add(column, type, number, text);
    }
  }

  @Override
  public boolean endRow(int row) {
    if (pending != null) {
      rows.add(pending);
    }
    return row < HeaderFinder.ROWS;
  }

  /** The header that a table has here; null where no row names all that it needs. */
  public @Nullable Header header(Table table) {
    HeaderFinder finder = new HeaderFinder(table, sheet, null);
    return rows.stream().anyMatch(finder::complete) ? finder.find(rows) : null;
  }
}
